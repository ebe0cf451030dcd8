// What a user can write today without a plugin: selectors of ESLint's own `no-restricted-syntax`, one for
// each form that is common in labelled repositories. They know neither where an error comes from nor what
// other files do with it.

const METHODS = 'includes|indexOf|startsWith|endsWith|match|search';

/** Selectors by the kind of label that they look for. */
export const selectors = {
  R1: [
    `CallExpression[callee.property.name=/^(${METHODS})$/][callee.object.property.name='message']`,
    `CallExpression[callee.property.name=/^(${METHODS})$/][callee.object.callee.property.name=/^(toLowerCase|toString)$/]`,
    `CallExpression[callee.property.name=/^(${METHODS})$/][callee.object.callee.name='String']`,
    `CallExpression[callee.property.name='includes'][callee.object.name=/(message|msg|text|reason|errorText)$/i]`,
    "CallExpression[callee.property.name='test'][callee.object.regex][arguments.0.property.name='message']",
    "CallExpression[callee.property.name='test'][arguments.0.name=/(message|msg|text)$/i]",
    "BinaryExpression[operator=/^[!=]==?$/][left.property.name='message'][right.type='Literal']",
  ],
  R2: [
    "BinaryExpression[operator=/^[!=]==?$/][left.property.name='code'][right.type='Literal']",
    "BinaryExpression[operator=/^[!=]==?$/][left.expression.property.name='code'][right.type='Literal']",
    "BinaryExpression[operator=/^[!=]==?$/][left.name=/^(error|err|graph)?code$/i][right.type='Literal']",
    "SwitchStatement[discriminant.property.name='code']",
    "CallExpression[callee.property.name=/^(includes|has)$/][arguments.0.property.name='code']",
  ],
  R3: [
    'WhileStatement[test.value=true] CatchClause ContinueStatement',
    'ForStatement[test=null] CatchClause ContinueStatement',
  ],
};
