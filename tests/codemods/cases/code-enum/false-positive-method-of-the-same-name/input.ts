import { errors } from './errors';
import { hasErrorCode } from 'msgraph-errors';

export const f = (error: unknown) => errors.hasErrorCode(error, 'itemNotFound') || hasErrorCode(error);
