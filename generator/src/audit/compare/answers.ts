import type { ValueModel } from '@yunspec/model';
import type { ProductModel } from '../../language/resolve/index.js';
import type { Quote } from '../reading.js';
import type { Difference, SpecPlace } from './difference.js';

function nameType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return value === null ? 'null' : typeof value;
}

const isType = (value: unknown, type: string): boolean =>
  type === 'any' || value === null || nameType(value) === type || (type === 'number' && typeof value === 'number');

interface Shown {
  readonly operation: string;
  readonly place: SpecPlace;
  readonly quote: Quote;
  readonly shapes: ProductModel['shapes'];
}

const differ = (
  { operation, place, quote }: Shown,
  path: string,
  kind: Difference['kind'],
  expected: unknown,
  seen: unknown,
  text: string,
): Difference => ({
  kind,
  operation,
  member: path,
  at: `${operation}.output.${path.replaceAll('.n', '[]')}`,
  word: kind === 'answer-type' ? 'type' : 'member',
  quote: { line: quote.line, text: `"${path.replace(/^.*\./, '')}"` },
  place,
  expected,
  seen,
  text: `${operation}.${path}: ${text}`,
});

function compareValue(shown: Shown, path: string, seen: unknown, spec: ValueModel): Difference[] {
  const shape = spec.shape === undefined ? undefined : shown.shapes[spec.shape];
  const value = shape === undefined ? spec : { ...shape, ...spec };
  const type = value.wire === 'json-string' ? 'string' : value.type;
  if (!isType(seen, type))
    return [
      differ(
        shown,
        path,
        'answer-type',
        type,
        nameType(seen),
        `the sample answer has ${nameType(seen)}, the specs ${type}`,
      ),
    ];
  if (value.wire === 'json-string') return [];
  if (Array.isArray(seen)) {
    const { items } = value;
    const found = items === undefined ? [] : seen.flatMap((item) => compareValue(shown, `${path}.n`, item, items));
    return found.filter(
      (one, i) => found.findIndex((other) => other.member === one.member && other.kind === one.kind) === i,
    );
  }
  if (typeof seen !== 'object' || seen === null || value.properties === undefined) return [];
  return compareObject(shown, path, seen as Readonly<Record<string, unknown>>, value.properties);
}

function compareObject(
  shown: Shown,
  path: string,
  seen: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, ValueModel>>,
): Difference[] {
  return Object.entries(seen).flatMap(([name, inner]) => {
    const own = properties[name];
    const at = path === '' ? name : `${path}.${name}`;
    return own === undefined
      ? [differ(shown, at, 'answer-added', undefined, nameType(inner), 'the specs have no such member of the answer')]
      : compareValue(shown, at, inner, own);
  });
}

/** Compares a sample answer with an output: members that the specs do not have, or have with another type. */
export function compareAnswer(
  shown: Shown,
  answer: unknown,
  output: ValueModel,
  envelope: string | undefined,
): Difference[] {
  const body = (envelope ?? '')
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], answer);
  return compareValue(shown, '', body ?? answer, output);
}
