#!/usr/bin/env node
'use strict';

const { Client } = require('@microsoft/microsoft-graph-client');

const client = Client.init({ authProvider: (done) => done(null, process.env.TOKEN) });

async function upload(path, content) {
  await client
    .api(path)
    .put(content)
    .catch((error) => {
      if (!error.message.includes('nameAlreadyExists')) throw error;
    });
}

async function remove(path, force) {
  try {
    await client.api(path).delete();
  } catch (error) {
    if (force && (error.message.includes('itemNotFound') || error.message.includes('resourceLocked'))) return;
    throw error;
  }
}

module.exports = { upload, remove };
