import type { Model, Value } from '../model.js';
import { declareConstant } from './declare.js';
import { literal } from './literal.js';
import type { ModuleText } from './module.js';

const scalars: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  any: 'any',
};

/** The form of an answer, as the runtime's `OutputForm` has it. */
function form(value: Value): unknown {
  if (value.shape !== undefined && value.properties === undefined && value.items === undefined)
    return `#${value.shape}`;
  if (value.enum !== undefined) return { $enum: value.enum };
  if (value.type === 'array') return [value.items === undefined ? 'any' : form(value.items)];
  if (value.type !== 'object') return scalars[value.type];
  if (value.properties === undefined) return 'any';
  return Object.fromEntries(Object.entries(value.properties).map(([name, inner]) => [name, form(inner)]));
}

/** The forms of all answers: a module of its own, for those who read XML or watch for drift. */
export function makeOutputsModule(model: Model): ModuleText {
  const shapes = Object.entries(model.shapes).filter(([, value]) => value.type === 'object' || value.type === 'array');
  const table = {
    operations: Object.fromEntries(model.operations.map(({ name, output }) => [name, form(output)])),
    shapes: Object.fromEntries(shapes.map(([name, { shape: _, ...value }]) => [name, form(value)])),
  };
  return {
    source: `specs/${model.product}/operations and shapes`,
    imports: [{ from: '@yunspec/runtime', values: ['outputForms'], types: ['Outputs'] }],
    statements: [
      // so that declarations of users can name the type
      "export type { Outputs } from '@yunspec/runtime';",
      declareConstant('outputs', 'Outputs', `/* @__PURE__ */ outputForms(${literal(table)})`, [
        'The forms of all answers: give them to `xml()`, or to a client whose `onDrift` hook you use.',
      ]),
    ],
  };
}
