import axios from 'axios'

export async function owners (id) {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/groups/' + id + '/owners')).data.value
  } catch (err) {
    const { code, message } = err.response.data['odata.error']
    console.warn(code, message.value)
    if (code === 'Request_ResourceNotFound') return []
    throw err
  }
}
