/** The members whose entries each get a line of their own, so that a diff shows which operation changed. */
const oneEntryPerLine = new Set([
  'paths',
  'components.schemas',
  'components.responses',
  'components.securitySchemes',
  'components.x-error-codes',
]);

function render(value: unknown, path: string): string {
  if (path !== '' && path !== 'components' && !oneEntryPerLine.has(path)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[\n${value.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
  const lines = Object.entries(value as object).map(([name, entry]) => {
    const inner = path === '' ? name : `${path}.${name}`;
    return `${JSON.stringify(name)}:${render(entry, inner)}`;
  });
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
}

/** Renders openapi.json in a compact form: one line for each path and each schema. */
export const renderOpenApiJson = (document: object): string => `${render(document, '')}\n`;
