import { hasErrorCode } from 'msgraph-errors';

export const isGone = (error: unknown) => hasErrorCode(error, `itemNotFound`);
