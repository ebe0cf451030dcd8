#!/usr/bin/env node
'use strict';

const { Client } = require('@microsoft/microsoft-graph-client');
const { GraphErrorCode, hasErrorCode } = require('msgraph-errors');

const client = Client.init({ authProvider: (done) => done(null, process.env.TOKEN) });

async function upload(path, content) {
  await client
    .api(path)
    .put(content)
    .catch((error) => {
      if (!hasErrorCode(error, GraphErrorCode.NameAlreadyExists)) throw error;
    });
}

async function remove(path, force) {
  try {
    await client.api(path).delete();
  } catch (error) {
    if (force && hasErrorCode(error, GraphErrorCode.ItemNotFound, GraphErrorCode.ResourceLocked)) return;
    throw error;
  }
}

module.exports = { upload, remove };
