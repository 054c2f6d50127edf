import type { OperationModel } from '@yunspec/model';
import type { Case } from '../cases/derive.js';
import { judge } from '../cases/judge.js';
import { formatMember, formatPath, isWithin, valueAt, withValueAt } from '../cases/paths.js';
import type { Refusal } from '../cases/refusal.js';
import { applyChanges } from '../cases/repair.js';
import { schemaAt } from '../cases/schema.js';
import { citePlace } from '../run/documents.js';
import { type Check, type Fault, Skip } from '../run/run.js';
import { Inexpressible, readAsReceived } from '../wire/received-input.js';
import type { Exchange } from '../wire/session.js';
import { isSame } from '../world/kinds.js';
import { type Context, casesOf, forEachAtOnce } from './context.js';
import { listPoisons } from './poison.js';
import {
  describeRefusals,
  describeVerdict,
  hasDocumentedCode,
  isDocumentedRefusal,
  isLaterCode,
  type Verdict,
  verdictOf,
} from './verdict.js';

/** What is known of an operation before its cases are tried. */
interface Ground {
  readonly base: Record<string, unknown>;
  /** The verdict on the valid input, if it could be sent without consequences. */
  readonly verdict?: Verdict;
}

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

const violationKeys = (operation: OperationModel, input: unknown): string =>
  [
    ...new Set(
      judge(operation.input, input).map(({ path, at = path, rule, keyword }) => `${formatPath(at)}#${rule ?? keyword}`),
    ),
  ]
    .sort()
    .join('\n');

/** Makes the input of a case. Names of resources become those of existing ones where that changes nothing else. */
function createInput({ world }: Context, operation: OperationModel, base: unknown, one: Case): unknown {
  const wanted = [...new Set(one.refusals.map(({ key }) => key))].sort().join('\n');
  const plain = applyChanges(base, one.changes);
  if (violationKeys(operation, plain) !== wanted) return undefined;
  return world.findReferences(operation, plain).reduce<unknown>((input, { path, kind }) => {
    const id = world.pick(kind)?.id;
    const isTried = one.pins.some((pin) => isWithin(path, pin)) && one.side === 'outside';
    if (id === undefined || isTried) return input;
    const named = withValueAt(input, path, id);
    return violationKeys(operation, named) === wanted ? named : input;
  }, plain);
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

/** Returns whether an operation, if an endpoint wrongly accepts it, touches only what the run may touch. */
function isHarmless({ world }: Context, operation: OperationModel, input: object): boolean {
  return world.findReferences(operation, input).every(({ path, kind }) => {
    const known = world.list(kind).find(({ id }) => isSame(id, valueAt(input, path)));
    return known === undefined || known.isOwn || (world.kinds.get(kind)?.creators.length ?? 0) === 0 || isCreating(world, operation);
  });
}

const isCreating = (world: Context['world'], operation: OperationModel): boolean =>
  [...world.kinds.values()].some(({ resource }) => resource.operations?.[operation.name]?.creates !== undefined);

/** Makes sure that a call has no consequences. Returns undefined if that cannot be made sure. */
function shield(context: Context, operation: OperationModel, input: object, side: Case['side']): object | undefined {
  if (operation.safe) return input;
  const wanted = violationKeys(operation, input);
  const spoiled = listPoisons(context, operation, input)
    .map((poison) => poison.spoil(input))
    .find((candidate) => violationKeys(operation, candidate) === wanted);
  if (spoiled !== undefined) return spoiled;
  return side === 'outside' && isHarmless(context, operation, input) ? input : undefined;
}

/** Sends the valid input of an operation. Returns undefined if there was no answer. */
async function explore(context: Context, operation: OperationModel): Promise<Ground | undefined> {
  const { run, world } = context;
  const { base: documented } = casesOf(context, operation);
  const { input: base } = world.prepare(operation, {}, documented);
  const input = shield(context, operation, base, 'inside');
  // the valid input of a call that takes effect is sent where the run creates resources
  if (input === undefined) return { base };
  let verdict: Verdict | undefined;
  await run.check('inputs', operation, 'a valid input', async (check) => {
    const exchange = await check.call(input);
    verdict = requireVerdict(exchange);
    expectInside(check, verdict, undefined, []);
  });
  return verdict && { base, verdict };
}

function requireVerdict({ answer, unanswered }: Exchange): Verdict {
  if (answer === undefined) throw new Skip(`no answer: ${unanswered}`);
  return verdictOf(answer);
}

/** The codes by which the values of a case are refused. */
function listOwnCodes(operation: OperationModel, one: Case): string[] {
  return one.pins
    .flatMap((path) => Object.values(schemaAt(operation.input, path)?.codes ?? {}))
    .filter((code) => code !== undefined);
}

/** Expects that a valid input is accepted, or refused for something that the input does not show. */
function expectInside(check: Check, verdict: Verdict, base: Verdict | undefined, ownCodes: readonly string[]): void {
  const { run, operation } = check;
  if (verdict.isAccepted) return;
  const isAsBase =
    base !== undefined && !base.isAccepted && base.code === verdict.code && base.status === verdict.status;
  const isOwn = verdict.code !== undefined && ownCodes.includes(verdict.code);
  if (isAsBase || (!isOwn && verdict.status < 500 && isLaterCode(run, operation, verdict.code))) return;
  check.differ({ code: 'refused', expected: 'a valid input is accepted', seen: describeVerdict(verdict) });
}

/** Names the member that a case is about. */
function memberOf({ refusals, pins }: Case): string {
  const [refusal] = refusals;
  return refusal?.member || formatMember(pins.at(-1) ?? []);
}

/** Describes a constraint with the values of a case. */
function describeCase(operation: OperationModel, { key, side, pins, secret }: Case, input: unknown): string {
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
const citeRefusal = ({ run }: Check, [refusal]: readonly Refusal[]): string | undefined =>
  refusal === undefined ? undefined : citePlace(run.model, refusal);

async function tryInside(check: Check, ground: Ground, one: Case, input: object): Promise<void> {
  const exchange = await check.call(input);
  const verdict = requireVerdict(exchange);
  const { run, operation } = check;
  const ownCodes = listOwnCodes(operation, one);
  const before = check.differences.length;
  expectInside(check, verdict, ground.verdict, ownCodes);
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
  { verdict: base }: Ground,
  one: Case,
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

/** Makes a call that is to be refused. What it creates if it is not counts, and is removed at the end. */
async function callReserved({ writer, world }: Context, check: Check, input: object): Promise<Exchange> {
  const { operation } = check;
  const kind = [...world.kinds.values()].find(({ creators }) => creators.some((deed) => deed.operation === operation));
  const deed = kind?.creators.find((creator) => creator.operation === operation);
  if (writer === undefined || kind === undefined || deed === undefined) return check.call(input);
  return writer.budget.inTurn(async () => {
    const count = writer.countCreations(deed, input);
    if (!writer.budget.take(count)) throw new Skip(`the run may create ${writer.budget.most} resources at most`);
    const exchange = await check.call(input);
    if (writer.learn(kind, deed, input as Record<string, unknown>, exchange).length === 0) writer.budget.giveBack(count);
    return exchange;
  });
}

/** A case whose answer says only that a resource is missing. Its outcome follows when all cases are known. */
class Undecidable extends Error {}

function faultCode(verdict: Verdict, refusals: readonly Refusal[]): string {
  if (verdict.isAccepted) return 'accepted';
  return hasDocumentedCode(verdict, refusals) ? 'status' : 'code';
}

/** Returns whether a case needs the token of a page, which only the endpoint can give. */
const isToken = ({ pagination }: OperationModel, { side, pins }: Case): boolean =>
  side === 'inside' && pagination?.token !== undefined && pins.some(([name]) => name === pagination.token);

/** Tries the cases of one operation. */
async function tryCases(context: Context, operation: OperationModel, order: Order): Promise<void> {
  const { run, concurrency } = context;
  const { cases, base: documented } = casesOf(context, operation);
  const ground = await explore(context, operation);
  if (ground === undefined) return;
  await forEachAtOnce(cases, concurrency, async (one) => {
    if (isToken(operation, one)) return;
    const input = createInput(context, operation, ground.base, one) ?? createInput(context, operation, documented, one);
    const shielded = input === undefined ? undefined : shield(context, operation, input as object, one.side);
    if (shielded === undefined || !canTravel(context, operation, shielded)) return;
    try {
      await run.check('inputs', operation, one.id, (check) =>
        one.side === 'inside'
          ? tryInside(check, ground, one, shielded)
          : tryOutside(context, check, ground, one, shielded, order),
      );
    } catch (error) {
      if (!(error instanceof Undecidable)) throw error;
    }
  });
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
  for (const operation of context.operations) await tryCases(context, operation, order);
  await decide(context, order);
}
