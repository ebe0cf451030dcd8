'use strict'

const { Client } = require('@microsoft/microsoft-graph-client')
const { setTimeout: wait } = require('node:timers/promises')
const { retryGraph } = require('msgraph-errors')

const client = Client.init({ authProvider: () => {} })
const TRANSIENT = new Set([429, 502, 503, 504])

async function remove(id) {
  await retryGraph(() => client.api(`/me/messages/${id}`).delete(), {
    retryOn: (_info, e) => TRANSIENT.has(e.statusCode),
    onRetry: () => {
      console.warn('again', id)
    },
  })
  return
}

module.exports = { remove, wait }
