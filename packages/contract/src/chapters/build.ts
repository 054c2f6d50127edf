import type { OperationModel } from '@yunspec/model';
import { type Check, Skip } from '../run/run.js';
import { type Deed, isSame, type Kind } from '../world/kinds.js';
import { isObservable } from '../world/observe.js';
import { type Created, listGiven, type Writer } from '../world/writer.js';
import type { Context } from './context.js';
import { expectMembers, follow, type Passage } from './follow.js';
import { describeVerdict, isLaterCode, verdictOf } from './verdict.js';

/** What a run does with the resources that it creates. */
export interface Works {
  readonly context: Context;
  readonly writer: Writer;
  readonly passages: Passage[];
}

/** Returns whether a value of an input comes back as it was given: secrets do not. */
const isShown = (operation: OperationModel, name: string): boolean =>
  operation.input.properties?.[name]?.secret !== true;

/** Chooses the call that creates one resource of a kind. */
export function chooseCreator({ creators }: Kind): Deed | undefined {
  const single = creators.filter(({ effect }) => effect.times === undefined);
  return single[0] ?? creators[0];
}

/** Lists the kinds that a creating call needs and that do not exist yet. */
function listNeeds({ world }: Context, { operation }: Deed): string[] {
  const examples = [undefined, ...operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]))];
  const needs = examples.map((base) => world.prepare(operation, {}, ...(base === undefined ? [] : [base])).unresolved);
  return [...(needs.find((kinds) => kinds.length === 0) ?? needs[0] ?? [])];
}

/** Creates a resource of a kind and those that it needs, unless the run has one. Returns it, if that succeeds. */
export async function ensure(
  works: Works,
  kind: Kind,
  asked: ReadonlySet<string> = new Set(),
): Promise<Created | undefined> {
  const own = works.writer.created.findLast((created) => created.kind === kind && !created.isRemoved);
  if (own !== undefined) return own;
  const deed = chooseCreator(kind);
  if (deed === undefined || asked.has(kind.name)) return undefined;
  for (const name of listNeeds(works.context, deed)) {
    const needed = works.context.world.kinds.get(name);
    if (needed !== undefined && needed !== kind) await ensure(works, needed, new Set([...asked, kind.name]));
  }
  return create(works, kind, deed);
}

/** Follows a new resource until it stays in a state, and expects the values that it was given. */
async function welcome(works: Works, check: Check, created: Created, startedAt: number): Promise<void> {
  const { kind, deed, input } = created;
  const sight = await follow(check, works.writer, created, deed.effect.creates ?? '', works.passages, startedAt);
  if (sight === undefined) return;
  remember(works, created, sight.members);
  const given = listGiven(deed.effect, input, kind.resource.state).filter(([name]) => isShown(deed.operation, name));
  if (sight.exists) expectMembers(check, created, given, sight);
}

/** Creates one more resource of a kind. */
export async function create(works: Works, kind: Kind, deed: Deed): Promise<Created | undefined> {
  const { context, writer } = works;
  const { run } = context;
  const { operation } = deed;
  let created: Created | undefined;
  await run.check('states', operation, `creates ${kind.name} ${writer.nextNumber()}`, async (check) => {
    const input = writer.prepareCreation(kind, deed);
    if (input === undefined) throw new Skip('no valid input is known: a resource that it needs does not exist');
    const count = writer.countCreations(deed, input);
    if (!writer.budget.take(count)) throw new Skip(`the run may create ${writer.budget.most} resources at most`);
    const startedAt = performance.now();
    const exchange = await check.call(input);
    [created] = writer.learn(kind, deed, input, exchange);
    if (created === undefined) {
      writer.budget.giveBack(count);
      explainRefusal(check, exchange.answer === undefined ? undefined : verdictOf(exchange.answer));
    } else if (isObservable(kind)) await welcome(works, check, created, startedAt);
  });
  return created;
}

/** Keeps what a look showed of a resource, together with what it was created with. */
export function remember({ context }: Works, { kind, id }: Created, members: Readonly<Record<string, unknown>>): void {
  const known = context.world.list(kind.name).find((existing) => isSame(existing.id, id));
  context.world.add({ kind: kind.name, id, members: { ...known?.members, ...members }, isOwn: true });
}

/** Skips a check whose call was refused for something that the input does not show, and reports any other refusal. */
export function explainRefusal(check: Check, verdict: ReturnType<typeof verdictOf> | undefined): void {
  if (verdict === undefined) throw new Skip('no answer');
  if (verdict.isAccepted)
    check.differ({ code: 'identity', expected: 'the answer has the identity of what was created', seen: 'none' });
  else if (isLaterCode(check.run, check.operation, verdict.code)) throw new Skip(`it was refused: ${verdict.code}`);
  else check.differ({ code: 'refused', expected: 'a valid input is accepted', seen: describeVerdict(verdict) });
}

/** Lists the kinds that the operations of a run are about. */
export function listKinds({ world, operations, run }: Context): Kind[] {
  const isWhole = operations.length === run.model.operations.length;
  return [...world.kinds.values()].filter(
    ({ resource, name }) =>
      isWhole ||
      operations.some(
        (operation) => resource.operations?.[operation.name] !== undefined || mentions(operation.input, name),
      ),
  );
}

/** Returns whether an input refers to a kind. */
const mentions = (schema: OperationModel['input'], kind: string): boolean =>
  schema.refers === kind ||
  [...Object.values(schema.properties ?? {}), schema.items].some(
    (inner) => inner !== undefined && mentions(inner, kind),
  );

/** Creates a resource of every kind that the run is about. */
export async function build(works: Works): Promise<void> {
  const open = new Set(listKinds(works.context).filter(({ creators }) => creators.length > 0));
  // what needs a part of another resource comes after it
  for (let pass = 0; pass < 2; pass++)
    for (const kind of open) {
      const isReady = listNeeds(works.context, chooseCreator(kind) as Deed).every(
        (name) => works.context.world.kinds.get(name)?.creators.length !== 0,
      );
      if (works.context.run.isStopped || (pass === 0 && !isReady)) continue;
      open.delete(kind);
      await ensure(works, kind);
    }
}

/** Writes what a run with writes will do. */
export function plan(context: Context, most: number): string[] {
  const kinds = listKinds(context).filter(({ creators }) => creators.length > 0);
  const writes = context.operations.filter(({ safe }) => !safe);
  const lines = kinds.map((kind) => {
    const [deleter] = kind.deleters;
    const end =
      deleter === undefined
        ? 'it stays: the product has no operation that removes it'
        : `removed with ${deleter.operation.name}`;
    return `  ${kind.name}: created with ${chooseCreator(kind)?.operation.name}, ${end}`;
  });
  return [
    `Plan: at most ${most} resources are created, with names that begin with ${context.prefix}, and removed at the end.`,
    ...(lines.length === 0 ? ['  No resource can be created.'] : lines),
    `  ${writes.length} operations that change something are called: on these resources, with inputs that are refused, or`,
    '  on resources that do not exist.',
  ];
}
