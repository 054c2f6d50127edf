import {
  type Effect,
  listChecks,
  listOperationEffects,
  type Model,
  type OperationModel,
  type ValueModel,
} from '@yunspec/model';

/** The code of services for rules that the documents give no code. */
const usualCode = 'InvalidParameter';

/** A rule that only the service can check. */
interface ServerRule {
  readonly codes: readonly string[];
  /** What the rule is about, as text: the names of members are in it. */
  readonly subject: string;
}

const listSchemaRules = (schema: ValueModel): ServerRule[] =>
  Object.entries(schema.rules ?? {}).flatMap(([id, { server, error = usualCode }]) =>
    server === undefined ? [] : [{ codes: [error], subject: `${id} ${server}` }],
  );

/** Lists the rules that an effect enforces, with what their checks look at. */
const listEnforced = ({ rules = {} }: ValueModel, { enforces = {} }: Effect): ServerRule[] =>
  Object.entries(enforces).map(([id, checks]) => ({
    codes: [rules[id]?.error ?? usualCode, ...listChecks(checks).flatMap(({ otherwise }) => otherwise ?? [])],
    subject: JSON.stringify(checks),
  }));

const listServerRules = (model: Model, operation: OperationModel): ServerRule[] => [
  ...listSchemaRules(operation.input),
  ...listOperationEffects(model, operation).flatMap((effect) => listEnforced(operation.input, effect)),
];

/**
 * Returns whether an error may come of a rule that only the service can check. Where the code is also that of a limit of the
 * members that a request is about, the rule has to be about one of them.
 */
export function mayBeServerRule(
  model: Model,
  operation: OperationModel,
  code: string | undefined,
  ownCodes: readonly string[],
  members: readonly string[],
): boolean {
  const rules = listServerRules(model, operation).filter(({ codes }) => code !== undefined && codes.includes(code));
  if (code === undefined || !ownCodes.includes(code)) return rules.length > 0;
  return rules.some(({ subject }) => members.some((member) => new RegExp(`\\b${member}\\b`).test(subject)));
}
