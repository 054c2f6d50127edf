import { conditionWords, type Effect } from '@yunspec/model';
import { getAtPath, getOwn } from '@yunspec/runtime/check';
import { sortRows } from '../errors/error-rows.js';
import { isSame } from '../paths.js';
import type { BoundEffect } from '../product.js';
import { readMember } from '../state/attributes.js';
import type { Entry } from '../state/store.js';
import { listItems } from './apply.js';
import type { Call } from './call.js';
import { checkEnforced } from './checks.js';
import { findNamingInput } from './inputs.js';
import { hasMatch, listChanges, readItems } from './lists.js';
import { observeKept, observeState } from './observe-rules.js';
import { hasAnyOf } from './others.js';
import { refuse, refuseByWord } from './refuse.js';
import { findConcerned, type Subject } from './resolve-reference.js';
import { findEntries, findTargets, hasNoTarget, hasValues } from './targets.js';

type TargetCheck = (call: Call, bound: BoundEffect, target: Entry) => void;

const isStateAllowed = ({ from }: Effect, { state = '' }: Entry): boolean => from === undefined || from.includes(state);

const checkRefusedValues: TargetCheck = (call, { resource, effect }, target) => {
  const member = findNamingInput(call.operation, resource);
  for (const [code, where] of Object.entries(effect.refuses ?? {})) {
    if (!hasValues(call.store, target, where)) continue;
    if (!isStateAllowed(effect, target)) observeState(call, target, effect, false);
    refuseByWord(call, effect, 'refuses', { code, member, kind: 'mismatch' });
  }
};

const checkAgreement: TargetCheck = (call, { effect }, target) => {
  for (const [member, code] of Object.entries(effect.agrees ?? {})) {
    const given = getOwn(call.input, member);
    if (given !== undefined && !isSame(given, readMember(call.store, target, member)))
      refuseByWord(call, effect, 'agrees', { code, member, kind: 'mismatch' });
  }
};

const checkState: TargetCheck = (call, { resource, effect }, target) => {
  const { otherwise: code } = effect;
  if (isStateAllowed(effect, target)) return;
  observeState(call, target, effect, false);
  refuseByWord(call, effect, 'from', { code, member: findNamingInput(call.operation, resource), kind: 'state' });
};

const checkDependents: TargetCheck = (call, { resource, effect }, target) => {
  const { store } = call;
  for (const [kind, { by, is = resource.identity.member, where, otherwise }] of Object.entries(
    effect.blockedBy ?? {},
  )) {
    const name = readMember(store, target, is);
    const isDependent = (other: Entry): boolean => other !== target && hasAnyOf(call, other, where);
    if ([by].flat().some((path) => findEntries(store, kind, path, [name]).some(isDependent)))
      refuseByWord(call, effect, 'blockedBy', {
        code: otherwise,
        member: findNamingInput(call.operation, resource),
        kind: 'dependency',
      });
  }
};

/** Checks that adding to a list neither repeats an item nor exceeds the limit. */
const checkAdditions: TargetCheck = (call, { resource, effect }, target) => {
  const { most, full, already } = effect;
  const member = findNamingInput(call.operation, resource);
  for (const { path, items } of listChanges(call, effect, 'adds', target)) {
    const present = readItems(target, path);
    if (already !== undefined && present.some((item) => hasMatch(item, items)))
      refuseByWord(call, effect, 'already', { code: already, member, kind: 'exists' });
    if (most !== undefined && present.length + items.length > most)
      refuseByWord(call, effect, 'most', { code: full, member, kind: 'quota' });
  }
};

/** Checks that removing from a list leaves enough items. */
const checkRemovals: TargetCheck = (call, { resource, effect }, target) => {
  const { least, last } = effect;
  if (least === undefined) return;
  for (const { path, items } of listChanges(call, effect, 'removes', target)) {
    const present = readItems(target, path);
    const kept = present.filter((item) => !hasMatch(item, items));
    if (kept.length < Math.min(least, present.length))
      refuseByWord(call, effect, 'least', {
        code: last,
        member: findNamingInput(call.operation, resource),
        kind: 'dependency',
      });
  }
};

/** The checks of a target that come before those of the rules which its effect enforces, in order. */
const earlyChecks: readonly TargetCheck[] = [checkRefusedValues, checkState, checkAgreement, checkDependents];

/** The checks of a target that come after them. */
const lateChecks: readonly TargetCheck[] = [checkAdditions, checkRemovals];

/** The keywords of an effect that the checks of a target enforce. */
const targetWords = conditionWords.filter((word) => word !== 'needs');

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
function checkNeeds(subject: Subject, { effect }: BoundEffect): void {
  const { call } = subject;
  let isConcerned = false;
  for (const [kind, { from, otherwise: code }] of Object.entries(effect.needs ?? {})) {
    const resource = call.product.resources.get(kind);
    if (resource === undefined) continue;
    const concerned = findConcerned(subject, resource);
    isConcerned ||= concerned.length > 0;
    const isAllowed = concerned.every(({ state }) => from.includes(state ?? ''));
    if (!isAllowed)
      refuseByWord(call, effect, 'needs', { code, member: findNamingInput(call.operation, resource), kind: 'state' });
  }
  if (isConcerned) observeKept(call, effect, ['needs']);
}

/** Lists what the checks of an effect are about: each target, else each item that a resource is created from. */
function listSubjects(call: Call, { effect }: BoundEffect, targets: readonly Entry[]): Subject[] {
  if (targets.length > 0) return targets.map((target) => ({ call, target }));
  if (effect.creates !== undefined && effect.each !== undefined)
    return listItems(call, effect.each).map((item) => ({ call, item }));
  return hasNoTarget(effect) ? [{ call }] : [];
}

/** Checks that resources allow an effect, without changing any. Throws a RequestError if they do not. */
export function checkConditions(call: Call, bound: BoundEffect): void {
  const targets = findTargets(call, bound);
  checkExistence(call, bound, targets);
  checkNeeds({ call, target: targets[0] }, bound);
  for (const subject of listSubjects(call, bound, targets)) {
    const { target } = subject;
    if (target !== undefined) for (const check of earlyChecks) check(call, bound, target);
    checkEnforced(subject, bound);
    if (target !== undefined) for (const check of lateChecks) check(call, bound, target);
    if (target !== undefined) observeKept(call, bound.effect, targetWords);
  }
  checkName(call, bound);
}
