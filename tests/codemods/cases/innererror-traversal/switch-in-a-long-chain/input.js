const { Client } = require('@microsoft/microsoft-graph-client');

class Mailbox {
  constructor(client) {
    this.client = client;
  }

  async remove(id) {
    try {
      await this.client.api(`/me/messages/${id}`).delete();
    } catch (err) {
      switch (err?.code) {
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
