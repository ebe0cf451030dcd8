const { Client } = require('@microsoft/microsoft-graph-client');
const { GraphErrorCode, hasErrorCode } = require('msgraph-errors');

exports.subscribe = async function subscribe(client, subscription) {
  try {
    return await client.api('/subscriptions').post(subscription);
  } catch (error) {
    const body = JSON.parse(error.body);
    if (hasErrorCode(error, GraphErrorCode.ExtensionError, GraphErrorCode.InvalidRequest)) return undefined;
    throw error;
  }
};
