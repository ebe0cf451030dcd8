const pause = (ms) => new Promise((done) => setTimeout(done, ms))

export async function page(path) {
  while (true) {
    // once more
    const res = await fetch(`https://graph.microsoft.com/v1.0${path}`)
    if (!res.ok) {
      console.warn('again', path)
      await pause(500)
      continue
    }
    return res
  }
}
