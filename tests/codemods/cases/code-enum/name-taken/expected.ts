import { hasErrorCode, GraphErrorCode as GraphErrorCode2 } from 'msgraph-errors';

const GraphErrorCode = { gone: 'gone' };
export const isGone = (error: unknown) => hasErrorCode(error, GraphErrorCode2.ItemNotFound, GraphErrorCode.gone);
