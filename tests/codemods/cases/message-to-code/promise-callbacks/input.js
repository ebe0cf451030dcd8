import { Client } from '@microsoft/microsoft-graph-client';

const client = Client.init({ authProvider: (done) => done(null, process.env.TOKEN) });

export function photo(user) {
  return client
    .api(`/users/${user}/photo/$value`)
    .get()
    .then(
      (blob) => blob,
      (reason) => (reason.message.includes('ImageNotFound') ? undefined : Promise.reject(reason)),
    );
}

export function manager(user) {
  return client.api(`/users/${user}/manager`).get().catch((reason) => {
    if (reason.message.startsWith('Request_ResourceNotFound')) return null; // nobody above
    throw reason;
  });
}
