import axios from 'axios'

export const members = (id) =>
  axios
    .get(`https://graph.microsoft.com/v1.0/groups/${id}/members`)
    .then((res) => res.data.value)
    .catch((err) => {
      if (err.response.data['odata.error'].code === 'Request_ResourceNotFound') return []
      throw err
    })
