import { basename } from 'node:path';
import { resolveProduct } from '../language/resolve/index.js';
import { extractRawSpecs, type ProductSpecs } from '../read/load.js';
import { isAboutProduct } from './compare/belonging.js';
import { compareRows, compareUnits, measureOverlap } from './compare/changes.js';
import type { Difference } from './compare/difference.js';
import { compareExtent } from './compare/extent.js';
import { compareGroups } from './compare/groups.js';
import { type Matched, type MatchedGroup, matchGroups, matchOperations } from './compare/match.js';
import { viewProduct } from './compare/model-view.js';
import { type Comparison, compareOperation } from './compare/operation.js';
import { PlaceFinder } from './compare/places.js';
import { placeReadings } from './compare/placing.js';
import { compareProduct } from './compare/product.js';
import { collectFacts, type FactReading, type Recorded, recordFacts } from './compare/recorded.js';
import { dropRepeats } from './compare/repeats.js';
import { isExpected } from './compare/sources.js';
import { findTextChanges } from './compare/texts.js';
import { applyRereadings, judgeDifferences, listExplained, makeSaying } from './ledger.js';
import { sectionExtractors } from './prose/reference/sections.js';
import { findReader } from './readers/index.js';
import type { DocumentFile, Reader, Reading } from './reading.js';
import { type AuditFinding, type AuditReport, sortFindings } from './report.js';

/** The document cannot be compared with the product: it is another's, or holds nothing that can be read. */
export class NotThisDocumentError extends Error {}

/** The facts of the sources when they were last compared, by source. */
export type RecordedSources = Readonly<Record<string, Recorded>>;

export interface AuditOptions {
  readonly document: DocumentFile;
  /** The key of the source that the document is a version of. */
  readonly source?: string;
  readonly recorded: RecordedSources;
}

export interface Audit {
  readonly report: AuditReport;
  /** The facts of this document, to be recorded once it was compared. */
  readonly facts: Recorded;
  readonly matched: readonly Matched[];
  readonly reading: Reading;
}

function readDocument(document: DocumentFile): { reader: Reader; reading: Reading } {
  const name = basename(document.name);
  if (document.text.trim() === '') throw new NotThisDocumentError(`${name} is empty`);
  if (document.text.includes('\0')) throw new NotThisDocumentError(`${name} is not a text`);
  const reader = findReader(document);
  if (reader === undefined) throw new NotThisDocumentError(`${name} has no table or sample that any reader knows`);
  return { reader, reading: reader.read(document) };
}

/** A source that most of the rows of a document are from, if it was read in the same dialect. */
function findSource(dialect: string, facts: FactReading, { source, recorded }: AuditOptions): string | undefined {
  if (source !== undefined) return recorded[source]?.dialect === dialect ? source : undefined;
  const [best] = Object.entries(recorded)
    .filter(([, one]) => one.dialect === dialect)
    .map(([key, one]) => ({ key, overlap: measureOverlap(one, facts) }))
    .sort((a, b) => b.overlap - a.overlap);
  return best !== undefined && best.overlap > 0.05 ? best.key : undefined;
}

const collectGroups = ({ sources }: ProductSpecs): Readonly<Record<string, readonly string[]>> =>
  Object.assign({}, ...Object.values(sources?.value.sources ?? {}).map(({ groups = {} }) => groups));

const toFinding = (difference: Difference, places: PlaceFinder, source: string | undefined): AuditFinding => ({
  verdict: difference.isUnreadable === true ? 'not readable' : 'differs',
  kind: difference.kind,
  operation: difference.operation ?? null,
  member: difference.member ?? null,
  code: difference.code ?? null,
  line: difference.quote.line,
  spec: difference.place === undefined ? null : places.resolve(difference.place),
  expected: difference.expected ?? null,
  seen: difference.seen ?? null,
  quote: difference.quote.text,
  text: difference.text,
  says: makeSaying(difference, source) ?? null,
});

/** Compares a document with the specs of a product. */
export function auditDocument(specs: ProductSpecs, options: AuditOptions): Audit {
  const { document } = options;
  const view = viewProduct(resolveProduct(extractRawSpecs(specs)));
  const { reader, reading: asPrinted } = readDocument(document);
  const entries = specs.ledger?.value.entries ?? [];
  const read = applyRereadings(asPrinted, entries);
  const { reading, matched } = placeReadings(read, matchOperations(read, view), view.model.envelope?.body);
  const groups = matchGroups(reading.groups ?? [], collectGroups(specs), view);
  if (!isAboutProduct(document, reading, matched, groups, view)) {
    const name = basename(document.name);
    throw new NotThisDocumentError(
      `${name} is not a document of ${specs.name}: it has next to nothing in common with it`,
    );
  }
  const facts = collectFacts(asPrinted, matched, groups, view);
  const source = findSource(reader.name, facts, options);
  const recorded = source === undefined ? undefined : options.recorded[source];
  const asked = source ?? options.source;
  const places = new PlaceFinder(specs);
  const comparison: Comparison = {
    model: view.model,
    places,
    extractors: reader.extractors,
    sectionExtractors,
    common: new Set(view.errors.map(({ code }) => code)),
    isVersion: source !== undefined || options.source !== undefined,
  };
  const extent = compareExtent(matched, view, recorded, comparison);
  const shared = compareGroups(groups, comparison);
  const differences = [
    ...matched.flatMap(({ reading: one, view: own }) =>
      own === undefined ? [] : compareOperation(one, own, comparison),
    ),
    ...shared.found,
    ...compareProduct(reading, view, comparison),
  ].filter((one) => extent.isSeen(one) && isExpected(view.model, asked, one));
  const { open, idle } = judgeDifferences(differences, listExplained(entries, asked));
  const changed = recorded === undefined ? undefined : findChanged(recorded, facts, groups);
  const isReal = (one: Difference): boolean =>
    one.kind !== 'limit-unstated' || changed === undefined || changed.has(one);
  const found = [
    ...extent.found.filter((one) => isExpected(view.model, asked, one)),
    ...shared.join(dropRepeats(open.filter(isReal))),
  ];
  const changes = recorded === undefined ? [] : findTextChanges(recorded, facts, found, extent, comparison);
  const ledger =
    recorded === undefined ? [] : findIdle(idle, places, matched, reading).filter((one) => changed?.has(one) ?? true);
  const findings = [...found, ...changes, ...ledger].map((one) => toFinding(one, places, asked));
  const { rows, understood, unreadable } = reading;
  return {
    report: {
      product: specs.name,
      source: source ?? options.source ?? null,
      read: { rows, understood, unreadable },
      findings: sortFindings(findings),
    },
    facts: recordFacts(reader.name, facts),
    matched,
    reading,
  };
}

interface Changed {
  /** Returns whether the text that a difference is about has other facts than when it was recorded. */
  has(difference: Difference): boolean;
}

/** Finds the rows and the operations whose texts have changed: where none has, other words say the same. */
function findChanged(recorded: Recorded, facts: FactReading, groups: readonly MatchedGroup[]): Changed {
  const operations = new Set<string>();
  const rows = new Set<string>();
  const expand = (owner: string): string[] => {
    const names = groups.find(({ key }) => key === owner)?.views.map(({ operation }) => operation.name);
    return names ?? [owner];
  };
  for (const { row } of compareRows(recorded, facts)) {
    for (const owner of expand(row.owner)) {
      operations.add(owner);
      rows.add(`${owner} ${stripIndex(row.name)}`);
    }
  }
  for (const [owner, units] of facts.texts)
    if (compareUnits(recorded.texts[owner] ?? [], units, true).length > 0) operations.add(owner);
  const isRow = (operation: string, member: string): boolean =>
    member.split('.').some((_, i, parts) => rows.has(`${operation} ${stripIndex(parts.slice(0, i + 1).join('.'))}`));
  return {
    has: ({ operation, member, at }) => {
      const owner = operation ?? at.split('.')[1] ?? '';
      return member === undefined || member === '' ? operations.has(owner) : isRow(owner, member);
    },
  };
}

const stripIndex = (name: string): string => name.replace(/\.n$/, '');

/** Statements of the ledger at places that the document covers, and that it does not make. */
function findIdle(
  idle: ReturnType<typeof judgeDifferences>['idle'],
  places: PlaceFinder,
  matched: readonly Matched[],
  reading: Reading,
): Difference[] {
  const names = new Set([
    ...matched.flatMap(({ view }) => view?.operation.name ?? []),
    ...(reading.types ?? []).map(({ name }) => `shapes.${name}`),
  ]);
  return idle
    .filter(({ at }) => {
      const [first = '', second = ''] = at.split('.');
      const owner = first === 'shapes' ? `${first}.${second}` : first;
      return names.has(owner);
    })
    .map(({ id, at, saying, path }): Difference => {
      const { at: _, ...claims } = saying;
      return {
        kind: 'ledger',
        at,
        word: 'ledger',
        ...splitPlace(at),
        quote: { line: 1, text: id },
        place: places.findEntry(path),
        expected: claims,
        text: `the document no longer says what ${id} explains at ${at}: ${JSON.stringify(claims)}`,
      };
    });
}

function splitPlace(at: string): Pick<Difference, 'operation' | 'member'> {
  const [first = '', second = '', ...rest] = at.split('.');
  return first === 'shapes'
    ? { member: rest.join('.') }
    : { operation: first, ...(second === '' ? {} : { member: rest.join('.').replaceAll('[]', '.n') }) };
}
