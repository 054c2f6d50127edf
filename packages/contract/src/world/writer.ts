import { type Effect, listMemberInputs, type OperationModel, type ValueModel } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { valueAt, withValueAt } from '../cases/paths.js';
import type { Leftover } from '../report/result.js';
import type { Check, Run } from '../run/run.js';
import type { Exchange } from '../wire/session.js';
import { listSecrets } from '../wire/session.js';
import type { Budget } from './budget.js';
import { type Deed, isBound, isGone, isSame, isSettled, type Kind, settledState, splitPath } from './kinds.js';
import { type Naming, nameInput } from './names.js';
import { isObservable, observe, type Sight } from './observe.js';
import type { Targets, World } from './world.js';

/** A resource that a run created. */
export interface Created {
  readonly kind: Kind;
  readonly id: unknown;
  readonly deed: Deed;
  readonly input: Record<string, unknown>;
  /** Whether it was created along with another resource, and is removed with it. */
  readonly isPart: boolean;
  /** Whether it was removed since. */
  isRemoved: boolean;
}

/** Lists the members that a creating call gives values, with these values. */
export function listGiven(
  { sets, puts = {} }: Effect,
  input: Record<string, unknown>,
  state: string | undefined,
): [member: string, value: unknown][] {
  return listMemberInputs(sets ?? Object.keys(input))
    .filter(([member]) => member !== state && !Object.hasOwn(puts, member))
    .map(([member, name]) => [member, valueAt(input, splitPath(name))]);
}

/** Creates one resource where an input could create several. */
const withTimes = ({ times }: Effect, input: Record<string, unknown>): Record<string, unknown> =>
  times === undefined ? input : (withValueAt(input, splitPath(times), 1) as Record<string, unknown>);

/** Takes out of an input that it is to be checked only, and nothing to be created. */
const withoutDryRun = (
  { input: { required = [] } }: OperationModel,
  input: Record<string, unknown>,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([name]) => required.includes(name) || !/^dry_?run$/i.test(name)));

/** How long a resource may take to reach a state in which it stays, in milliseconds. */
const settleLimit = 60_000;
/** The first and the longest pause between two looks, in milliseconds. */
const firstPause = 15;
const longestPause = 2000;

/** Creates resources for a run, moves them, and removes them again. */
export class Writer {
  readonly created: Created[] = [];
  #number = 0;
  #isCleaningUp = false;

  constructor(
    readonly run: Run,
    readonly world: World,
    readonly budget: Budget,
    readonly naming: Naming,
  ) {}

  /** Makes a name that no other of the run has. */
  nextNumber(): number {
    this.#number += 1;
    return this.#number;
  }

  /** Makes the input of a creating call: existing parents, names with the prefix, passwords of this run. */
  prepareCreation(kind: Kind, { operation, effect }: Deed, targets: Targets = {}): Record<string, unknown> | undefined {
    const examples = operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]));
    const isLast = (base: unknown): boolean => base === undefined;
    for (const base of [...examples, undefined]) {
      const prepared =
        base === undefined ? this.world.prepare(operation, targets) : this.world.prepare(operation, targets, base);
      if (prepared.unresolved.length > 0) continue;
      const single = withTimes(effect, withoutDryRun(operation, prepared.input));
      if (!isLast(base) && isBound(kind, single)) continue;
      const named = nameInput(operation, kind.name, single, this.naming, this.nextNumber());
      const { token } = operation;
      const input = token === undefined ? named : { ...named, [token]: this.createToken() };
      if (judge(operation.input, input).length === 0) return input;
    }
    return undefined;
  }

  createToken(): string {
    return `${this.naming.prefix}-${this.nextNumber()}`;
  }

  /** Returns the number of resources that a call creates. */
  countCreations({ effect }: Deed, input: object): number {
    const times = effect.times === undefined ? 1 : Number(valueAt(input, splitPath(effect.times)) ?? 1);
    return Number.isInteger(times) && times > 0 ? times : 1;
  }

  /** Keeps in mind what an answer says was created. */
  learn(kind: Kind, deed: Deed, input: Record<string, unknown>, { answer }: Exchange): Created[] {
    if (answer?.kind !== 'success') return [];
    for (const text of listSecrets(deed.operation.input, input)) this.run.session.secrets.add(text);
    const ids = readIdentities(kind, deed.operation, answer.data, input);
    const main = ids.map((id) => this.#add({ kind, id, deed, input, isPart: false, isRemoved: false }));
    this.#learnParts(kind, deed, input, answer.data);
    return main;
  }

  /** Keeps in mind what any call has created. A call that names nothing that exists should not have. */
  learnFrom(operation: OperationModel, exchange: Exchange, leaky: Set<OperationModel>): void {
    for (const kind of this.world.kinds.values())
      for (const deed of kind.creators) {
        if (deed.operation !== operation) continue;
        const before = this.created.length;
        this.learn(kind, deed, exchange.input as Record<string, unknown>, exchange);
        if (this.created.length > before && JSON.stringify(exchange.input).includes('yunspec-nothing-has-this-id'))
          leaky.add(operation);
      }
  }

  #add(created: Created): Created {
    const { kind, id, deed, input } = created;
    const known = this.created.find((one) => one.kind === kind && isSame(one.id, id) && !one.isRemoved);
    if (known !== undefined) return known;
    this.created.push(created);
    const given = listGiven(deed.effect, input, kind.resource.state).filter(([, value]) => value !== undefined);
    this.world.add({
      kind: kind.name,
      id,
      members: { ...input, ...this.#copyFromOthers(deed, input), ...Object.fromEntries(given) },
      isOwn: true,
    });
    return created;
  }

  /** Evaluates the members of a new resource that are those of another one, which the input names. */
  #copyFromOthers({ operation, effect }: Deed, input: object): Record<string, unknown> {
    const references = this.world.findReferences(operation, input);
    const copied = Object.entries(effect.puts ?? {}).flatMap(([member, { of, copy }]) => {
      const path = references.find(({ kind }) => kind === of)?.path;
      const other = this.world.list(of ?? '').find(({ id }) => path !== undefined && isSame(id, valueAt(input, path)));
      const value = copy === undefined ? undefined : other?.members[copy];
      return value === undefined ? [] : [[member, value] as const];
    });
    return Object.fromEntries(copied);
  }

  /** Keeps in mind what a call created along with its main result. */
  #learnParts(main: Kind, { operation }: Deed, input: Record<string, unknown>, data: unknown): void {
    for (const kind of this.world.kinds.values()) {
      const effect = kind.resource.operations?.[operation.name];
      const id = valueAt(data, [kind.resource.identity.member]);
      if (kind !== main && effect?.creates !== undefined && id !== undefined)
        this.#add({ kind, id, deed: { operation, effect }, input, isPart: true, isRemoved: false });
    }
  }

  /** Looks at a resource until it stays in its state. `onSight` gets every look. Returns the last look. */
  async settle(
    check: Check,
    { kind, id }: Pick<Created, 'kind' | 'id'>,
    onSight: (sight: Sight, ms: number) => void = () => {},
  ): Promise<Sight | undefined> {
    const { resource } = kind;
    let waited = 0;
    for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 1.5)) {
      const start = performance.now();
      const sight = await observe(check, this.world, kind, id);
      if (sight === undefined) return undefined;
      onSight(sight, performance.now() - start);
      if (!sight.exists || sight.state === undefined || isSettled(resource, sight.state)) return sight;
      if (waited >= settleLimit || (this.run.isStopped && !this.#isCleaningUp)) return sight;
      await this.run.session.channel.pause(pause);
      waited += pause;
    }
  }

  markRemoved(kind: Kind, id: unknown): void {
    for (const created of this.created) if (created.kind === kind && isSame(created.id, id)) created.isRemoved = true;
    this.world.remove(kind.name, id);
  }

  /** Makes the input of an operation on a resource, or returns undefined if something that it needs is unknown. */
  prepareDeed({ operation, effect }: Deed, { kind, id, input: members }: Created): Record<string, unknown> | undefined {
    const { within, member } = kind.resource.identity;
    const known = this.world.list(kind.name).find((existing) => isSame(existing.id, id))?.members ?? members;
    const examples = [undefined, ...operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]))];
    const prepared = examples
      .map((base) => this.world.prepare(operation, { [kind.name]: id }, base, true))
      .find(({ input, unresolved }) => unresolved.length === 0 && judge(operation.input, input).length === 0);
    if (prepared === undefined) return undefined;
    const properties = operation.input.properties ?? {};
    const parent = within === undefined ? [] : [within];
    const shared = [...parent, 'RegionId', ...Object.keys(effect.agrees ?? {})].filter(
      (name) => Object.hasOwn(properties, name) && known[name] !== undefined,
    );
    const withParents = shared.reduce<unknown>(
      (input, name) => withValueAt(input, [name], known[name]),
      prepared.input,
    );
    const needsName = Object.hasOwn(properties, member) && valueAt(withParents, [member]) === undefined;
    const input = needsName ? withValueAt(withParents, [member], id) : withParents;
    const withToken = operation.token === undefined ? input : withValueAt(input, [operation.token], this.createToken());
    return judge(operation.input, withToken).length === 0 ? (withToken as Record<string, unknown>) : undefined;
  }

  /** Finds the operations that lead from a state to one of others, the first of them. */
  findWay({ movers, resource }: Kind, from: string, to: readonly string[]): Deed[] | undefined {
    const ways = new Map<string, Deed[]>([[from, []]]);
    for (const [state, way] of ways) {
      if (to.includes(state)) return way;
      for (const deed of movers) {
        const { from: allowed, to: next } = deed.effect;
        if (next === undefined || (allowed !== undefined && !allowed.includes(state)) || isGone(resource, next))
          continue;
        const end = settledState(resource, next);
        if (!ways.has(end)) ways.set(end, [...way, deed]);
      }
    }
    return undefined;
  }

  /** Moves a resource to one of several states. `first` is a look at it that was taken just now. Returns whether it is there. */
  async drive(check: Check, created: Created, states: readonly string[], first?: Sight): Promise<boolean> {
    let sight = first ?? (await this.settle(check, created));
    for (let step = 0; step < 6 && sight?.state !== undefined; step++) {
      if (states.includes(sight.state)) return true;
      const [deed] = this.findWay(created.kind, sight.state, states) ?? [];
      const input = deed === undefined ? undefined : this.prepareDeed(deed, created);
      if (deed === undefined || input === undefined) return false;
      const { answer } = await check.call(input, {}, deed.operation);
      if (answer?.kind !== 'success') return false;
      sight = await this.settle(check, created);
    }
    return false;
  }

  /** Removes one resource. Returns why that failed, if it did. */
  async remove(check: Check, created: Created): Promise<string | undefined> {
    const { kind } = created;
    let reason = 'the product has no operation that removes it';
    for (const deed of kind.deleters) {
      const failure = await this.#removeWith(check, created, deed);
      if (failure === undefined) return undefined;
      reason = failure;
    }
    return reason;
  }

  async #removeWith(check: Check, created: Created, deed: Deed): Promise<string | undefined> {
    const { kind } = created;
    const { from } = deed.effect;
    const isSeen = from !== undefined && kind.resource.state !== undefined && isObservable(kind);
    const before = isSeen ? await this.settle(check, created) : undefined;
    // a resource that cannot be read, of an unknown region for example, may still be removed
    if (from !== undefined && before?.state !== undefined && !(await this.drive(check, created, from, before)))
      return `it does not reach a state in which ${deed.operation.name} is allowed`;
    const input = this.prepareDeed(deed, created);
    if (input === undefined) return `no valid input of ${deed.operation.name} is known`;
    const { answer, unanswered } = await check.call(input, {}, deed.operation);
    if (answer === undefined) return `no answer: ${unanswered}`;
    if (answer.kind !== 'success' && answer.status !== 404)
      return `${deed.operation.name}: ${answer.code ?? answer.status}`;
    const sight = await this.settle(check, created);
    if (sight?.exists) return `${deed.operation.name} was accepted, but it still exists`;
    this.markRemoved(kind, created.id);
    return undefined;
  }

  /** Removes everything that the run created, the newest first, and lists what is left. */
  async cleanUp(): Promise<Leftover[]> {
    const { run } = this;
    this.#isCleaningUp = true;
    let left: Created[] = [];
    const reasons = new Map<Created, string>();
    for (let round = 1; round <= 4; round++) {
      left = this.created.filter(({ isRemoved, isPart }) => !isRemoved && !isPart).reverse();
      await this.#removeAll(left, reasons, round);
      if (left.every(({ isRemoved }) => isRemoved) || run.lost !== undefined) break;
    }
    return left
      .filter(({ isRemoved }) => !isRemoved)
      .map((created) => ({
        kind: created.kind.name,
        id: String(created.id),
        operation: created.deed.operation.name,
        reason: reasons.get(created) ?? `the endpoint is lost: ${run.lost}`,
      }));
  }

  /** Removes resources once, and keeps why that failed. An endpoint that does not answer is not asked for every resource. */
  async #removeAll(left: readonly Created[], reasons: Map<Created, string>, round: number): Promise<void> {
    for (const created of left) {
      const reason = await this.run.cleanUp(created.deed.operation, (check) => this.remove(check, created), round);
      if (reason === undefined) continue;
      reasons.set(created, reason);
      if (this.run.lost !== undefined) return;
    }
  }
}

/** Reads the identities of what a call created: from the answer, or from the input if the caller chose it. */
function readIdentities({ resource }: Kind, operation: OperationModel, data: unknown, input: object): unknown[] {
  const { member } = resource.identity;
  const direct = valueAt(data, [member]);
  if (direct !== undefined) return [direct];
  const found = Object.entries(operation.output.properties ?? {}).flatMap(([name, schema]) =>
    collectIdentities(resource.resource, schema, valueAt(data, [schema.name ?? name])),
  );
  const chosen = valueAt(input, [member]);
  return found.length > 0 || chosen === undefined ? found : [chosen];
}

/** Collects the identities of a kind in a value of an answer, through lists. */
function collectIdentities(kind: string, schema: ValueModel, value: unknown): unknown[] {
  const read = schema.wire === 'json-string' && typeof value === 'string' ? parseText(value) : value;
  if (Array.isArray(read)) {
    const items = schema.items ?? ({ type: 'any' } as ValueModel);
    const inner = schema.refers === undefined ? items : { ...items, refers: schema.refers };
    return read.flatMap((item) => collectIdentities(kind, inner, item));
  }
  return schema.refers === kind && (typeof read === 'string' || typeof read === 'number') ? [read] : [];
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
