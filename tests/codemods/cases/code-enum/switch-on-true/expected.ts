import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';

export function status(error: unknown): number {
  switch (true) {
    case hasErrorCode(error, GraphErrorCode.Request_ResourceNotFound):
      return 404;
    case hasErrorCode(error, GraphErrorCode.Authorization_RequestDenied):
      return 403;
    default:
      return 500;
  }
}
