import { check } from '@yunspec/runtime/check';
import { createProtocolError, RequestError } from '../errors/error-answer.js';
import { createIssueError } from '../errors/issue-error.js';
import { type Members, omitPath } from '../paths.js';
import type { OperationRequest } from '../request/operation-request.js';
import type { Settings } from '../settings.js';
import type { Store } from '../state/store.js';
import type { Tokens } from '../state/tokens.js';
import { buildAnswer } from './answer.js';
import { applyEffect, createIdentities } from './apply.js';
import type { Call } from './call.js';
import { checkConditions } from './conditions.js';
import { addDefaults, removeSecrets } from './inputs.js';
import { checkReferences } from './references.js';

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

function applyEffects(call: Call): Members {
  const effects = call.product.effects.get(call.operation.name) ?? [];
  checkReferences(call);
  if (effects.length === 0) return copyExample(call);
  // all conditions are checked before the first change, so that a refused call changes nothing
  for (const bound of effects) checkConditions(call, bound);
  const identities = createIdentities(call, effects);
  const callWithIdentities = { ...call, filled: { ...call.filled, ...identities } };
  const applied = effects.map((bound) => ({ ...bound, entries: applyEffect(callWithIdentities, bound) }));
  return buildAnswer(call, applied, identities);
}

/** Returns the answer that was given to an earlier request with the same idempotency token, if any. */
function findEarlierAnswer(tokens: Tokens, token: string, request: OperationRequest): Members | undefined {
  const { product, operation, input } = request;
  const earlier = tokens.find(token, operation.name, input);
  if (earlier !== 'mismatch') return earlier;
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
export function performRequest({ store, tokens }: ProductState, request: OperationRequest): Members {
  const { product, operation } = request;
  const input = checkInput(request, store.settings);
  const token = operation.token === undefined ? undefined : input[operation.token];
  const hasToken = typeof token === 'string';
  const plain = removeSecrets(operation.input, input) as Members;
  const earlier = hasToken ? findEarlierAnswer(tokens, token, { ...request, input: plain }) : undefined;
  if (earlier !== undefined) return earlier;
  const filled = addDefaults(operation.input, plain) as Members;
  const answer = applyEffects({ product, store, operation, input: plain, filled });
  if (hasToken) tokens.add(token, operation.name, plain, answer);
  return answer;
}
