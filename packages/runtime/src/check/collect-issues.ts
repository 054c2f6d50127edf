import { getMemberSchema, isSecretAt } from '../member-schema.js';
import { isObject } from '../object.js';
import { type Options, omitUndefined } from '../options/merge.js';
import type { ConstraintKeyword, Restriction, ValueSchema } from '../schema.js';
import type { Issue, Path, Violation } from './issue.js';
import { commonPredicates, isOfType } from './keywords.js';
import { getLevel, getStability, isSkipped, type ValidateOptions } from './levels.js';
import { normalizeScalar, splitCsv } from './members.js';
import type { Context, NamedRule, RuleBook } from './rule-book.js';

/** The origin of a violation, with the stability and hint of the schema or restriction that is broken. */
interface Origin extends Options<Pick<ValueSchema, 'stability' | 'wire' | 'hint'>> {
  /** The schema of the member that is wrong. */
  readonly schema?: ValueSchema | undefined;
  /** The broken rule, if it is one. */
  readonly rule?: NamedRule | undefined;
}

export function addIssue(context: Context, violation: Violation, origin: Origin): void {
  const { code, path } = violation;
  const { schema, hint, rule } = origin;
  const stability = rule?.rule.stability ?? getStability(origin, code);
  const issue: Options<Issue> = {
    ...violation,
    actual: isSecretAt(context.root, path) ? undefined : violation.actual,
    rule: rule?.id,
    at: rule?.at,
    hint: code === 'pattern' ? hint : undefined,
    unit: schema?.unit,
    stability,
    level: getLevel(stability, context.level),
    error: rule?.rule.error ?? schema?.codes?.[code],
  };
  context.issues.push(omitUndefined(issue) as Issue);
}

/** Checks a value against the constraints of its own schema, or against those that a rule adds. */
export function checkConstraints(
  context: Context,
  schema: ValueSchema,
  constraints: Restriction,
  value: unknown,
  path: Path,
  rule?: NamedRule,
): void {
  const predicates = (context.ruleBook?.predicates ?? commonPredicates)[schema.type];
  const normalized = normalizeScalar(schema, value);
  for (const keyword of Object.keys(predicates) as ConstraintKeyword[]) {
    const expected = constraints[keyword];
    if (expected === undefined || predicates[keyword]?.(normalized as never, expected as never)) continue;
    const actual = Array.isArray(value) ? value.length : value;
    const { stability, hint } = constraints;
    addIssue(context, { code: keyword, path, expected, actual } as Violation, { schema, stability, hint, rule });
  }
}

function checkRequired(context: Context, schema: ValueSchema, value: Record<string, unknown>, path: Path): void {
  for (const name of schema.required ?? []) {
    if (Object.hasOwn(value, name) && value[name] !== undefined) continue;
    const member = schema.properties?.[name];
    addIssue(context, { code: 'required', path: [...path, name], expected: name }, { ...member, schema: member });
  }
}

function checkMembers(context: Context, schema: ValueSchema, value: Record<string, unknown>, path: Path): void {
  for (const [name, given] of Object.entries(value)) {
    if (given === undefined) continue;
    const member = getMemberSchema(schema, name);
    if (member !== undefined) checkValue(context, member, given, [...path, name]);
    else if (schema.properties !== undefined) {
      const known = Object.keys(schema.properties);
      addIssue(context, { code: 'unknown', path: [...path, name], expected: known }, {});
    }
  }
}

/** Returns the value if it is a scalar. Issues do not keep objects and arrays, which may contain secrets. */
const keepScalar = (value: unknown): unknown => (typeof value === 'object' && value !== null ? undefined : value);

function checkValue(context: Context, schema: ValueSchema, given: unknown, path: Path): void {
  const { type, items, stability } = schema;
  if (given === null && schema.nullable) return;
  const value = splitCsv(schema, given);
  if (!isOfType[type](value, schema)) {
    const expected = schema.text ?? type;
    addIssue(context, { code: 'type', path, expected, actual: keepScalar(value) }, { schema, stability });
    return;
  }
  checkConstraints(context, schema, schema, value, path);
  if (type === 'object' && isObject(value)) {
    checkRequired(context, schema, value, path);
    checkMembers(context, schema, value, path);
  }
  if (type === 'array' && items !== undefined) {
    (value as unknown[]).forEach((item, i) => {
      checkValue(context, items, item, [...path, i]);
    });
  }
  if (schema.rules === undefined && !schema.uniqueItems) return;
  if (context.ruleBook === undefined) throw new TypeError('A schema with rules or uniqueItems needs a rule book');
  context.ruleBook.check(context, schema, value, path);
}

/** Checks a value against a schema and returns every issue. The rule book applies the rules of the schema. */
export function collectIssues(
  ruleBook: RuleBook | undefined,
  schema: ValueSchema,
  value: unknown,
  options: ValidateOptions,
): Issue[] {
  const { level = 'standard', skip = [] } = options;
  if (level === 'off') return [];
  const context: Context = { level, root: schema, ruleBook, issues: [] };
  checkValue(context, schema, value, []);
  return skip.length === 0 ? context.issues : context.issues.filter((issue) => !isSkipped(issue, skip));
}
