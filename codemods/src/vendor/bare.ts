import { ts } from 'ts-morph';

/** The text of a node without comments and blank lines; where lines break stays. */
export function bareText(node: ts.Node): string {
  const file = node.getSourceFile();
  const tokens: ts.Node[] = [];
  const visit = (current: ts.Node): void => {
    if (ts.isJSDoc(current)) return;
    const children = current.getChildren(file);
    if (children.length === 0) {
      if (current.getWidth(file) > 0) tokens.push(current);
    } else children.forEach(visit);
  };
  visit(node);
  return tokens
    .map((token, index) => (index === 0 ? '' : spaceBefore(token, file)) + token.getText(file))
    .join('');
}

/** What stands between a token and the one before it. */
function spaceBefore(token: ts.Node, file: ts.SourceFile): string {
  const between = file.text.slice(token.getFullStart(), token.getStart(file));
  const line = between.lastIndexOf('\n');
  if (line === -1) return between === '' ? '' : ' ';
  return `\n${between.slice(line + 1)}`;
}

/** The first paragraph of the comment that documents a node, as a comment; empty where there is none. */
export function summaryOf(node: ts.Node): string {
  const [documented] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(documented?.comment) ?? '';
  const [first = ''] = text.split('\n\n');
  if (first === '') return '';
  const lines = first.split('\n');
  return lines.length === 1
    ? `/** ${first} */`
    : ['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
}
