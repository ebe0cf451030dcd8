import { Client } from '@microsoft/microsoft-graph-client'
import { retryGraph } from 'msgraph-errors'

const client = Client.init({ authProvider: () => {} })

export const drives = () => retryGraph(() => client.api('/me/drives').get(), {
  retryOn: (_info, e) => e.statusCode === 503,
})
