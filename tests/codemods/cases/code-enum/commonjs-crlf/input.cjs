const { hasErrorCode } = require('msgraph-errors')

module.exports = (error) => hasErrorCode(error, 'quotaLimitReached')
