import { Ajv2020 } from 'ajv/dist/2020.js';

/** Creates a JSON-Schema validator that also knows the word of our own for patterns with classes such as `\p{L}`. */
export function createSchemaValidator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: true });
  ajv.addKeyword({
    keyword: 'x-pattern',
    type: 'string',
    schemaType: 'string',
    compile: (pattern: string) => {
      const expression = new RegExp(pattern, 'u');
      return (text: string) => expression.test(text);
    },
  });
  return ajv;
}
