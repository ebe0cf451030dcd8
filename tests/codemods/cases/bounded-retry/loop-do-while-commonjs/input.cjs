'use strict'

const { Client } = require('@microsoft/microsoft-graph-client')
const { setTimeout: wait } = require('node:timers/promises')

const client = Client.init({ authProvider: () => {} })
const TRANSIENT = new Set([429, 502, 503, 504])

async function remove(id) {
  do {
    try {
      await client.api(`/me/messages/${id}`).delete()
      return
    } catch (e) {
      if (!TRANSIENT.has(e.statusCode)) throw e
      console.warn('again', id)
    }
  } while (true)
}

module.exports = { remove, wait }
