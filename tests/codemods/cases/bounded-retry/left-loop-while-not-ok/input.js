const pause = (ms) => new Promise((done) => setTimeout(done, ms))

export async function page(path) {
  while (true) {
    const res = await fetch(`https://graph.microsoft.com/v1.0${path}`)
    if (!res.ok) {
      await pause(500)
      continue
    }
    return res.json()
  }
}
