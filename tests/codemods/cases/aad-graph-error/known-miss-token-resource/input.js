const adal = require('adal-node');

module.exports = (tenant, id, secret, done) => {
  const context = new adal.AuthenticationContext('https://login.microsoftonline.com/' + tenant);
  context.acquireTokenWithClientCredentials('https://graph.windows.net', id, secret, done);
};
