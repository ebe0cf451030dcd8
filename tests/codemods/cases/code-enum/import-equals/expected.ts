import errors = require('msgraph-errors');

export = function isMissing(error: unknown) {
  return errors.hasErrorCode(error, errors.GraphErrorCode.ItemNotFound);
};
