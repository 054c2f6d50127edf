import { listChecks } from '@yunspec/model';
import { check, getOwn } from '@yunspec/runtime/check';
import { createError, createProtocolError, createRowError, RequestError } from '../errors/error-answer.js';
import { createIssueError } from '../errors/issue-error.js';
import { type Members, omitPath } from '../paths.js';
import type { OperationRequest } from '../request/operation-request.js';
import type { Settings } from '../settings.js';
import type { Entry, Store } from '../state/store.js';
import type { Tokens } from '../state/tokens.js';
import { buildAnswer } from './answer.js';
import { applyEffect, createIdentities } from './apply.js';
import type { Call } from './call.js';
import { checkConditions } from './conditions.js';
import { addDefaults, removeSecrets } from './inputs.js';
import { observeRule } from './observe-rules.js';
import { checkReferences } from './references.js';
import { findRule } from './refuse.js';

/** The state that the local cloud keeps for one product. */
export interface ProductState {
  readonly store: Store;
  readonly tokens: Tokens;
}

/** Checks an input. Returns the documented part of it, or throws a RequestError. */
export function checkInput({ product, operation, input }: OperationRequest, { unknown, log }: Settings): Members {
  const issues = check(operation.input, input, { level: 'strict' });
  const strangers = unknown === 'ignore' ? issues.filter(({ code }) => code === 'unknown') : [];
  const issue = issues.find(({ level, code }) => level === 'error' && !(unknown === 'ignore' && code === 'unknown'));
  if (issue !== undefined) throw new RequestError(createIssueError(product, operation, issue));
  if (strangers.length === 0) return input;
  log(
    `${operation.name}: ignored ${strangers.map(({ path }) => path.join('.')).join(', ')}: not documented`,
    'warning',
  );
  return strangers.reduce((kept, { path }) => omitPath(kept, path) as Members, input);
}

/** Copies the documented example of an answer, for operations without effects. */
const copyExample = ({ operation }: Call): Members => ({
  ...(operation.examples.find(({ returns }) => returns !== undefined)?.returns as Members | undefined),
});

/** Ends a call that asks for a check only. Its success is an error with a code of its own. */
function checkDryRun({ product, operation, input }: Call): void {
  const rows = [...operation.errors, ...product.model.commonErrors];
  const row = rows.find(({ kind, on }) => kind === 'dryRun' && [on].flat().some((name) => getOwn(input, name ?? '')));
  if (row !== undefined) throw new RequestError(createRowError(row));
}

function applyEffects(call: Call): Members {
  const effects = call.product.listEffects(call.operation);
  checkReferences(call);
  if (effects.length === 0) {
    checkDryRun(call);
    return copyExample(call);
  }
  // all conditions are checked before the first change, so that a refused call changes nothing
  for (const bound of effects) checkConditions(call, bound);
  checkDryRun(call);
  const identities = createIdentities(call, effects);
  const created: Entry[] = [];
  const callWithIdentities = { ...call, identities, created };
  const applied = effects.map((bound) => {
    const entries = applyEffect(callWithIdentities, bound);
    if (bound.effect.creates !== undefined) created.push(...entries);
    return { ...bound, entries };
  });
  return buildAnswer(call, applied, identities);
}

/** Finds the rule of an operation about a token that comes with another request. */
function findTokenRule({ product, operation }: OperationRequest): string | undefined {
  const checks = product.listEffects(operation).flatMap(({ effect }) => Object.entries(effect.enforces ?? {}));
  return checks.find(([, enforced]) => listChecks(enforced).some(({ token }) => token))?.[0];
}

/** Returns the answer that was given to an earlier request with the same idempotency token, if any. */
function findEarlierAnswer(
  { store, tokens }: ProductState,
  token: string,
  request: OperationRequest,
): Members | undefined {
  const { product, operation, input } = request;
  const earlier = tokens.find(token, operation.name, input);
  if (earlier === undefined) return undefined;
  const rule = findTokenRule(request);
  if (rule !== undefined) observeRule({ product, operation, store }, rule, earlier !== 'mismatch');
  if (earlier !== 'mismatch') return earlier;
  // the code of its own that an operation may document
  const code = rule === undefined ? undefined : findRule(operation.input, rule)?.error;
  if (code !== undefined) throw new RequestError(createError(product, operation, { code, member: operation.token }));
  throw new RequestError(
    createProtocolError(product, {
      code: 'IdempotentParameterMismatch',
      message: 'Another request used this token; a repeated request must be identical.',
      kinds: ['mismatch', 'malformed'],
    }),
  );
}

/**
 * Performs a request: checks its input, its idempotency token and the resources it refers to, then applies its effects.
 * Returns the documented members of the answer. Throws a RequestError.
 */
export function performRequest(state: ProductState, request: OperationRequest): Members {
  const { store, tokens } = state;
  const { product, operation } = request;
  const input = checkInput(request, store.settings);
  const token = operation.token === undefined ? undefined : input[operation.token];
  const hasToken = typeof token === 'string';
  const plain = removeSecrets(operation.input, input) as Members;
  const earlier = hasToken ? findEarlierAnswer(state, token, { ...request, input: plain }) : undefined;
  if (earlier !== undefined) return earlier;
  const filled = addDefaults(operation.input, plain) as Members;
  const complete = plain === input ? filled : (addDefaults(operation.input, input) as Members);
  const answer = applyEffects({
    product,
    store,
    operation,
    input: plain,
    filled,
    given: input,
    complete,
    identities: {},
    created: [],
  });
  if (hasToken) tokens.add(token, operation.name, plain, answer);
  return answer;
}
