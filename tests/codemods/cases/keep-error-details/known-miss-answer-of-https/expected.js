const https = require('https');

module.exports = (path, token) =>
  new Promise((resolve, reject) => {
    https.get(`https://graph.microsoft.com/v1.0${path}`, { headers: { Authorization: `Bearer ${token}` } }, (res) => {
      if (res.statusCode !== 200) return reject(new Error(`Graph answered ${res.statusCode}`));
      resolve(res);
    });
  });
