export class Reader {
  *levels(error: any): Generator<any> {
    for (let level = error; level; level = level.innerError ?? level.innererror) yield level;
  }
  has(error: any, wanted: string): boolean {
    return [...this.levels(error)].some((level) => level.code === wanted);
  }
  async read(path: string) {
    const response = await fetch(`https://graph.microsoft.com/v1.0${path}`);
    if (response.ok) return response.json();
    const { error } = await response.json();
    if (error.code === 'itemNotFound' || this.has(error.innererror, 'itemNotFound')) return null;
    for (const level of this.levels(error)) if (level.code === 'notAllowed') return undefined;
    throw new Error(error.code);
  }
}
