import { nearest } from '@yunspec/runtime/check';
import type { RawValue } from '../raw.js';
import type { NodeName } from '../vocabulary.js';
import { type Context, everyValue } from './context.js';

function shapesIn(value: RawValue): string[] {
  const inner = [
    ...Object.values(value.properties ?? {}),
    ...(value.items ? [value.items] : []),
    ...(value.values ? [value.values] : []),
  ];
  return [...(value.shape === undefined ? [] : [value.shape]), ...inner.flatMap(shapesIn)];
}

function cycleFrom(context: Context, name: string, trail: readonly string[]): readonly string[] | undefined {
  if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
  const shape = context.shapes.get(name);
  if (shape === undefined) return undefined;
  const { shape: _, ...value } = shape;
  for (const next of shapesIn(value)) {
    const found = cycleFrom(context, next, [...trail, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether some shape holds itself; then nothing else about the product can be said safely. */
export function findShapeCycles(context: Context): boolean {
  let found = false;
  for (const file of context.specs.shapes) {
    const cycle = cycleFrom(context, file.value.shape, []);
    if (cycle?.[0] !== file.value.shape) continue;
    context.report(file, ['shape'], 'shape-cycle', { path: cycle.join(' > ') });
    found = true;
  }
  return found;
}

/** Strings and numbers nobody names. Data types of the document stay even when no operation uses them. */
export function findUnusedShapes(context: Context): void {
  // a file that cannot be read may use it
  if (['operation', 'shape', 'product'].some((node) => context.specs.unread.has(node as NodeName))) return;
  const known = [...context.shapes.keys()];
  // a name misspelt is a use of the shape it is nearest to
  const named = new Set(everyValue(context).flatMap(({ value }) => (value.shape === undefined ? [] : [value.shape])));
  const used = new Set([...named].map((name) => (context.shapes.has(name) ? name : nearest(name, known))));
  for (const file of context.specs.shapes) {
    if (file.value.type !== 'object' && !used.has(file.value.shape))
      context.report(file, ['shape'], 'shape-unused', { name: file.value.shape });
  }
}
