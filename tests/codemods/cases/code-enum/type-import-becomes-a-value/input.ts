import { hasErrorCode } from 'msgraph-errors';
import type { GraphErrorCode } from 'msgraph-errors';

export const known: GraphErrorCode[] = [];
export const isFull = (error: unknown) => hasErrorCode(error, 'quotaLimitReached');
