import { Client } from '@microsoft/microsoft-graph-client'
import { GraphErrorCode, hasErrorCode, mostSpecificErrorCode } from 'msgraph-errors'

export async function lock (client, id) {
  try {
    return await client.api('/me/drive/items/' + id + '/checkout').post({})
  } catch (e) {
    if (mostSpecificErrorCode(e, ['resourceLocked', 'notAllowed']) === 'resourceLocked') return 'locked'
    if (null != e && hasErrorCode(e, GraphErrorCode.NotAllowed)) return 'not allowed'
    throw e
  }
}
