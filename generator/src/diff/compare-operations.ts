import type { Model, OperationModel } from '@yunspec/model';
import { makeCallerInput } from '../write/typescript/region.js';
import { type Change, type ChangePlace, createChange } from './change.js';
import { compareErrors } from './compare-errors.js';
import { compareSides, type Scope } from './compare-values.js';
import { indexBy, isSame, omitDeep, pairEntries, showValue, subtract } from './values.js';

/** An operation on both sides. */
interface Pair {
  readonly place: ChangePlace;
  readonly before: OperationModel;
  readonly after: OperationModel;
}

type Compare = (pair: Pair) => Change[];

const trim = (text: string): string => text.trim().replace(/\.$/, '');

const compareDeprecation: Compare = ({ place, before, after }) => {
  if (before.deprecated === undefined && after.deprecated !== undefined)
    return [createChange('operation-deprecated', place, { about: trim(after.deprecated) })];
  return before.deprecated !== undefined && after.deprecated === undefined
    ? [createChange('operation-undeprecated', place, {})]
    : [];
};

const describeAddress = ({ http }: OperationModel): string =>
  http === undefined ? 'the address of its product' : `\`${http.method} ${http.server ?? ''}${http.path}\``;

const compareAddresses: Compare = ({ place, before, after }) => {
  const [was, is] = [describeAddress(before), describeAddress(after)];
  const [statusBefore, statusAfter] = [before, after].map(({ http }) => String(http?.status ?? 200));
  return [
    ...(was === is ? [] : [createChange('address-changed', place, { was, is })]),
    ...(statusBefore === undefined || statusAfter === undefined || statusBefore === statusAfter
      ? []
      : [createChange('success-status-changed', place, { was: statusBefore, is: statusAfter })]),
  ];
};

function describeRetries({ safe, token }: OperationModel): string {
  if (safe) return 'after any failure that may pass';
  return token === undefined ? 'only where it was not received' : `with the token \`${token}\``;
}

const compareRetries: Compare = ({ place, before, after }) => {
  const [was, is] = [describeRetries(before), describeRetries(after)];
  return was === is ? [] : [createChange('retry-policy-changed', place, { was, is })];
};

const comparePagination: Compare = ({ place, before: { pagination: was }, after: { pagination: is } }) => {
  if (isSame(was, is)) return [];
  if (was === undefined) return [createChange('pagination-added', place, {})];
  if (is === undefined) return [createChange('pagination-removed', place, {})];
  if (was.items !== is.items) return [createChange('page-items-changed', place, { was: was.items, is: is.items })];
  const { both, removed, added } = pairEntries<unknown>({ ...was }, { ...is });
  const words = [
    ...both.filter(([, old, now]) => !isSame(old, now)).map(([word, , now]) => `${word} is ${showValue(now)}`),
    ...removed.map(([word]) => `${word} is gone`),
    ...added.map(([word, now]) => `${word} is ${showValue(now)}`),
  ];
  return [createChange('pagination-changed', place, { what: words.join(', ') })];
};

const comparePermissions: Compare = ({ place, before, after }) => [
  ...subtract(after.permissions, before.permissions).map(({ resource }) =>
    createChange('permission-added', place, { name: resource }),
  ),
  ...subtract(before.permissions, after.permissions).map(({ resource }) =>
    createChange('permission-removed', place, { name: resource }),
  ),
];

const compareWords: Compare = ({ place, before, after }) => {
  const isDeprecationReworded =
    before.deprecated !== undefined && after.deprecated !== undefined && before.deprecated !== after.deprecated;
  return before.summary === after.summary && !isDeprecationReworded
    ? []
    : [createChange('operation-wording', place, {})];
};

const compareSpecs: Compare = ({ place, before, after }) => [
  ...(isSame(before.examples, after.examples) ? [] : [createChange('examples-changed', place, {})]),
  ...(isSame([before.docs, before.lines], [after.docs, after.lines])
    ? []
    : [createChange('source-changed', place, {})]),
];

const comparisons: readonly Compare[] = [
  compareDeprecation,
  compareAddresses,
  compareRetries,
  comparePagination,
  comparePermissions,
  ({ place, before, after }) => compareErrors(place, before.errors, after.errors),
  compareWords,
  compareSpecs,
];

type ShapesOfBoth = Pick<Scope, 'shapesBefore' | 'shapesAfter'>;

function compareOperation(shapes: ShapesOfBoth, before: OperationModel, after: OperationModel): Change[] {
  const operation = after.name;
  const scope = { ...shapes, operation };
  return [
    ...compareSides({ ...scope, side: 'input' }, makeCallerInput(before), makeCallerInput(after)),
    ...compareSides({ ...scope, side: 'output' }, before.output, after.output),
    ...comparisons.flatMap((compare) => compare({ place: { operation }, before, after })),
  ];
}

/** Pairs an operation that went with one that came and is the same but for its name. */
function findRenamed(
  removed: readonly (readonly [string, OperationModel])[],
  added: readonly (readonly [string, OperationModel])[],
): Map<string, string> {
  const core = ({ input, output }: OperationModel): unknown => omitDeep([input, output], ['docs', 'lines', 'codes']);
  const renamed = new Map<string, string>();
  for (const [was, before] of removed) {
    const found = added.find(([is, after]) => !renamed.has(is) && isSame(core(before), core(after)));
    if (found !== undefined && Object.keys(before.input.properties ?? {}).length > 0) renamed.set(found[0], was);
  }
  return renamed;
}

/** Compares the operations of two models. */
export function compareOperations(before: Model, after: Model): Change[] {
  const name = (operation: OperationModel): string => operation.name;
  const { both, removed, added } = pairEntries(indexBy(before.operations, name), indexBy(after.operations, name));
  const renamed = findRenamed(removed, added);
  const gone = new Set(renamed.values());
  const shapes = { shapesBefore: before.shapes, shapesAfter: after.shapes };
  const areShapesSame = isSame(before.shapes, after.shapes);
  return [
    ...added.map(([operation, { summary }]) => {
      const was = renamed.get(operation);
      return was === undefined
        ? createChange('operation-added', { operation }, { about: trim(summary) })
        : createChange('operation-renamed', { operation }, { was });
    }),
    ...removed.flatMap(([operation]) =>
      gone.has(operation) ? [] : [createChange('operation-removed', { operation }, {})],
    ),
    ...both.flatMap(([, was, is]) => (areShapesSame && isSame(was, is) ? [] : compareOperation(shapes, was, is))),
  ];
}
