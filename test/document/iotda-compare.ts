import { extract, type Said, type Setting } from './claims.js';
import { compareValues, type Difference } from './differences.js';
import { iotdaExtractors } from './iotda-cells.js';
import type { Table } from './iotda-reference.js';
import { findUnstatedLimits } from './limits.js';
import { Prober, tryClaim } from './probe.js';
import type { OpenApi, Operation, Value } from './product.js';
import { makeItems, makeSample } from './samples.js';
import { listWireMembers } from './wire-names.js';

/** The place of a table's rows: in the input or the output, under a prefix, and how they travel. */
interface Place {
  readonly side: 'input' | 'output';
  readonly prefix: string;
  readonly wire?: string;
}

const nested = ['flavor.', 'charge_info.', 'tags.n.', 'additional_params.', 'additional_params.port_info.'];

/** The document's fourteen tables, by number. */
const places: readonly Place[] = [
  { side: 'input', prefix: '', wire: 'path' },
  { side: 'input', prefix: '', wire: 'header' },
  { side: 'input', prefix: '' },
  ...nested.map((prefix): Place => ({ side: 'input', prefix })),
  { side: 'output', prefix: '' },
  ...nested.map((prefix): Place => ({ side: 'output', prefix })),
];

/** The object that holds the members of a prefix. */
const findHolder = (value: Value | undefined, prefix: string): Value | undefined =>
  prefix
    .split('.')
    .filter(Boolean)
    .reduce<Value | undefined>((at, key) => (key === 'n' ? at?.items : at?.properties?.[key]), value);

function translateType(documented: string): string {
  if (documented.startsWith('Array')) return 'array';
  return documented.endsWith(' object') ? 'object' : documented.toLowerCase();
}

/** An output with its shapes written out. */
const expand = (value: Value, shapes: Readonly<Record<string, Value>>): Value => {
  const shape = value.shape === undefined ? undefined : shapes[value.shape];
  const whole = shape === undefined ? value : { ...shape, ...value };
  return {
    ...whole,
    ...(whole.properties && {
      properties: Object.fromEntries(
        Object.entries(whole.properties).map(([name, inner]) => [name, expand(inner, shapes)]),
      ),
    }),
    ...(whole.items && { items: expand(whole.items, shapes) }),
  };
};

/** Names, what is mandatory, and types of every table. */
export function compareTables(
  tables: readonly Table[],
  operation: Operation,
  shapes: Readonly<Record<string, Value>>,
): Difference[] {
  return tables.flatMap(({ number, title, rows }) => {
    const place = places[number - 1];
    if (place === undefined) return [{ at: title, what: 'table', document: number, spec: undefined }];
    const { side, prefix, wire } = place;
    const holder = findHolder(side === 'input' ? operation.input : expand(operation.output, shapes), prefix);
    const members = Object.entries(holder?.properties ?? {}).filter(
      ([, value]) => side === 'output' || prefix !== '' || value.wire === wire,
    );
    const at = `${side} ${prefix}`;
    const isRequired = (name: string): boolean | undefined =>
      side === 'output' ? undefined : holder?.required?.includes(name) === true;
    return [
      ...compareValues(
        at,
        'members',
        rows.map(({ name, required }) => [name, required]),
        members.map(([name]) => [name, isRequired(name)]),
      ),
      ...rows.flatMap(({ name, type }) =>
        compareValues(`${at}${name}`, 'type', translateType(type), holder?.properties?.[name]?.type),
      ),
    ];
  });
}

/** Returns the claims of the request tables. */
export function extractClaims(tables: readonly Table[], operation: Operation): Said[] {
  const members = new Map(listWireMembers(operation.input).map(({ name, value }) => [name, value]));
  const memberOf = (name: string): Value | undefined => members.get(name) ?? operation.input.properties?.[name];
  return tables.flatMap(({ number, rows }) => {
    const { side, prefix } = places[number - 1] ?? { side: 'output', prefix: '' };
    return rows
      .filter(() => side === 'input')
      .flatMap(({ name: own, text }) => {
        const name = `${prefix}${own}`;
        const about = {
          name,
          all: [],
          sampleOf: () => makeSample(memberOf(name)),
          items: (count: number) => makeItems(memberOf(name), count).map(() => ({ key: 'a' })),
        };
        return extract(text, iotdaExtractors, about).claims.map((claim) => ({ ...claim, name }));
      });
  });
}

/** Returns the claims that the operation's schema contradicts, and the limits that only the schema has. */
export function compareLimits(
  said: readonly Said[],
  operation: Operation,
  openApi: OpenApi,
  surroundings: Readonly<Record<string, readonly Setting[]>>,
): Difference[] {
  const prober = new Prober(operation, openApi);
  const around = (name: string): readonly Setting[] | undefined =>
    Object.entries(surroundings).find(([prefix]) => name.startsWith(prefix))?.[1];
  return [
    ...said.flatMap((one) => tryClaim(operation.name, one, prober, around(one.name))),
    ...findUnstatedLimits(operation, said, prober),
  ];
}
