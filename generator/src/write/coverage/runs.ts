import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Fact, formatRecord } from './record.js';

/** The workspaces whose tests leave what they have shown. */
const workspaces = ['packages/local', 'packages/contract', 'test', 'test/documents'];

/** A fact as tests leave it, with its product. */
type Left = readonly [product: string, ...fact: [operation: string, kind: Fact['kind'], text: string]];

const listFiles = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Lists the test files of a workspace, by their names. */
const listTests = (folder: string): string[] =>
  [...listFiles(folder), ...listFiles(join(folder, 'test'))].filter((name) => name.endsWith('.test.ts'));

/** Reads what the tests of a workspace have shown when they last ran, or nothing if they did not. */
function readWorkspace(root: string, workspace: string): Left[] {
  const folder = join(root, workspace, '.test/coverage');
  const tests = listTests(join(root, workspace));
  return listFiles(folder)
    .filter((name) => tests.includes(basename(name, '.json')))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Left[]);
}

/** What the tests have shown when they last ran. */
export interface Runs {
  /** The records of products, as they would be now. */
  readonly records: ReadonlyMap<string, string>;
  /** The workspaces whose tests have left nothing: then the records say nothing. */
  readonly missing: readonly string[];
}

/** Reads what the tests have shown when they last ran. */
export function readRuns(root: string, products: readonly string[]): Runs {
  const shown = workspaces.map((workspace) => [workspace, readWorkspace(root, workspace)] as const);
  const facts = shown.flatMap(([, left]) => left);
  return {
    records: new Map(
      products.map((product) => {
        const own = facts.filter(([name]) => name === product);
        return [product, formatRecord(own.map(([, operation, kind, text]) => ({ operation, kind, text })))];
      }),
    ),
    missing: shown.filter(([, left]) => left.length === 0).map(([workspace]) => workspace),
  };
}
