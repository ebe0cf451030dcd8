import { Client } from '@microsoft/microsoft-graph-client'
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors'

export async function lock (client, id) {
  try {
    return await client.api('/me/drive/items/' + id + '/checkout').post({})
  } catch (e) {
    if (hasErrorCode(e, GraphErrorCode.ResourceLocked)) return 'locked'
    if (null != e && hasErrorCode(e, GraphErrorCode.NotAllowed)) return 'not allowed'
    throw e
  }
}
