import { Client } from '@microsoft/microsoft-graph-client'

export async function lock (client, id) {
  try {
    return await client.api('/me/drive/items/' + id + '/checkout').post({})
  } catch (e) {
    if ('resourceLocked' == e.code) return 'locked'
    if (null != e && 'notAllowed' === e.code) return 'not allowed'
    throw e
  }
}
