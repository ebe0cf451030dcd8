/** A path with the tokens in it written out: `Member[a,b]` stands for two. */
export function expandPath(path: string): readonly string[] {
  return path.split('|').flatMap((alternative) => {
    let paths = [''];
    for (const token of tokensOf(alternative)) {
      const list = /^(Member|Argument)\[(.+)\]$/.exec(token);
      const options = list ? (list[2] ?? '').split(',').map((item) => `${list[1] ?? ''}[${item}]`) : [token];
      paths = paths.flatMap((before) =>
        options.map((option) => (before === '' ? option : `${before}.${option}`)),
      );
    }
    return paths;
  });
}

export function tokensOf(path: string): readonly string[] {
  return path === '' ? [] : path.split(/\.(?![^[]*\])/);
}
