import { hasErrorCode } from 'msgraph-errors';

const GraphErrorCode = { gone: 'gone' };
export const isGone = (error: unknown) => hasErrorCode(error, 'itemNotFound', GraphErrorCode.gone);
