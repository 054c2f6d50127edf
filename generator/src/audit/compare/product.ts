import type { Reading } from '../reading.js';
import type { Difference } from './difference.js';
import { compareErrors } from './errors.js';
import { compareMembers } from './members.js';
import { listMembers, type MemberView, type ProductView } from './model-view.js';
import type { Comparison } from './operation.js';
import { compareTables } from './tables.js';

/** The limits of a product, and where the specs have them. */
const limits = {
  requestsPerSecond: {
    kind: 'rate-limit',
    keys: ['limits', 'requestsPerSecond'],
    name: 'the number of requests per second',
  },
  retryBase: { kind: 'retry', keys: ['retry', 'base'], name: 'the first pause before a retry' },
  retryMost: { kind: 'retry', keys: ['retry', 'most'], name: 'the number of retries' },
} as const;

/** Compares rate limits and advice on retries. */
function compareServiceLimits(reading: Reading, { model, places }: Comparison): Difference[] {
  const own = {
    requestsPerSecond: model.limits.requestsPerSecond,
    retryBase: model.retry.base,
    retryMost: model.retry.most,
  };
  return (reading.limits ?? []).flatMap(({ name, value, line, text }): Difference[] => {
    const { kind, keys, name: title } = limits[name];
    const expected = own[name];
    if (expected === value) return [];
    return [
      {
        kind,
        at: 'product',
        word: name,
        quote: { line, text },
        place: places.findProduct(keys),
        ...(expected === undefined ? {} : { expected }),
        seen: value,
        text: `${title} is ${value} in the document, ${expected ?? 'not known'} in the specs`,
      },
    ];
  });
}

function compareCommonErrors(reading: Reading, { errors, model }: ProductView, { places }: Comparison): Difference[] {
  const { commonErrors } = reading;
  const last = commonErrors?.at(-1);
  if (commonErrors === undefined || last === undefined) return [];
  const count = model.commonErrors.length;
  const place = (index?: number) => {
    if (index === undefined) return places.findCommonError(['common']);
    return places.findCommonError(index < count ? ['common', index] : ['server', index - count]);
  };
  return compareErrors({ at: 'errors', errors, common: new Set(), place }, commonErrors, {
    line: last.line,
    text: last.text,
  });
}

/** Compares data types with the shapes of the same name. */
function compareTypes(reading: Reading, { model, places }: Comparison): Difference[] {
  return (reading.types ?? []).flatMap(({ name, line, text, members }): Difference[] => {
    const shape = model.shapes[name];
    if (shape === undefined) {
      const base = { kind: 'type-added', member: name, at: `shapes.${name}`, word: 'member' } as const;
      return [{ ...base, quote: { line, text }, seen: name, text: `the specs have no data type ${name}` }];
    }
    const all = listMembers(shape, model.shapes, shape.docs);
    const owner = {
      type: name,
      side: 'output',
      at: `shapes.${name}`,
      members: new Map([...all].filter(([member]) => !member.includes('.'))),
      place: (member?: MemberView) => places.findShape(name, member),
    } as const;
    const end = members.at(-1) ?? { line, text };
    return compareMembers(owner, members, model.shapes, { isWhole: true, end: { line: end.line, text: end.text } });
  });
}

/** Compares everything that belongs to no operation. */
export const compareProduct = (reading: Reading, view: ProductView, comparison: Comparison): Difference[] => [
  ...compareServiceLimits(reading, comparison),
  ...compareCommonErrors(reading, view, comparison),
  ...compareTypes(reading, comparison),
  ...compareTables(reading, comparison),
];
