import { type About, type Extractor, extract, type Said } from './claims.js';
import { compareValues, type Difference } from './differences.js';
import { cellExtractors } from './ecs-cells.js';
import { figuresElsewhere, readings } from './ecs-damage.js';
import { proseExtractors } from './ecs-prose.js';
import type { DataType, Member, Section } from './ecs-reference.js';
import { surroundings } from './ecs-surroundings.js';
import { findUnstatedLimits } from './limits.js';
import { Prober, tryClaim } from './probe.js';
import type { Model, OpenApi, Operation, Value } from './product.js';
import { makeItems, makeSample } from './samples.js';
import { listWireMembers } from './wire-names.js';

const scalars: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'integer',
  double: 'number',
  array: 'array',
};

/** Returns whether a value is, or somewhere holds, one of a shape. */
const holds = (value: Value | undefined, shape: string): boolean =>
  value !== undefined &&
  (value.shape === shape ||
    holds(value.items, shape) ||
    Object.values(value.properties ?? {}).some((inner) => holds(inner, shape)));

function compareType(at: string, documented: string, value: Value | undefined): Difference[] {
  const scalar = scalars[documented.toLowerCase()];
  const isSame = scalar === undefined ? holds(value, documented) : value?.type === scalar;
  return value === undefined || isSame ? [] : [{ at, what: 'type', document: documented, spec: value.type }];
}

const listMembers = (value: Value | undefined): string[] =>
  Object.keys(value?.properties ?? {}).filter((name) => name !== 'RequestId');

/** A table of members beside the members of a value. */
function compareMembers(at: string, members: readonly Member[], value: Value | undefined): Difference[] {
  return [
    ...compareValues(
      at,
      'members',
      members.map(({ name }) => name),
      listMembers(value),
    ),
    ...members.flatMap(({ name, type }) => compareType(`${at}.${name}`, type, value?.properties?.[name])),
  ];
}

const formatParameter = ({ name, required }: { name: string; required: boolean }): string =>
  required ? `${name} (required)` : name;

/** The tables of one operation beside its spec. */
export function compareOperation(section: Section, operation: Operation | undefined): Difference[] {
  const at = section.name;
  if (operation === undefined) return [{ at, what: 'operation', document: section.heading, spec: undefined }];
  const members = listWireMembers(operation.input);
  return [
    ...compareValues(at, 'parameters', section.parameters.map(formatParameter), members.map(formatParameter)),
    ...section.parameters.flatMap(({ name, type }) => {
      const value = members.find((one) => one.name === name)?.value;
      return compareType(`${at}.${name}`, type, name.endsWith('.n') ? value?.items : value);
    }),
    ...compareMembers(at, section.members, operation.output),
    ...compareValues(
      at,
      'errors',
      section.errors.map(({ code, http }) => `${http} ${code}`),
      operation.errors.map(({ code, http }) => `${http} ${code}`),
    ),
  ];
}

export const compareDataType = ({ name, members }: DataType, { shapes }: Model): Difference[] =>
  compareMembers(name, members, shapes[name]);

/** A text with what the ledger reads in its place. */
const applyReadings = (at: string, text: string): string =>
  readings.filter((one) => one.at.includes(at)).reduce((so, { from, to }) => so.replaceAll(from, to), text);

/** Readings whose words the document does not have. */
export function findIdleReadings(sections: readonly Section[]): string[] {
  const texts = new Map(
    sections.flatMap(({ name, parameters }) => parameters.map((one) => [`${name}.${one.name}`, one.text])),
  );
  return readings.flatMap(({ at, from }) =>
    at.filter((place) => !texts.get(place)?.includes(from)).map((place) => `${place}: ${from}`),
  );
}

const nobody: About = { name: '', all: [], sampleOf: () => undefined, items: () => [] };

/** Figures in cells that nothing reads: neither an extractor nor the list of those that stand elsewhere. */
export function findUnreadFigures(sections: readonly Section[]): string[] {
  return sections.flatMap(({ name: operation, parameters }) =>
    parameters.flatMap(({ name, text }) => {
      const at = `${operation}.${name}`;
      const { rest } = extract(applyReadings(at, text), cellExtractors, nobody);
      const left = figuresElsewhere.reduce((so, { pattern }) => so.replaceAll(new RegExp(pattern, 'g'), ''), rest);
      return /\d/.test(left) ? [`${at}: ${left}`] : [];
    }),
  );
}

/** Extractors that find nothing in any section. */
export function findIdleExtractors(sections: readonly Section[]): RegExp[] {
  const cells = sections.flatMap(({ name: operation, parameters }) =>
    parameters.map(({ name, text }) => applyReadings(`${operation}.${name}`, text)),
  );
  const prose = sections.map((section) => section.prose);
  const idle = (extractors: readonly Extractor[], texts: readonly string[]): RegExp[] =>
    extractors.map(({ pattern }) => pattern).filter((pattern) => !texts.some((text) => pattern.test(text)));
  return [...idle(cellExtractors, cells), ...idle(proseExtractors, prose)];
}

/** All that a section says about the parameters of its operation. */
export function extractClaims(section: Section, operation: Operation): Said[] {
  const members = new Map(listWireMembers(operation.input).map(({ name, value }) => [name, value]));
  const about = (name: string): About => ({
    name,
    all: [...members.keys()],
    sampleOf: (other) => makeSample(members.get(other)),
    items: (count) => makeItems(members.get(name), count),
  });
  const saying = (name: string, text: string, extractors: readonly Extractor[]): Said[] =>
    extract(text, extractors, about(name)).claims.map((claim) => ({ ...claim, name }));
  return [
    ...section.parameters.flatMap(({ name, text }) =>
      saying(name, applyReadings(`${section.name}.${name}`, text), cellExtractors),
    ),
    ...proseExtractors.flatMap((one) => saying(one.of, section.prose, [one])),
  ];
}

/** Returns the claims that the operation's schema contradicts, and the limits that only the schema has. */
export function compareLimits(section: Section, operation: Operation, openApi: OpenApi): Difference[] {
  const prober = new Prober(operation, openApi);
  const said = extractClaims(section, operation);
  const tried = said.flatMap((one) => tryClaim(section.name, one, prober, surroundings[`${section.name}.${one.name}`]));
  return [...tried, ...findUnstatedLimits(operation, said, prober)];
}
