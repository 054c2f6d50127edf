import { type Difference, differing } from './differences.js';
import type { Call } from './gateway.js';
import type { Model, Operation, Value } from './product.js';

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : value === null ? 'null' : typeof value;

const isType = (value: unknown, type: string): boolean =>
  type === 'any' || typeOf(value) === type || (type === 'number' && typeof value === 'number');

/** Members of an answer that a spec does not have, or has with another type. */
function strangers(
  at: string,
  shown: unknown,
  spec: Value | undefined,
  shapes: Readonly<Record<string, Value>>,
): Difference[] {
  const value = spec?.shape === undefined ? spec : { ...shapes[spec.shape], ...spec };
  if (value === undefined) return [{ at, what: 'member', document: typeOf(shown), spec: undefined }];
  if (value.wire === 'json-string') return differing(at, 'type', typeOf(shown), 'string');
  if (!isType(shown, value.type)) return differing(at, 'type', typeOf(shown), value.type);
  if (Array.isArray(shown)) return shown.flatMap((item) => strangers(`${at}[]`, item, value.items, shapes));
  if (typeof shown !== 'object' || shown === null || value.properties === undefined) return [];
  return Object.entries(shown).flatMap(([name, inner]) =>
    strangers(`${at}.${name}`, inner, value.properties?.[name], shapes),
  );
}

/** One call beside the operation of its address. */
export function callDifferences(call: Call, operation: Operation | undefined, { shapes }: Model): Difference[] {
  if (operation === undefined)
    return [{ at: call.heading, what: 'operation', document: `${call.method} ${call.path}`, spec: undefined }];
  const { name: at, input, output } = operation;
  const sent = Object.entries(call.sent);
  return [
    ...differing(at, 'parameters', sent.map(([name]) => name).sort(), Object.keys(input.properties ?? {}).sort()),
    ...sent.flatMap(([name, value]) =>
      input.properties?.[name] === undefined
        ? []
        : differing(`${at}.${name}`, 'type', typeOf(value), input.properties[name].type),
    ),
    ...differing(at, 'members', Object.keys(call.body).sort(), Object.keys(output.properties ?? {}).sort()),
    ...Object.entries(call.body).flatMap(([name, value]) =>
      strangers(`${at}.${name}`, value, output.properties?.[name], shapes),
    ),
  ];
}
