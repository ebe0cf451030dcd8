const axios = require('axios');

async function remove(id) {
  try {
    await axios.delete('https://graph.microsoft.com/v1.0/users/' + id);
  } catch (e) {
    if (e.response.data['odata.error'].code !== 'Request_ResourceNotFound') throw e;
  }
}

module.exports = remove;
