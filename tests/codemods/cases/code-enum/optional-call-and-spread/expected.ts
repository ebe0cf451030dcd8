import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';

const MORE = ['somethingOfOurs'];

export const isRefused = (error: unknown) => hasErrorCode?.(error, GraphErrorCode.AccessDenied, ...MORE, GraphErrorCode.NotAllowed);
