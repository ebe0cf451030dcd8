/** Answers by path: the paths of rows are few, and each of them is read at every call that it may be about. */
function once(read: (path: string) => readonly string[]): (path: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const found = known.get(path) ?? read(path);
    known.set(path, found);
    return found;
  };
}

/** A path with the tokens in it written out: `Member[a,b]` stands for two. */
export const expandPath: (path: string) => readonly string[] = once((path) =>
  path.split('|').flatMap((alternative) => {
    let paths = [''];
    for (const token of tokensOf(alternative)) {
      const list = /^(Member|Argument)\[(.+)\]$/.exec(token);
      const options = list ? (list[2] ?? '').split(',').map((item) => `${list[1] ?? ''}[${item}]`) : [token];
      paths = paths.flatMap((before) =>
        options.map((option) => (before === '' ? option : `${before}.${option}`)),
      );
    }
    return paths;
  }),
);

/** The name of a token and what stands in its brackets: `Argument` and `0` of `Argument[0]`. */
export const partsOfToken: (path: string) => readonly string[] = once((token) => {
  const [, name = '', list = ''] = /^(\w+)(?:\[(.*)\])?$/.exec(token) ?? [];
  return [name, list];
});

/** The tokens of a path, without the dots between them. */
export const tokensOf: (path: string) => readonly string[] = once((path) =>
  path === '' ? [] : path.split(/\.(?![^[]*\])/),
);
