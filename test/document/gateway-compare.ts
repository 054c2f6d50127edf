import { compareValues, type Difference } from './differences.js';
import type { Call } from './gateway.js';
import type { Model, Operation, Value } from './product.js';

function findType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return value === null ? 'null' : typeof value;
}

const isType = (value: unknown, type: string): boolean =>
  type === 'any' || findType(value) === type || (type === 'number' && typeof value === 'number');

/** Members of an answer that a spec does not have, or has with another type. */
function findStrangers(
  at: string,
  shown: unknown,
  spec: Value | undefined,
  shapes: Readonly<Record<string, Value>>,
): Difference[] {
  const value = spec?.shape === undefined ? spec : { ...shapes[spec.shape], ...spec };
  if (value === undefined) return [{ at, what: 'member', document: findType(shown), spec: undefined }];
  if (value.wire === 'json-string') return compareValues(at, 'type', findType(shown), 'string');
  if (!isType(shown, value.type)) return compareValues(at, 'type', findType(shown), value.type);
  if (Array.isArray(shown)) return shown.flatMap((item) => findStrangers(`${at}[]`, item, value.items, shapes));
  if (typeof shown !== 'object' || shown === null || value.properties === undefined) return [];
  return Object.entries(shown).flatMap(([name, inner]) =>
    findStrangers(`${at}.${name}`, inner, value.properties?.[name], shapes),
  );
}

/** One call beside the operation of its address. */
export function compareCall(call: Call, operation: Operation | undefined, { shapes }: Model): Difference[] {
  if (operation === undefined)
    return [{ at: call.heading, what: 'operation', document: `${call.method} ${call.path}`, spec: undefined }];
  const { name: at, input, output } = operation;
  const sent = Object.entries(call.sent);
  return [
    ...compareValues(at, 'parameters', sent.map(([name]) => name).sort(), Object.keys(input.properties ?? {}).sort()),
    ...sent.flatMap(([name, value]) =>
      input.properties?.[name] === undefined
        ? []
        : compareValues(`${at}.${name}`, 'type', findType(value), input.properties[name].type),
    ),
    ...compareValues(at, 'members', Object.keys(call.body).sort(), Object.keys(output.properties ?? {}).sort()),
    ...Object.entries(call.body).flatMap(([name, value]) =>
      findStrangers(`${at}.${name}`, value, output.properties?.[name], shapes),
    ),
  ];
}
