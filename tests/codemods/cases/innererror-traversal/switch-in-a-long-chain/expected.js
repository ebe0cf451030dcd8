const { Client } = require('@microsoft/microsoft-graph-client');
const { mostSpecificErrorCode } = require('msgraph-errors');

class Mailbox {
  constructor(client) {
    this.client = client;
  }

  async remove(id) {
    try {
      await this.client.api(`/me/messages/${id}`).delete();
    } catch (err) {
      switch (mostSpecificErrorCode(err, ['ErrorItemNotFound'])) {
        case 'ErrorItemNotFound':
          // does not exist
          return { deleted: false };

        default:
          console.error(err);
          throw err;
      }
    }
    return { deleted: true };
  }
}

module.exports = { Mailbox };
