import {
  type Effect,
  listChecks,
  listEffectCodes,
  listOperationEffects,
  type Model,
  type OperationModel,
  type ValueModel,
  walkValues,
} from '@yunspec/model';

/** What leads to an error code, as a model has it. */
export interface Lead {
  readonly code: string;
  /** The reason why it leads to no answer of a local cloud, if it does not. */
  readonly reason?: string | undefined;
}

export const anyText = 'Every text is a string on the wire, and only the type of this one is constrained.';

/** Returns why a check is never made, if it is not. */
export function findUnplayable(enforced: NonNullable<Effect['enforces']>[string] | undefined): string | undefined {
  const checks = enforced === undefined ? [] : listChecks(enforced);
  return checks.every(({ unplayable }) => unplayable !== undefined) ? checks[0]?.unplayable : undefined;
}

/** Finds what enforces a rule. */
export const findEnforced = (
  effects: readonly Effect[],
  rule: string,
): NonNullable<Effect['enforces']>[string] | undefined =>
  effects.map(({ enforces }) => enforces?.[rule]).find((enforced) => enforced !== undefined);

/** Lists what the limits of a value lead to. Texts of any kind are strings where parameters travel as text. */
function listLimitLeads({ protocols }: Model, { codes = {}, type }: ValueModel): Lead[] {
  const isText = type === 'string' && protocols.rpc !== undefined;
  return Object.entries(codes).map(([keyword, code]) => ({
    code: code as string,
    reason: isText && keyword === 'type' ? anyText : undefined,
  }));
}

const listRuleLeads = ({ rules = {} }: ValueModel, effects: readonly Effect[]): Lead[] =>
  Object.entries(rules).flatMap(([id, { error }]) =>
    error === undefined ? [] : [{ code: error, reason: findUnplayable(findEnforced(effects, id)) }],
  );

/** Lists the codes of rows for a resource that does not exist, by the member that names it. */
function listReferenceCodes({ input, errors }: OperationModel): (readonly [member: string, code: string])[] {
  const referring = [...walkValues(input)].flatMap(({ value, path }) => (value.refers === undefined ? [] : [path]));
  return referring.flatMap((path) => {
    const names = [path, path.replace(/\[\]$/, '')];
    return errors
      .filter(({ kind, on }) => kind === 'notFound' && [on ?? []].flat().some((name) => names.includes(name)))
      .map(({ code }) => [path, code] as const);
  });
}

/** Lists the leads of references: the table has one code that is answered, and others that mean the same. */
function listReferenceLeads(operation: OperationModel, isAnswered: (code: string) => boolean): Lead[] {
  const codes = listReferenceCodes(operation);
  return codes.map(([member, code]) => {
    const other = codes.find(([name, one]) => name === member && one !== code && isAnswered(one))?.[1];
    const reason = other === undefined ? undefined : `Another code of the same table is answered: \`${other}\`.`;
    return { code, reason };
  });
}

/** Lists what leads to the codes of an operation: limits, rules, effects, references, and the end of a dry run. */
export function listLeads(model: Model, operation: OperationModel, isAnswered: (code: string) => boolean): Lead[] {
  const { input, errors } = operation;
  const effects = listOperationEffects(model, operation);
  const values = [...walkValues(input)].map(({ value }) => value);
  return [
    ...values.flatMap((value) => [...listLimitLeads(model, value), ...listRuleLeads(value, effects)]),
    ...effects.flatMap(listEffectCodes).map((code) => ({ code })),
    ...listReferenceLeads(operation, isAnswered),
    ...errors.filter(({ kind }) => kind === 'dryRun').map(({ code }) => ({ code })),
  ];
}
