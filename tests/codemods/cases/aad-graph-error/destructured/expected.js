import axios from 'axios'
import {
  GraphErrorCode,
  hasErrorCode,
  mostSpecificErrorCode,
  parseGraphError,
} from 'msgraph-errors'

export async function owners (id) {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/groups/' + id + '/owners')).data.value
  } catch (err) {
    console.warn(mostSpecificErrorCode(err), parseGraphError(err)?.message)
    if (hasErrorCode(err, GraphErrorCode.Request_ResourceNotFound)) return []
    throw err
  }
}
