import type { ValueModel } from '@yunspec/model';
import { getAtPath } from '@yunspec/runtime/check';
import type { RawRule } from '../language/raw.js';
import { inlineValue } from '../language/resolve/index.js';
import { type Context, listIssues, listValues, type PlacedValue } from './context.js';
import { buildInput, type Choice, keepRules, listChoices } from './rule-inputs.js';
import { listMentions } from './rule-mentions.js';

type NamedRule = readonly [id: string, rule: RawRule];

/** Limits of which no sample can be made. */
const unknown = ['pattern', 'minItems', 'maxItems', 'uniqueItems'];

/** Lists the members that a rule names; nothing if inputs for it cannot be made. */
function listNames(rule: RawRule): string[] {
  if (rule.server !== undefined || rule.uniqueBy !== undefined) return [];
  const limits = [...Object.values(rule.restrict ?? {}), ...(rule.rows ?? []).map((row) => row.at(-1) ?? {})];
  if (limits.some((limit) => unknown.some((word) => Object.hasOwn(Object(limit), word)))) return [];
  const names = [...new Set(listMentions(rule, []).map(({ name }) => name))];
  return names.some((name) => name.includes('[]') || name.includes('*')) ? [] : names;
}

/** Rules that share members, so that one may decide about another. */
interface Group {
  readonly rules: readonly NamedRule[];
  readonly names: readonly string[];
}

const touches = (group: Group, names: readonly string[]): boolean => group.names.some((name) => names.includes(name));

function groupRules(rules: Readonly<Record<string, RawRule>>): Group[] {
  let groups: Group[] = [];
  for (const [id, rule] of Object.entries(rules)) {
    const names = listNames(rule);
    if (names.length === 0) continue;
    const near = groups.filter((group) => touches(group, names));
    const joined: Group = {
      rules: [...near.flatMap((group) => group.rules), [id, rule]],
      names: [...new Set([...near.flatMap((group) => group.names), ...names])],
    };
    groups = [...groups.filter((group) => !near.includes(group)), joined];
  }
  return groups;
}

/** Something that an input should be able to have. */
interface Goal {
  readonly text: string;
  /** The rule that may be the reason on its own: with its condition, a rule may exclude a value. */
  readonly except?: string;
  readonly isMet: (input: object) => boolean;
}

const isGiven = (input: object, name: string): boolean => getAtPath(input, name) !== undefined;

/** Returns a rule that the inputs break in which a condition holds. */
const forbidCondition = (names: readonly string[], { when = {} }: RawRule): RawRule => ({ when, forbid: names });

/** Lists the goals of a group: some input, each member in some input, and each condition in some input. */
function listGoals({ rules, names }: Group, schema: ValueModel): Goal[] {
  return [
    { text: 'leave no input that passes', isMet: () => true },
    ...names.map((name) => ({
      text: `leave no input in which '${name}' may be given`,
      isMet: (input: object) => isGiven(input, name),
    })),
    ...rules.flatMap(([id, { compare }]) => {
      if (compare === undefined) return [];
      const [left, , right] = compare;
      const isMet = (input: object): boolean => isGiven(input, left) && isGiven(input, right);
      return [{ text: `leave no input with both '${left}' and '${right}', which rule '${id}' compares`, isMet }];
    }),
    ...rules
      .filter(([, { when }]) => when !== undefined)
      .map(([id, rule]) => ({
        text: `leave no input in which the condition of rule '${id}' holds`,
        except: id,
        isMet: makeConditionTest(schema, rule),
      })),
  ];
}

/** Makes a test for whether the condition of a rule holds: a rule that then forbids a member which is given. */
function makeConditionTest(schema: ValueModel, rule: RawRule): (input: object) => boolean {
  const probe = '#';
  const { properties } = schema;
  const test = keepRules(
    { ...schema, properties: { ...properties, [probe]: { type: 'boolean' } } },
    { test: forbidCondition([probe], rule) as NonNullable<ValueModel['rules']>[string] },
  );
  return (input) => listIssues(test, { ...input, [probe]: true }).length > 0;
}

/** More inputs than these are not tried. */
const mostInputs = 5000;

/** Yields inputs of a group: first those with few members, then all. */
function* listInputs(choices: readonly Choice[]): Generator<object> {
  const first = choices.map(({ values }) => values[0]);
  yield buildInput(choices, (_, i) => first[i]);
  for (const [k, { values }] of choices.entries()) {
    for (const value of values.slice(1)) yield buildInput(choices, (_, i) => (i === k ? value : first[i]));
  }
  yield buildInput(choices, ({ values }) => values.at(-1));
  const size = choices.reduce((product, { values }) => product * values.length, 1);
  for (let number = 0; number < size; number++) {
    let rest = number;
    yield buildInput(choices, ({ values }) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return value;
    });
  }
}

/** Returns the goals that no input reaches; none if there are too many inputs to try. */
function findUnmet(
  schema: ValueModel,
  rules: readonly NamedRule[],
  choices: readonly Choice[],
  goals: readonly Goal[],
): Goal[] {
  const kept = keepRules(schema, Object.fromEntries(rules) as ValueModel['rules']);
  const left = new Set(goals);
  let tried = 0;
  for (const input of listInputs(choices)) {
    if (left.size === 0 || ++tried > mostInputs) return [];
    if (listIssues(kept, input).some(({ code }) => code !== 'type')) continue;
    for (const goal of left) if (goal.isMet(input)) left.delete(goal);
  }
  return [...left];
}

/** Takes out every rule without which a goal is still not reached. */
function findCulprits(schema: ValueModel, group: Group, choices: readonly Choice[], goal: Goal): NamedRule[] {
  let rules = [...group.rules];
  for (const rule of group.rules) {
    const fewer = rules.filter((one) => one !== rule);
    if (findUnmet(schema, fewer, choices, [goal]).length > 0) rules = fewer;
  }
  return rules;
}

const formatRules = (rules: readonly NamedRule[]): string => {
  const ids = rules.map(([id]) => `'${id}'`);
  return ids.length === 1 ? `rule ${ids.join('')}` : `rules ${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
};

/** Returns the text of a goal for one rule, or for several. */
const agree = (text: string, { length }: readonly NamedRule[]): string =>
  length === 1 ? text.replace(/^leave/, 'leaves') : text;

function findInGroup(context: Context, { file, path }: PlacedValue, schema: ValueModel, group: Group): void {
  const rules = group.rules.map(([, rule]) => rule);
  const choices = listChoices(schema, rules, group.names);
  const goals = listGoals(group, schema);
  const unmet = findUnmet(schema, group.rules, choices, goals);
  const [first] = unmet;
  // what no input passes has no other goal either
  const reported = first === goals[0] && first !== undefined ? [first] : unmet;
  const seen = new Set<string>();
  for (const goal of reported) {
    const culprits = findCulprits(schema, group, choices, goal);
    const [last] = culprits.at(-1) ?? [];
    const key = formatRules(culprits);
    if (last === undefined || seen.has(key) || (culprits.length === 1 && goal.except === last)) continue;
    seen.add(key);
    const params = { rules: key, effect: agree(goal.text, culprits) };
    context.report(file, [...path, 'rules', last], 'rules-contradict', params, 'key');
  }
}

/** Finds rules that no input can satisfy, and rules that together leave no use for a member or a condition. */
export function findRuleConflicts(context: Context): void {
  for (const owner of listValues(context)) {
    const { rules } = owner.value;
    if (rules === undefined) continue;
    const schema = inlineValue(owner.value, context.shapes);
    if (schema.type !== 'object') continue;
    for (const group of groupRules(rules)) findInGroup(context, owner, schema, group);
  }
}
