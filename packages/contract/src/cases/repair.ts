import type { RuleModel, ValueModel } from '@yunspec/model';
import { applyChanges, type Change } from '@yunspec/runtime/cases';
import type { Condition, Restriction, Scalar } from '@yunspec/runtime/check';
import { judge } from './judge.js';
import { findRow } from './judge-rules.js';
import { isRecord, isWithin, type Path, parseMember, valueAt, withoutValueAt } from './paths.js';
import { listSamples } from './sample.js';
import { schemaAt } from './schema.js';
import type { Violation } from './violation.js';

/** The most inputs that are looked at to mend one. */
const mostSteps = 50;

/** Lists values for a member that make a condition true, and values that make it false. */
export function listConditionValues(
  schema: ValueModel,
  object: ValueModel,
  member: string,
  condition: Condition,
  isTrue: boolean,
): readonly unknown[] {
  const target = schemaAt(object, parseMember(member)) ?? schema;
  const samples = listSamples(target);
  if (condition === 'present' || condition === 'absent')
    return (condition === 'present') === isTrue ? samples.slice(0, 2) : [undefined];
  const isNegated = typeof condition === 'object' && !Array.isArray(condition);
  const words = [isNegated ? (condition as { not: Scalar | readonly Scalar[] }).not : condition].flat() as Scalar[];
  const others = samples.filter((value) => !words.includes(value as Scalar));
  const free = target.type === 'string' && target.enum === undefined ? ['other'] : [];
  return isNegated === isTrue ? [...others, ...free, undefined] : words;
}

/** Lists values that keep the limits of a schema and of a restriction. */
const sampleWithin = (schema: ValueModel | undefined, restriction: Restriction = {}): readonly unknown[] =>
  listSamples({ ...(schema ?? ({ type: 'any' } as ValueModel)), ...restriction });

/** Lists changes that end a violation of a rule at an object. */
function listRuleFixes(object: ValueModel, rule: RuleModel, input: unknown, at: Path, { path }: Violation): Change[] {
  const place = (member: string): Path => [...at, ...parseMember(member)];
  const give = (member: string): Change[] =>
    listSamples(schemaAt(object, parseMember(member)) ?? ({ type: 'any' } as ValueModel))
      .slice(0, 2)
      .map((value) => ({ path: place(member), value }));
  const remove = (member: string): Change => ({ path: place(member), value: undefined });
  const members = [rule.requireAny, rule.requireOne, rule.atMostOne, rule.allOrNone].flatMap((names) => names ?? []);
  const conditions = Object.entries(rule.when ?? {}).flatMap(([member, condition]) =>
    listConditionValues(object, object, member, condition, false).map((value) => ({ path: place(member), value })),
  );
  const inner = valueAt(input, at);
  const row = rule.table === undefined ? undefined : findRow(object, rule, inner);
  const relative = path.slice(at.length);
  const restriction = row ?? rule.restrict?.[relative.filter((step) => typeof step === 'string').join('.')];
  const limited = rule.table !== undefined || rule.restrict !== undefined ? restriction : undefined;
  const samples =
    limited === undefined ? [] : sampleWithin(schemaAt(object, relative), limited).map((value) => ({ path, value }));
  const cells = (rule.by ?? []).flatMap((member) => [
    ...give(member),
    ...listCells(rule, member, place(member)),
    ...listOthers(object, rule, member, place(member)),
  ]);
  return [
    ...members.flatMap(give),
    ...members.map(remove),
    ...(rule.require ?? []).flatMap(give),
    ...samples,
    ...(rule.forbid ?? []).map(remove),
    ...conditions,
    ...cells,
    ...(rule.compare === undefined ? [] : [remove(rule.compare[2]), remove(rule.compare[0])]),
    { path, value: undefined },
  ];
}

/** Lists the values that the rows of a table have for a member. */
const listCells = (rule: RuleModel, member: string, path: Path): Change[] =>
  (rule.rows ?? [])
    .map((row) => row[(rule.by ?? []).indexOf(member)])
    .filter((cell) => cell !== '*')
    .map((cell) => ({ path, value: Array.isArray(cell) ? (cell as unknown[])[0] : cell }));

/** Lists a value of a member that no row of a table is about, if there is one. */
function listOthers(object: ValueModel, rule: RuleModel, member: string, path: Path): Change[] {
  const named = listCells(rule, member, path).map(({ value }) => value);
  const schema = schemaAt(object, parseMember(member)) ?? ({ type: 'any' } as ValueModel);
  const value = listSamples(schema).find((sample) => !named.includes(sample));
  return value === undefined ? [] : [{ path, value }];
}

/** Lists changes that end a violation, the best first. */
function listFixes(schema: ValueModel, input: unknown, violation: Violation): Change[] {
  const { path, rule, at = [] } = violation;
  if (rule !== undefined) {
    const object = schemaAt(schema, at);
    const model = object?.rules?.[rule];
    return object === undefined || model === undefined ? [] : listRuleFixes(object, model, input, at, violation);
  }
  const values = listSamples(schemaAt(schema, path) ?? ({ type: 'any' } as ValueModel)).slice(0, 3);
  return [...values.map((value) => ({ path, value })), { path, value: undefined }];
}

/** Returns whether a change leaves the pinned values as they are. */
const keepsPins = ({ path }: Change, pins: readonly Path[]): boolean =>
  !pins.some((pin) => isWithin(pin, path) || isWithin(path, pin));

/** An input on the way to a mended one. */
interface Candidate {
  readonly input: unknown;
  readonly unwanted: readonly Violation[];
  /** The number of changes so far. */
  readonly depth: number;
}

/**
 * Mends an input: changes it, except at the pinned paths, until all its violations are wanted ones. Returns undefined if
 * no few changes do that.
 */
export function mend(
  schema: ValueModel,
  input: unknown,
  pins: readonly Path[],
  isWanted: (violation: Violation) => boolean = () => false,
): unknown {
  const look = (candidate: unknown, depth: number): Candidate => ({
    input: candidate,
    unwanted: judge(schema, candidate).filter((found) => !isWanted(found)),
    depth,
  });
  const seen = new Set<string>();
  const open = [look(input, 0)];
  for (let step = 0; step < mostSteps && open.length > 0; step++) {
    const best = takeBest(open);
    const [violation] = best.unwanted;
    if (violation === undefined) return best.input;
    for (const fix of listFixes(schema, best.input, violation).filter((one) => keepsPins(one, pins))) {
      const fixed = removeEmpty(applyChanges(best.input, [fix]), fix);
      const key = JSON.stringify(fixed);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(look(fixed, best.depth + 1));
    }
  }
  return undefined;
}

/** Takes the candidate with the fewest violations and changes out of a list. */
function takeBest(open: Candidate[]): Candidate {
  const rate = ({ unwanted, depth }: Candidate): number => unwanted.length * 2 + depth;
  const lowest = Math.min(...open.map(rate));
  const [best] = open.splice(
    open.findIndex((candidate) => rate(candidate) === lowest),
    1,
  );
  return best as Candidate;
}

/** Takes out the objects that the removal of their last member has left empty. */
function removeEmpty(input: unknown, { path, value }: Change): unknown {
  const parent = path.slice(0, -1);
  if (value !== undefined || parent.length === 0) return input;
  const left = valueAt(input, parent);
  const isEmpty = (isRecord(left) && Object.keys(left).length === 0) || (Array.isArray(left) && left.length === 0);
  return isEmpty ? removeEmpty(withoutValueAt(input, parent), { path: parent, value: undefined }) : input;
}
