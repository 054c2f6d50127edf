import type { RawEffect, RawResource } from '../language/raw.js';
import { resolveInput } from '../language/resolve/index.js';
import { suggestWord } from '../language/suggest.js';
import { walkValues } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import { splitWords } from './code-words.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';
import { isReadByName } from './idempotency.js';

/** The keywords of an effect that change a resource. */
const changes = ['creates', 'to', 'sets', 'puts', 'adds', 'removes', 'deletes'] as const;

/** Lists the keywords with which an effect, or one of its further effects, changes a resource. */
const listChanges = (effect: RawEffect): string[] => [
  ...changes.filter((word) => effect[word] !== undefined),
  ...(effect.also ?? []).flatMap(listChanges),
];

/** Finds operations that are marked as reads although they change something. */
function findUnsafe(context: Context, file: Spec<'operation'>, resources: readonly Spec<'resource'>[]): void {
  const { operation: name, idempotency } = file.value;
  // of two files about one operation, the one of its name counts
  if (idempotency !== 'safe' || context.operations.get(name) !== file) return;
  for (const resource of resources) {
    const effect = resource.value.operations?.[name];
    const words = effect === undefined ? [] : [...new Set(listChanges(effect))];
    if (words.length === 0) continue;
    const params = { name, resource: resource.value.resource, effects: words.join(', '), place: resource.path };
    context.report(file, ['idempotency'], 'idempotency-changes', params);
    return;
  }
  const isByDelete = ['DELETE', 'PUT', 'PATCH'].includes(file.value.http?.method ?? '');
  if (!isReadByName(name) || isByDelete) {
    const [verb = name] = splitWords(name);
    const params = { name, verb: isByDelete ? (file.value.http?.method ?? '') : name.slice(0, verb.length) };
    context.report(file, ['idempotency'], 'idempotency-doubtful', params);
  }
}

/** Placeholders that the account and the region of the caller fill. */
const always = ['regionid', 'accountid', 'region', 'account'];

/** Lists the placeholders that the inputs of an operation fill, and those for the identities of resources. */
function listPlaceholders({ shapes, specs }: Context, file: Spec<'operation'>): string[] {
  const input = resolveInput(file.value, shapes);
  const members = [...walkValues(input)].map(({ path }) => path.replace(/\[\]/g, '').split('.').at(-1) ?? '');
  const identities = specs.resources.flatMap(({ value: { resource, identity } }: { value: RawResource }) => [
    resource,
    identity.member,
  ]);
  return [...new Set([...always, ...[...members, ...identities].map((name) => name.toLowerCase())])].filter(
    (name) => name !== '',
  );
}

/** Finds placeholders of permissions that nothing fills. */
function findPlaceholders(context: Context, file: Spec<'operation'>): void {
  const permissions = file.value.permissions ?? [];
  if (permissions.length === 0) return;
  const known = listPlaceholders(context, file);
  for (const [i, permission] of permissions.entries()) {
    const isText = typeof permission === 'string';
    const text = isText ? permission : permission.resource;
    for (const [, name = ''] of text.matchAll(/\$(\w*)/g)) {
      if (known.includes(name) || isExplained(context, [file.value.operation], new RegExp(`\\$${name}\\b`))) continue;
      const path = ['permissions', i, ...(isText ? [] : ['resource'])];
      context.report(file, path, 'permission-placeholder', { name, hint: suggestWord(name, known).replace("'", "'$") });
    }
  }
}

/** Finds operations that are not as safe as they say, and permissions for things that have no name. */
export function findInSafety(context: Context): void {
  const { operations, resources } = context.specs;
  for (const file of operations) {
    findUnsafe(context, file, resources);
    findPlaceholders(context, file);
  }
}
