import { type About, extract, type Said, type Setting } from './claims.js';
import { compareValues, type Difference } from './differences.js';
import { findUnstatedLimits } from './limits.js';
import type { Row, Table } from './markdown.js';
import { markdownExtractors } from './markdown-cells.js';
import { Prober, tryClaim } from './probe.js';
import type { Model, OpenApi, Operation, Value } from './product.js';
import { makeItems, makeSample } from './samples.js';

/** The operations that the rows of a table are for, by the table's heading. */
export type Shares = Readonly<Record<string, readonly string[]>>;

interface Share {
  readonly row: Row;
  readonly operation: Operation;
  readonly value: Value;
}

const readName = ({ Parameter = '' }: Row): string => Parameter;

const isRequired = ({ input }: Operation, name: string): boolean => input.required?.includes(name) === true;

function findShares(tables: readonly Table[], shares: Shares, { operations }: Model): Share[] {
  return tables.flatMap(({ heading, rows }) =>
    operations
      .filter(({ name }) => shares[heading]?.includes(name))
      .flatMap((operation) =>
        rows.flatMap((row) => {
          const value = operation.input.properties?.[readName(row)];
          return value === undefined ? [] : [{ row, operation, value }];
        }),
      ),
  );
}

const makeAbout = (name: string, value: Value): About => ({
  name,
  all: [],
  sampleOf: () => makeSample(value),
  items: (count) => makeItems(value, count),
});

/** Returns the claims of a row about its parameter. */
function extractClaims({ row, value }: Share): Said[] {
  const { Constraints = '', Default = '', Description = '' } = row;
  const text = `${Constraints}; ${Default === '' ? '' : `Default: ${Default};`} ${Description}`;
  return extract(text, markdownExtractors, makeAbout(readName(row), value)).claims.map((claim) => ({
    name: readName(row),
    ...claim,
    ...nested(claim.cases),
  }));
}

/** Claims about a member of the parameter go by that member's name. */
function nested(cases: Said['cases']): { name?: string } {
  const name = Object.keys(cases[0]?.set ?? {}).at(-1);
  return name?.includes('.n.') ? { name } : {};
}

/** Rows that no operation has, members that no row has, types, and what is required. */
export function compareTables(tables: readonly Table[], shares: Shares, model: Model): Difference[] {
  const shared = findShares(tables, shares, model);
  const homeless = tables.flatMap(({ heading, rows }) =>
    rows
      .filter((row) => !shared.some((one) => one.row === row))
      .map((row) => ({ at: `${heading}.${readName(row)}`, what: 'row', document: row.Description, spec: undefined })),
  );
  const own = model.operations.flatMap(({ name: operation, input }) =>
    Object.entries(input.properties ?? {})
      .filter(
        ([name, { docs }]) =>
          docs === undefined && !shared.some((one) => one.operation.name === operation && readName(one.row) === name),
      )
      .map(([name, { type }]) => ({ at: `${operation}.${name}`, what: 'member', document: undefined, spec: type })),
  );
  const cells = shared.flatMap(({ row, operation, value }) => {
    const at = `${operation.name}.${readName(row)}`;
    const { Type = '', Required = '', Description = '' } = row;
    const onlyFor = /\*Required for (\w+)\)/.exec(Description)?.[1];
    const required = Required.endsWith('*')
      ? onlyFor === undefined || onlyFor === operation.name || !model.operations.some(({ name }) => name === onlyFor)
      : /^(true|yes)$/i.test(Required);
    return [
      ...compareValues(at, 'type', Type.replace(/<.*/, ''), value.type),
      ...compareValues(at, 'required', required, isRequired(operation, readName(row))),
    ];
  });
  return [...homeless, ...own, ...cells];
}

export interface Tried {
  readonly claims: number;
  readonly differences: readonly Difference[];
}

/** Tries the claims of the rows on the operations they are for, and finds the limits that no row has. */
export function tryRows(
  tables: readonly Table[],
  shares: Shares,
  model: Model,
  openApi: OpenApi,
  surroundings: Readonly<Record<string, readonly Setting[]>> = {},
): Tried {
  const shared = findShares(tables, shares, model);
  const tried = model.operations.map((operation) => {
    const said = shared.filter((one) => one.operation === operation).flatMap(extractClaims);
    const prober = new Prober(operation, openApi);
    const differences = said.flatMap((one) =>
      tryClaim(operation.name, one, prober, surroundings[`${operation.name}.${one.name}`]),
    );
    return { claims: said.length, differences: [...differences, ...findUnstatedLimits(operation, said, prober)] };
  });
  return {
    claims: tried.reduce((sum, { claims }) => sum + claims, 0),
    differences: tried.flatMap(({ differences }) => differences),
  };
}
