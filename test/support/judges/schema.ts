import type { Case } from '@yunspec/runtime/cases';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { createSchemaValidator } from '../schema-validator.js';
import type { Judge, Reason } from './verdict.js';

/** The verbs that JSON Schema has no words for. */
const beyondSchema: readonly string[] = ['compare', 'uniqueBy'] satisfies Reason[];

/** Finds the verb that keeps a schema from seeing what is wrong. */
function findBeyond({ refusals }: Case): Reason | undefined {
  const isBeyond = refusals.length > 0 && refusals.every(({ keyword }) => beyondSchema.includes(keyword));
  return isBeyond ? (refusals[0]?.keyword as Reason) : undefined;
}

/** A JSON-Schema validator, with the schemas of an `openapi.json`. */
export function createSchemaJudge(document: object): Judge {
  const ajv = createSchemaValidator();
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  const compile = (operation: string): ValidateFunction => {
    const known = compiled.get(operation) ?? ajv.compile({ $ref: `openapi#/components/schemas/${operation}Input` });
    compiled.set(operation, known);
    return known;
  };
  return {
    name: 'openapi.json',
    judge: ({ operation }, one) => {
      const unjudged = findBeyond(one);
      if (unjudged !== undefined) return { unjudged };
      const validate = compile(operation);
      if (validate(one.input)) return { accepts: true, says: '' };
      const errors = (validate.errors ?? []).slice(0, 3);
      return {
        accepts: false,
        says: errors.map(({ instancePath, message }) => `${instancePath} ${message}`).join(', '),
        faults: [],
      };
    },
  };
}
