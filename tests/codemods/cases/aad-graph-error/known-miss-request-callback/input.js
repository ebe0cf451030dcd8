const request = require('request');

module.exports = (url, token, done) => {
  request({ url: url + '/users', json: true, auth: { bearer: token } }, (error, response, body) => {
    if (body['odata.error']) return done(new Error(body['odata.error'].message.value));
    done(error, body);
  });
};
