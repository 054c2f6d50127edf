import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The part of a value that the comparisons read. */
export interface Value {
  readonly type: string;
  readonly text?: readonly [string, string];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly wire?: string;
  readonly shape?: string;
  readonly pattern?: string;
  readonly docs?: string;
  readonly lines?: string | number;
  readonly properties?: Readonly<Record<string, Value>>;
  readonly required?: readonly string[];
  readonly items?: Value;
  readonly rules?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface ErrorCode {
  readonly code: string;
  readonly http?: number;
  readonly on?: string | readonly string[];
  readonly kind?: string;
}

export interface Operation {
  readonly name: string;
  readonly docs: string;
  readonly lines?: string | number;
  readonly http?: { readonly method: string; readonly path: string };
  readonly input: Value;
  readonly output: Value;
  readonly errors: readonly ErrorCode[];
  readonly examples: readonly { readonly ok?: Readonly<Record<string, unknown>> }[];
}

interface Table {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface LedgerEntry {
  readonly id: string;
  readonly kind: string;
  readonly subject: string | readonly string[];
}

export interface Model {
  readonly product: string;
  readonly className: string;
  readonly sources: Readonly<Record<string, { readonly file?: string }>>;
  readonly operations: readonly Operation[];
  readonly shapes: Readonly<Record<string, Value>>;
  readonly tables: readonly Table[];
  readonly regions: readonly string[];
  readonly limits: { readonly requestsPerSecond?: number };
  readonly retry: { readonly base?: number; readonly most?: number };
  readonly commonErrors: readonly ErrorCode[];
  readonly serverErrors: readonly ErrorCode[];
  readonly resources: readonly { readonly resource: string; readonly states?: Readonly<Record<string, unknown>> }[];
  readonly discrepancies: readonly LedgerEntry[];
}

const readJson = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../../packages/${path}`, import.meta.url), 'utf8')) as T;

const specs = new URL('../../../specs/', import.meta.url);

const readYaml = <T>(path: string): T => parse(readFileSync(new URL(path, specs), 'utf8')) as T;

function readTables(product: string): Table[] {
  const folder = new URL(`${product}/tables/`, specs);
  return existsSync(folder) ? readdirSync(folder).map((name) => readYaml<Table>(`${product}/tables/${name}`)) : [];
}

/** Reads the model of a product, with the parts of its specs that are not published: the appendix and the ledger. */
export const readModel = (product: string): Model => ({
  ...readJson<Omit<Model, 'tables' | 'discrepancies'>>(`${product}/model.json`),
  tables: readTables(product),
  discrepancies: readYaml<{ entries: LedgerEntry[] }>(`${product}/discrepancies.yaml`).entries,
});
