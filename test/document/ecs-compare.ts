import { type About, type Extractor, extract, type Said } from './claims.js';
import { type Difference, differing } from './differences.js';
import { cellExtractors } from './ecs-cells.js';
import { figuresElsewhere, readings } from './ecs-damage.js';
import { proseExtractors } from './ecs-prose.js';
import type { DataType, Member, Section } from './ecs-reference.js';
import { surroundings } from './ecs-surroundings.js';
import { unstated } from './limits.js';
import { Prober, tryClaim } from './probe.js';
import type { Model, OpenApi, Operation, Value } from './product.js';
import { itemsFor, sampleOf } from './samples.js';
import { wireMembers } from './wire-names.js';

const scalars: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'integer',
  double: 'number',
  array: 'array',
};

/** Whether a value is, or somewhere holds, one of a shape. */
const holds = (value: Value | undefined, shape: string): boolean =>
  value !== undefined &&
  (value.shape === shape ||
    holds(value.items, shape) ||
    Object.values(value.properties ?? {}).some((inner) => holds(inner, shape)));

function typeDifference(at: string, documented: string, value: Value | undefined): Difference[] {
  const scalar = scalars[documented.toLowerCase()];
  const isSame = scalar === undefined ? holds(value, documented) : value?.type === scalar;
  return value === undefined || isSame ? [] : [{ at, what: 'type', document: documented, spec: value.type }];
}

const membersOf = (value: Value | undefined): string[] =>
  Object.keys(value?.properties ?? {}).filter((name) => name !== 'RequestId');

/** A table of members beside the members of a value. */
function memberDifferences(at: string, members: readonly Member[], value: Value | undefined): Difference[] {
  return [
    ...differing(
      at,
      'members',
      members.map(({ name }) => name),
      membersOf(value),
    ),
    ...members.flatMap(({ name, type }) => typeDifference(`${at}.${name}`, type, value?.properties?.[name])),
  ];
}

const shownParameter = ({ name, required }: { name: string; required: boolean }): string =>
  required ? `${name} (required)` : name;

/** The tables of one operation beside its spec. */
export function operationDifferences(section: Section, operation: Operation | undefined): Difference[] {
  const at = section.name;
  if (operation === undefined) return [{ at, what: 'operation', document: section.heading, spec: undefined }];
  const members = wireMembers(operation.input);
  return [
    ...differing(at, 'parameters', section.parameters.map(shownParameter), members.map(shownParameter)),
    ...section.parameters.flatMap(({ name, type }) => {
      const value = members.find((one) => one.name === name)?.value;
      return typeDifference(`${at}.${name}`, type, name.endsWith('.n') ? value?.items : value);
    }),
    ...memberDifferences(at, section.members, operation.output),
    ...differing(
      at,
      'errors',
      section.errors.map(({ code, http }) => `${http} ${code}`),
      operation.errors.map(({ code, http }) => `${http} ${code}`),
    ),
  ];
}

export const dataTypeDifferences = ({ name, members }: DataType, { shapes }: Model): Difference[] =>
  memberDifferences(name, members, shapes[name]);

/** A text with what the ledger reads in its place. */
const read = (at: string, text: string): string =>
  readings.filter((one) => one.at.includes(at)).reduce((so, { from, to }) => so.replaceAll(from, to), text);

/** Readings whose words the document does not have. */
export function idleReadings(sections: readonly Section[]): string[] {
  const texts = new Map(
    sections.flatMap(({ name, parameters }) => parameters.map((one) => [`${name}.${one.name}`, one.text])),
  );
  return readings.flatMap(({ at, from }) =>
    at.filter((place) => !texts.get(place)?.includes(from)).map((place) => `${place}: ${from}`),
  );
}

const nobody: About = { name: '', all: [], sampleOf: () => undefined, items: () => [] };

/** Figures in cells that nothing reads: neither an extractor nor the list of those that stand elsewhere. */
export function unreadFigures(sections: readonly Section[]): string[] {
  return sections.flatMap(({ name: operation, parameters }) =>
    parameters.flatMap(({ name, text }) => {
      const at = `${operation}.${name}`;
      const { rest } = extract(read(at, text), cellExtractors, nobody);
      const left = figuresElsewhere.reduce((so, { pattern }) => so.replaceAll(new RegExp(pattern, 'g'), ''), rest);
      return /\d/.test(left) ? [`${at}: ${left}`] : [];
    }),
  );
}

/** Extractors that find nothing in any section. */
export function idleExtractors(sections: readonly Section[]): RegExp[] {
  const cells = sections.flatMap(({ name: operation, parameters }) =>
    parameters.map(({ name, text }) => read(`${operation}.${name}`, text)),
  );
  const prose = sections.map((section) => section.prose);
  const idle = (extractors: readonly Extractor[], texts: readonly string[]): RegExp[] =>
    extractors.map(({ pattern }) => pattern).filter((pattern) => !texts.some((text) => pattern.test(text)));
  return [...idle(cellExtractors, cells), ...idle(proseExtractors, prose)];
}

/** All that a section says about the parameters of its operation. */
export function saidBy(section: Section, operation: Operation): Said[] {
  const members = new Map(wireMembers(operation.input).map(({ name, value }) => [name, value]));
  const about = (name: string): About => ({
    name,
    all: [...members.keys()],
    sampleOf: (other) => sampleOf(members.get(other)),
    items: (count) => itemsFor(members.get(name), count),
  });
  const saying = (name: string, text: string, extractors: readonly Extractor[]): Said[] =>
    extract(text, extractors, about(name)).claims.map((claim) => ({ ...claim, name }));
  return [
    ...section.parameters.flatMap(({ name, text }) =>
      saying(name, read(`${section.name}.${name}`, text), cellExtractors),
    ),
    ...proseExtractors.flatMap((one) => saying(one.of, section.prose, [one])),
  ];
}

/** Where what is said and the operation's schema part, and what the schema has of its own. */
export function limitDifferences(section: Section, operation: Operation, openApi: OpenApi): Difference[] {
  const prober = new Prober(operation, openApi);
  const said = saidBy(section, operation);
  const tried = said.flatMap((one) => tryClaim(section.name, one, prober, surroundings[`${section.name}.${one.name}`]));
  return [...tried, ...unstated(operation, said, prober)];
}
