import type { Spec } from '../read/load.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';

/** Verbs at the beginning of names of operations that change nothing. */
const readingVerb = /^(?:Describe|List|Get|Show|Query|Check|Search|Head|Lookup)(?=[A-Z0-9]|$)/;

/** Returns whether an operation reads, by its name. */
export const isReadByName = (name: string): boolean => readingVerb.test(name);

const tokenName = /(?:client|idempot\w*)_?token|idempotency_?key/i;

/** Finds an idempotency that contradicts the name or the inputs of its operation. */
function findIdempotency(context: Context, spec: Spec<'operation'>): void {
  const { operation, idempotency, input } = spec.value;
  const token = Object.entries(input.properties ?? {}).find(
    ([name, { deprecated }]) => tokenName.test(name) && deprecated === undefined,
  )?.[0];
  const at = ['idempotency'];
  if (typeof idempotency === 'object') {
    const name = idempotency.token;
    if (input.properties?.[name]?.type !== 'string' && input.properties?.[name]?.shape === undefined) return;
    if (!/token|idempot/i.test(name)) context.report(spec, [...at, 'token'], 'idempotency-token-name', { name });
    return;
  }
  if (idempotency === 'none' && isReadByName(operation)) {
    context.report(spec, at, 'idempotency-read', { name: operation });
  } else if (
    idempotency === 'none' &&
    token !== undefined &&
    !isExplained(context, [operation, `${operation}.input.${token}`], /\btoken\b/i)
  ) {
    context.report(spec, at, 'idempotency-token-unused', { name: token, word: idempotency });
  }
}

/** Finds operations whose idempotency does not go with their name and their inputs. */
export function findInIdempotency(context: Context): void {
  for (const file of context.specs.operations) findIdempotency(context, file);
}
