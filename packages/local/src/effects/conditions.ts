import { own, valueAt } from '@yunspec/runtime/check';
import { faultOf, Refusal } from '../faults.js';
import type { Effect } from '../model.js';
import { isSame } from '../paths.js';
import type { Deed } from '../product.js';
import { valueIn, valuesIn } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { namingInput } from './inputs.js';
import { agrees, changesOf, itemsOf } from './lists.js';
import { hasValues, isAboutNone, neededBy, targetsOf } from './targets.js';

type Condition = (call: Call, deed: Deed, target: Entry) => void;

function refuse(
  { product, operation }: Call,
  code: string,
  member: string | undefined,
  kind: string,
  status = 400,
): never {
  throw new Refusal(faultOf(product, operation, { code, member, kind }, { status }));
}

const isRefused: Condition = (call, { resource, effect }, target) => {
  for (const [code, where] of Object.entries(effect.refuses ?? {})) {
    if (hasValues(call.store, target, where)) refuse(call, code, namingInput(call.operation, resource), 'mismatch');
  }
};

const disagrees: Condition = (call, { effect }, target) => {
  for (const [name, code] of Object.entries(effect.agrees ?? {})) {
    const given = own(call.input, name);
    if (given !== undefined && !isSame(given, valueIn(call.store, target, name))) refuse(call, code, name, 'mismatch');
  }
};

const isInWrongState: Condition = (call, { resource, effect }, target) => {
  const { from, otherwise = 'InvalidParameter', by } = effect;
  if (from === undefined || by !== undefined || from.includes(target.state ?? '')) return;
  refuse(call, otherwise, namingInput(call.operation, resource), 'state');
};

const isBlocked: Condition = (call, { resource, effect }, target) => {
  const { store } = call;
  for (const [kind, { by, is = resource.identity.member, otherwise }] of Object.entries(effect.blockedBy ?? {})) {
    const name = valueIn(store, target, is);
    const names = (other: Entry): boolean =>
      [by].flat().some((path) => valuesIn(store, other, path).some((value) => isSame(value, name)));
    if (store.all(kind).some((other) => other !== target && names(other))) {
      refuse(call, otherwise, namingInput(call.operation, resource), 'dependency');
    }
  }
};

/** Lists that would get too long or too short, or hold something twice. */
const isOverLimit: Condition = (call, { resource, effect }, target) => {
  const { most, full, already, least, last } = effect;
  const member = namingInput(call.operation, resource);
  for (const { path, items } of changesOf(call, effect.adds)) {
    const present = itemsOf(target, path);
    if (already !== undefined && items.some((item) => present.some((one) => agrees(one, item))))
      refuse(call, already, member, 'exists');
    if (most !== undefined && present.length + items.length > most)
      refuse(call, full ?? 'InvalidParameter', member, 'quota');
  }
  for (const { path, items } of changesOf(call, effect.removes)) {
    const present = itemsOf(target, path);
    const left = present.filter((one) => !items.some((item) => agrees(one, item)));
    if (least !== undefined && left.length < Math.min(least, present.length))
      refuse(call, last ?? 'InvalidParameter', member, 'dependency');
  }
};

/** In the order in which they are looked at. */
const conditions: readonly Condition[] = [isRefused, disagrees, isInWrongState, isBlocked, isOverLimit];

function checkNeeds(call: Call, { effect }: Deed, target: Entry | undefined): void {
  for (const [name, { from, otherwise }] of Object.entries(effect.needs ?? {})) {
    const kind = call.product.resources.get(name);
    const needed = kind && neededBy(call, kind, target);
    if (needed === undefined || from.includes(needed.state ?? '')) continue;
    refuse(call, otherwise, namingInput(call.operation, needed.resource), 'state');
  }
}

/** A new one under a name that is taken, where the document has a code for that. */
function checkName(call: Call, { resource, effect }: Deed): void {
  const { member } = resource.identity;
  if (effect.creates === undefined || effect.sets !== undefined) return;
  const id = valueAt(call.input, member);
  const row = call.operation.errors.find(({ on, kind }) => kind === 'exists' && [on].flat().includes(member));
  if (id !== undefined && row !== undefined && call.store.find(resource, id, call.input) !== undefined)
    refuse(call, row.code, member, 'exists');
}

/** Whether an effect is about one resource that the request has to name. */
const isAboutOne = (effect: Effect): boolean =>
  !isAboutNone(effect) && effect.by === undefined && effect.each === undefined && effect.ignoresUnknown === undefined;

/** Refuses a call that the resources it is about do not allow. Nothing is changed. */
export function checkConditions(call: Call, deed: Deed): void {
  const { resource, effect } = deed;
  const targets = targetsOf(call, deed);
  const { missing } = resource;
  if (isAboutOne(effect) && targets.length === 0 && missing !== undefined) {
    refuse(call, missing.code, namingInput(call.operation, resource), 'notFound', missing.http);
  }
  checkName(call, deed);
  checkNeeds(call, deed, targets[0]);
  for (const target of targets) for (const condition of conditions) condition(call, deed, target);
}
