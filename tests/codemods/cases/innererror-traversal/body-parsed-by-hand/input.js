const { Client } = require('@microsoft/microsoft-graph-client');

exports.subscribe = async function subscribe(client, subscription) {
  try {
    return await client.api('/subscriptions').post(subscription);
  } catch (error) {
    const body = JSON.parse(error.body);
    if (body.code === 'ExtensionError' || body.code === 'InvalidRequest') return undefined;
    throw error;
  }
};
