type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/**
 * An element with its attributes and what is in it. Texts stay texts: nothing that was pasted is read as
 * HTML.
 * @param attributes `true` sets one without a value, `false` and undefined leave it out
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.filter((child): child is Node | string => child !== undefined && child !== false),
  );
  return element;
}

/**
 * The element with an id.
 * @throws {Error} when the page has none: the page and its script do not fit together
 */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind))
    throw new Error(`The page has no element "${id}" of the kind that its script expects.`);
  return element;
}

/** Calls once things have been quiet for a while. @param ms how long */
export function afterPause(ms: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, ms);
  };
}
