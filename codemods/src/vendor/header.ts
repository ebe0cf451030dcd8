import { RUNTIME } from '../manifest.js';

/** First line of every file that is written here; such a file may be replaced. */
export const VENDORED: string = `// The runtime ${RUNTIME} as one file, written by msgraph-codemod init --vendor. Run that again to update it.`;

/** The first words of a header tell who wrote a file; the rest may change between versions. */
export const wordsOf = (header: string): string => header.slice(0, header.indexOf(','));
