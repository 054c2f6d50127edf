import { check } from '@yunspec/runtime/check';
import { faultOfIssue, protocolFault, Refusal } from '../faults.js';
import type { Members } from '../paths.js';
import type { Asked } from '../request/asked.js';
import type { Store } from '../state/store.js';
import type { Tokens } from '../state/tokens.js';
import { answerOf } from './answer.js';
import { apply, mint } from './apply.js';
import type { Call } from './call.js';
import { checkConditions } from './conditions.js';
import { withDefaults, withoutSecrets } from './inputs.js';
import { checkReferences } from './references.js';

/** What one product keeps. */
export interface World {
  readonly store: Store;
  readonly tokens: Tokens;
}

function checkInput({ product, operation, input }: Asked): void {
  const issue = check(operation.input, input, { level: 'strict' }).find(({ level }) => level === 'error');
  if (issue !== undefined) throw new Refusal(faultOfIssue(product, operation, issue));
}

const reused = 'Another request had this token; a repeat must be the same in everything.';

/** An operation that touches no resource answers what its document shows. */
const shownAnswer = ({ operation }: Call): Members => ({
  ...(operation.examples.find(({ returns }) => returns !== undefined)?.returns as Members | undefined),
});

function run(call: Call): Members {
  const deeds = call.product.deeds.get(call.operation.name) ?? [];
  checkReferences(call);
  if (deeds.length === 0) return shownAnswer(call);
  for (const deed of deeds) checkConditions(call, deed);
  const minted = mint(call, deeds);
  const going = { ...call, filled: { ...call.filled, ...minted } };
  const done = deeds.map((deed) => ({ deed, entries: apply(going, deed) }));
  return answerOf(call, done, minted);
}

/**
 * Does what a call asks for: checks its input, honours its idempotency token, looks up what it names, and changes the
 * resources. Returns the answer's members, more of them than the operation documents. Throws a Refusal.
 */
export function perform(world: World, asked: Asked): Members {
  const { store, tokens } = world;
  const { product, operation, input } = asked;
  checkInput(asked);
  const token = operation.token === undefined ? undefined : input[operation.token];
  const before = typeof token === 'string' ? tokens.answerTo(token, operation.name, input) : undefined;
  if (before === 'mismatch')
    throw new Refusal(protocolFault(product, 'IdempotentParameterMismatch', reused, ['mismatch', 'malformed']));
  if (before !== undefined) return before;
  const plain = withoutSecrets(operation.input, input) as Members;
  const answer = run({
    product,
    store,
    operation,
    input: plain,
    filled: withDefaults(operation.input, plain) as Members,
  });
  if (typeof token === 'string') tokens.spend(token, operation.name, input, answer);
  return answer;
}
