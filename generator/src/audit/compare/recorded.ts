import { normalizeText } from '../readers/text.js';
import type { ErrorRow, MemberRow, Reading } from '../reading.js';
import { listCodeFacts, listFacts, type Vocabulary } from './facts.js';
import { isDefinition, type Matched, type MatchedGroup } from './match.js';
import type { MemberView, ProductView } from './model-view.js';

/**
 * The facts of a document when it was last compared, as tokens: what its texts say beyond that which is read from them.
 * Rows go by their operation and their name, so that no fact depends on a line.
 */
export interface Recorded {
  readonly dialect: string;
  /** The operations, in the order of the document. */
  readonly operations: readonly string[];
  /** The tokens of each row of members and errors, joined by blanks. */
  readonly rows: Readonly<Record<string, string>>;
  /** The tokens of each paragraph of an operation; those of no operation are under an empty name. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** The tokens of each row of the other tables. */
  readonly tables: readonly string[];
  readonly code: Readonly<Record<string, string>>;
}

/** A unit of a document with its place. */
export interface FactUnit {
  readonly line: number;
  readonly text: string;
  readonly facts: readonly string[];
}

/** Where a row belongs. */
export interface RowUnit extends FactUnit {
  readonly owner: string;
  readonly side: 'input' | 'output' | 'type' | 'error';
  readonly name: string;
}

export interface FactReading {
  readonly operations: readonly string[];
  readonly rows: ReadonlyMap<string, RowUnit>;
  readonly texts: ReadonlyMap<string, readonly FactUnit[]>;
  readonly tables: readonly FactUnit[];
  readonly code: ReadonlyMap<string, FactUnit>;
}

/** The parts of a member's name, and its values. */
const listNames = ({ name, value }: MemberView): unknown[] => [
  ...name.split('.'),
  ...(value.enum ?? []),
  ...(value.items?.enum ?? []),
];

/** Collects the names of a product that texts mention. */
export function collectVocabulary({ model, operations }: ProductView): Vocabulary {
  const names = new Set<string>();
  const add = (word: unknown): void => {
    if (typeof word === 'string' && /[A-Z\d_]/.test(word) && !/\s/.test(word)) names.add(word);
  };
  for (const { operation, input, output } of operations.values()) {
    add(operation.name);
    for (const { code } of operation.errors) add(code);
    for (const member of [...input.values(), ...output.values()]) for (const word of listNames(member)) add(word);
  }
  for (const name of Object.keys(model.shapes)) add(name);
  for (const { states = {} } of model.resources) for (const state of Object.keys(states)) add(state);
  return { names };
}

const joinKey = ({ owner, side, name }: Pick<RowUnit, 'owner' | 'side' | 'name'>): string => `${owner} ${side} ${name}`;

class FactCollector {
  readonly rows = new Map<string, RowUnit>();
  readonly texts = new Map<string, FactUnit[]>();
  readonly code = new Map<string, FactUnit>();
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  addRow(unit: Omit<RowUnit, 'facts'>, text: string, more: readonly string[] = []): void {
    const facts = closeBlanks([
      ...more,
      ...listFacts(text, this.#vocabulary, unit.side === 'error' ? 'names' : 'full'),
    ]);
    const key = joinKey(unit);
    const before = this.rows.get(key);
    this.rows.set(key, before === undefined ? { ...unit, facts } : { ...before, facts: [...before.facts, ...facts] });
  }

  addText(owner: string, line: number, text: string): void {
    const facts = closeBlanks(listFacts(text, this.#vocabulary));
    if (facts.length > 0) this.texts.set(owner, [...(this.texts.get(owner) ?? []), { line, text, facts }]);
  }

  addCode(owner: string, line: number, text: string): void {
    const before = this.code.get(owner);
    const facts = [...new Set([...(before?.facts ?? []), ...closeBlanks(listCodeFacts(text))])].sort();
    this.code.set(owner, { line: before?.line ?? line, text: `${before?.text ?? ''}${text}\n`, facts });
  }

  makeTableRow(cells: readonly string[]): string[] {
    const facts = cells.flatMap((cell) => {
      const text = normalizeText(cell).replace(/[✓√]/g, '✓');
      if (text === '') return [];
      return text.split(' ').length > 4
        ? listFacts(text, this.#vocabulary)
        : [text.replace(/[\s*`]/g, '').toLowerCase()];
    });
    return closeBlanks(facts);
  }
}

/** Facts are joined by blanks and have none inside. */
const closeBlanks = (facts: readonly string[]): string[] => facts.map((fact) => fact.replace(/\s+/g, '_'));

type RowPlace = Pick<RowUnit, 'owner' | 'side'>;

function addMembers(facts: FactCollector, place: RowPlace, rows: readonly MemberRow[] = []): void {
  for (const { line, text, name, type = '', required, description } of rows)
    facts.addRow({ ...place, line, text, name }, description, [
      `:${type}`,
      ...(required === undefined ? [] : [`!${required}`]),
    ]);
}

function addErrors(facts: FactCollector, owner: string, rows: readonly ErrorRow[] = []): void {
  for (const { line, text, code, message = '' } of rows)
    facts.addRow({ owner, side: 'error', line, text, name: code }, message);
}

const nameOwner = ({ reading, view }: Matched): string => view?.operation.name ?? reading.operation;

function addOperation(facts: FactCollector, matched: Matched): void {
  const { input, output, errors, prose = [] } = matched.reading;
  const owner = nameOwner(matched);
  addMembers(facts, { owner, side: 'input' }, input);
  addMembers(facts, { owner, side: 'output' }, output);
  addErrors(facts, owner, errors);
  for (const { line, text } of prose) facts.addText(owner, line, text);
}

/** Returns all facts of a reading as tokens, with their places. */
export function collectFacts(
  reading: Reading,
  matched: readonly Matched[],
  groups: readonly MatchedGroup[],
  view: ProductView,
): FactReading {
  const facts = new FactCollector(collectVocabulary(view));
  const { types = [], commonErrors, remarks = [], code = [], tables = [] } = reading;
  for (const one of matched) addOperation(facts, one);
  for (const { group, key } of groups) addMembers(facts, { owner: key, side: 'input' }, group.input);
  for (const { name: owner, members } of types) addMembers(facts, { owner, side: 'type' }, members);
  addErrors(facts, '', commonErrors);
  for (const { line, text } of remarks) facts.addText('', line, text);
  const named = new Set(matched.map(({ reading: one }) => one.operation));
  for (const { line, text, under } of code) facts.addCode(named.has(under) ? under : '', line, text);
  const definitions = matched.filter(({ reading: one }) => isDefinition(one));
  return {
    operations: [...new Set(definitions.map(nameOwner))],
    rows: facts.rows,
    texts: facts.texts,
    tables: tables.flatMap(({ rows }) =>
      rows.map(({ line, text, cells }) => ({ line, text, facts: facts.makeTableRow(cells) })),
    ),
    code: facts.code,
  };
}

const joinFacts = ({ facts }: FactUnit): string => facts.join(' ');

/** Returns facts in the form of a file, without the sentences they come from. */
export function recordFacts(dialect: string, facts: FactReading): Recorded {
  const mapValues = <T, R>(map: ReadonlyMap<string, T>, make: (value: T) => R): Record<string, R> =>
    Object.fromEntries([...map].map(([key, value]) => [key, make(value)]));
  return {
    dialect,
    operations: facts.operations,
    rows: mapValues(facts.rows, joinFacts),
    texts: mapValues(facts.texts, (units) => units.map(joinFacts)),
    tables: facts.tables.map(joinFacts),
    code: mapValues(facts.code, joinFacts),
  };
}
