import { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

const client = Client.init({ authProvider: (done) => done(null, process.env.TOKEN) });

export function photo(user) {
  return client
    .api(`/users/${user}/photo/$value`)
    .get()
    .then(
      (blob) => blob,
      (reason) => (hasErrorCode(reason, GraphErrorCode.ImageNotFound) ? undefined : Promise.reject(reason)),
    );
}

export function manager(user) {
  return client.api(`/users/${user}/manager`).get().catch((reason) => {
    if (hasErrorCode(reason, GraphErrorCode.Request_ResourceNotFound)) return null; // nobody above
    throw reason;
  });
}
