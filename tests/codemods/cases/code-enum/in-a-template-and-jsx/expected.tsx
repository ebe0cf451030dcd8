import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';

export const Note = ({ error }: { error: unknown }) => (
  <p title={`${hasErrorCode(error, GraphErrorCode.ItemNotFound) ? 'gone' : 'failed'} <not "jsx">`}>{hasErrorCode(error, GraphErrorCode.AccessDenied) && 'You may not.'}</p>
);
