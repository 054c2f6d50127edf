import type { Model, OperationModel, ValueModel } from '@yunspec/model';
import type { Model as WriterModel } from '../write/model.js';
import { listExportedNames } from '../write/typescript/index-module.js';
import { type InlineNames, nameInlineTypes } from '../write/typescript/inline-types.js';
import { makeCallerInput } from '../write/typescript/region.js';
import { listDeclaredShapes, printType } from '../write/typescript/types.js';
import { type Change, createChange } from './change.js';
import { indexBy, isSame, pairEntries } from './values.js';

/** A model for the writers: those that are used here read nothing else. */
const forWriters = (model: Model): WriterModel => ({ ...model, tables: [], discrepancies: [] });

const ends = ['', 'Input', 'Output', 'ErrorCode'];

/** The names that an operation or a waiter brings, which have changes of their own. */
function listOwnNames({ operations, resources, className }: Model): Set<string> {
  const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
  return new Set([
    ...operations.flatMap(({ name }) => [...ends.map((end) => name + end), camel(name), `paginate${name}`]),
    ...resources.flatMap(({ waiters = {} }) => Object.keys(waiters).map((name) => `waitUntil${name}`)),
    // the class of a client and what is named after it
    ...['Client', 'Region', 'CommonErrorCode', 'ErrorCode', 'RamAction'].map((end) => className + end),
    ...[`create${className}`, `is${className}Error`, `explain${className}Error`],
  ]);
}

/** Compares the names that two packages export, but for those of operations, waiters and the client. */
function compareNames(before: Model, after: Model): Change[] {
  const [was, is] = [before, after].map((model) => new Set(listExportedNames(forWriters(model))));
  const [ownBefore, ownAfter] = [listOwnNames(before), listOwnNames(after)];
  const added = [...(is ?? [])].filter((name) => !was?.has(name) && !ownAfter.has(name));
  const removed = [...(was ?? [])].filter((name) => !is?.has(name) && !ownBefore.has(name));
  return [
    ...added.map((name) => createChange('export-added', { name }, {})),
    ...removed.map((name) => createChange('export-removed', { name }, {})),
  ];
}

/** Prints the types of a value as a package declares them, without docstrings. */
function printDeclarations(value: ValueModel, side: 'input' | 'output', names: InlineNames): string {
  const { text, inline } = printType(value, side, names);
  const all = [text, ...inline.map((one) => `${one.name} ${one.kind} ${one.text}`)].join('\n');
  return all.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '');
}

/** A declared type that may have changed, with the changes that explain it. */
interface Declared {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  isAbout(change: Change): boolean;
}

function listOperationTypes(before: WriterModel, after: WriterModel): Declared[] {
  const name = (operation: OperationModel): string => operation.name;
  const { both } = pairEntries(indexBy(before.operations, name), indexBy(after.operations, name));
  const [namesBefore, namesAfter] = [nameInlineTypes(before), nameInlineTypes(after)];
  return both.flatMap(([operation, was, is]) => [
    ...(isSame(was.input, is.input)
      ? []
      : [
          {
            name: `${operation}Input`,
            before: printDeclarations(makeCallerInput(was), 'input', namesBefore),
            after: printDeclarations(makeCallerInput(is), 'input', namesAfter),
            isAbout: (change: Change) => change.operation === operation && change.kind === 'input',
          },
        ]),
    ...(isSame(was.output, is.output)
      ? []
      : [
          {
            name: `${operation}Output`,
            before: printDeclarations(was.output, 'output', namesBefore),
            after: printDeclarations(is.output, 'output', namesAfter),
            isAbout: (change: Change) => change.operation === operation && change.kind === 'output',
          },
        ]),
  ]);
}

function listShapeTypes(before: WriterModel, after: WriterModel): Declared[] {
  const [was, is] = [before, after].map((model) => Object.fromEntries(listDeclaredShapes(model)));
  const [namesBefore, namesAfter] = [nameInlineTypes(before), nameInlineTypes(after)];
  return pairEntries(was, is).both.flatMap(([name, old, now]) =>
    isSame(old, now)
      ? []
      : [
          {
            name,
            before: printDeclarations(old, 'output', namesBefore),
            after: printDeclarations(now, 'output', namesAfter),
            isAbout: ({ shape }: Change) => shape?.name === name,
          },
        ],
  );
}

/**
 * Compares the generated types themselves, as a net below all other comparisons: a type that prints otherwise without a
 * change that says so may break a caller.
 */
function compareDeclarations(before: Model, after: Model, found: readonly Change[]): Change[] {
  const [was, is] = [forWriters(before), forWriters(after)];
  return [...listOperationTypes(was, is), ...listShapeTypes(was, is)]
    .filter((type) => type.before !== type.after)
    .filter(
      (type) => !found.some((change) => type.isAbout(change) && (change.bump === 'major' || change.bump === 'minor')),
    )
    .map(({ name }) => createChange('type-changed', { name }, {}));
}

/** Compares what callers see of two models in TypeScript. `found` are the changes that are known already. */
export function compareExports(before: Model, after: Model, found: readonly Change[]): Change[] {
  const names = compareNames(before, after);
  const explained = names.length === 0 ? found : [...found, ...names];
  return [...names, ...compareDeclarations(before, after, explained)];
}
