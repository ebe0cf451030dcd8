import { hasErrorCode } from 'msgraph-errors';

export function status(error: unknown): number {
  switch (true) {
    case hasErrorCode(error, 'Request_ResourceNotFound'):
      return 404;
    case hasErrorCode(error, 'Authorization_RequestDenied'):
      return 403;
    default:
      return 500;
  }
}
