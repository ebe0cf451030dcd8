const axios = require('axios');
const { GraphErrorCode, hasErrorCode } = require('msgraph-errors');

async function remove(id) {
  try {
    await axios.delete('https://graph.microsoft.com/v1.0/users/' + id);
  } catch (e) {
    if (!hasErrorCode(e, GraphErrorCode.Request_ResourceNotFound)) throw e;
  }
}

module.exports = remove;
