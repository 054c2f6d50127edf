import {
  describeIssue,
  type Issue,
  type IssueCode,
  isObject,
  issueKey,
  type ValueSchema,
} from '@yunspec/runtime/check';
import type { RawExample } from '../language/raw.js';
import { inlineValue, outputMembers, resolveInput } from '../language/resolve/index.js';
import type { KeyPath } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import { type Context, listIssues } from './context.js';
import { formatRuleKey, listRuleUses, type RuleUse } from './rule-uses.js';

/** The two forms of an example: an input that passes, or one that fails at a given place. */
type ExampleForm =
  | { readonly is: 'passing'; readonly input: unknown }
  | { readonly is: 'failing'; readonly input: unknown; readonly key: string };

function findForm({ ok, fails, input }: RawExample): ExampleForm | undefined {
  if (ok !== undefined) return fails === undefined && input === undefined ? { is: 'passing', input: ok } : undefined;
  return fails === undefined || input === undefined ? undefined : { is: 'failing', input, key: fails };
}

type Operation = Spec<'operation'>;

function findInPassing(context: Context, file: Operation, issues: readonly Issue[], path: KeyPath): void {
  for (const issue of issues) {
    const params = { why: describeIssue(issue) };
    context.report(file, [...path, 'ok', ...issue.path], 'example-refused', params, 'key');
  }
}

function findInFailing(context: Context, file: Operation, issues: readonly Issue[], path: KeyPath, key: string): void {
  const found = [...new Set(issues.map(issueKey))];
  const at = [...path, 'fails'];
  if (found.length === 0) context.report(file, at, 'example-passes', { key });
  else if (found.length > 1 || found[0] !== key) {
    context.report(file, at, 'example-refused-elsewhere', { key, found: found.join(' and ') });
  }
}

function findInExample(
  context: Context,
  file: Operation,
  input: ValueSchema,
  example: RawExample,
  path: KeyPath,
): void {
  const form = findForm(example);
  if (form === undefined) {
    context.report(file, path, 'example-form', {});
    return;
  }
  const issues = listIssues(input, form.input);
  if (form.is === 'passing') findInPassing(context, file, issues, path);
  else findInFailing(context, file, issues, path, form.key);
}

/** The issues of an answer that count. The service decides on the limits of its answers. */
const answerCodes: ReadonlySet<IssueCode> = new Set(['type', 'unknown', 'required']);

/** Lists the issues of an answer. An example may leave out `common` members, which every answer has. */
function listAnswerIssues(schema: ValueSchema, value: unknown, common: object): Issue[] {
  return listIssues(schema, value).filter(
    ({ code, path: [name = '', ...inner] }) =>
      answerCodes.has(code) && !(code === 'required' && inner.length === 0 && Object.hasOwn(common, name)),
  );
}

function findInReturns(
  context: Context,
  file: Operation,
  output: ValueSchema,
  example: RawExample,
  path: KeyPath,
): void {
  const { product } = context.specs;
  // the members of every answer are in product.yaml, which may be missing
  if (!isObject(example.returns) || product === undefined) return;
  for (const issue of listAnswerIssues(output, example.returns, product.value.answer ?? {})) {
    const [place = '', ...why] = describeIssue(issue).split(' ');
    const params = { path: place, why: why.join(' ') };
    context.report(file, [...path, 'returns', ...issue.path], 'example-returns', params, 'key');
  }
}

/** Reports rules that refuse no example of any operation to which they apply. */
export function findUncoveredRules(context: Context): void {
  const uncovered = new Map<string, RuleUse>();
  const covered = new Set<string>();
  for (const file of context.specs.operations) {
    const failing = new Set(file.value.examples.map(({ fails }) => fails?.split('#')[1]));
    for (const use of listRuleUses(context, file).filter(({ rule }) => rule.server === undefined)) {
      const key = formatRuleKey(use);
      if (failing.has(use.id)) covered.add(key);
      else uncovered.set(key, use);
    }
  }
  for (const [key, { id, file, path }] of uncovered) {
    if (!covered.has(key)) context.report(file, path, 'rule-without-example', { rule: id }, 'key');
  }
}

/** Finds examples that do not pass or fail as they say. */
export function findInExamples(context: Context): void {
  const { product, operations } = context.specs;
  for (const file of operations) {
    const { examples, operation } = file.value;
    const input = resolveInput(file.value, context.shapes);
    const output = inlineValue(outputMembers(file.value, product?.value.answer), context.shapes);
    for (const [i, example] of examples.entries()) {
      findInExample(context, file, input, example, ['examples', i]);
      findInReturns(context, file, output, example, ['examples', i]);
    }
    if (!examples.some(({ ok }) => ok !== undefined)) {
      context.report(file, ['examples'], 'example-missing', { operation }, 'key');
    }
  }
}
