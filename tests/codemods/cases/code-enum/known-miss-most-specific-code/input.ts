import { mostSpecificErrorCode } from 'msgraph-errors';

export const code = (error: unknown) => mostSpecificErrorCode(error, ['itemNotFound', 'accessDenied']);
export const hasErrorCode = true;
