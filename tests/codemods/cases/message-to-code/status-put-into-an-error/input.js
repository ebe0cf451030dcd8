const axios = require('axios');

async function graph(path, token) {
  const response = await axios.get(`https://graph.microsoft.com/v1.0${path}`, { headers: { Authorization: `Bearer ${token}` }, validateStatus: () => true });
  if (response.status >= 400) {
    const error = new Error(`Graph answered ${response.status} to ${path}`);
    error.statusCode = response.status;
    throw error;
  }
  return response.data;
}

exports.photoOf = async (user, token) => {
  try {
    return await graph(`/users/${user}/photo`, token);
  } catch (error) {
    if (error.message.includes('404')) return null;
    if (/\b429\b/.test(error.message)) return exports.photoOf.later(user);
    throw error;
  }
};
