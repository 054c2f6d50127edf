import type { ValueModel } from '@yunspec/model';
import { getSchemaAtPath } from '@yunspec/runtime/check';
import type { RawCheck, RawEffect, RawOperation } from '../language/raw.js';
import { asObject, inlineValue } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import { type KeyPath, walkValues } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import type { Context } from './context.js';

/** An effect of an operation, with its place. */
interface Place {
  readonly file: Spec<'resource'>;
  readonly raw: RawOperation;
  readonly effect: RawEffect;
  readonly at: KeyPath;
}

/** A text of a check that leads to values, with its place. */
export interface Reference {
  readonly text: string;
  readonly path: KeyPath;
  readonly part: 'key' | 'value';
}

/** Texts that stand for themselves: numbers, dates, address ranges and the present. */
const constant = /^(?:now|[-\d][\d.:/TZ-]*)$/;

/** The keywords of a check whose keys are references. */
const keyed = ['when', 'unless', 'has', 'lacks', 'matches', 'exists', 'time'] as const;
/** The keywords of a check whose entries are references. */
const listed = ['given', 'absent', 'require', 'same', 'among', 'differ', 'within', 'around'] as const;

/** Lists the references of a check. */
export function listReferences(check: RawCheck, at: KeyPath): Reference[] {
  const { compare = [], fits = {}, span, others = {} } = check;
  const pairs = compare.flatMap((text, i) => (i === 1 ? [] : [[text, ['compare', i]] as const]));
  const entries = listed.flatMap((word) => (check[word] ?? []).map((text, i) => [text, [word, i]] as const));
  const inputs = (['from', 'to', 'step'] as const).flatMap((word) =>
    span === undefined ? [] : [[span[word], ['span', word]] as const],
  );
  const ofOthers = Object.entries(others).flatMap(([kind, { by = {}, overlaps = {}, within = {}, most }]) => [
    ...Object.entries({ by, overlaps, within }).flatMap(([word, members]) =>
      Object.entries(members).map(([member, text]) => [text, ['others', kind, word, member]] as const),
    ),
    ...(typeof most === 'string' ? [[most, ['others', kind, 'most']] as const] : []),
  ]);
  const fitted = Object.entries(fits).map(([input, text]) => [text, ['fits', input]] as const);
  return [
    ...[...pairs, ...entries, ...inputs, ...ofOthers, ...fitted].map(
      ([text, path]): Reference => ({ text, path: [...at, ...path], part: 'value' }),
    ),
    ...keyed.flatMap((word) =>
      Object.keys(check[word] ?? {}).map((text): Reference => ({ text, path: [...at, word, text], part: 'key' })),
    ),
    ...Object.keys(fits).map((text): Reference => ({ text, path: [...at, 'fits', text], part: 'key' })),
  ];
}

/** Lists the beginnings of a path: `A` and `A.B` of `A.B.C`. */
const listPrefixes = (path: string): string[] =>
  path.split('.').flatMap((_, i, names) => (i === 0 ? [] : [names.slice(0, i).join('.')]));

function findReferences(context: Context, { file, raw, effect }: Place, check: RawCheck, at: KeyPath): void {
  const input = inlineValue(asObject(raw.input), context.shapes);
  const item = effect.each === undefined ? undefined : getSchemaAtPath(input, effect.each)?.items;
  const kinds = context.specs.resources.map(({ value }) => value.resource);
  const isInput = (name: string): boolean =>
    [input, item].some((schema) => schema !== undefined && getSchemaAtPath(schema, name) !== undefined);
  for (const { text, path, part } of listReferences(check, at)) {
    const [head = ''] = text.split('.');
    const [, kind = '', cast = ''] = /^(\w+)\((.+)\)\./.exec(text) ?? [];
    if (constant.test(text) || isInput(text) || listPrefixes(text).some(isInput) || kinds.includes(head)) continue;
    if (kinds.includes(kind) && isInput(cast)) continue;
    const known = [...Object.keys(input.properties ?? {}), ...Object.keys(item?.properties ?? {}), ...kinds];
    const params = { name: text, operation: raw.operation, side: 'input', hint: suggestWord(head, known) };
    context.report(file, path, 'resource-member', params, part);
  }
}

function findKinds(context: Context, file: Place['file'], check: RawCheck, at: KeyPath): void {
  const kinds = context.specs.resources.map(({ value }) => value.resource);
  const report = (name: string, path: KeyPath, part?: 'key'): void => {
    if (!kinds.includes(name))
      context.report(file, path, 'resource-unknown', { name, hint: suggestWord(name, kinds) }, part);
  };
  for (const name of Object.keys(check.others ?? {})) report(name, [...at, 'others', name], 'key');
  for (const [reference, name] of Object.entries(check.exists ?? {})) report(name, [...at, 'exists', reference]);
}

/** Lists the checks of a rule, each with its place. */
export function listPlacedChecks(
  enforced: NonNullable<RawEffect['enforces']>[string],
  path: KeyPath,
): (readonly [RawCheck, KeyPath])[] {
  if (typeof enforced === 'string') return [];
  return Array.isArray(enforced)
    ? (enforced as readonly RawCheck[]).map((check, i) => [check, [...path, i]] as const)
    : [[enforced as RawCheck, path]];
}

/** Lists the rules of an input that only the server can check, with those of the objects and lists in it. */
function listServerRules(context: Context, raw: RawOperation): string[] {
  const input: ValueModel = inlineValue(asObject(raw.input), context.shapes);
  return [...walkValues(input)].flatMap(({ value }) =>
    Object.entries(value.rules ?? {}).flatMap(([id, rule]) => (rule.server === undefined ? [] : [id])),
  );
}

/** Finds rules that an effect enforces although they do not exist, and what its checks name in vain. */
export function findEnforcedRules(context: Context, place: Place): void {
  const { file, raw, effect, at } = place;
  const rules = listServerRules(context, raw);
  for (const [id, check] of Object.entries(effect.enforces ?? {})) {
    const path = [...at, 'enforces', id];
    if (!rules.includes(id)) {
      const params = { name: id, operation: raw.operation, hint: suggestWord(id, rules) };
      context.report(file, path, 'resource-rule', params, 'key');
    }
    for (const [one, at] of listPlacedChecks(check, path)) {
      findReferences(context, place, one, at);
      findKinds(context, file, one, at);
    }
    if (typeof check === 'string' && !Object.hasOwn(effect, check))
      context.report(file, path, 'resource-rule-word', { name: check, hint: suggestWord(check, Object.keys(effect)) });
  }
}
