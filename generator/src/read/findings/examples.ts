import { describeIssue, type Issue, isObject, issueKey, type ValueSchema } from '@yunspec/runtime/check';
import { resolveOperation, resolveValue } from '../../model/resolve.js';
import type { Spec } from '../load.js';
import type { RawExample, RawOperation, RawRule, RawValue } from '../raw.js';
import type { KeyPath } from '../spec-file.js';
import { type Context, issuesOf } from './context.js';

function findExample(
  context: Context,
  file: Spec<RawOperation>,
  input: ValueSchema,
  example: RawExample,
  path: KeyPath,
): void {
  const { ok, fails, input: bad } = example;
  const isPair = fails !== undefined && bad !== undefined;
  if ((ok === undefined) === !isPair || (fails === undefined) !== (bad === undefined)) {
    context.report(file, path, 'example-form', {});
    return;
  }
  if (fails === undefined) {
    for (const issue of issuesOf(input, ok)) {
      context.report(file, [...path, 'ok', ...issue.path], 'example-refused', { why: describeIssue(issue) }, 'key');
    }
    return;
  }
  const found = [...new Set(issuesOf(input, bad).map(issueKey))];
  if (found.length === 0) context.report(file, [...path, 'fails'], 'example-passes', { key: fails });
  else if (found.length > 1 || found[0] !== fails) {
    context.report(file, [...path, 'fails'], 'example-refused-elsewhere', { key: fails, found: found.join(' and ') });
  }
}

/** Answers are judged by types and member names alone: limits of an answer are the service's business. */
function misfits(schema: ValueSchema, value: unknown): Issue[] {
  return issuesOf(schema, value).filter((issue) => issue.code === 'type' || issue.code === 'unknown');
}

function findReturns(
  context: Context,
  file: Spec<RawOperation>,
  output: ValueSchema,
  example: RawExample,
  path: KeyPath,
): void {
  if (example.returns === undefined) return;
  for (const issue of misfits(output, example.returns)) {
    const [where = '', ...why] = describeIssue(issue).split(' ');
    context.report(
      file,
      [...path, 'returns', ...issue.path],
      'example-returns',
      { path: where, why: why.join(' ') },
      'key',
    );
  }
}

interface RuleId {
  readonly id: string;
  readonly path: KeyPath;
}

function ruleIds(value: RawValue, path: KeyPath): RuleId[] {
  const own = Object.entries(value.rules ?? {})
    .filter(([, rule]: [string, RawRule]) => rule.server === undefined)
    .map(([id]) => ({ id, path: [...path, 'rules', id] }));
  const members = Object.entries(value.properties ?? {}).flatMap(([name, inner]) =>
    ruleIds(inner, [...path, 'properties', name]),
  );
  return [...own, ...members, ...(value.items === undefined ? [] : ruleIds(value.items, [...path, 'items']))];
}

function findUncovered(context: Context, file: Spec<RawOperation>): void {
  const { examples, input, operation } = file.value;
  if (!examples.some((example) => example.ok !== undefined))
    context.report(file, ['examples'], 'example-missing', { operation }, 'key');
  const failing = new Set(examples.map((example) => example.fails?.split('#')[1]));
  for (const { id, path } of ruleIds({ type: 'object', ...input }, ['input'])) {
    if (!failing.has(id)) context.report(file, path, 'rule-without-example', { rule: id }, 'key');
  }
}

/** Findings about examples: each must do what it says, and every rule must have one that it refuses. */
export function findInExamples(context: Context): void {
  for (const file of context.specs.operations) {
    const answer = context.specs.product?.value.answer ?? {};
    const { input } = resolveOperation(file.value, context.shapes, answer);
    const output = resolveValue(
      { type: 'object', ...file.value.output, properties: { ...file.value.output.properties, ...answer } },
      context.shapes,
      'input',
    );
    for (const [i, example] of file.value.examples.entries()) {
      findExample(context, file, input, example, ['examples', i]);
      // what stands in every answer is said in product.yaml
      if (isObject(example.returns) && context.specs.product !== undefined)
        findReturns(context, file, output, example, ['examples', i]);
    }
    findUncovered(context, file);
  }
}
