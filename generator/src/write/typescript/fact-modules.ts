import type { Model, RawError } from '../../model/model.js';
import { byCodeUnit } from '../names.js';
import { jsdoc } from './docs.js';
import { literal, unionOf } from './literal.js';
import { renderModule } from './module.js';

const defined = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

interface Row extends RawError {
  readonly operation?: string;
}

function causeTable(model: Model): Record<string, object[]> {
  const rows: Row[] = [
    ...[...model.commonErrors, ...model.serverErrors],
    ...model.operations.flatMap(({ name, errors }) => errors.map((row) => ({ ...row, operation: name }))),
  ];
  const codes = [...new Set(rows.map(({ code }) => code))].sort(byCodeUnit);
  const ofCode = (code: string): object[] =>
    rows
      .filter((row) => row.code === code)
      .map(({ operation, http, cause, remedy, on, kind }) =>
        defined({
          operation,
          status: http,
          cause,
          remedy,
          parameters: on === undefined ? undefined : [on].flat(),
          kind,
        }),
      );
  return Object.fromEntries(codes.map((code) => [code, ofCode(code)]));
}

/** Every documented cause, in a module of its own that only loads when somebody asks. */
export function causesModule(model: Model): string {
  return renderModule({
    source: `specs/${model.product}/errors.yaml and operations`,
    imports: [{ from: '@yunspec/runtime', types: ['ErrorCause'] }],
    statements: [
      `${jsdoc(['What the document says of each code: the common rows, then one for each operation that lists it.'])}export const causes: Readonly<Record<string, readonly ErrorCause[]>> = ${literal(causeTable(model))};`,
    ],
  });
}

/** The function that explains an error, loading the causes when first called. */
export function explainModule(model: Model): string {
  const { className } = model;
  const doc = [
    'What the document says of an error: the rows of its operation, else the common ones.',
    'Loads the table when first called.',
  ];
  return renderModule({
    source: `specs/${model.product}/errors.yaml and operations`,
    imports: [{ from: '@yunspec/runtime', values: ['causesOf'], types: ['ErrorCause', 'ServiceError'] }],
    statements: [
      `${jsdoc(doc)}export async function explain${className}Error(error: ServiceError): Promise<readonly ErrorCause[]> {
  const { causes } = await import('./causes.js');
  return causesOf(causes, error);
}`,
    ],
  });
}

/** Whether the document names RAM resources at all. */
export const hasPermissions = (model: Model): boolean =>
  model.operations.some((operation) => operation.permissions.length > 0);

/** The resources each operation needs, and the policy made of them. */
export function ramPolicyModule(model: Model): string {
  const table = Object.fromEntries(
    model.operations
      .filter(({ permissions }) => permissions.length > 0)
      .map(({ name, permissions }) => [name, permissions]),
  );
  const doc = [
    'The least a caller must be granted for some operations, as a RAM policy document.',
    '',
    '@example',
    `ramPolicy(['${Object.keys(table)[0]}'], { region: 'cn-hangzhou' })`,
  ];
  return renderModule({
    source: `specs/${model.product}/operations`,
    imports: [
      {
        from: '@yunspec/runtime',
        values: ['policyDocument'],
        types: ['Permission', 'PolicyDocument', 'PolicyOptions'],
      },
    ],
    statements: [
      `${jsdoc(['Operations for which the document names RAM resources.'])}export type ${model.className}RamAction = ${unionOf(Object.keys(table))};`,
      `${jsdoc(['The resources the document says each operation is checked against.'])}const permissions: Readonly<Record<${model.className}RamAction, readonly Permission[]>> = ${literal(table)};`,
      `${jsdoc(doc)}export function ramPolicy(actions: readonly ${model.className}RamAction[], options: PolicyOptions = {}): PolicyDocument {
  return policyDocument('${model.product}', permissions, actions, options);
}`,
    ],
  });
}
