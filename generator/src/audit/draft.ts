import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isCollection, isMap, isSeq, parseDocument, stringify } from 'yaml';
import { makePlaceholder } from '../language/placeholder.js';
import type { ProductSpecs } from '../read/load.js';
import type { Change } from '../write/files/commit.js';
import type { Audit } from './audit.js';
import { readType } from './compare/types.js';
import type { About, Extractor } from './prose/claims.js';
import { extract } from './prose/claims.js';
import { findReaderByName } from './readers/index.js';
import type { ErrorRow, MemberRow, OperationReading } from './reading.js';
import type { AuditFinding } from './report.js';

type Draft = Record<string, unknown>;

/** The claims that become keywords of a draft as they are. */
const limitWords = new Set(['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'enum', 'default']);

/** The limits that a row states, in keywords of the spec language. */
function readLimits(row: MemberRow, extractors: readonly Extractor[]): Draft {
  const about: About = {
    name: row.name,
    all: [row.name],
    makeSample: () => (readType(row.type ?? '') === 'integer' ? 1 : 'x'),
    makeItems: (count) => Array.from({ length: count }, () => 'x'),
  };
  const { claims } = extract(row.description, extractors, about);
  const read = claims.filter(({ what, value }) => limitWords.has(what) && value !== undefined);
  return { ...Object.fromEntries(read.map(({ what, value }) => [what, value])), ...row.limits };
}

const describe = (name: string): string => makePlaceholder(`what ${name} is, in our own words`);

/** The last part of a name on the wire, without the index of a list. */
const nameKey = (name: string): string => name.replace(/\.n$/, '').replace(/^.*\./, '');

function draftMember(
  row: MemberRow,
  extractors: readonly Extractor[],
  place: Draft,
  shapes: ReadonlySet<string>,
): Draft {
  const documented = row.type ?? '';
  const type = readType(documented) ?? (shapes.has(documented) ? undefined : 'object');
  const own = type === undefined ? { shape: documented } : { type, ...readLimits(row, extractors) };
  const isList = row.name.endsWith('.n') && type !== 'array';
  return {
    draft: true,
    ...(isList ? { type: 'array', items: own } : own),
    ...(type === 'array' ? { items: { type: 'string' } } : {}),
    description: describe(nameKey(row.name)),
    ...place,
  };
}

const draftError = ({ code, http }: ErrorRow, place: Draft): Draft => ({
  draft: true,
  code,
  ...(http === undefined ? {} : { http }),
  cause: makePlaceholder('when the service answers it, in our own words'),
  ...place,
});

const makePlace = (source: string | null, line: number): Draft =>
  source === null ? { docs: makePlaceholder('its key in sources.yaml, then the headings') } : { lines: line };

const formatFlow = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();

/** A spec file that is edited as text: what a person wrote stays as it is. */
class SpecText {
  readonly path: string;
  #text: string;

  constructor(path: string) {
    this.path = path;
    this.#text = readFileSync(path, 'utf8');
  }

  get #document(): Document {
    return parseDocument(this.#text);
  }

  #insert(at: number, text: string): void {
    this.#text = `${this.#text.slice(0, at)}${text}${this.#text.slice(at)}`;
  }

  getAt(keys: readonly string[]): unknown {
    return this.#document.getIn(keys);
  }

  /** Adds an entry to a map or a list; one that is written in a line, or not there, is written anew. */
  add(keys: readonly string[], entry: unknown, name?: string): void {
    const document = this.#document;
    const node = document.getIn(keys, true);
    const line = name === undefined ? `- ${formatFlow(entry)}` : `${name}: ${formatFlow(entry)}`;
    if (
      !isCollection(node) ||
      node.flow === true ||
      node.items.length === 0 ||
      node.range === undefined ||
      node.range === null
    ) {
      if (isCollection(node) && node.flow === true && isSeq(node)) node.add(document.createNode(entry));
      else
        document.setIn(
          [...keys, ...(name === undefined ? [] : [name])],
          name === undefined ? [entry] : document.createNode(entry, { flow: true }),
        );
      this.#text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
      return;
    }
    const [start, end] = node.range;
    const indent = start - (this.#text.lastIndexOf('\n', start - 1) + 1);
    const at = this.#text.slice(0, end).trimEnd().length;
    this.#insert(at, `\n${' '.repeat(indent)}${line}`);
  }

  /** Adds a name to a list that is written in a line, such as `required`. */
  addName(keys: readonly string[], name: string): void {
    const node = this.#document.getIn(keys, true);
    if (isSeq(node) && node.flow === true && node.range)
      this.#insert(node.range[1] - 1, `${node.items.length === 0 ? '' : ', '}${name}`);
    else if (isSeq(node)) this.add(keys, name);
    else {
      const owner = this.#document.getIn(keys.slice(0, -1), true);
      if (!isMap(owner) || owner.range === undefined || owner.range === null) return;
      const [start] = owner.range;
      const indent = start - (this.#text.lastIndexOf('\n', start - 1) + 1);
      this.#insert(start, `${keys.at(-1)}: [${name}]\n${' '.repeat(indent)}`);
    }
  }

  get change(): Change {
    return { path: this.path, content: this.#text };
  }
}

interface Drafting {
  readonly root: string;
  readonly specs: ProductSpecs;
  readonly audit: Audit;
  readonly extractors: readonly Extractor[];
  readonly shapes: ReadonlySet<string>;
  readonly files: Map<string, SpecText>;
}

function openFile({ root, files }: Drafting, path: string): SpecText {
  const file = files.get(path) ?? new SpecText(join(root, path));
  files.set(path, file);
  return file;
}

interface Target {
  readonly file: SpecText;
  readonly keys: readonly string[];
}

/** Finds the members that a name belongs to: in the file of the operation, or in that of a shape on the way. */
function findTarget(drafting: Drafting, path: string, side: string, name: string): Target | undefined {
  let file = openFile(drafting, path);
  let keys: string[] = [side];
  for (const part of name.replace(/\.n$/, '').split('.').slice(0, -1)) {
    keys = [...keys, ...(part === 'n' ? ['items'] : ['properties', part])];
    const node = file.getAt(keys);
    const shape = isMap(node) ? node.get('shape') : undefined;
    if (typeof shape === 'string') {
      const spec = drafting.specs.shapes.find(({ value }) => value.shape === shape);
      if (spec === undefined) return undefined;
      file = openFile(drafting, spec.path);
      keys = [];
    } else if (node === undefined) return undefined;
  }
  return { file, keys };
}

const listRows = ({ reading }: Audit): MemberRow[] => [
  ...reading.operations.flatMap(({ input = [], output = [] }) => [...input, ...output]),
  ...(reading.groups ?? []).flatMap(({ input }) => input),
  ...(reading.types ?? []).flatMap(({ members }) => members),
];

function addMember(drafting: Drafting, { kind, member, line, operation, spec }: AuditFinding): void {
  const { audit, extractors, shapes } = drafting;
  const row = listRows(audit).find((one) => one.name === member && one.line === line);
  if (row === undefined || member === null || spec === null) return;
  const side = kind === 'parameter-added' ? 'input' : 'output';
  const target =
    operation === null
      ? { file: openFile(drafting, spec.file), keys: [] }
      : findTarget(drafting, spec.file, side, member);
  if (target === undefined) {
    addWhole(drafting, member, spec.file, side, operation);
    return;
  }
  const { file, keys } = target;
  file.add(
    [...keys, 'properties'],
    draftMember(row, extractors, makePlace(audit.report.source, line), shapes),
    nameKey(member),
  );
  if (side === 'input' && row.required === true) file.addName([...keys, 'required'], nameKey(member));
}

/** Adds a member with all that is new inside it, where the specs have nothing of it. */
function addWhole(drafting: Drafting, member: string, path: string, side: string, operation: string | null): void {
  const [first = ''] = member.split('.');
  const file = openFile(drafting, path);
  if (file.getAt([side, 'properties', first]) !== undefined) return;
  const lines = new Set(
    drafting.audit.report.findings.filter((one) => one.operation === operation).map(({ line }) => line),
  );
  const rows = listRows(drafting.audit).filter(({ name, line }) => lines.has(line) && name.split('.')[0] === first);
  const { properties } = draftMembers(drafting, rows);
  file.add([side, 'properties'], (properties as Draft)[first], first);
}

function addError(drafting: Drafting, { code, line, operation, spec }: AuditFinding): void {
  const { reading, report } = drafting.audit;
  const rows = [...reading.operations.flatMap(({ errors = [] }) => errors), ...(reading.commonErrors ?? [])];
  const row = rows.find((one) => one.code === code && one.line === line);
  if (row === undefined || spec === null) return;
  const keys = operation === null ? ['common'] : ['errors'];
  openFile(drafting, spec.file).add(keys, draftError(row, makePlace(report.source, line)));
}

/** Nests members by their names: `DataDisk.n.Size` is in the items of DataDisk. */
function draftMembers(drafting: Drafting, rows: readonly MemberRow[]): Draft {
  const { extractors, shapes, audit } = drafting;
  const root: Draft = {};
  for (const row of rows) {
    let at = root;
    for (const part of row.name.replace(/\.n$/, '').split('.').slice(0, -1)) at = openMember(at, part);
    at.properties ??= {};
    (at.properties as Draft)[nameKey(row.name)] ??= draftMember(
      row,
      extractors,
      makePlace(audit.report.source, row.line),
      shapes,
    );
    if (row.required === true) at.required = [...((at.required as string[] | undefined) ?? []), nameKey(row.name)];
  }
  return { ...(root.required === undefined ? {} : { required: root.required }), properties: root.properties ?? {} };
}

function openMember(at: Draft, part: string): Draft {
  if (part === 'n') {
    at.type = 'array';
    delete at.properties;
    at.items ??= { type: 'object', properties: {} };
    return at.items as Draft;
  }
  at.properties ??= {};
  const properties = at.properties as Draft;
  properties[part] ??= { draft: true, type: 'object', description: describe(part), properties: {} };
  return properties[part] as Draft;
}

function draftOperation(drafting: Drafting, reading: OperationReading): Draft {
  const { report } = drafting.audit;
  const { operation, input = [], output = [], errors = [], method, path, text, line } = reading;
  const inputs = draftMembers(drafting, input);
  return {
    draft: true,
    operation,
    docs:
      report.source === null
        ? makePlaceholder('its key in sources.yaml, then the headings')
        : `${report.source} > ${text}`,
    ...(report.source === null ? {} : { lines: line }),
    summary: makePlaceholder('its purpose, in a sentence of our own'),
    idempotency: 'none',
    ...(path === undefined ? {} : { http: { method: method ?? 'POST', path } }),
    input: inputs,
    output: draftMembers(drafting, output),
    errors: errors.map((row) => draftError(row, makePlace(report.source, row.line))),
    examples: [
      {
        ok: Object.fromEntries(
          ((inputs.required as string[] | undefined) ?? []).map((name) => [name, makePlaceholder('a value')]),
        ),
      },
    ],
  };
}

function draftOperationFile(drafting: Drafting, { operation }: AuditFinding): Change | undefined {
  const reading = drafting.audit.reading.operations.find((one) => one.operation === operation);
  if (reading === undefined || !/^[A-Z][A-Za-z0-9]*$/.test(reading.operation)) return undefined;
  const path = join(drafting.root, 'specs', drafting.specs.name, 'operations', `${reading.operation}.yaml`);
  if (existsSync(path)) return undefined;
  const head = '# yaml-language-server: $schema=../../spec.schema.json\n';
  return { path, content: head + stringify(draftOperation(drafting, reading), { lineWidth: 0 }) };
}

/** Drafts what a document has and the specs do not. Writes nothing: returns the changes of the files. */
export function draftChanges(root: string, specs: ProductSpecs, audit: Audit): Change[] {
  const drafting: Drafting = {
    root,
    specs,
    audit,
    extractors: findReaderByName(audit.facts.dialect)?.extractors ?? [],
    shapes: new Set(specs.shapes.map(({ value }) => value.shape)),
    files: new Map(),
  };
  const operations: Change[] = [];
  for (const finding of audit.report.findings) {
    if (finding.kind === 'parameter-added' || finding.kind === 'answer-added') addMember(drafting, finding);
    else if (finding.kind === 'error-added') addError(drafting, finding);
    else if (finding.kind === 'operation-added')
      operations.push(...[draftOperationFile(drafting, finding)].filter((change) => change !== undefined));
  }
  return [...operations, ...[...drafting.files.values()].map(({ change }) => change)];
}
