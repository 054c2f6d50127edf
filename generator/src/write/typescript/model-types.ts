import { toResourceMember } from '@yunspec/model';
import { banner } from '../banner.js';
import type { Model, Value } from '../model.js';
import { isReference } from '../values.js';
import { declareType } from './declare.js';
import { literal, printUnion } from './literal.js';
import { printType } from './types.js';

type Resource = Model['resources'][number];

/** Writes out the shape that a value names. */
const expand = (model: Model, value: Value): Value =>
  isReference(value) ? (model.shapes[value.shape ?? ''] ?? value) : value;

/** Returns the value at a path of an output, through shapes. */
const findOutput = (model: Model, output: Value, path: string): Value | undefined =>
  path.split('.').reduce<Value | undefined>((value, name) => value && expand(model, value).properties?.[name], output);

/** Lists the members with which each reading operation answers a resource. */
function listViews(model: Model, { operations = {} }: Resource): Readonly<Record<string, Value>>[] {
  return model.operations.flatMap(({ name, safe, output }) => {
    const { lists, reads } = operations[name] ?? {};
    if (!safe) return [];
    const list = lists === undefined ? undefined : findOutput(model, output, lists)?.items;
    const read = typeof reads === 'string' ? findOutput(model, output, reads) : undefined;
    return [list, read].map((value) => value && expand(model, value).properties).filter((view) => view !== undefined);
  });
}

/** Returns the members of a resource: its identity, those of its fullest answer, and the attributes of no answer. */
function listMembers(model: Model, resource: Resource): Record<string, Value> {
  const [view = {}] = listViews(model, resource).sort((a, b) => Object.keys(b).length - Object.keys(a).length);
  const { identity, attributes = {} } = resource;
  const known = { [identity.member]: { type: 'string' } as const, ...view };
  const others = Object.keys(attributes)
    .map((path) => path.split('.')[0] as string)
    .filter((name) => !Object.hasOwn(known, name));
  return { ...known, ...Object.fromEntries(others.map((name) => [name, { type: 'any' } as const])) };
}

/** Prints the members of a resource. Its state can only be one of the documented ones. */
function printResource(model: Model, resource: Resource): { readonly text: string; readonly uses: readonly string[] } {
  const { identity, state, states } = resource;
  const { [state ?? '']: stateValue, ...members } = listMembers(model, resource);
  const { text, uses } = printType({ type: 'object', required: [identity.member], properties: members }, 'output');
  if (state === undefined || states === undefined) return { text, uses };
  const doc = stateValue?.description === undefined ? '' : `  /** ${stateValue.description} */\n`;
  return { text: text.replace('{\n', `{\n${doc}  ${state}: ${printUnion(Object.keys(states))};\n`), uses };
}

/**
 * Renders the declaration of `model.json` for CommonJS: its product, and the types of the resources that a local cloud keeps
 * of it. Without it, the compiler would infer a type from the whole file.
 */
export function renderModelTypes(model: Model): string {
  const printed = model.resources.map((resource) => ({ resource, ...printResource(model, resource) }));
  const shapes = [...new Set(printed.flatMap(({ uses }) => uses))].sort();
  const types = printed.map(({ resource, text }) =>
    declareType(`Local${resource.resource}`, { kind: 'interface', text }, [
      resource.description ?? `A resource of the kind ${resource.resource}, as a local cloud keeps it.`,
    ]).replace('export interface', 'interface'),
  );
  const kinds = model.resources.map(
    ({ resource }) =>
      `    readonly ${resource}: { readonly member: ${literal(toResourceMember(resource))}; readonly members: Local${resource} };\n`,
  );
  return `// ${banner(`specs/${model.product}/resources`)}
${shapes.length === 0 ? '' : `import type { ${shapes.join(', ')} } from './dist/cjs/shapes.js';\n`}
${types.join('\n\n')}

declare const model: {
  readonly format: number;
  readonly product: ${literal(model.product)};
  readonly version: ${literal(model.version)};
  readonly operations: readonly object[];
  readonly resources: readonly object[];
  /** For the compiler only. */
  readonly resourceTypes?: {
${kinds.join('')}  };
};
export = model;
`;
}
