import { hasErrorCode } from 'msgraph-errors';

const GONE = 'itemNotFound';

export const isGone = (error: unknown) => hasErrorCode(error, GONE);
