import { hasErrorCode } from 'msgraph-errors';

const CODE = 'itemNotFound';
export const isGone = (error: unknown) => hasErrorCode(error, CODE, ...['accessDenied']) || error === 'itemNotFound';
