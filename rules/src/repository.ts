/** Where the source code and the pages are; a test compares it with package.json. */
export const repository = 'https://github.com/msgraph-errors/msgraph-errors';
