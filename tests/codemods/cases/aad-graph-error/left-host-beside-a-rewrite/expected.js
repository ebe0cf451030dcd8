const { GraphErrorCode, hasErrorCode } = require('msgraph-errors');

const request = async (tenant, path) => {
  const res = await fetch('https://graph.windows.net/' + tenant + path + '?api-version=1.6');
  const body = await res.json();
  if (!res.ok && hasErrorCode(body, GraphErrorCode.Request_ResourceNotFound)) return null;
  return body;
};

module.exports = { request };
