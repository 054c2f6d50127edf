import type { ValueModel } from '@yunspec/model';
import { getSchemaAtPath } from '@yunspec/runtime/check';
import type { RawAttribute, RawEffect, RawOperation, RawResource } from '../language/raw.js';
import { asObject, inlineValue } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import { type KeyPath, walkValues } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import { escapeText } from './code-words.js';
import { type Context, listUses } from './context.js';
import { listPlacedChecks, listReferences } from './enforced-rules.js';
import { isExplained } from './explained.js';
import { listEffects, listOperationEffects } from './placed-effects.js';

type ResourceFile = Spec<'resource'>;

/** A name of a member of a resource, with its place. */
interface Mention {
  readonly name: string;
  readonly path: KeyPath;
  readonly part: 'key' | 'value';
}

/** An answer that shows a resource. */
interface Answer {
  readonly operation: string;
  readonly schema: ValueModel;
}

/** The members that a resource may have, and the answers that show it. */
interface Known {
  readonly names: ReadonlySet<string>;
  readonly answers: readonly Answer[];
}

interface PlacedAttributes {
  readonly attributes: Readonly<Record<string, RawAttribute>>;
  readonly path: KeyPath;
}

/** Lists the attributes of a resource and those that its effects put. */
const listPlacedAttributes = (resource: RawResource): PlacedAttributes[] => [
  { attributes: resource.attributes ?? {}, path: ['attributes'] },
  ...listOperationEffects(resource).map(({ effect, at }) => ({ attributes: effect.puts ?? {}, path: [...at, 'puts'] })),
];

const inlineMembers = (context: Context, members: RawOperation['input']): ValueModel =>
  inlineValue(asObject(members), context.shapes);

/** Returns the part of an answer that shows a resource, if an effect fills one. */
function findAnswer(context: Context, raw: RawOperation, { lists, reads }: RawEffect): Answer[] {
  if (lists === undefined && reads === undefined) return [];
  const output = inlineMembers(context, raw.output);
  const at = lists ?? (reads === true ? undefined : reads);
  const found = at === undefined ? output : (getSchemaAtPath(output, at) as ValueModel | undefined);
  const schema = found?.type === 'array' ? found.items : found;
  return schema?.properties === undefined ? [] : [{ operation: raw.operation, schema }];
}

/** Lists the names of the members of a value, each also with the names around it: `Size`, `SystemDisk.Size`. */
const listPaths = (value: ValueModel): string[] =>
  [...walkValues(value)].map(({ path }) => path.replaceAll('[]', '')).filter((path) => path !== '');

/** Lists the members of a resource that other resources copy. */
function listCopied({ specs }: Context, resource: string): string[] {
  return specs.resources
    .flatMap(({ value }) => listPlacedAttributes(value))
    .flatMap(({ attributes }) => Object.values(attributes))
    .flatMap(({ of, copy }) => (of === resource && copy !== undefined ? [copy] : []));
}

/** Lists the members that checks, and other attributes of the same resource, read without showing them. */
function listRead({ specs }: Context, resource: RawResource): string[] {
  const checks = specs.resources
    .flatMap(({ value }) => Object.values(value.operations ?? {}))
    .flatMap((effect) => listEffects(effect, []))
    .flatMap(({ effect }) => Object.values(effect.enforces ?? {}))
    .flatMap((enforced) => listPlacedChecks(enforced, []).map(([check]) => check));
  const ofOthers = checks.flatMap(({ others = {} }) => {
    const { by, where, overlaps, within } = others[resource.resource] ?? {};
    return Object.keys({ ...by, ...where, ...overlaps, ...within });
  });
  const attributes = listPlacedAttributes(resource).flatMap((placed) => Object.values(placed.attributes));
  return [
    ...checks.flatMap((check) => listReferences(check, [])).map(({ text }) => text.slice(text.indexOf('.') + 1)),
    ...ofOthers,
    ...attributes.flatMap(({ list = [] }) => list),
  ];
}

/** Returns whether a name is that of a member within what an attribute yields. */
const isInAttribute = ({ attributes = {} }: RawResource, name: string): boolean =>
  Object.keys(attributes).some((attribute) => name.startsWith(`${attribute}.`));

/** Lists the members that an effect gives its resource by another name than that of the input. */
function listRenamed({ sets }: RawEffect): string[] {
  return sets === undefined || Array.isArray(sets) ? [] : Object.keys(sets);
}

function listKnown(context: Context, { identity, state, operations = {}, seed = [] }: RawResource): Known {
  const answers: Answer[] = [];
  const names = new Set<string>([
    identity.member,
    ...(state === undefined ? [] : [state]),
    ...seed.flatMap(Object.keys),
  ]);
  if (identity.within !== undefined) names.add(identity.within);
  for (const [name, effect] of Object.entries(operations)) {
    const raw = context.operations.get(name)?.value;
    if (raw === undefined) continue;
    for (const one of listEffects(effect, [])) answers.push(...findAnswer(context, raw, one.effect));
    const [input, output] = [inlineMembers(context, raw.input), inlineMembers(context, raw.output)];
    // an item of `each` is a resource of its own, and a lone list of items is named by its members
    for (const path of [...listPaths(input), ...listPaths(output)]) {
      names.add(path);
      names.add(path.split('.').at(-1) ?? path);
    }
  }
  for (const { schema } of answers) for (const path of listPaths(schema)) names.add(path);
  return { names, answers };
}

/** Lists the members that attributes give a value, or read. */
function listAttributeMentions(attributes: Readonly<Record<string, RawAttribute>>, path: KeyPath): Mention[] {
  return Object.entries(attributes).flatMap(([name, { of, copy, is, by }]) => [
    { name, path: [...path, name], part: 'key' as const },
    // with `of`, the member is one of the other resource
    ...(of === undefined && copy !== undefined
      ? [{ name: copy, path: [...path, name, 'copy'], part: 'value' as const }]
      : []),
    ...(is === undefined || by === undefined
      ? []
      : [{ name: is, path: [...path, name, 'is'], part: 'value' as const }]),
  ]);
}

const mentionKeys = (map: object | undefined, path: KeyPath): Mention[] =>
  Object.keys(map ?? {}).map((name) => ({ name, path: [...path, name], part: 'key' }));

/** Lists the members of the resource that an effect names. */
function listEffectMentions(effect: RawEffect, path: KeyPath): Mention[] {
  const { filters = {}, search = {}, counts = {}, refuses = {}, where, puts = {}, adds = {}, removes = {} } = effect;
  return [
    ...Object.entries(filters).map(([input, name]) => ({
      name,
      path: [...path, 'filters', input],
      part: 'value' as const,
    })),
    ...Object.entries(search).flatMap(([input, list]) =>
      list.map((name, i) => ({ name, path: [...path, 'search', input, i], part: 'value' as const })),
    ),
    ...Object.entries(counts).flatMap(([member, values]) => mentionKeys(values, [...path, 'counts', member])),
    ...Object.entries(refuses).flatMap(([code, values]) => mentionKeys(values, [...path, 'refuses', code])),
    ...mentionKeys(where, [...path, 'where']),
    ...listRenamed(effect).map((name) => ({ name, path: [...path, 'sets', name], part: 'key' as const })),
    ...mentionKeys(adds, [...path, 'adds']),
    ...mentionKeys(removes, [...path, 'removes']),
    ...listAttributeMentions(puts, [...path, 'puts']),
  ];
}

const listMentions = (resource: RawResource): Mention[] => [
  ...listAttributeMentions(resource.attributes ?? {}, ['attributes']),
  ...listOperationEffects(resource).flatMap(({ effect, at }) => listEffectMentions(effect, at)),
];

/** Finds members that attributes copy from another resource, which has no such member. */
function findUncopied(context: Context, file: ResourceFile, knownByName: ReadonlyMap<string, Known>): void {
  for (const { attributes, path } of listPlacedAttributes(file.value)) {
    for (const [name, { of, copy }] of Object.entries(attributes)) {
      const other = context.specs.resources.find(({ value }) => value.resource === of)?.value;
      if (other === undefined || copy === undefined) continue;
      const { names } = knownByName.get(other.resource) ?? { names: new Set<string>() };
      const own = listPlacedAttributes(other).flatMap((one) => Object.keys(one.attributes));
      if (names.has(copy) || own.includes(copy)) continue;
      const known = [...names, ...own];
      const params = { name: copy, resource: other.resource, hint: suggestWord(copy, known) };
      context.report(file, [...path, name, 'copy'], 'resource-member-unknown', params);
    }
  }
}

/** Finds values that are said to be those of a member of a resource, where there is no such resource or member. */
function findMemberOf(context: Context, knownByName: ReadonlyMap<string, Known>): void {
  for (const spec of context.specs.whole) {
    for (const { value, path } of listUses(spec, ['memberOf'])) {
      const [resource = '', ...rest] = String(value).split('.');
      const names = knownByName.get(resource)?.names;
      const name = rest.join('.');
      if (names?.has(name)) continue;
      if (names === undefined) {
        const hint = suggestWord(resource, [...knownByName.keys()]);
        context.report(spec.file, path, 'resource-unknown', { name: resource, hint });
      } else
        context.report(spec.file, path, 'resource-member-unknown', {
          name,
          resource,
          hint: suggestWord(name, [...names]),
        });
    }
  }
}

/** Returns whether a mention is a condition of an effect. */
const isCondition = ({ path }: Mention): boolean => path.at(-2) === 'where';

/** Finds members of a resource that no answer shows. Without an answer, nothing is known of them. */
function findUnknown(context: Context, file: ResourceFile, { names, answers }: Known): void {
  if (answers.length === 0) return;
  const { resource } = file.value;
  const mentions = listMentions(file.value);
  const [conditions, others] = [mentions.filter(isCondition), mentions.filter((mention) => !isCondition(mention))];
  // effects may keep members that no answer shows, as long as one effect writes them and another has a condition on them
  const kept = conditions
    .map(({ name }) => name.split('.')[0] as string)
    .filter((name) => others.some((mention) => mention.name === name));
  const unseen = new Set([...listCopied(context, resource), ...listRead(context, file.value), ...kept]);
  for (const { name, path, part } of mentions) {
    if (names.has(name) || unseen.has(name) || isInAttribute(file.value, name)) continue;
    const hint = suggestWord(name, [...names]);
    context.report(file, path, 'resource-member-unknown', { name, resource, hint }, part);
  }
}

/** A list of the values of a state, with its place in the words of a finding. */
interface StateList {
  readonly operation: string;
  readonly side: string;
  readonly subject: string;
  readonly values: readonly string[];
}

/** Lists the values of the inputs that resources are filtered by in their state. */
function listStateFilters(context: Context, { operations = {}, state }: RawResource): StateList[] {
  return Object.entries(operations).flatMap(([operation, { filters = {}, all = [] }]) => {
    const raw = context.operations.get(operation)?.value;
    const [name] = Object.entries(filters).find(([, member]) => member === state) ?? [];
    const schema = raw === undefined || name === undefined ? undefined : inlineMembers(context, raw.input);
    const values = schema === undefined ? undefined : getSchemaAtPath(schema, name ?? '')?.enum;
    if (values === undefined) return [];
    const subject = `${operation}.input.${name}`;
    return [{ operation, side: `is asked for a '${name}'`, subject, values: [...values, ...all].map(String) }];
  });
}

/** Finds states that an answer or a filter, by its list of values, does not have. States that are gone are not shown. */
function findStates(context: Context, file: ResourceFile, { answers }: Known): void {
  const { resource, state, states = {} } = file.value;
  if (state === undefined) return;
  const shown = answers.flatMap(({ operation, schema }): StateList[] => {
    const values = getSchemaAtPath(schema, state)?.enum;
    if (values === undefined) return [];
    return [{ operation, side: `answers with a '${state}'`, subject: operation, values: values.map(String) }];
  });
  // an entry may say why one list lacks a state, but not why all do
  const isMeant = (name: string, subject: string): boolean =>
    shown.some(({ values }) => values.includes(name)) &&
    isExplained(context, [subject, `resources.${resource}`], new RegExp(`(?<!\\w)${escapeText(name)}(?!\\w)`));
  for (const { operation, side, subject, values } of [...shown, ...listStateFilters(context, file.value)]) {
    for (const [name, { gone }] of Object.entries(states)) {
      if (gone === true || values.includes(name) || isMeant(name, subject)) continue;
      const params = { name, operation, side, hint: suggestWord(name, values) };
      context.report(file, ['states', name], 'resource-state-undocumented', params, 'key');
    }
  }
}

/** A type of value, with a name for it. */
type Given = readonly [type: string, name: string];

function describeConstant(value: unknown): Given | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return ['array', 'a list'];
  return [Number.isInteger(value) ? 'integer' : typeof value, `the ${typeof value} ${JSON.stringify(value)}`];
}

/** The type of a value that an attribute yields; undefined where the answer decides. */
function describeGiven({ value, now, list, generate, of, copy, all, count, none }: RawAttribute): Given | undefined {
  if (of !== undefined || copy !== undefined) return undefined;
  if (list !== undefined || all !== undefined) return ['array', 'a list'];
  if (count !== undefined) return none ? ['boolean', 'true or false'] : ['integer', 'a number'];
  if (now !== undefined) return now.startsWith('unix') ? ['integer', 'a number'] : ['string', 'a text'];
  if (generate !== undefined) return /^#+$/.test(generate) ? undefined : ['string', 'a text'];
  return describeConstant(value);
}

const withArticle = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

/** Returns whether a value of one type can be shown as another. */
const fitsType = (given: string, type: string): boolean =>
  type === 'any' || given === type || (given === 'integer' && type === 'number');

/** Finds attributes whose value the answers show as another type. */
function findTypes(context: Context, file: ResourceFile, { answers }: Known): void {
  for (const { attributes, path } of listPlacedAttributes(file.value)) {
    for (const [name, attribute] of Object.entries(attributes)) {
      const given = describeGiven(attribute);
      if (given === undefined) continue;
      const shown = answers.flatMap(({ operation, schema }) => {
        const member = getSchemaAtPath(schema, name);
        return member === undefined ? [] : [{ operation, type: member.type }];
      });
      const [first] = shown;
      if (first === undefined || shown.some(({ type }) => fitsType(given[0], type))) continue;
      const params = { name, given: given[1], type: withArticle(first.type), operation: first.operation };
      context.report(file, [...path, name], 'resource-value-type', params, 'key');
    }
  }
}

/** Finds members, states and values of resources that no answer knows. */
export function findInResourceMembers(context: Context): void {
  if (context.specs.unread.has('operation')) return;
  const { resources } = context.specs;
  const knownByName = new Map(resources.map(({ value }) => [value.resource, listKnown(context, value)]));
  for (const file of resources) {
    const known = knownByName.get(file.value.resource) ?? listKnown(context, file.value);
    findUnknown(context, file, known);
    findUncopied(context, file, knownByName);
    findStates(context, file, known);
    findTypes(context, file, known);
  }
  findMemberOf(context, knownByName);
}
