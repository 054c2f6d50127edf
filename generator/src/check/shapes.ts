import { findNearest } from '@yunspec/runtime/check';
import type { NodeName } from '../language/nodes/index.js';
import type { RawValue } from '../language/raw.js';
import { walkValues } from '../language/walk.js';
import { type Context, listValues } from './context.js';

const listNamedShapes = (value: RawValue): string[] =>
  [...walkValues(value)].flatMap(({ value: { shape } }) => (shape === undefined ? [] : [shape]));

function findCycleFrom(context: Context, name: string, trail: readonly string[]): readonly string[] | undefined {
  if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
  const shape = context.shapes.get(name);
  if (shape === undefined) return undefined;
  const { shape: _, ...value } = shape;
  for (const next of listNamedShapes(value)) {
    const found = findCycleFrom(context, next, [...trail, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reports shapes that contain themselves, and returns whether there are any: then nothing else can be checked. */
export function findShapeCycles(context: Context): boolean {
  let hasCycle = false;
  for (const file of context.specs.shapes) {
    const cycle = findCycleFrom(context, file.value.shape, []);
    if (cycle?.[0] !== file.value.shape) continue;
    context.report(file, ['shape'], 'shape-cycle', { path: cycle.join(' > ') });
    hasCycle = true;
  }
  return hasCycle;
}

/** Nodes whose files may name a shape. */
const usersOfShapes: readonly NodeName[] = ['operation', 'shape', 'product'];

/** Finds shapes that no value uses. Objects are kept: documents have data types that no operation uses. */
export function findUnusedShapes(context: Context): void {
  if (usersOfShapes.some((node) => context.specs.unread.has(node))) return;
  const known = [...context.shapes.keys()];
  const named = new Set(listValues(context).flatMap(({ value }) => value.shape ?? []));
  // a misspelt name is a use of the shape it is nearest to
  const used = new Set([...named].map((name) => (context.shapes.has(name) ? name : findNearest(name, known))));
  for (const file of context.specs.shapes) {
    const { shape: name } = file.value;
    if (file.value.type !== 'object' && !used.has(name)) context.report(file, ['shape'], 'shape-unused', { name });
  }
}
