import { defined, type Options } from '../options/defined.js';
import type { Restriction, Rule, ValueSchema } from '../schema.js';
import type { Issue, IssueCode, Path } from './issue.js';
import { isSkipped, levelOf, stabilityOf, type ValidateLevel, type ValidateOptions } from './levels.js';
import { canonical, isObject, isSecretAt, memberSchema } from './members.js';
import type { RuleBook } from './rule-book.js';
import { isOfType, wordsByType } from './words.js';

interface Collector {
  readonly level: ValidateLevel;
  /** The schema of the whole value; what is secret is read from it. */
  readonly root: ValueSchema;
  readonly book: RuleBook | undefined;
  readonly issues: Issue[];
}

interface NamedRule {
  readonly id: string;
  readonly rule: Rule;
  readonly at: Path;
}

type Draft = Pick<Issue, 'code' | 'path' | 'expected'> & { readonly actual?: unknown };

function add(to: Collector, draft: Draft, schema: ValueSchema | undefined, words: Restriction, rule?: NamedRule): void {
  const stability = rule?.rule.stability ?? stabilityOf(words, draft.code);
  const error = rule?.rule.error ?? schema?.codes?.[draft.code];
  const issue: Options<Issue> = {
    ...draft,
    actual: isSecretAt(to.root, draft.path) ? undefined : draft.actual,
    rule: rule?.id,
    at: rule?.at,
    hint: draft.code === 'pattern' ? words.hint : undefined,
    unit: schema?.unit,
    stability,
    level: levelOf(stability, to.level),
    error,
  };
  to.issues.push(defined(issue) as Issue);
}

function checkWords(
  to: Collector,
  schema: ValueSchema,
  words: Restriction,
  value: unknown,
  path: Path,
  rule?: NamedRule,
): void {
  const table = wordsByType[words.type ?? schema.type];
  const tried = canonical(schema, value);
  for (const keyword in table) {
    const limit = words[keyword as keyof Restriction];
    if (limit === undefined) continue;
    if (!table[keyword]?.(tried as never, limit as never, schema)) {
      const actual = Array.isArray(value) ? value.length : value;
      add(to, { code: keyword as IssueCode, path, expected: limit, actual }, schema, words, rule);
    }
  }
}

function checkRules(to: Collector, schema: ValueSchema, value: unknown, path: Path): void {
  if (to.book === undefined) throw new TypeError('A schema with rules needs a rule book to apply them');
  for (const [id, rule] of Object.entries(schema.rules ?? {})) {
    const named = { id, rule, at: path };
    for (const finding of to.book.apply(rule, schema, value)) {
      if ('code' in finding) {
        const { schema: broken, ...draft } = finding;
        add(to, { ...draft, path: [...path, ...draft.path] }, broken, {}, named);
        continue;
      }
      const { member, restriction } = finding;
      const target = member.schema ?? { type: 'any' };
      if (isOfType[target.type](member.value, target)) {
        checkWords(to, target, restriction, member.value, [...path, ...member.path], named);
      }
    }
  }
}

function checkObject(to: Collector, schema: ValueSchema, value: Record<string, unknown>, path: Path): void {
  for (const name of schema.required ?? []) {
    if (Object.hasOwn(value, name) && value[name] !== undefined) continue;
    const member = schema.properties?.[name];
    add(to, { code: 'required', path: [...path, name], expected: name }, member, schema);
  }
  for (const name of Object.keys(value)) {
    const given = value[name];
    if (given === undefined) continue;
    const member = memberSchema(schema, name);
    if (member !== undefined) checkValue(to, member, given, [...path, name]);
    else if (schema.properties !== undefined) {
      const known = Object.keys(schema.properties);
      add(to, { code: 'unknown', path: [...path, name], expected: known }, undefined, { stability: 'volatile' });
    }
  }
}

/** Objects and lists are not kept: something secret may stand in them. */
const scalar = (value: unknown): unknown => (typeof value === 'object' && value !== null ? undefined : value);

function checkValue(to: Collector, schema: ValueSchema, value: unknown, path: Path): void {
  if (!isOfType[schema.type](value, schema)) {
    add(to, { code: 'type', path, expected: schema.text ?? schema.type, actual: scalar(value) }, schema, schema);
    return;
  }
  checkWords(to, schema, schema, value, path);
  if (schema.type === 'object' && isObject(value)) checkObject(to, schema, value, path);
  if (schema.type === 'array' && schema.items !== undefined) {
    const { items } = schema;
    (value as unknown[]).forEach((item, i) => {
      checkValue(to, items, item, [...path, i]);
    });
  }
  if (schema.rules !== undefined) checkRules(to, schema, value, path);
}

/** Checks a value against a schema, with what there is to apply its rules. */
export function checkBy(
  book: RuleBook | undefined,
  schema: ValueSchema,
  value: unknown,
  options: ValidateOptions,
): Issue[] {
  const { level = 'standard', skip = [] } = options;
  if (level === 'off') return [];
  const to: Collector = { level, root: schema, book, issues: [] };
  checkValue(to, schema, value, []);
  return skip.length === 0 ? to.issues : to.issues.filter((issue) => !isSkipped(issue, skip));
}
