import type { OperationModel, ValueModel } from '@yunspec/model';
import { judge } from './judge.js';
import { canonical, lengthOf, limitsOf } from './limits.js';
import { formatPath, isRecord, isWithin, type Path, valueAt } from './paths.js';
import { type Probe, probeLimit, probeType } from './probes.js';
import { describeRefusal, type Refusal, type Tables } from './refusal.js';
import { applyChanges, type Change, mend } from './repair.js';
import { deriveRuleTrials } from './rule-trials.js';
import { listSamples } from './sample.js';
import { listPlaces, type Place, schemaAt } from './schema.js';
import type { Trial } from './trial.js';
import type { Violation } from './violation.js';

/** An input on one side of one constraint, and how the documents say that it is answered. */
export interface Case {
  /** A name that is unique in its operation: `PageSize#maximum outside 51`. */
  readonly id: string;
  /** The constraint: `DataDisk.0.Size#maximum`, `#size-or-snapshot`. */
  readonly key: string;
  readonly side: 'inside' | 'outside';
  /** What differs from the valid input of the operation. */
  readonly changes: readonly Change[];
  /** The values that the case is about. */
  readonly pins: readonly Path[];
  /** Everything in the input that is to be refused; the service may answer any of it. Empty for cases inside. */
  readonly refusals: readonly Refusal[];
  /** Whether a value of the case is secret. */
  readonly secret: boolean;
}

/** The cases of one operation. */
export interface OperationCases {
  readonly operation: string;
  /** A valid input. */
  readonly base: unknown;
  readonly cases: readonly Case[];
  /** The constraints of which no case was found for a side: `DataDisk.0#size-by-category outside`. */
  readonly untried: readonly string[];
}

/** Finds a valid input: an example of the documents, or one that is made from the schema. */
export function findBase(operation: OperationModel): unknown {
  const examples = operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]));
  const valid = examples.find((input) => judge(operation.input, input).length === 0);
  if (valid !== undefined) return valid;
  const [sample = {}] = listSamples(operation.input);
  return mend(operation.input, sample, []) ?? sample;
}

/** Shortens a value for an id. */
function nameValue(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 24)}… (${lengthOf(text)})` : text;
}

const nameTrial = ({ key, side, changes, note }: Trial): string =>
  [key, side, note ?? changes.map(({ value }) => nameValue(value)).join(', ')].join(' ');

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
      });
    return [...inside.map(create('inside')), ...outside.map(create('outside'))];
  };
  const limits = limitsOf(schema).flatMap(({ keyword }) => toTrials(keyword, probeLimit(schema, keyword)));
  const type = probeType(schema);
  const shown = listShown(operation, path);
  const types: Probe = { inside: [...type.inside, ...shown], outside: type.outside };
  return [...toTrials('type', types), ...limits, ...listRequiredTrials(root, path)];
}

/** The most values that are taken from the examples of the documents. */
const mostShown = 3;

/** Lists the values that the examples of the documents have at a path. */
const listShown = ({ examples }: OperationModel, path: Path): unknown[] =>
  examples
    .map(({ ok }) => valueAt(ok, path))
    .filter((value) => value !== undefined)
    .slice(0, mostShown);

/** Lists the trial of a required member: without it, in an object that is given. */
function listRequiredTrials(root: ValueModel, path: Path): Trial[] {
  const parent = path.slice(0, -1);
  const name = path.at(-1);
  const holder = schemaAt(root, parent);
  if (typeof name !== 'string' || !(holder?.required ?? []).includes(name)) return [];
  const key = `${formatPath(path)}#required`;
  const isTarget = (found: Violation): boolean =>
    found.keyword === 'required' && formatPath(found.path) === formatPath(path);
  return [{ key, side: 'outside', changes: [{ path, value: undefined }], isTarget, pins: [path] }];
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

/** Lists the changes that lead from one input to another. */
export function listChanges(from: unknown, to: unknown, path: Path = []): Change[] {
  if (canonical(from) === canonical(to)) return [];
  if (isRecord(from) && isRecord(to)) {
    const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return names.flatMap((name) => listChanges(from[name], to[name], [...path, name]));
  }
  return [{ path, value: to }];
}

/** Makes the input of a trial, or returns undefined if it cannot be on that side. */
function realize({ input: schema }: OperationModel, base: unknown, trial: Trial): unknown {
  const { side, changes, isTarget, pins } = trial;
  const prepared = changes.reduce<unknown>((input, { path }) => prepareParents(schema, input, path), base);
  const changed = applyChanges(prepared, changes);
  const alone = mend(schema, changed, pins, side === 'inside' ? undefined : isTarget);
  if (side === 'inside') return alone;
  if (alone !== undefined && judge(schema, alone).some(isTarget)) return alone;
  // limits that cannot be broken alone, such as those of a row that lie within those of the member
  const isNear = (found: Violation): boolean => pins.some((pin) => isWithin(found.path, pin));
  const together = mend(schema, changed, pins, (found) => isTarget(found) || isNear(found));
  return together !== undefined && judge(schema, together).some(isTarget) ? together : undefined;
}

const isSecretCase = (operation: OperationModel, pins: readonly Path[]): boolean =>
  pins.some((path) => path.some((_, i) => schemaAt(operation.input, path.slice(0, i + 1))?.secret === true));

/**
 * Derives the cases of an operation: for every constraint, inputs just inside and just outside of it that are otherwise
 * valid, with the answers that the documents give.
 */
export function deriveCases(operation: OperationModel, tables: Tables): OperationCases {
  const base = findBase(operation);
  const trials = [
    ...listPlaces(operation.input).flatMap((place) => listValueTrials(operation, place)),
    ...deriveRuleTrials(operation.input),
  ];
  const cases = new Map<string, Case>();
  const seen = new Set<string>();
  for (const trial of trials) {
    const input = realize(operation, base, trial);
    if (input === undefined) continue;
    const content = `${trial.key} ${trial.side} ${canonical(input)}`;
    if (seen.has(content)) continue;
    seen.add(content);
    const violations = trial.side === 'inside' ? [] : judge(operation.input, input);
    const id = uniqueName(nameTrial(trial), cases);
    cases.set(id, {
      id,
      key: trial.key,
      side: trial.side,
      changes: listChanges(base, input),
      pins: trial.pins,
      refusals: violations.map((violation) => describeRefusal(operation, tables, violation)),
      secret: isSecretCase(operation, trial.pins),
    });
  }
  const sides = new Set([...cases.values()].map(({ key, side }) => `${key} ${side}`));
  const untried = trials.map(({ key, side }) => `${key} ${side}`).filter((side) => !sides.has(side));
  return { operation: operation.name, base, cases: [...cases.values()], untried: [...new Set(untried)] };
}

function uniqueName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
}
