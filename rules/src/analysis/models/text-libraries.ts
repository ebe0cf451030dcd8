/**
 * Packages whose functions take a text, or a list, as their first argument where the language has a method of
 * the same name: `_.includes(text, 'part')`. Some are published one function at a time: `lodash/includes`.
 * @see https://lodash.com/docs/4.17.15#includes
 */
export const TEXT_LIBRARIES: ReadonlySet<string> = new Set(['lodash', 'lodash-es', 'underscore']);
