import { retryGraph } from 'msgraph-errors'

export async function page(path) {
  // once more
  const res = await retryGraph(() => fetch(`https://graph.microsoft.com/v1.0${path}`), {
    retryOn: (_info, res) => res.ok === false,
    baseDelayMs: 500,
    factor: 1,
    jitter: 'none',
    onRetry: () => {
      console.warn('again', path)
    },
  })
  return res
}
