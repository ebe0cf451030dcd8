const { hasErrorCode, GraphErrorCode } = require('msgraph-errors')

module.exports = (error) => hasErrorCode(error, GraphErrorCode.QuotaLimitReached)
