import { fillTemplate, type NamedPart, type NameOrigin, readNameTable, type Scope } from '../language/name-table.js';
import type { KeyPath } from '../language/walk.js';
import type { SpecFile } from '../read/spec-file.js';
import type { Context } from './context.js';

/** A part of a spec whose name becomes names in the package. */
interface Part {
  readonly kind: NamedPart;
  readonly name: string;
  readonly file: SpecFile;
  readonly path: KeyPath;
}

/** Something that has a name in a scope, for sentences. */
type Owner = { readonly text: string; readonly part?: never } | { readonly part: Part };

const otherOwners: Readonly<Record<Exclude<NameOrigin, NamedPart>, string>> = {
  package: 'a name that every package has',
  runtime: 'a name of the runtime',
  typescript: 'a name of TypeScript that the package uses',
};

/** Lists the parts in the order in which they get their names: of two that collide, the later one has the finding. */
function listParts({ product, operations, shapes, resources }: Context['specs']): Part[] {
  return [
    ...(product === undefined
      ? []
      : [{ kind: 'class' as const, name: product.value.class, file: product, path: ['class'] }]),
    ...operations.map((file) => ({
      kind: 'operation' as const,
      name: file.value.operation,
      file,
      path: ['operation'],
    })),
    ...shapes.map((file) => ({ kind: 'shape' as const, name: file.value.shape, file, path: ['shape'] })),
    ...resources.flatMap((file) =>
      Object.keys(file.value.waiters ?? {}).map((name) => ({
        kind: 'waiter' as const,
        name,
        file,
        path: ['waiters', name],
      })),
    ),
  ];
}

const describePart = ({ kind, name, file }: Part): string => `the name for the ${kind} ${name} in ${file.path}`;

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (code: string) => unknown;

/** Returns whether JavaScript takes a name for a function of a module. The engine is asked, so no list can be old. */
function canNameFunction(name: string): boolean {
  try {
    return new AsyncFunction(`'use strict'; function ${name}() {}`) !== undefined;
  } catch {
    return false;
  }
}

const identifier = /^[A-Z][A-Za-z0-9]*$/;

function findForm(context: Context, { kind, name, file, path }: Part): boolean {
  if (identifier.test(name)) return true;
  context.report(file, path, 'name-form', { kind, name }, kind === 'waiter' ? 'key' : 'value');
  return false;
}

/** Finds parts whose names differ only by case: their files would be one file on many disks. */
function findTwin(context: Context, part: Part, seen: Map<string, Part>): boolean {
  const key = `${part.kind} ${part.name.toLowerCase()}`;
  const twin = seen.get(key);
  if (twin === undefined) {
    seen.set(key, part);
    return true;
  }
  // the same name twice is a finding about the file's name
  if (twin.name === part.name && part.kind !== 'waiter') return false;
  const { name, file, path } = part;
  const where = part.kind === 'waiter' ? 'key' : 'value';
  context.report(file, path, 'name-similar', { name, other: twin.name, place: twin.file.path }, where);
  return false;
}

/** Lists the names that a part has in a scope. */
const listNames = (scope: Scope, { kind, name }: Part): string[] =>
  (scope[kind] ?? []).map((template) => fillTemplate(template, name));

/** Lists the names in a scope that come from no part. */
function listOwners(scope: Scope): (readonly [name: string, owner: Owner])[] {
  return Object.entries(otherOwners).flatMap(([origin, text]) =>
    (scope[origin as keyof typeof otherOwners] ?? []).map((name) => [name, { text }] as const),
  );
}

/** Lists the words of JavaScript among the names of parts. */
function listReserved(scope: Scope, parts: readonly Part[]): (readonly [name: string, owner: Owner])[] {
  const names = parts.flatMap((part) => listNames(scope, part)).filter((name) => /^[a-z]+$/.test(name));
  return names.filter((name) => !canNameFunction(name)).map((name) => [name, { text: 'a word of JavaScript' }]);
}

interface Collision {
  readonly part: Part;
  readonly generated: string;
  readonly owner: Owner;
}

/** Finds the names in one scope that two things would have. */
function findCollisions(scope: Scope, parts: readonly Part[]): Collision[] {
  const owners = new Map([...listOwners(scope), ...listReserved(scope, parts)]);
  return parts.flatMap((part) =>
    listNames(scope, part).flatMap((generated) => {
      const owner = owners.get(generated);
      if (owner === undefined) owners.set(generated, { part });
      return owner === undefined || owner.part === part ? [] : [{ part, generated, owner }];
    }),
  );
}

function reportCollision(context: Context, { part, generated, owner }: Collision): void {
  const { kind, name, file, path } = part;
  const text = owner.part === undefined ? owner.text : describePart(owner.part);
  const hint = owner.part?.kind === 'class' ? "; another 'class' there avoids this" : '';
  const params = { kind, name, generated, owner: `${text}${hint}` };
  context.report(file, path, 'name-taken', params, kind === 'waiter' ? 'key' : 'value');
}

/** Findings about names that cannot be generated, or that something in the package has already. */
export function findInNames(context: Context): void {
  const seen = new Map<string, Part>();
  const parts = listParts(context.specs).filter((part) => findForm(context, part) && findTwin(context, part, seen));
  const reported = new Set<Part>();
  for (const scope of Object.values(readNameTable().scopes)) {
    for (const collision of findCollisions(scope, parts)) {
      if (!reported.has(collision.part)) reportCollision(context, collision);
      reported.add(collision.part);
    }
  }
}
