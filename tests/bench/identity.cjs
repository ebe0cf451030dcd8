/**
 * A transform for jscodeshift that changes nothing: what it takes at least.
 * @param {import('jscodeshift').FileInfo} file
 * @param {import('jscodeshift').API} api
 */
module.exports = (file, { jscodeshift }) => jscodeshift(file.source).toSource();
