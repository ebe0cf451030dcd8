const axios = require('axios');
const { GraphErrorCondition, hasErrorCondition } = require('msgraph-errors');

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
    if (hasErrorCondition(error, GraphErrorCondition.NotFound)) return null;
    if (hasErrorCondition(error, GraphErrorCondition.Throttled)) return exports.photoOf.later(user);
    throw error;
  }
};
