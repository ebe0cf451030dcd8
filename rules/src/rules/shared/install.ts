/** The ids of messages, and for each the one that also says what to install. */
export type WithInstall<Ids extends string> = Ids | `${Ids}Install`;

/** Adds to each message one that ends with what to install. */
export function withInstall<Ids extends string>(
  messages: Readonly<Record<Ids, string>>,
): Record<WithInstall<Ids>, string> {
  const entries = Object.entries<string>(messages).flatMap(([id, text]) => [
    [id, text],
    [`${id}Install`, `${text} First: \`{{install}}\`.`],
  ]);
  return Object.fromEntries(entries) as Record<WithInstall<Ids>, string>;
}
