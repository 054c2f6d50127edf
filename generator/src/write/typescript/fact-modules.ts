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

function describeCause({ operation, http, cause, remedy, on, kind, withdrawn }: Row): object {
  return omitUndefined({
    operation,
    status: http,
    cause,
    remedy,
    parameters: on === undefined ? undefined : [on].flat(),
    kind,
    withdrawn,
  });
}

/** Returns the causes by code, the codes in order. */
function makeCauseTable(model: Model): Record<string, object[]> {
  const rows: Row[] = [
    ...model.commonErrors,
    ...model.serverErrors,
    ...model.operations.flatMap(({ name, errors }) => errors.map((row) => ({ ...row, operation: name }))),
  ];
  const byCode = new Map<string, object[]>();
  for (const row of rows) {
    const causes = byCode.get(row.code) ?? [];
    causes.push(describeCause(row));
    byCode.set(row.code, causes);
  }
  return Object.fromEntries([...byCode].sort(([a], [b]) => byCodeUnit(a, b)));
}

/** Every documented cause, in a module of its own that only loads when somebody asks. */
export function makeCausesModule(model: Model): ModuleText {
  return {
    source: `specs/${model.product}/errors.yaml and operations`,
    imports: [{ from: '@yunspec/runtime', types: ['ErrorCause'] }],
    statements: [
      declareConstant('causes', 'Readonly<Record<string, readonly ErrorCause[]>>', literal(makeCauseTable(model)), [
        'The causes that the document gives for each code: the common rows, then one for each operation that lists it.',
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
