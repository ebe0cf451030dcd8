import { hasErrorCode } from 'msgraph-errors';

export const Note = ({ error }: { error: unknown }) => (
  <p title={`${hasErrorCode(error, 'itemNotFound') ? 'gone' : 'failed'} <not "jsx">`}>{hasErrorCode(error, "accessDenied") && 'You may not.'}</p>
);
