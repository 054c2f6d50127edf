import type { OperationModel, ValueModel } from '@yunspec/model';
import {
  applyChanges,
  type Case,
  CaseNames,
  type Change,
  nameRefusal,
  type OperationCases,
} from '@yunspec/runtime/cases';
import { listChanges, listChangesFrom } from './changes.js';
import { judge } from './judge.js';
import { canonical, isMeasured, limitsOf } from './limits.js';
import { formatPath, isWithin, type Path, valueAt } from './paths.js';
import { type Probe, probeLimit, probeType } from './probes.js';
import { type DocumentedRefusal, describeRefusal, type Tables } from './refusal.js';
import { mend } from './repair.js';
import { deriveRuleTrials } from './rule-trials.js';
import { listSamples } from './sample.js';
import { listPlaces, type Place, schemaAt } from './schema.js';
import type { Trial } from './trial.js';
import type { Violation } from './violation.js';

/** A case as it is derived: with what it is about, and the places in the documents. */
export interface DerivedCase extends Case {
  /** The values that the case is about. */
  readonly pins: readonly Path[];
  readonly refusals: readonly DocumentedRefusal[];
}

/** The derived cases of one operation. */
export interface DerivedCases extends OperationCases {
  readonly cases: readonly DerivedCase[];
}

/** Finds a valid input: an example of the documents, or one that is made from the schema. */
export function findBase(operation: OperationModel): unknown {
  const examples = operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]));
  const valid = examples.find((input) => judge(operation.input, input).length === 0);
  if (valid !== undefined) return valid;
  const [sample = {}] = listSamples(operation.input);
  return mend(operation.input, sample, []) ?? sample;
}

/** Lists the trials of one value: its type, each of its limits, and its absence where it is required. */
function listValueTrials(operation: OperationModel, { path, schema }: Place): Trial[] {
  const { input: root } = operation;
  const toTrials = (keyword: string, { inside, outside }: Probe): Trial[] => {
    const key = `${formatPath(path)}#${keyword}`;
    const isTarget = (found: Violation): boolean =>
      found.keyword === keyword && found.rule === undefined && formatPath(found.path) === formatPath(path);
    const create =
      (side: Trial['side']) =>
      (value: unknown): Trial => ({
        key,
        side,
        changes: [{ path, value }],
        isTarget,
        pins: [path],
        isRule: false,
      });
    return [...inside.map(create('inside')), ...outside.map(create('outside'))];
  };
  const limits = limitsOf(schema).flatMap(({ keyword }) => toTrials(keyword, probeLimit(schema, keyword)));
  const shown = listShown(operation, path);
  const spare = limitsOf(schema).flatMap((limit) => {
    const inside = shown.filter((value) => isMeasured(limit, schema, value)).slice(0, 1);
    return toTrials(limit.keyword, { inside, outside: [] }).map((trial) => ({ ...trial, isSpare: true }));
  });
  return [...toTrials('type', probeType(schema, shown)), ...limits, ...spare, ...listAbsenceTrials(root, path)];
}

/** Lists the values that the examples of the documents have at a path. */
const listShown = ({ examples }: OperationModel, path: Path): unknown[] =>
  examples.map(({ ok }) => valueAt(ok, path)).filter((value) => value !== undefined);

/** Lists the trial of an object without one of its members, which may be required. */
function listAbsenceTrials(root: ValueModel, path: Path): Trial[] {
  const parent = path.slice(0, -1);
  const name = path.at(-1);
  const holder = schemaAt(root, parent);
  if (typeof name !== 'string' || holder?.properties === undefined) return [];
  const isRequired = holder.required?.includes(name) === true;
  const key = `${formatPath(path)}#${isRequired ? 'required' : 'optional'}`;
  const isTarget = (found: Violation): boolean =>
    found.keyword === 'required' && formatPath(found.path) === formatPath(path);
  const side = isRequired ? 'outside' : 'inside';
  return [{ key, side, changes: [{ path, value: undefined }], isTarget, pins: [path], isRule: false }];
}

/** Makes the objects and lists around a path that an input does not have. */
function prepareParents(root: ValueModel, input: unknown, path: Path): unknown {
  let prepared = input;
  for (let depth = 1; depth < path.length; depth++) {
    const parent = path.slice(0, depth);
    if (valueAt(prepared, parent) !== undefined) continue;
    const schema = schemaAt(root, parent);
    const [sample] = schema === undefined ? [] : listSamples(schema);
    if (sample !== undefined) prepared = applyChanges(prepared, [{ path: parent, value: sample }]);
  }
  return prepared;
}

/** Makes the input of a trial, or returns undefined if it cannot be on that side. */
function realize(schema: ValueModel, prepared: unknown, trial: Trial): unknown {
  const { side, changes, isTarget, pins } = trial;
  const changed = applyChanges(prepared, changes);
  const alone = mend(schema, changed, pins, side === 'inside' ? undefined : isTarget);
  if (side === 'inside') return alone;
  if (alone !== undefined && judge(schema, alone).some(isTarget)) return alone;
  // limits that cannot be broken alone, such as those of a row that lie within those of the member
  const isNear = (found: Violation): boolean => pins.some((pin) => isWithin(found.path, pin));
  const together = mend(schema, changed, pins, (found) => isTarget(found) || isNear(found));
  return together !== undefined && judge(schema, together).some(isTarget) ? together : undefined;
}

/** Returns whether a value of the changes is secret, contains a secret or is part of one. */
const hasSecret = (secrets: readonly Path[], changes: readonly Change[]): boolean =>
  changes.some(({ path }) => {
    const sample = path.map((step) => (typeof step === 'number' ? 0 : step));
    return secrets.some((secret) => isWithin(sample, secret) || isWithin(secret, sample));
  });

/** Removes the refusals that say the same as another one. */
function uniqueRefusals(refusals: readonly DocumentedRefusal[]): DocumentedRefusal[] {
  const named = new Map(refusals.map((refusal) => [nameRefusal(refusal), refusal]));
  return [...named.values()];
}

/** A trial with the input that was made for it. */
interface MadeTrial {
  readonly trial: Trial;
  readonly input: unknown;
}

/** Makes the inputs of trials, each content once for a side of a constraint. */
function makeInputs({ input: schema }: OperationModel, base: unknown, trials: readonly Trial[]): MadeTrial[] {
  const seen = new Set<string>();
  const made = new Set<string>();
  return trials.flatMap((trial) => {
    const { key, side } = trial;
    if (trial.isSpare && made.has(`${key} ${side}`)) return [];
    const prepared = trial.changes.reduce<unknown>((input, { path }) => prepareParents(schema, input, path), base);
    // an input without an optional member is a case where the valid one has it
    if (key.endsWith('#optional') && valueAt(prepared, trial.pins[0] ?? []) === undefined) return [];
    const input = realize(schema, prepared, trial);
    const content = `${trial.key} ${trial.side} ${canonical(input)}`;
    if (input === undefined || seen.has(content)) return [];
    seen.add(content);
    made.add(`${key} ${side}`);
    return [{ trial, input }];
  });
}

/** Lists the limits of the constraints of values; that of `type` is the type, or the words for true and false. */
const listLimits = (places: readonly Place[]): [key: string, limit: unknown][] =>
  places.flatMap(({ path, schema }) => [
    [`${formatPath(path)}#type`, schema.text ?? schema.type] as [string, unknown],
    ...limitsOf(schema).map(({ keyword, limit }): [string, unknown] => [`${formatPath(path)}#${keyword}`, limit]),
  ]);

/**
 * Derives the cases of an operation: for every constraint, inputs just inside and just outside of it that are otherwise
 * valid, with the answers that the documents give.
 */
export function deriveCases(operation: OperationModel, tables: Tables): DerivedCases {
  const base = findBase(operation);
  const places = listPlaces(operation.input);
  const secrets = places.filter(({ schema }) => schema.secret === true).map(({ path }) => path);
  const trials = [
    ...places.flatMap((place) => listValueTrials(operation, place)),
    ...deriveRuleTrials(operation.input, base),
  ];
  const names = new CaseNames();
  const cases = makeInputs(operation, base, trials).map(({ trial, input }): DerivedCase => {
    const { key, side, pins, isRule } = trial;
    const changes = isRule ? listChanges(base, input) : listChangesFrom(base, input, pins[0] ?? []);
    const violations = side === 'inside' ? [] : judge(operation.input, input);
    const refusals = violations.map((violation) => describeRefusal(operation, tables, violation));
    return {
      id: names.name(key, side, changes, isRule),
      key,
      side,
      changes,
      input,
      pins,
      refusals: uniqueRefusals(refusals),
      secret: hasSecret(secrets, changes),
    };
  });
  const tried = new Set(cases.map(({ key }) => key));
  const sides = new Set(cases.map(({ key, side }) => `${key} ${side}`));
  const untried = trials
    .filter(({ key }) => !key.endsWith('#optional'))
    .map(({ key, side }) => `${key} ${side}`)
    .filter((side) => !sides.has(side));
  return {
    operation: operation.name,
    base,
    cases,
    limits: Object.fromEntries(listLimits(places).filter(([key]) => tried.has(key))),
    untried: [...new Set(untried)],
  };
}
