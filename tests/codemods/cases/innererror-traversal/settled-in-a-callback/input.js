import { Client } from '@microsoft/microsoft-graph-client'

export async function both(client, a, b) {
  const results = await Promise.allSettled([client.api(a).get(), client.api(b).get()])
  return results.map((result) => {
    if (result.status === 'fulfilled') return result.value
    if (result.reason.code === 'itemNotFound') return null
    throw result.reason
  })
}
