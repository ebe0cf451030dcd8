const request = async (tenant, path) => {
  const res = await fetch('https://graph.windows.net/' + tenant + path + '?api-version=1.6');
  const body = await res.json();
  if (!res.ok && body['odata.error'].code === 'Request_ResourceNotFound') return null;
  return body;
};

module.exports = { request };
