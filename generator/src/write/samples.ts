import { describeIssue, ValidationError } from '@yunspec/runtime';
import { check } from '@yunspec/runtime/check';
import type { Model, OperationModel } from '../model/model.js';
import { camel } from './names.js';
import { literal } from './typescript/literal.js';
import type { WaiterModel } from './typescript/waiters.js';

// What a reader is shown of a product: calls made of its own examples.

/** Returns the first valid input that the specs show. */
export const findValidInput = (operation: OperationModel | undefined): Record<string, unknown> | undefined =>
  operation?.examples.find((example) => example.ok !== undefined)?.ok as Record<string, unknown> | undefined;

export const firstValid = (operation: OperationModel | undefined): Record<string, unknown> =>
  findValidInput(operation) ?? {};

const operationOf = (model: Model, name: string | undefined): OperationModel | undefined =>
  model.operations.find((operation) => operation.name === name);

/** The operation a reader is shown first: the one the product names, else the first. */
export function showcase(model: Model): OperationModel {
  const found = operationOf(model, model.showcase) ?? model.operations[0];
  if (found === undefined) throw new Error(`${model.product} has no operation`);
  return found;
}

/** Mistakes a compiler finds before the check does. */
const typed = /#(type|required|enum|const|unknown)$/;

export interface Mistake {
  readonly method: string;
  readonly input: string;
  readonly key: string;
  readonly message: string;
  /** Whether it gets past a compiler. */
  readonly compiles: boolean;
}

/** The mistake a reader is shown: an example that fails, past the compiler, of the operation shown first or else a short one. */
export function mistake(model: Model): Mistake | undefined {
  const shown = showcase(model);
  const all = model.operations.flatMap((operation) =>
    operation.examples.flatMap(({ fails: key, input }) => {
      const issues = key === undefined ? [] : check(operation.input, input);
      if (key === undefined || !issues.some(({ level }) => level === 'error')) return [];
      const { message } = new ValidationError(operation.name, issues, describeIssue);
      return [
        {
          operation,
          method: camel(operation.name),
          input: literal(input, '  '),
          key,
          message,
          compiles: !typed.test(key),
        },
      ];
    }),
  );
  // a text that is too long fills a page
  const cost = ({ key, input }: Mistake): number => input.length + (key.endsWith('#maxLength') ? 1000 : 0);
  const byLength = [...all].sort((a, b) => cost(a) - cost(b));
  return (
    all.find(({ operation, compiles }) => compiles && operation === shown) ??
    byLength.find(({ compiles }) => compiles) ??
    all.find(({ operation }) => operation === shown) ??
    byLength[0]
  );
}

/** An input as it stands in a sample: the name `input` where a reader has seen it by that name. */
export type Given = (input: unknown, indent?: string) => string;

export interface Failing {
  readonly method: string;
  readonly input: string;
  readonly code: string | undefined;
}

/** The call that a reader is shown going wrong, and the code it is told by: a state that does not allow it, else a code of all operations. */
export function failing(model: Model, given: Given): Failing {
  const of = (operation: OperationModel, code: string | undefined): Failing => ({
    method: camel(operation.name),
    input: given(firstValid(operation), '  '),
    code,
  });
  const listed = model.resources.find(({ operations }) => operations?.[model.showcase ?? ''] !== undefined);
  for (const [name, { otherwise }] of Object.entries(listed?.operations ?? {})) {
    const operation = operationOf(model, name);
    if (operation?.errors.some(({ code }) => code === otherwise)) return of(operation, otherwise);
  }
  const { code } = model.commonErrors.find(({ kind }) => kind === 'notFound') ?? model.commonErrors[0] ?? {};
  return of(
    model.operations.find(({ safe, input }) => safe && (input.required ?? []).length === 1) ?? showcase(model),
    code,
  );
}

/** What a waiter is shown waiting for: the resources its first example names, and what else its input has to hold. */
export function waiting(model: Model, { poll, ids }: WaiterModel): Record<string, unknown> {
  const operation = operationOf(model, poll);
  const { required = [] } = operation?.input ?? {};
  const named = operation?.examples.find(({ ok }) => ids !== undefined && Object.hasOwn(Object(ok), ids))?.ok as
    | object
    | undefined;
  const members = Object.entries(named ?? firstValid(operation)).filter(
    ([name]) => name === ids || required.includes(name),
  );
  return Object.fromEntries(members);
}
