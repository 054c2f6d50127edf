import type { OperationModel } from '@yunspec/model';
import { applyChanges } from '@yunspec/runtime/cases';
import type { DerivedCase } from '../cases/derive.js';
import { judge } from '../cases/judge.js';
import { formatMember, formatPath, isWithin, valueAt, withValueAt } from '../cases/paths.js';
import type { DocumentedRefusal } from '../cases/refusal.js';

import { schemaAt } from '../cases/schema.js';
import { isNeed } from '../check/later-codes.js';
import { mayBeServerRule } from '../check/server-rules.js';
import { citePlace } from '../run/documents.js';
import { type Check, type Fault, Skip } from '../run/run.js';
import { Inexpressible, readAsReceived } from '../wire/received-input.js';
import type { Exchange } from '../wire/session.js';
import { isBound, type Kind } from '../world/kinds.js';

import { type Context, casesOf, forEachAtOnce } from './context.js';
import { callReserved, isCreating, poison, type Shield, shieldOf, touchesOnlyOwn, violationKeys } from './shield.js';
import {
  describeRefusals,
  describeVerdict,
  hasDocumentedCode,
  isDocumentedRefusal,
  isLaterCode,
  type Verdict,
  verdictOf,
} from './verdict.js';

/** A case outside whose answer says only that a resource is missing. */
interface Undecided {
  readonly operation: OperationModel;
  readonly name: string;
  readonly fault: Fault;
  readonly exchange: Exchange;
}

/** What the cases of all operations showed about the order in which the endpoint checks. */
interface Order {
  /** How often an input was refused for itself although a resource that it names does not exist. */
  inputsFirst: number;
  readonly undecided: Undecided[];
}

/** Makes the input of a case. Names of resources become those of existing ones where that changes nothing else. */
function createInput({ world }: Context, operation: OperationModel, base: unknown, one: DerivedCase): unknown {
  const wanted = [...new Set(one.refusals.map(({ key }) => key))].sort().join('\n');
  const plain = applyChanges(base, one.changes);
  if (violationKeys(operation, plain) !== wanted) return undefined;
  const isOutside = one.side === 'outside';
  const filled = isOutside ? plain : world.fillIn(operation, plain);
  const start = violationKeys(operation, filled) === wanted ? filled : plain;
  return world.findReferences(operation, start).reduce<unknown>((input, { path, kind }) => {
    const id = world.pick(kind)?.id;
    const isTried = isOutside && one.pins.some((pin) => isWithin(path, pin));
    if (id === undefined || isTried) return input;
    const named = withValueAt(input, path, id);
    return violationKeys(operation, named) === wanted ? named : input;
  }, start);
}

/** Returns what the endpoint reads of an input, or undefined if it cannot be sent, or would be read as another one. */
export function canTravel({ run }: Context, operation: OperationModel, input: object): boolean {
  try {
    const received = readAsReceived(operation, input, run.session.main.speech);
    return violationKeys(operation, received) === violationKeys(operation, input);
  } catch (error) {
    if (error instanceof Inexpressible) return false;
    throw error;
  }
}

function requireVerdict({ answer, unanswered }: Exchange): Verdict {
  if (answer === undefined) throw new Skip(`no answer: ${unanswered}`);
  return verdictOf(answer);
}

/** The codes by which the values of a case are refused. */
function listOwnCodes(operation: OperationModel, one: DerivedCase): string[] {
  return one.pins
    .flatMap((path) => Object.values(schemaAt(operation.input, path)?.codes ?? {}))
    .filter((code) => code !== undefined);
}

/** Expects that a valid input is accepted, or refused for something that the input does not show. */
function expectInside(
  check: Check,
  verdict: Verdict,
  base: Verdict | undefined,
  ownCodes: readonly string[],
  members: readonly string[],
): void {
  const { run, operation } = check;
  if (verdict.isAccepted) return;
  const isAsBase =
    base !== undefined && !base.isAccepted && base.code === verdict.code && base.status === verdict.status;
  const isOwn =
    verdict.code !== undefined && ownCodes.includes(verdict.code) && !isNeed(run.model, operation, verdict.code);
  if (isAsBase || (!isOwn && verdict.status < 500 && isLaterCode(run, operation, verdict.code))) return;
  if (mayBeServerRule(run.model, operation, verdict.code, ownCodes, members)) return;
  check.differ({ code: 'refused', expected: 'a valid input is accepted', seen: describeVerdict(verdict) });
}

/** Names the member that a case is about. */
function memberOf({ refusals, pins }: DerivedCase): string {
  const [refusal] = refusals;
  return refusal?.member || formatMember(pins.at(-1) ?? []);
}

/** Describes a constraint with the values of a case. */
function describeCase(operation: OperationModel, { key, side, pins, secret }: DerivedCase, input: unknown): string {
  const [path = []] = pins;
  const value = valueAt(input, path);
  const shown = secret || value === undefined ? '' : ` (${formatPath(path)}: ${shorten(value)})`;
  const keyword = key.split('#').at(-1) ?? '';
  const limit = (schemaAt(operation.input, path) as Record<string, unknown> | undefined)?.[keyword];
  const bound = typeof limit === 'number' ? ` ${limit}` : '';
  return `an input ${side} of ${key}${bound}${shown}`;
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 57)}… (${text.length} characters)` : text;
}

/** Returns the place of a constraint in the documents. */
const citeRefusal = ({ run }: Check, [refusal]: readonly DocumentedRefusal[]): string | undefined =>
  refusal === undefined ? undefined : citePlace(run.model, refusal);

async function tryInside(check: Check, ground: Shield, one: DerivedCase, input: object): Promise<void> {
  const exchange = await check.call(input);
  const verdict = requireVerdict(exchange);
  const { run, operation } = check;
  const ownCodes = listOwnCodes(operation, one);
  const before = check.differences.length;
  expectInside(
    check,
    verdict,
    ground.verdict,
    ownCodes,
    one.pins.map(([name]) => String(name)),
  );
  if (check.differences.length === before) return;
  check.differences.length = before;
  const fault: Fault = {
    member: memberOf(one),
    code: 'refused',
    expected: `${describeCase(operation, one, input)} is accepted`,
    seen: describeVerdict(verdict),
  };
  check.differences.push(run.createDifference('inputs', operation, fault, exchange));
}

async function tryOutside(
  context: Context,
  check: Check,
  { verdict: base }: Shield,
  one: DerivedCase,
  input: object,
  order: Order,
): Promise<void> {
  const exchange = await callReserved(context, check, input);
  const verdict = requireVerdict(exchange);
  const { operation } = check;
  const { refusals } = one;
  const isBlind = base !== undefined && !base.isAccepted && isLaterCode(check.run, operation, base.code);
  if (!verdict.isAccepted && isDocumentedRefusal(verdict, refusals)) {
    if (isBlind && verdict.code !== base.code) order.inputsFirst += 1;
    return;
  }
  const docs = citeRefusal(check, refusals);
  const fault: Fault = {
    member: memberOf(one),
    code: faultCode(verdict, refusals),
    expected: `${describeCase(operation, one, input)} is refused with ${describeRefusals(refusals)}`,
    seen: describeVerdict(verdict),
    ...(docs === undefined ? {} : { docs }),
  };
  if (!verdict.isAccepted && isBlind && verdict.code === base.code) {
    order.undecided.push({ operation, name: one.id, fault: { ...fault, code: 'accepted' }, exchange });
    throw new Undecidable();
  }
  check.differ(fault, exchange);
}

/** A case whose answer says only that a resource is missing. Its outcome follows when all cases are known. */
class Undecidable extends Error {}

function faultCode(verdict: Verdict, refusals: readonly DocumentedRefusal[]): string {
  if (verdict.isAccepted) return 'accepted';
  return hasDocumentedCode(verdict, refusals) ? 'status' : 'code';
}

/** Returns whether a case needs the token of a page, which only the endpoint can give. */
const isToken = ({ pagination }: OperationModel, { side, pins }: DerivedCase): boolean =>
  side === 'inside' && pagination?.token !== undefined && pins.some(([name]) => name === pagination.token);

let tokens = 0;

/** Gives a call a token that no other call has, so that no earlier one answers it. Returns undefined if that cannot be. */
function withFreshToken(
  { prefix }: Context,
  { token, input: schema }: OperationModel,
  input: object,
  one: DerivedCase,
): object | undefined {
  if (token === undefined || valueAt(input, [token]) === undefined) return input;
  tokens += 1;
  const old = String(valueAt(input, [token]));
  // unlike those of created resources
  const fresh = `${prefix}-case${tokens}`;
  const isTried = one.pins.some(([name]) => name === token);
  if (!isTried) return withValueAt(input, [token], fresh) as object;
  if (one.side === 'outside') return input;
  const same = `${fresh}${old.slice(fresh.length)}`;
  const member = schema.properties?.[token];
  return old.length >= fresh.length && member !== undefined && judge(member, same).length === 0
    ? (withValueAt(input, [token], same) as object)
    : undefined;
}

/** Makes the input of a case harmless. Returns undefined if it cannot be sent. */
function protect(context: Context, operation: OperationModel, shield: Shield, one: DerivedCase): object | undefined {
  const { base } = casesOf(context, operation);
  const stale = createInput(context, operation, shield.base, one) ?? createInput(context, operation, base, one);
  const input = stale === undefined ? undefined : withFreshToken(context, operation, stale as object, one);
  if (input === undefined) return undefined;
  const poisoned = shield.harmless === undefined ? undefined : poison(context, operation, input as object);
  if (poisoned !== undefined) return poisoned;
  const isRefused = one.side === 'outside' && touchesOnlyOwn(context, operation, input as object);
  return isRefused ? (input as object) : undefined;
}

/** Tries one case. */
async function tryCase(
  context: Context,
  operation: OperationModel,
  shield: Shield,
  one: DerivedCase,
  input: object,
  order: Order,
): Promise<void> {
  const { run, leaky } = context;
  if (leaky.has(operation)) {
    run.skip('inputs', operation.name, one.id, 'its calls take effect although they should be refused');
    return;
  }
  try {
    await run.check('inputs', operation, one.id, (check) =>
      one.side === 'inside'
        ? tryInside(check, shield, one, input)
        : tryOutside(context, check, shield, one, input, order),
    );
  } catch (error) {
    if (!(error instanceof Undecidable)) throw error;
  }
}

/** Tries the cases of one operation. */
async function tryCases(context: Context, operation: OperationModel, order: Order): Promise<void> {
  const shield = await shieldOf(context, operation);
  const unsent: DerivedCase[] = [];
  const cases = casesOf(context, operation).cases.filter((one) => !isToken(operation, one));
  await forEachAtOnce(cases, context.concurrency, async (one) => {
    const input = protect(context, operation, shield, one);
    if (input === undefined) unsent.push(one);
    else if (canTravel(context, operation, input)) await tryCase(context, operation, shield, one, input, order);
  });
  const inside = unsent.filter(
    ({ side, pins }) => side === 'inside' && !pins.some(([name]) => name === operation.token),
  );
  if (isCreating(context, operation)) await createWithCases(context, operation, shield, inside);
}

/** The most resources that are created to try the inputs of one operation. */
const mostCreations = 2;

/** Creates a few resources whose inputs hold as many values inside of the constraints as possible. */
async function createWithCases(
  context: Context,
  operation: OperationModel,
  shield: Shield,
  cases: readonly DerivedCase[],
): Promise<void> {
  const { run, writer } = context;
  const kind = [...context.world.kinds.values()].find(({ creators }) =>
    creators.some((deed) => deed.operation === operation),
  );
  const deed = kind?.creators.find((creator) => creator.operation === operation);
  if (writer === undefined || kind === undefined || deed === undefined || cases.length === 0) return;
  let left = cases;
  for (let number = 1; number <= mostCreations && left.length > 0; number++) {
    const start = (writer.prepareCreation(kind, deed) ?? shield.base) as object;
    const { input, covered } = combine(context, operation, kind, start, left);
    if (covered.length === 0) break;
    left = left.filter((one) => !covered.includes(one));
    const members = covered.map(({ key }) => key);
    await run.check(
      'inputs',
      operation,
      `values inside of ${members.length} constraints (${number})`,
      async (check) => {
        const exchange = await callReserved(context, check, input);
        const verdict = requireVerdict(exchange);
        if (verdict.isAccepted || isLaterCode(run, operation, verdict.code)) return;
        check.differ({
          member: memberOf(covered[0] as DerivedCase),
          code: 'refused',
          expected: `an input inside of ${members.slice(0, 8).join(', ')} is accepted`,
          seen: describeVerdict(verdict),
        });
      },
    );
  }
  if (left.length > 0)
    run.skip('inputs', operation.name, 'further values', `each of ${left.length} would create a resource`);
}

/** Combines cases into one valid input, as far as they go together and leave what is created removable. */
function combine(
  context: Context,
  operation: OperationModel,
  kind: Kind,
  start: object,
  cases: readonly DerivedCase[],
): { input: object; covered: DerivedCase[] } {
  const apply = (base: object, { changes }: DerivedCase): object =>
    context.world.fillIn(operation, applyChanges(base, changes)) as object;
  const covered: DerivedCase[] = [];
  let input = start;
  for (const one of cases) {
    const candidate = apply(input, one);
    const keepsOthers = covered.every((other) =>
      other.pins.every(
        (pin) => JSON.stringify(valueAt(candidate, pin)) === JSON.stringify(valueAt(apply(input, other), pin)),
      ),
    );
    const isValid = violationKeys(operation, candidate) === '' && canTravel(context, operation, candidate);
    if (!keepsOthers || !isValid || isBound(kind, candidate)) continue;
    covered.push(one);
    input = candidate;
  }
  return { input, covered };
}

/** The share of answers that shows that an endpoint checks inputs before it looks for resources. */
const clearShare = 0.7;

/** Decides the cases whose answers say only that a resource is missing. */
async function decide({ run }: Context, { inputsFirst, undecided }: Order): Promise<void> {
  const isClear = inputsFirst / Math.max(1, inputsFirst + undecided.length) >= clearShare;
  for (const { operation, name, fault, exchange } of undecided) {
    if (isClear)
      await run.check('inputs', operation, name, async (check) => {
        check.exchanges.push(exchange);
        check.differ({ ...fault, seen: `${fault.seen}, as for a valid input` }, exchange);
      });
    else run.skip('inputs', operation.name, name, 'a resource is missing, so the answer says nothing about the input');
  }
}

/** Sends inputs just inside and outside of every constraint, and compares what becomes of them. */
export async function runInputs(context: Context): Promise<void> {
  const order: Order = { inputsFirst: 0, undecided: [] };
  for (const operation of context.operations) if (!context.run.isStopped) await tryCases(context, operation, order);
  await decide(context, order);
}
