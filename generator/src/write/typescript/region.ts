import type { OperationModel, Value } from '../model.js';

/**
 * Returns the required parameter that names the region of a call, if there is one. The region of the client is its
 * default. Other parameters refer to regions too, such as the destination of a copy.
 */
export const findRegionParameter = ({
  input: { properties = {}, required = [] },
}: OperationModel): string | undefined =>
  required.find((name) => /^region_?id$/i.test(name) && properties[name]?.refers === 'Region');

/** Returns the input that callers have to give: the region may be left to the client. */
export function makeCallerInput(operation: OperationModel): Value {
  const { input } = operation;
  const region = findRegionParameter(operation);
  const member = region === undefined ? undefined : input.properties?.[region];
  if (region === undefined || member === undefined) return input;
  const { description = '' } = member;
  const filled = { ...member, description: `${description} The client's \`region\` if omitted.`.trimStart() };
  return {
    ...input,
    required: input.required?.filter((name) => name !== region) ?? [],
    properties: { ...input.properties, [region]: filled },
  };
}
