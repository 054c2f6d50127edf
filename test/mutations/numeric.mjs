/** The keywords whose limits are numbers. */
export const numeric = /** @type {const} */ ([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
]);
