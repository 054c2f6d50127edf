// The calls that a reader of a package is shown, made of the examples in the specs.

import type { Model, OperationModel } from '@yunspec/model';
import { describeIssues, ValidationError } from '@yunspec/runtime';
import { check } from '@yunspec/runtime/check';
import { literal } from './typescript/literal.js';
import { findRegionParameter } from './typescript/region.js';
import type { WaiterModel } from './typescript/waiters.js';

type Input = Readonly<Record<string, unknown>>;

/** Returns the first valid input that the specs show. */
export const findValidInput = (operation: OperationModel | undefined): Input | undefined =>
  operation?.examples.find(({ ok }) => ok !== undefined)?.ok as Input | undefined;

const findOperation = (model: Model, name: string | undefined): OperationModel | undefined =>
  model.operations.find((operation) => operation.name === name);

/** Returns the operation that a reader is shown first: the one that the product names, else the first. */
export function findShowcase(model: Model): OperationModel {
  const found = findOperation(model, model.showcase) ?? model.operations[0];
  if (found === undefined) throw new Error(`${model.product} has no operation`);
  return found;
}

/** Mistakes that a compiler finds before the check does. */
const typeIssue = /#(type|required|enum|const|unknown)$/;

export interface Mistake {
  readonly operation: OperationModel;
  readonly input: string;
  readonly key: string;
  readonly message: string;
  /** It gets past a compiler. */
  readonly compiles: boolean;
}

/** Returns whether a compiler misses a mistake. The region is optional in types: a client may have one. */
function isMissed(operation: OperationModel, key: string): boolean {
  const region = findRegionParameter(operation);
  return !typeIssue.test(key) || (region !== undefined && key === `${region}#required`);
}

/** Returns the failing examples of an operation that stop a call. */
function listMistakes(operation: OperationModel): Mistake[] {
  return operation.examples.flatMap(({ fails: key, input }) => {
    const issues = key === undefined ? [] : check(operation.input, input);
    if (key === undefined || !issues.some(({ level }) => level === 'error')) return [];
    const { message } = new ValidationError(operation.name, issues, describeIssues);
    return [{ operation, input: literal(input, '  '), key, message, compiles: isMissed(operation, key) }];
  });
}

/** Returns a failing example: of the operation shown first, and one that the compiler misses, where possible. */
export function findMistake(model: Model): Mistake | undefined {
  const shown = findShowcase(model);
  const own = listMistakes(shown);
  const missed = own.find(({ compiles }) => compiles);
  // the mistakes of all operations take a while to find
  if (missed !== undefined) return missed;
  // a text that is too long would fill the page, so it is the last choice
  const isLongText = ({ key }: Mistake): boolean => key.endsWith('#maxLength');
  const byLength = model.operations
    .flatMap(listMistakes)
    .sort((a, b) => Number(isLongText(a)) - Number(isLongText(b)) || a.input.length - b.input.length);
  return byLength.find(({ compiles }) => compiles) ?? own[0] ?? byLength[0];
}

export interface Failure {
  readonly operation: OperationModel;
  readonly code: string | undefined;
}

/** Returns an operation that changes what the showcase lists, with the code of a state that does not allow it. */
function findRefusal(model: Model): Failure | undefined {
  const listed = model.resources.find(({ operations }) => operations?.[model.showcase ?? ''] !== undefined);
  return Object.entries(listed?.operations ?? {}).flatMap(([name, { otherwise }]) => {
    const operation = findOperation(model, name);
    return operation?.errors.some(({ code }) => code === otherwise) ? [{ operation, code: otherwise }] : [];
  })[0];
}

/** Returns the call that a reader is shown failing: a refusal by state, else a code that any operation may answer. */
export function findFailure(model: Model): Failure {
  const code = (model.commonErrors.find(({ kind }) => kind === 'notFound') ?? model.commonErrors[0])?.code;
  const isSimpleRead = ({ safe, input }: OperationModel): boolean => safe && input.required?.length === 1;
  return findRefusal(model) ?? { operation: model.operations.find(isSimpleRead) ?? findShowcase(model), code };
}

/** Returns the input that a waiter is shown with: the resources of its first example, and what else is required. */
export function makeWaiterInput(model: Model, { poll, ids }: WaiterModel): Input {
  const operation = findOperation(model, poll);
  const namesResources = ({ ok }: { readonly ok?: unknown }): boolean =>
    ids !== undefined && Object.hasOwn(Object(ok), ids);
  const shown = (operation?.examples.find(namesResources)?.ok as Input | undefined) ?? findValidInput(operation) ?? {};
  const needed = [ids, ...(operation?.input.required ?? [])];
  return Object.fromEntries(Object.entries(shown).filter(([name]) => needed.includes(name)));
}
