import axios from 'axios'
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors'

export const members = (id) =>
  axios
    .get(`https://graph.microsoft.com/v1.0/groups/${id}/members`)
    .then((res) => res.data.value)
    .catch((err) => {
      if (hasErrorCode(err, GraphErrorCode.Request_ResourceNotFound)) return []
      throw err
    })
