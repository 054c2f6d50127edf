import { type Effect, type RuleModel, type ValueModel, walkValues } from '@yunspec/model';
import { createRowError, RequestError } from '../errors/error-answer.js';
import { findRow } from '../errors/error-rows.js';
import type { Call } from './call.js';
import { observeRule } from './observe-rules.js';

/** An error of a call, before its row in the error tables is found. */
interface CallError {
  readonly code: string | undefined;
  readonly member: string | undefined;
  readonly kind?: string;
  /** The HTTP status if no table has the code. Default 400. */
  readonly status?: number;
  /** The message if the operation's table does not have the code. */
  readonly message?: string | undefined;
}

/** The code of documents that state a condition, but no code for it. */
const defaultCode = 'InvalidParameter';

/** Ends a call with an error. */
export function refuse(
  { product, operation }: Call,
  { code, member, kind, status = 400, message = 'The service does not allow this.' }: CallError,
): never {
  const query = { code: code ?? defaultCode, member, kinds: kind === undefined ? [] : [kind] };
  const row = findRow(product, operation, query);
  if (row === undefined) throw new RequestError({ code: query.code, status, message });
  // the row of a code that the documents do not give is about something else
  const isOwn = code !== undefined && operation.errors.includes(row);
  throw new RequestError(isOwn ? createRowError(row) : createRowError(row, message));
}

/** Finds a rule of an input by its ID, in the objects and lists in it too. */
export function findRule(input: ValueModel, id: string): RuleModel | undefined {
  for (const { value } of walkValues(input)) {
    const rule = value.rules?.[id];
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** Ends a call for a keyword of an effect, with its code, else with that of the rule that the keyword enforces. */
export function refuseByWord(call: Call, effect: Effect, word: keyof Effect, error: CallError): never {
  const ids = Object.entries(effect.enforces ?? {}).flatMap(([id, enforced]) => (enforced === word ? [id] : []));
  const rules = ids.map((id) => [id, findRule(call.operation.input, id)] as const);
  const [id, rule] = rules.find(([, { error: code } = {}]) => code === error.code) ?? rules[0] ?? [];
  if (id !== undefined) observeRule(call, id, false);
  refuse(call, { ...error, code: error.code ?? rule?.error, message: rule?.server });
}
