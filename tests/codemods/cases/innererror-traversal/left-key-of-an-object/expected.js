import { Client } from '@microsoft/microsoft-graph-client'

const statuses = { itemNotFound: 404, accessDenied: 403, 'resourceLocked': 423 }

export async function forward (client, id, res) {
  try {
    res.json(await client.api('/me/drive/items/' + id).get())
  } catch (error) {
    if (!(error.code in statuses)) throw error
    res.sendStatus(statuses[error.code])
  }
}
