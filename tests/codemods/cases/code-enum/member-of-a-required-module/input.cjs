#!/usr/bin/env node
'use strict';

const errors = require('msgraph-errors');

exports.isThrottled = (error) => errors.hasErrorCode(error, 'activityLimitReached', 'TooManyRequests');
