import type { OperationModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { formatPath, valueAt, withValueAt } from '../cases/paths.js';
import { mayBeServerRule } from '../check/server-rules.js';
import { type Check, Skip } from '../run/run.js';
import type { Exchange } from '../wire/session.js';
import { findNamingInput, isSame } from '../world/kinds.js';
import type { Reference } from '../world/world.js';
import { type Context, casesOf } from './context.js';
import { listUnknownCodes } from './unknown.js';
import { describeVerdict, isLaterCode, type Verdict, verdictOf } from './verdict.js';

/** A change that makes a call refused before it takes effect: a reference to a resource that does not exist. */
type Poison = (input: object) => object | undefined;

/** What is known of the calls of an operation that have no consequences. */
export interface Shield {
  /** A valid input that names existing resources. */
  readonly base: Record<string, unknown>;
  /** A valid input that can be sent: the same, or for writes a poisoned one. Undefined if there is none. */
  readonly harmless?: Record<string, unknown>;
  /** The verdict on it. */
  readonly verdict?: Verdict;
}

/** A value that no resource has, and endings that no ID of letters or hexadecimal digits is likely to have. */
const nobody = 'yunspec-nothing-has-this-id';
const endings = ['none', 'dead'];

/** Names the violations of an input. */
export const violationKeys = (operation: OperationModel, input: unknown): string =>
  [
    ...new Set(
      judge(operation.input, input).map(({ path, at = path, rule, keyword }) => `${formatPath(at)}#${rule ?? keyword}`),
    ),
  ]
    .sort()
    .join('\n');

/** Returns whether a reference names what an operation changes. */
function isTarget({ world }: Context, operation: OperationModel, { path, kind }: Reference): boolean {
  const resource = world.kinds.get(kind)?.resource;
  const effect = resource?.operations?.[operation.name];
  if (resource === undefined || effect === undefined || effect.creates !== undefined) return false;
  return findNamingInput(operation, resource) === path[0];
}

const hasTarget = ({ world }: Context, operation: OperationModel): boolean =>
  [...world.kinds.values()].some(({ resource }) => {
    const effect = resource.operations?.[operation.name];
    return effect !== undefined && effect.creates === undefined && findNamingInput(operation, resource) !== undefined;
  });

export const isCreating = ({ world }: Context, operation: OperationModel): boolean =>
  [...world.kinds.values()].some(({ resource }) => resource.operations?.[operation.name]?.creates !== undefined);

/** Lists the references of an input that can be poisoned: the targets of a call; of others, those that must exist. */
function listPoisonable(context: Context, operation: OperationModel, input: object): Reference[] {
  const mustExist = (reference: Reference): boolean => {
    const { codes, mayBeIgnored } = listUnknownCodes(context, operation, reference, input);
    return codes.length > 0 && !mayBeIgnored;
  };
  const needsTarget = hasTarget(context, operation) && !isCreating(context, operation);
  return context.world
    .findReferences(operation, input)
    .filter((reference) => (needsTarget ? isTarget(context, operation, reference) : mustExist(reference)))
    .sort(
      (a, b) =>
        Number(b.isRequired) - Number(a.isRequired) || Number(a.kind === 'Region') - Number(b.kind === 'Region'),
    );
}

/** Creates the changes that make calls with an input harmless, the best first. */
function listPoisons(context: Context, operation: OperationModel, input: object): Poison[] {
  return listPoisonable(context, operation, input).map(({ path }) => (given) => {
    const old = valueAt(given, path);
    if (old === undefined) return undefined;
    const similar = typeof old === 'string' ? endings.map((text) => old.replace(/[a-z0-9]{4}$/i, text)) : [];
    const wanted = violationKeys(operation, given);
    return [nobody, ...similar]
      .filter((value) => value !== old)
      .map((value) => withValueAt(given, path, value) as object)
      .find((candidate) => violationKeys(operation, candidate) === wanted);
  });
}

/** Makes an input harmless without changing what is wrong with it. Returns undefined if that cannot be. */
export function poison(context: Context, operation: OperationModel, input: object): object | undefined {
  if (operation.safe) return input;
  for (const change of listPoisons(context, operation, input)) {
    const poisoned = change(input);
    if (poisoned !== undefined) return poisoned;
  }
  return undefined;
}

/** Returns whether an operation, if an endpoint wrongly accepts it, touches only what the run may touch. */
export const touchesOnlyOwn = (context: Context, operation: OperationModel, input: object): boolean =>
  context.world.findReferences(operation, input).every(({ path, kind }) => {
    const known = context.world.list(kind).find(({ id }) => isSame(id, valueAt(input, path)));
    const isFree = (context.world.kinds.get(kind)?.creators.length ?? 0) === 0 || isCreating(context, operation);
    return known === undefined || known.isOwn || isFree;
  });

/** Makes a call that is to create nothing. What it creates nevertheless counts, and is removed at the end. */
export async function callReserved({ writer, world }: Context, check: Check, input: object): Promise<Exchange> {
  const { operation } = check;
  const kind = [...world.kinds.values()].find(({ creators }) => creators.some((deed) => deed.operation === operation));
  const deed = kind?.creators.find((creator) => creator.operation === operation);
  if (writer === undefined || kind === undefined || deed === undefined) return check.call(input);
  return writer.budget.inTurn(async () => {
    const count = writer.countCreations(deed, input);
    if (!writer.budget.take(count)) throw new Skip(`the run may create ${writer.budget.most} resources at most`);
    const before = writer.created.length;
    const exchange = await check.call(input);
    if (writer.created.length === before) writer.budget.giveBack(count);
    return exchange;
  });
}

const shields = new WeakMap<Context, Map<OperationModel, Promise<Shield>>>();

/** Finds out once how an operation can be called without consequences. */
export function shieldOf(context: Context, operation: OperationModel): Promise<Shield> {
  const known = shields.get(context) ?? new Map<OperationModel, Promise<Shield>>();
  shields.set(context, known);
  const shield = known.get(operation) ?? createShield(context, operation);
  known.set(operation, shield);
  return shield;
}

async function createShield(context: Context, operation: OperationModel): Promise<Shield> {
  const { run, world } = context;
  const { input: base } = world.prepare(operation, {}, casesOf(context, operation).base);
  const harmless = poison(context, operation, base);
  if (harmless === undefined) return { base };
  let verdict: Verdict | undefined;
  await run.check('inputs', operation, 'a valid input', async (check) => {
    const { answer, unanswered } = await callReserved(context, check, harmless);
    if (answer === undefined) throw new Skip(`no answer: ${unanswered}`);
    verdict = verdictOf(answer);
    const isLater =
      isLaterCode(run, operation, verdict.code) || mayBeServerRule(run.model, operation, verdict.code, [], []);
    if (!verdict.isAccepted && !isLater)
      check.differ({
        code: 'refused',
        expected: 'a valid input is accepted',
        seen: describeVerdict(verdict),
      });
  });
  if (verdict === undefined) return { base };
  // a call that creates something is only harmless if it was refused
  if (verdict.isAccepted && isCreating(context, operation)) return { base };
  return { base, harmless: harmless as Record<string, unknown>, verdict };
}
