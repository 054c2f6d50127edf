import { getAtPath, getOwn } from '@yunspec/runtime/check';
import { createError, RequestError } from '../errors/error-answer.js';
import { sortRows } from '../errors/error-rows.js';
import { isSame } from '../paths.js';
import type { BoundEffect } from '../product.js';
import { readMember, readMemberValues } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';
import { findNamingInput } from './inputs.js';
import { hasMatch, listChanges, readItems } from './lists.js';
import { findNeeded, findTargets, hasNoTarget, hasValues } from './targets.js';

/** The code of documents that state a limit, but no code for it. */
const defaultCode = 'InvalidParameter';

/** An error of a call, before its row in the error tables is found. */
interface CallError {
  readonly code: string;
  readonly member: string | undefined;
  readonly kind: string;
  /** The HTTP status if no table has the code. Default 400. */
  readonly status?: number;
}

function refuse({ product, operation }: Call, { code, member, kind, status = 400 }: CallError): never {
  throw new RequestError(createError(product, operation, { code, member, kinds: [kind] }, { status }));
}

type TargetCheck = (call: Call, bound: BoundEffect, target: Entry) => void;

const checkRefusedValues: TargetCheck = (call, { resource, effect }, target) => {
  const member = findNamingInput(call.operation, resource);
  for (const [code, where] of Object.entries(effect.refuses ?? {})) {
    if (hasValues(call.store, target, where)) refuse(call, { code, member, kind: 'mismatch' });
  }
};

const checkAgreement: TargetCheck = (call, { effect }, target) => {
  for (const [member, code] of Object.entries(effect.agrees ?? {})) {
    const given = getOwn(call.input, member);
    if (given !== undefined && !isSame(given, readMember(call.store, target, member)))
      refuse(call, { code, member, kind: 'mismatch' });
  }
};

const checkState: TargetCheck = (call, { resource, effect }, target) => {
  const { from, otherwise: code = defaultCode } = effect;
  if (from === undefined || from.includes(target.state ?? '')) return;
  refuse(call, { code, member: findNamingInput(call.operation, resource), kind: 'state' });
};

const checkDependents: TargetCheck = (call, { resource, effect }, target) => {
  const { store } = call;
  for (const [kind, { by, is = resource.identity.member, otherwise }] of Object.entries(effect.blockedBy ?? {})) {
    const name = readMember(store, target, is);
    const isDependent = (other: Entry): boolean =>
      other !== target &&
      [by].flat().some((path) => readMemberValues(store, other, path).some((value) => isSame(value, name)));
    if (store.list(kind).some(isDependent))
      refuse(call, { code: otherwise, member: findNamingInput(call.operation, resource), kind: 'dependency' });
  }
};

/** Checks that adding to a list neither repeats an item nor exceeds the limit. */
const checkAdditions: TargetCheck = (call, { resource, effect }, target) => {
  const { most, full = defaultCode, already } = effect;
  const member = findNamingInput(call.operation, resource);
  for (const { path, items } of listChanges(call, effect.adds)) {
    const present = readItems(target, path);
    if (already !== undefined && present.some((item) => hasMatch(item, items)))
      refuse(call, { code: already, member, kind: 'exists' });
    if (most !== undefined && present.length + items.length > most) refuse(call, { code: full, member, kind: 'quota' });
  }
};

/** Checks that removing from a list leaves enough items. */
const checkRemovals: TargetCheck = (call, { resource, effect }, target) => {
  const { least, last = defaultCode } = effect;
  if (least === undefined) return;
  for (const { path, items } of listChanges(call, effect.removes)) {
    const present = readItems(target, path);
    const kept = present.filter((item) => !hasMatch(item, items));
    if (kept.length < Math.min(least, present.length))
      refuse(call, { code: last, member: findNamingInput(call.operation, resource), kind: 'dependency' });
  }
};

/** The checks of a target, in the order in which they are made. */
const targetChecks: readonly TargetCheck[] = [
  checkRefusedValues,
  checkAgreement,
  checkState,
  checkDependents,
  checkAdditions,
  checkRemovals,
];

/** Checks that the one resource which a call names exists. */
function checkExistence(call: Call, { resource, effect }: BoundEffect, targets: readonly Entry[]): void {
  const { by, each, ignoresUnknown } = effect;
  const { missing } = resource;
  const namesOne = !hasNoTarget(effect) && by === undefined && each === undefined && ignoresUnknown === undefined;
  if (!namesOne || targets.length > 0 || missing === undefined) return;
  const member = findNamingInput(call.operation, resource);
  refuse(call, { code: missing.code, member, kind: 'notFound', status: missing.http });
}

/** Checks that the name of a new resource is free, if the error table has a code for a name that is taken. */
function checkName(call: Call, { resource, effect }: BoundEffect): void {
  const { member } = resource.identity;
  if (effect.creates === undefined || effect.sets !== undefined) return;
  const id = getAtPath(call.input, member);
  const row = sortRows(call.operation.errors).find(({ on, kind }) => kind === 'exists' && [on].flat().includes(member));
  if (id !== undefined && row !== undefined && call.store.find(resource, id, call.input) !== undefined)
    refuse(call, { code: row.code, member, kind: 'exists' });
}

/** Checks the states of the other resources that an effect needs. */
function checkNeeds(call: Call, { effect }: BoundEffect, target: Entry | undefined): void {
  for (const [kind, { from, otherwise: code }] of Object.entries(effect.needs ?? {})) {
    const resource = call.product.resources.get(kind);
    const needed = resource && findNeeded(call, resource, target);
    if (needed === undefined || from.includes(needed.state ?? '')) continue;
    refuse(call, { code, member: findNamingInput(call.operation, needed.resource), kind: 'state' });
  }
}

/** Checks that resources allow an effect, without changing any. Throws a RequestError if they do not. */
export function checkConditions(call: Call, bound: BoundEffect): void {
  const targets = findTargets(call, bound);
  checkExistence(call, bound, targets);
  checkName(call, bound);
  checkNeeds(call, bound, targets[0]);
  for (const target of targets) for (const check of targetChecks) check(call, bound, target);
}
