import { hasErrorCode } from 'msgraph-errors';
import { GraphErrorCode } from 'msgraph-errors';

export const known: GraphErrorCode[] = [];
export const isFull = (error: unknown) => hasErrorCode(error, GraphErrorCode.QuotaLimitReached);
