import type { Effect } from '@yunspec/model';
import { valueAt } from '../cases/paths.js';
import { findStatuses } from '../cases/refusal.js';
import { citePlace } from '../run/documents.js';
import { type Check, Skip } from '../run/run.js';
import { type Exchange, listSecrets } from '../wire/session.js';
import {
  type Deed,
  hasValue,
  isGone,
  isSame,
  isSettled,
  type Kind,
  readItems,
  settledState,
  splitPath,
} from '../world/kinds.js';
import { isObservable, observe, type Sight, shapeFor } from '../world/observe.js';
import type { Created } from '../world/writer.js';
import { expectAftermath } from './aftermath.js';
import { listKinds, remember, type Works } from './build.js';
import { follow, reportSkipped } from './follow.js';
import { varyInput } from './vary.js';
import { describeVerdict, isAllowedStatus, isLaterCode, verdictOf } from './verdict.js';

/** The most operations that are tried on one resource. */
const mostSteps = 60;

/** A resource that is led through its states. */
interface Journey {
  readonly works: Works;
  readonly created: Created;
  /** The state in which it is. */
  state: string | undefined;
  members: Readonly<Record<string, unknown>>;
  /** The operations that were tried, each with the state. */
  readonly tried: Set<string>;
  isOver: boolean;
}

const startJourney = (works: Works, created: Created): Journey => ({
  works,
  created,
  state: undefined,
  members: created.input,
  tried: new Set(),
  isOver: false,
});

const keyOf = ({ operation }: Deed, state: string | undefined): string =>
  `${operation.name} in ${state ?? 'its only state'}`;

/** Returns whether the documents allow an operation in a state. */
const isAllowed = ({ effect }: Deed, state: string | undefined): boolean =>
  effect.from === undefined || state === undefined || effect.from.includes(state);

/** Lists the codes by which an operation may be refused for what else it needs. */
function listOtherCodes({ operation, effect }: Deed, { works, created }: Journey): string[] {
  const effects = works.context.run.model.resources.flatMap(({ operations, resource }) => {
    const other = operations?.[operation.name];
    return other === undefined || resource === created.kind.name ? [] : [other];
  });
  return [effect, ...effects]
    .flatMap((one) => [
      ...Object.keys(one.refuses ?? {}),
      ...Object.values(one.agrees ?? {}),
      ...Object.values(one.needs ?? {}).map(({ otherwise }) => otherwise),
      ...Object.values(one.blockedBy ?? {}).map(({ otherwise }) => otherwise),
      ...(one === effect ? [one.already, one.full, one.last] : [one.otherwise, one.already, one.full, one.last]),
    ])
    .filter((code) => code !== undefined);
}

/** Brings the other resources that an operation needs into the states that it needs. Returns whether that succeeded. */
async function meetNeeds(check: Check, { works }: Journey, { needs = {} }: Effect): Promise<boolean> {
  for (const [name, { from }] of Object.entries(needs)) {
    const other = works.writer.created.findLast(({ kind, isRemoved }) => kind.name === name && !isRemoved);
    if (other !== undefined && !(await works.writer.drive(check, other, from))) return false;
  }
  return true;
}

/** Finds a code by which the documents refuse an operation for the values that a resource has. */
const findRefusal = ({ effect }: Deed, { members, created }: Journey): string | undefined =>
  Object.entries(effect.refuses ?? {}).find(([, where]) =>
    Object.entries(where).every(([member, value]) => hasValue(created.kind.resource, members, member, value)),
  )?.[0];

/** Looks whether a resource of another kind refers to this one now. */
async function refersNow(
  check: Check,
  { works }: Journey,
  other: Created,
  by: string | readonly string[],
  own: unknown,
): Promise<boolean> {
  const sight = await observe(check, works.context.world, other.kind, other.id);
  return sight?.exists === true && [by].flat().some((path) => isSame(valueAt(sight.members, splitPath(path)), own));
}

/** Lists the codes of resources that still refer to this one. */
async function findBlocks(check: Check, { effect }: Deed, journey: Journey): Promise<string[]> {
  const { works, created } = journey;
  const codes: string[] = [];
  for (const [name, { by, is, otherwise }] of Object.entries(effect.blockedBy ?? {})) {
    const own = is === undefined || is === created.kind.resource.identity.member ? created.id : journey.members[is];
    const others = works.writer.created.filter(({ kind, isRemoved }) => kind.name === name && !isRemoved);
    for (const other of own === undefined ? [] : others)
      if (!codes.includes(otherwise) && (await refersNow(check, journey, other, by, own))) codes.push(otherwise);
  }
  return codes;
}

/** Lists the codes of resources that may refer to this one, as far as the run can tell. */
async function lookForBlocks(journey: Journey, deed: Deed): Promise<string[]> {
  let codes: string[] = [];
  if (deed.effect.blockedBy !== undefined)
    await journey.works.context.run.check(
      'states',
      deed.operation,
      `what refers to it (${journey.created.kind.name} ${journey.works.writer.nextNumber()})`,
      async (check) => {
        codes = await findBlocks(check, deed, journey);
      },
    );
  return codes;
}

/** Calls an operation that the documents forbid now, and expects its code. */
async function expectRefusal(
  check: Check,
  journey: Journey,
  deed: Deed,
  input: object,
  codes: readonly string[],
  reason: string,
): Promise<boolean> {
  const { model } = journey.works.context.run;
  const exchange = await check.call(input);
  if (exchange.answer === undefined) throw new Skip('no answer');
  const verdict = verdictOf(exchange.answer);
  const statuses = codes.flatMap((code) => findStatuses(deed.operation, model, code, '', ['state']));
  const names = codes.length === 0 ? '' : ` with ${codes.join(' or ')}`;
  const docs = citePlace(model, journey.created.kind.resource);
  const fault = {
    member: journey.created.kind.resource.state ?? '',
    expected: `${reason}, so it is refused${names}`,
    seen: describeVerdict(verdict),
    docs,
  };
  const isOther = listOtherCodes(deed, journey).includes(verdict.code ?? '');
  if (verdict.isAccepted) check.differ({ ...fault, code: 'accepted' });
  else if (codes.length > 0 && !codes.includes(verdict.code ?? '') && !isOther)
    check.differ({ ...fault, code: 'code' });
  else if (!isOther && !isAllowedStatus(statuses, verdict.status)) check.differ({ ...fault, code: 'status' });
  return verdict.isAccepted;
}

/** Tries an operation in a state in which the documents forbid it. */
async function tryForbidden(journey: Journey, deed: Deed, codes: readonly string[], reason: string): Promise<void> {
  const { works, created, state } = journey;
  await works.context.run.check('states', deed.operation, `${reason} (${created.kind.name})`, async (check) => {
    const input = works.writer.prepareDeed(deed, created);
    if (input === undefined) throw new Skip('something that it needs does not exist');
    const wasAccepted = await expectRefusal(check, journey, deed, input, codes, reason);
    const sight = await works.writer.settle(check, created);
    if (sight === undefined) return;
    if (!wasAccepted && sight.exists && sight.state !== undefined && sight.state !== state)
      check.differ({
        member: created.kind.resource.state ?? '',
        code: 'state',
        expected: `a refused call leaves the state ${state}`,
        seen: sight.state,
      });
    update(journey, sight);
  });
}

function update(journey: Journey, sight: Sight): void {
  if (!sight.exists) {
    journey.isOver = true;
    journey.works.writer.markRemoved(journey.created.kind, journey.created.id);
    return;
  }
  journey.state = sight.state ?? journey.state;
  journey.members = sight.members;
  remember(journey.works, journey.created, sight.members);
}

/** Expects what an operation answers about each resource that it names: the states that it was in and that it moves to. */
function expectAnswered(
  check: Check,
  { effect }: Deed,
  { answer }: Exchange,
  { created, state: before }: Journey,
): void {
  const { identity, state } = created.kind.resource;
  const { member } = identity;
  const items = effect.lists === undefined ? [] : readItems(answer?.data, effect.lists);
  const own = items.find((item) => isSame(valueAt(item, [member]), created.id));
  for (const [name, { value: constant, copy }] of Object.entries(effect.puts ?? {})) {
    const value = constant ?? (copy === state ? before : undefined);
    const seen = valueAt(own, splitPath(name));
    if (own === undefined || value === undefined || seen === undefined || isSame(seen, value)) continue;
    check.differ({
      member: `${effect.lists}[].${name}`,
      code: 'value',
      expected: `${name} is ${String(value)}`,
      seen: String(seen),
    });
  }
}

/** Follows what becomes of a resource after a call. */
async function followDeed(
  check: Check,
  journey: Journey,
  deed: Deed,
  input: Record<string, unknown>,
  exchange: Exchange,
  startedAt: number,
): Promise<void> {
  const { works, created } = journey;
  const { effect } = deed;
  expectAnswered(check, deed, exchange, journey);
  if (!isObservable(created.kind)) return;
  const entered = effect.to ?? (effect.deletes ? findGoneState(created.kind) : undefined);
  const sight =
    entered === undefined
      ? await works.writer.settle(check, created)
      : await follow(check, works.writer, created, entered, works.passages, startedAt);
  if (sight === undefined) return;
  expectChanged(check, journey, deed, sight);
  await expectAftermath(check, works, created, deed, input, sight);
  update(journey, sight);
}

/** Calls an operation that the documents allow, and follows what becomes of the resource. */
async function tryAllowed(journey: Journey, deed: Deed): Promise<void> {
  const { works, created, state } = journey;
  const { resource } = created.kind;
  const { operation, effect } = deed;
  await works.context.run.check(
    'states',
    operation,
    `allowed in ${state ?? 'its state'} (${created.kind.name})`,
    async (check) => {
      if (!(await meetNeeds(check, journey, effect)))
        throw new Skip('another resource cannot be brought into the state that it needs');
      const prepared = works.writer.prepareDeed(deed, created);
      if (prepared === undefined) throw new Skip('something that it needs does not exist');
      const input = varyInput(works, deed, created, prepared, journey.members);
      const startedAt = performance.now();
      const exchange = await check.call(input);
      if (exchange.answer === undefined) throw new Skip('no answer');
      const verdict = verdictOf(exchange.answer);
      if (verdict.isAccepted) {
        for (const text of listSecrets(operation.input, input)) check.run.session.secrets.add(text);
        await followDeed(check, journey, deed, input, exchange, startedAt);
      } else expectNoRefusal(check, journey, deed, verdict);
    },
  );
  // what cannot be seen may be gone
  if (effect.deletes || isGone(resource, settledState(resource, effect.to ?? ''))) journey.isOver = true;
}

/** Returns a state in which a resource is gone, for operations that name none. */
const findGoneState = ({ resource }: Kind): string | undefined =>
  Object.keys(resource.states ?? {}).find((state) => isGone(resource, state));

/** Expects that a resource is gone after its removal, and stays in its state after other calls. */
function expectChanged(check: Check, { created, state }: Journey, { effect }: Deed, sight: Sight): void {
  const { resource } = created.kind;
  if (effect.deletes && sight.exists && findGoneState(created.kind) === undefined)
    check.differ({
      code: 'gone',
      expected: `${created.kind.name} ${String(created.id)} no longer exists`,
      seen: 'it is still there',
    });
  if (!sight.exists) return;
  if (
    effect.to === undefined &&
    !effect.deletes &&
    sight.state !== undefined &&
    state !== undefined &&
    sight.state !== state &&
    isSettled(resource, state)
  )
    check.differ({
      member: resource.state ?? '',
      code: 'state',
      expected: `the state stays ${state}`,
      seen: sight.state,
    });
}

/** Expects that an allowed operation is refused only for what the documents name besides the state. */
function expectNoRefusal(check: Check, journey: Journey, deed: Deed, verdict: ReturnType<typeof verdictOf>): void {
  const { created, state } = journey;
  const isState =
    verdict.code !== undefined && verdict.code === deed.effect.otherwise && deed.effect.from !== undefined;
  const isOther = listOtherCodes(deed, journey).includes(verdict.code ?? '');
  const isUnseen = created.kind.resource.state !== undefined && state === undefined;
  if ((!isState || isUnseen) && (isState || isOther || isLaterCode(check.run, deed.operation, verdict.code)))
    throw new Skip(`it was refused: ${verdict.code}`);
  check.differ({
    member: created.kind.resource.state ?? '',
    code: 'refused',
    expected: `it is allowed in state ${state ?? 'Present'}`,
    seen: describeVerdict(verdict),
    docs: citePlace(check.run.model, created.kind.resource),
  });
}

/** Names an input that an effect adds to a list or removes from it, with the list. */
const findScalarList = (lists: Effect['adds']): readonly [path: string, input: string] | undefined =>
  Object.entries(lists ?? {}).find((entry): entry is [string, string] => typeof entry[1] === 'string');

/** Calls an operation on a list in a situation in which its own limits forbid it. */
async function tryListLimit(journey: Journey, deed: Deed, code: string, reason: string, item: unknown): Promise<void> {
  const { works, created } = journey;
  const [, name] = findScalarList(deed.effect.adds) ?? findScalarList(deed.effect.removes) ?? [];
  if (name === undefined) return;
  await works.context.run.check('limits', deed.operation, `${reason} (${created.kind.name})`, async (check) => {
    const input = works.writer.prepareDeed(deed, created);
    if (input === undefined) throw new Skip('something that it needs does not exist');
    const schema = deed.operation.input.properties?.[name];
    await expectRefusal(check, journey, deed, { ...input, [name]: shapeFor(schema, item) }, [code], reason);
  });
}

/** Tries the limits of a list: an item that it has already, and one that it must keep. */
async function tryListLimits(journey: Journey, deed: Deed): Promise<void> {
  const { effect } = deed;
  const [added] = findScalarList(effect.adds) ?? [];
  const [removed] = findScalarList(effect.removes) ?? [];
  const items = (path: string | undefined): unknown[] =>
    path === undefined ? [] : [valueAt(journey.members, splitPath(path)) ?? []].flat();
  const present = items(added);
  if (effect.already !== undefined && present.length > 0)
    await tryListLimit(journey, deed, effect.already, 'it is in the list already', present.at(-1));
  const left = items(removed);
  if (effect.last !== undefined && left.length > 0 && left.length <= (effect.least ?? 0))
    await tryListLimit(journey, deed, effect.last, 'it is the last in the list', left[0]);
}

/** Why the documents forbid an operation now, and the codes by which it is refused. */
interface Ban {
  readonly reason: string;
  readonly codes: readonly string[];
}

/** Finds out whether the documents forbid an operation now: by the state, by values, or by what refers to the resource. */
async function findBan(journey: Journey, deed: Deed): Promise<Ban | undefined> {
  const { otherwise } = deed.effect;
  if (!isAllowed(deed, journey.state))
    return { reason: `it is not allowed in state ${journey.state}`, codes: otherwise === undefined ? [] : [otherwise] };
  const refusal = findRefusal(deed, journey);
  if (refusal !== undefined) return { reason: `its values forbid it (${refusal})`, codes: [refusal] };
  const codes = journey.created.kind.deleters.includes(deed) ? await lookForBlocks(journey, deed) : [];
  return codes.length === 0 ? undefined : { reason: 'another resource refers to it', codes };
}

/** Tries the next thing that is to be tried in the present state, but for what removes the resource. */
async function tryState(journey: Journey): Promise<boolean> {
  const { movers, deleters } = journey.created.kind;
  for (const deed of [...movers, ...deleters]) {
    const key = keyOf(deed, journey.state);
    if (journey.tried.has(key) || journey.isOver) continue;
    journey.tried.add(key);
    const ban = await findBan(journey, deed);
    if (ban === undefined && deleters.includes(deed)) continue;
    if (ban !== undefined) await tryForbidden(journey, deed, ban.codes, ban.reason);
    else await tryAllowed(journey, deed);
    if (ban === undefined && !journey.isOver) await tryListLimits(journey, deed);
    return true;
  }
  return false;
}

/** Lists the states in which something is still to be tried, and moves there. Returns false if there is none. */
async function moveOn(journey: Journey): Promise<boolean> {
  const { works, created, state } = journey;
  const { movers, deleters, resource } = created.kind;
  if (state === undefined) return false;
  const open = Object.keys(resource.states ?? {}).filter(
    (candidate) =>
      candidate !== state &&
      isSettled(resource, candidate) &&
      !isGone(resource, candidate) &&
      [...movers, ...deleters].some(
        (deed) => !journey.tried.has(keyOf(deed, candidate)) && (movers.includes(deed) || !isAllowed(deed, candidate)),
      ),
  );
  for (const target of open) {
    if (works.writer.findWay(created.kind, state, [target]) === undefined) continue;
    let isThere = false;
    const [deed] = works.writer.findWay(created.kind, state, [target]) ?? [];
    if (deed === undefined) continue;
    await works.context.run.check(
      'states',
      deed.operation,
      `leads to ${target} (${created.kind.name})`,
      async (check) => {
        isThere = await works.writer.drive(check, created, [target]);
        if (!isThere) throw new Skip(`${target} is not reached`);
        const sight = await works.writer.settle(check, created);
        if (sight !== undefined) update(journey, sight);
      },
    );
    if (isThere) return true;
    for (const mover of [...movers, ...deleters]) journey.tried.add(keyOf(mover, target));
  }
  return false;
}

/** Leads a resource through its states. */
async function travel(works: Works, created: Created): Promise<void> {
  const { run } = works.context;
  const journey = startJourney(works, created);
  if (isObservable(created.kind))
    await run.check(
      'states',
      created.deed.operation,
      `the state of ${created.kind.name} ${works.writer.nextNumber()}`,
      async (check) => {
        const sight = await works.writer.settle(check, created);
        if (sight !== undefined) update(journey, sight);
      },
    );
  for (let step = 0; step < mostSteps && !journey.isOver && !run.isStopped; step++) {
    const didSomething = (await tryState(journey)) || (await moveOn(journey));
    if (!didSomething) break;
  }
}

/** Removes a resource as the documents describe, and follows that it is gone. */
async function dismiss(works: Works, created: Created): Promise<void> {
  const { run } = works.context;
  const [deed] = created.kind.deleters;
  if (deed === undefined || created.isRemoved || created.isPart) return;
  const journey = startJourney(works, created);
  await run.check(
    'states',
    deed.operation,
    `before its removal (${created.kind.name} ${works.writer.nextNumber()})`,
    async (check) => {
      const { from } = deed.effect;
      if (from !== undefined && created.kind.resource.state !== undefined)
        await works.writer.drive(check, created, from);
      const sight = await works.writer.settle(check, created);
      if (sight !== undefined) update(journey, sight);
    },
  );
  if (journey.isOver || !isAllowed(deed, journey.state) || (await lookForBlocks(journey, deed)).length > 0) return;
  if (findRefusal(deed, journey) !== undefined) return;
  await tryAllowed(journey, deed);
  if (journey.isOver && !isObservable(created.kind)) works.writer.markRemoved(created.kind, created.id);
}

/** Leads a resource of every kind through its states: what is allowed, what is forbidden, and what follows. */
export async function runStates(works: Works): Promise<void> {
  const { run } = works.context;
  const kinds = listKinds(works.context);
  for (const created of [...works.writer.created])
    if (!created.isRemoved && kinds.includes(created.kind)) await travel(works, created);
  for (const created of [...works.writer.created].reverse())
    if (!run.isStopped && kinds.includes(created.kind)) await dismiss(works, created);
  for (const kind of kinds)
    if (!works.writer.created.some((created) => created.kind === kind) && kind.movers.length > 0)
      for (const { operation } of kind.movers)
        run.skip('states', operation.name, kind.name, 'the run can create no such resource');
  reportSkipped(works.passages, ({ check, state }) => {
    void run.check('states', check.operation, `passes through ${state}`, async (again) => {
      again.exchanges.push(...check.exchanges);
      const docs = run.model.resources.find(({ states }) => states?.[state] !== undefined);
      again.differ({
        code: 'skipped',
        expected: `the resource is in state ${state} for a while, as others are in theirs`,
        seen: 'that state was never seen',
        ...(docs === undefined ? {} : { docs: citePlace(run.model, docs) }),
      });
    });
  });
}
