import {
  type ErrorRow,
  listEffectCodes,
  listOperationEffects,
  type Model,
  type OperationModel,
  type ValueModel,
} from '@yunspec/model';

/** What the documents say about the codes that an operation may answer. */
export interface DocumentedCodes {
  /** The statuses of each code; none where the documents give none. */
  readonly statuses: ReadonlyMap<string, ReadonlySet<number>>;
}

function addRows(statuses: Map<string, Set<number>>, rows: readonly ErrorRow[]): void {
  const open = new Set(rows.filter(({ http }) => http === undefined).map(({ code }) => code));
  for (const { code, http } of rows) {
    const known = statuses.get(code) ?? new Set<number>();
    if (http !== undefined && !open.has(code)) known.add(http);
    statuses.set(code, known);
  }
}

/** Lists the codes that a schema gives to its issues and rules. */
function listSchemaCodes(schema: ValueModel): string[] {
  const inner = [...Object.values(schema.properties ?? {}), schema.items, schema.values].filter(
    (value) => value !== undefined,
  );
  return [
    ...Object.values(schema.codes ?? {}),
    ...Object.values(schema.rules ?? {}).map(({ error }) => error),
    ...inner.flatMap(listSchemaCodes),
  ].filter((code) => code !== undefined);
}

/** Collects the codes that the documents give to an operation, the common ones included. */
export function collectCodes(model: Model, operation: OperationModel): DocumentedCodes {
  const statuses = new Map<string, Set<number>>();
  addRows(statuses, [...operation.errors, ...model.commonErrors, ...model.serverErrors]);
  const others = [
    ...listSchemaCodes(operation.input),
    ...listOperationEffects(model, operation).flatMap(listEffectCodes),
  ];
  for (const code of others) if (!statuses.has(code)) statuses.set(code, new Set());
  for (const { missing } of model.resources)
    if (missing !== undefined) {
      const known = statuses.get(missing.code);
      if (known === undefined) statuses.set(missing.code, new Set([missing.http]));
      else if (known.size > 0) known.add(missing.http);
    }
  return { statuses };
}

/** The codes by which gateways answer calls of operations that they do not know. */
const unservedCodes =
  /^(InvalidAction(\.NotFound)?|InvalidApi\.NotFound|UnsupportedOperation|NotImplemented|APIGW\.0101)$/;
/** The statuses with the same meaning: the method is not allowed, it is not implemented. */
const unservedStatuses = [405, 501];

/** Returns whether an error says that an endpoint does not have the operation. */
export const isUnserved = (
  { statuses }: DocumentedCodes,
  { code = '', status }: { code?: string; status: number },
): boolean => !statuses.has(code) && (unservedCodes.test(code) || unservedStatuses.includes(status));
