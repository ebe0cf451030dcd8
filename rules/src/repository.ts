/** Where the source code is; a test compares it with package.json. */
export const repository = 'https://github.com/msgraph-errors/msgraph-errors';

/** Where the site is published, which GitHub decides by the name of the repository. */
export const site = 'https://msgraph-errors.github.io/msgraph-errors';
