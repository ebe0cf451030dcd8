import { hasErrorCode } from 'msgraph-errors';

const MORE = ['somethingOfOurs'];

export const isRefused = (error: unknown) => hasErrorCode?.(error, 'accessDenied', ...MORE, 'notAllowed');
