import type { ProductModel } from '../../language/resolve/index.js';
import type { Extractor } from '../prose/claims.js';
import type { MemberRow, OperationReading, Quote } from '../reading.js';
import { compareAnswer } from './answers.js';
import { extractClaims, findUnstatedLimits, type QuotedClaim, tryClaim } from './claims.js';
import type { Difference } from './difference.js';
import { compareErrors } from './errors.js';
import { isDefinition } from './match.js';
import { compareMembers } from './members.js';
import type { MemberView, OperationView } from './model-view.js';
import type { PlaceFinder } from './places.js';
import { Prober } from './probe.js';
import { findUnknownMembers, trySamples } from './samples.js';

export interface Comparison {
  readonly model: ProductModel;
  readonly places: PlaceFinder;
  readonly extractors: readonly Extractor[];
  readonly sectionExtractors: readonly (Extractor & { readonly of: string })[];
  /** The codes that every operation may answer. */
  readonly common: ReadonlySet<string>;
  /** Whether the document is a later version of one that the specs were made from. */
  readonly isVersion: boolean;
}

const compareAddress = (
  reading: OperationReading,
  { operation }: OperationView,
  { places }: Comparison,
): Difference[] => {
  const { name, http } = operation;
  if (http === undefined) return [];
  return (['method', 'path'] as const).flatMap((kind): Difference[] => {
    const [expected, seen] = [http[kind], reading[kind]];
    if (seen === undefined || seen === expected) return [];
    return [
      {
        kind,
        operation: name,
        at: `${name}.http`,
        word: kind,
        quote: { line: reading.line, text: reading.text },
        place: places.findPart(name, ['http', kind]),
        expected,
        seen,
        text: `the ${kind} of ${name} is ${seen} in the document, ${expected} in the specs`,
      },
    ];
  });
};

/** A heading in one word is a name. */
function compareName(reading: OperationReading, view: OperationView, { places }: Comparison): Difference[] {
  const { operation, line, text } = reading;
  const { name } = view.operation;
  if (!isDefinition(reading) || operation === name || !/^(?:[A-Z][a-z\d]+){2,}$/.test(operation)) return [];
  return [
    {
      kind: 'operation-renamed',
      operation: name,
      at: name,
      word: 'operation',
      quote: { line, text },
      place: places.findPart(name, ['operation']),
      expected: name,
      seen: operation,
      text: `the document calls ${name} ${operation}`,
    },
  ];
}

/** Claims of the sentences around the tables. */
function extractSectionClaims(
  { prose = [] }: OperationReading,
  view: OperationView,
  { sectionExtractors }: Comparison,
  prober: Prober,
): QuotedClaim[] {
  const rows = prose.map(({ line, text }): MemberRow => ({ line, text, name: '', description: text }));
  return sectionExtractors.flatMap((extractor) =>
    rows.flatMap((row) => extractClaims(view, [{ ...row, name: extractor.of }], [extractor], prober)),
  );
}

/** Compares rows with what the client takes and refuses. */
export function compareLimits(
  view: OperationView,
  rows: readonly MemberRow[],
  comparison: Comparison,
  reading?: OperationReading,
): Difference[] {
  const prober = new Prober(view);
  const findPlace = (member?: MemberView) => comparison.places.findMember(view.operation.name, 'input', member);
  const claims = [
    ...extractClaims(view, rows, comparison.extractors, prober),
    ...(reading === undefined ? [] : extractSectionClaims(reading, view, comparison, prober)),
  ];
  const tried = claims.flatMap((claim) => tryClaim(claim, { view, findPlace }, prober));
  return comparison.isVersion ? [...tried, ...findUnstatedLimits(claims, rows, { view, findPlace }, prober)] : tried;
}

const sides = ['input', 'output'] as const;

/** The last row of a table, where a row that is gone is reported. */
const findEnd = (rows: readonly Quote[] | undefined, fallback: Quote): Quote => {
  const { line, text } = rows?.at(-1) ?? fallback;
  return { line, text };
};

/** The top of an answer whose members have types of their own, which other tables describe. */
const keepTop = (members: ReadonlyMap<string, MemberView>): ReadonlyMap<string, MemberView> =>
  new Map([...members].filter(([name]) => !name.includes('.')));

function compareTables(reading: OperationReading, view: OperationView, comparison: Comparison): Difference[] {
  const { name } = view.operation;
  return sides.flatMap((side) => {
    const rows = reading[side];
    if (rows === undefined) return [];
    const hasNested = side === 'input' || rows.some((row) => row.name.includes('.'));
    const owner = {
      operation: name,
      side,
      at: `${name}.${side}`,
      members: hasNested ? view[side] : keepTop(view[side]),
      place: (member?: MemberView) => comparison.places.findMember(name, side, member),
    };
    return compareMembers(owner, rows, comparison.model.shapes, { isWhole: true, end: findEnd(rows, reading) });
  });
}

function compareAnswers(reading: OperationReading, view: OperationView, comparison: Comparison): Difference[] {
  const { name, output } = view.operation;
  const found = (reading.answers ?? []).flatMap((quote) =>
    compareAnswer(
      { operation: name, place: comparison.places.findMember(name, 'output'), quote, shapes: comparison.model.shapes },
      quote.answer,
      output,
      comparison.model.envelope?.body,
    ),
  );
  // a table is the definition; members that it has are compared there
  return reading.output === undefined ? found : found.filter(({ kind }) => kind === 'answer-added');
}

function compareDeprecation(
  { deprecated, line, text }: OperationReading,
  { operation }: OperationView,
  { places }: Comparison,
): Difference[] {
  if (deprecated !== true || operation.deprecated !== undefined) return [];
  const { name } = operation;
  return [
    {
      kind: 'operation-deprecated',
      operation: name,
      at: name,
      word: 'deprecated',
      quote: { line, text },
      place: places.findPart(name, ['operation']),
      seen: true,
      text: `the document calls ${name} deprecated`,
    },
  ];
}

/** Compares everything that a document says of one operation. */
export function compareOperation(reading: OperationReading, view: OperationView, comparison: Comparison): Difference[] {
  const { name, errors, docs } = view.operation;
  const findPlace = (member?: MemberView) => comparison.places.findMember(name, 'input', member);
  const { input, samples = [] } = reading;
  const errorOwner = {
    operation: name,
    at: `${name}.errors`,
    errors,
    docs,
    common: comparison.common,
    place: (index?: number) => comparison.places.findPart(name, index === undefined ? ['errors'] : ['errors', index]),
  };
  return [
    ...compareName(reading, view, comparison),
    ...compareAddress(reading, view, comparison),
    ...compareDeprecation(reading, view, comparison),
    ...compareTables(reading, view, comparison),
    ...(input === undefined ? [] : compareLimits(view, input, comparison, reading)),
    ...(reading.errors === undefined
      ? []
      : compareErrors(errorOwner, reading.errors, findEnd(reading.errors, reading))),
    ...trySamples(samples, { view, findPlace, rows: input }),
    ...(input === undefined ? findUnknownMembers(samples, { view, findPlace }) : []),
    ...compareAnswers(reading, view, comparison),
  ];
}
