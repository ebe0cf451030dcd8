/** Some files of a project. */
export type FileSet = Pick<ReadonlySet<string>, 'has'>;

/**
 * For each file those that can be reached from it. Thousands of such sets are kept of thousands of files each,
 * so a file is a bit in them.
 */
export class FileSets {
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly next: readonly (readonly number[])[];
  private readonly known = new Map<number, Uint8Array>();

  /** @param next the files that follow a file; those that are not among all files are left out */
  constructor(all: Iterable<string>, next: (path: string) => readonly string[]) {
    const paths = [...all];
    const numbers = new Map(paths.map((path, number) => [path, number]));
    this.numbers = numbers;
    this.next = paths.map((path) => next(path).flatMap((other) => numbers.get(other) ?? []));
  }

  /** The files that can be reached from a file, itself included. */
  from(path: string): FileSet {
    const start = this.numbers.get(path);
    if (start === undefined) return new Set([path]);
    const bits = this.known.get(start) ?? this.search(start);
    this.known.set(start, bits);
    return {
      has: (other) => {
        const number = this.numbers.get(other);
        return number !== undefined && ((bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0;
      },
    };
  }

  private search(start: number): Uint8Array {
    const bits = new Uint8Array(Math.ceil(this.next.length / 8));
    const queue = [start];
    for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
      const [at, bit] = [number >> 3, 1 << (number & 7)];
      const before = bits[at] ?? 0;
      if ((before & bit) !== 0) continue;
      bits[at] = before | bit;
      queue.push(...(this.next[number] ?? []));
    }
    return bits;
  }
}
