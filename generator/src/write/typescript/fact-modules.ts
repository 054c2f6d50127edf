import type { CauseTable, ErrorCause } from '@yunspec/runtime';
import type { Model, RawError } from '../model.js';
import { byCodeUnit } from '../names.js';
import { omitUndefined } from '../values.js';
import { declareAlias, declareConstant, declareFunction } from './declare.js';
import { jsdoc } from './docs.js';
import { literal, printUnion } from './literal.js';
import type { ModuleText } from './module.js';

interface Row extends RawError {
  readonly operation?: string;
}

function describeCause({ http, cause, remedy, on, kind, withdrawn }: Row): ErrorCause {
  return omitUndefined({
    status: http,
    cause,
    remedy,
    parameters: on === undefined ? undefined : [on].flat(),
    kind,
    withdrawn,
  }) as unknown as ErrorCause;
}

/** Numbers the values that it is asked for, equal ones alike. */
class Numbering<Value> {
  readonly values: Value[] = [];
  readonly #numbers = new Map<string, number>();

  find(value: Value): number {
    const key = JSON.stringify(value);
    const number = this.#numbers.get(key) ?? this.values.push(value) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Returns the causes by code, the codes in order, each cause with the operations that have it. */
function makeCauseTable(model: Model): CauseTable {
  const rows: Row[] = [
    ...model.commonErrors,
    ...model.serverErrors,
    ...model.operations.flatMap(({ name, errors }) => errors.map((row) => ({ ...row, operation: name }))),
  ];
  const operations = new Numbering<string>();
  const causes = new Numbering<ErrorCause>();
  const byCode = new Map<string, Map<string, [number[], number]>>();
  for (const row of rows) {
    const cause = causes.find(describeCause(row));
    const ofCode = byCode.get(row.code) ?? new Map<string, [number[], number]>();
    byCode.set(row.code, ofCode);
    const key = `${row.operation === undefined} ${cause}`;
    const entry = ofCode.get(key) ?? [[], cause];
    ofCode.set(key, entry);
    if (row.operation !== undefined) entry[0].push(operations.find(row.operation));
  }
  const sorted = [...byCode].sort(([a], [b]) => byCodeUnit(a, b)).map(([code, same]) => [code, [...same.values()]]);
  return { operations: operations.values, causes: causes.values, rows: Object.fromEntries(sorted) };
}

/** Every documented cause, in a module of its own that only loads when somebody asks. */
export function makeCausesModule(model: Model): ModuleText {
  return {
    source: `specs/${model.product}/errors.yaml and operations`,
    imports: [{ from: '@yunspec/runtime', types: ['CauseTable'] }],
    statements: [
      declareConstant('causes', 'CauseTable', literal(makeCauseTable(model)), [
        'The causes that the documents give for each code.',
      ]),
    ],
  };
}

/** The function that explains an error, loading the causes when first called. */
export function makeExplainModule(model: Model): ModuleText {
  const { className } = model;
  const doc = [
    'Returns the causes that the document gives for an error: those of its operation, else the common ones.',
    'Loads the table when first called.',
  ];
  return {
    source: `specs/${model.product}/errors.yaml and operations`,
    imports: [{ from: '@yunspec/runtime', values: ['causesOf'], types: ['ErrorCause', 'ServiceError'] }],
    statements: [
      declareFunction({
        doc,
        head: `export async function explain${className}Error`,
        parameters: ['error: ServiceError'],
        returns: 'Promise<readonly ErrorCause[]>',
        body: "const { causes } = await import('./causes.js');\n  return causesOf(causes, error);",
      }),
    ],
  };
}

/** Returns whether the document names RAM resources at all. */
export const hasPermissions = (model: Model): boolean =>
  model.operations.some((operation) => operation.permissions.length > 0);

/** The resources each operation needs, and the policy made of them. */
export function makeRamPolicyModule(model: Model): ModuleText {
  const table = Object.fromEntries(
    model.operations
      .filter(({ permissions }) => permissions.length > 0)
      .map(({ name, permissions }) => [name, permissions]),
  );
  const action = `${model.className}RamAction`;
  const permissions = `permissions: Readonly<Record<${action}, readonly Permission[]>>`;
  const doc = [
    'The least a caller must be granted for some operations, as a RAM policy document.',
    '',
    '@example',
    `ramPolicy(['${Object.keys(table)[0]}'], { region: 'cn-hangzhou' })`,
  ];
  return {
    source: `specs/${model.product}/operations`,
    imports: [
      {
        from: '@yunspec/runtime',
        values: ['policyDocument'],
        types: ['Permission', 'PolicyDocument', 'PolicyOptions'],
      },
    ],
    statements: [
      declareAlias(action, printUnion(Object.keys(table)), ['Operations for which the document names RAM resources.']),
      `${jsdoc(['The resources that each operation is checked against.'])}const ${permissions} = ${literal(table)};`,
      declareFunction({
        doc,
        head: 'export function ramPolicy',
        parameters: [`actions: readonly ${action}[]`, 'options: PolicyOptions = {}'],
        returns: 'PolicyDocument',
        body: `return policyDocument('${model.product}', permissions, actions, options);`,
      }),
    ],
  };
}
