const { Client } = require('@microsoft/microsoft-graph-client')

exports.messages = async function (token) {
  const client = Client.init({ authProvider: (done) => done(null, token) })
  try {
    return await client.api('/me/messages').get()
  } catch (err) {
    throw new Error(
      'The messages could not be read: ' + err.message,
      { cause: err }
    )
  }
}
