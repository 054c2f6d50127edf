import { readFileSync } from 'node:fs';
import { type Model, readModel } from '@yunspec/model';
import type { Operation } from '@yunspec/runtime';
import type { OperationCases } from '@yunspec/runtime/cases';
import { check } from '@yunspec/runtime/check';
import { findCaseFaults } from '../../support/case-faults.js';
import { isExpected, type Judge, listJudged } from '../../support/judges/verdict.js';
import { createWireJudge, listSpeeches } from '../../support/judges/wire.js';
import { type Editable, type Mutant, replace } from './mutant.js';
import { mutateValue } from './values.js';

/** What became of a mutant. */
export interface Outcome {
  readonly id: string;
  readonly kind: string;
  readonly isNoticed: boolean;
}

interface Subject {
  readonly model: Model;
  readonly tables: Map<string, Operation>;
  readonly cases: readonly OperationCases[];
  readonly wires: readonly Judge[];
}

async function readSubject(product: string, root: URL): Promise<Subject> {
  const text = readFileSync(new URL(`packages/${product}/model.json`, root), 'utf8');
  const model = readModel(text, { product });
  const load = (name: string): Promise<Editable> => import(new URL(`packages/${product}/${name}`, root).href);
  const module = await load('dist/index.js');
  const { cases } = (await load('cases/index.cjs')) as { cases: readonly OperationCases[] };
  const tables = new Map(model.operations.map(({ name }) => [name, module[name] as Operation]));
  const wires = listSpeeches(model).map((speech) => createWireJudge({ model, tables, format: 'JSON', speech }));
  return { model, tables, cases, wires };
}

/** Lists the mutants of the table of an operation. */
function listMutants({ name, input, http, secret, rules }: Operation, { protocols }: Model): Mutant[] {
  return [
    ...mutateValue(name, ['input'], input),
    ...(http === undefined
      ? []
      : [
          ...replace(name, ['http', 'method'], [['method changed', http.method === 'GET' ? 'POST' : 'GET']], true),
          ...replace(name, ['http', 'path'], [['path changed', `${http.path}/more`]], true),
        ]),
    // with HTTP, the documents give each member its place
    ...(secret === true && protocols.rpc !== undefined
      ? replace(name, ['secret'], [['secret input in the URL', undefined]], true)
      : []),
    ...(rules === undefined ? [] : replace(name, ['rules'], [['rule book dropped', undefined]])),
  ];
}

const isCheckerWrong = ({ input, rules }: Operation, cases: OperationCases): boolean => {
  // without a book of rules, a client cannot check an input that has some
  if (rules === undefined && JSON.stringify(input).includes('"rules":')) return true;
  if (check(input, cases.base, { level: 'strict' }).length > 0) return true;
  return cases.cases.some((one) => findCaseFaults(cases, one, input).length > 0);
};

async function isWireWrong(wires: readonly Judge[], cases: OperationCases): Promise<boolean> {
  for (const wire of wires)
    for (const one of listJudged(cases)) if (!isExpected(await wire.judge(cases, one), one)) return true;
  return false;
}

/** Tells whether the cases notice a mutant. */
async function isNoticed({ tables, wires }: Subject, cases: OperationCases, mutant: Mutant): Promise<boolean> {
  const original = tables.get(cases.operation) as Operation;
  const table = {
    ...original,
    input: structuredClone(original.input),
    ...(original.http && { http: { ...original.http } }),
  };
  mutant.change(table);
  tables.set(cases.operation, table);
  try {
    return isCheckerWrong(table, cases) || (mutant.isWire && (await isWireWrong(wires, cases)));
  } catch {
    // a table that no client can work with
    return true;
  } finally {
    tables.set(cases.operation, original);
  }
}

/** Tries the mutants of the tables of a product that are not known yet, and tells what became of each. */
export async function tryTables(
  product: string,
  root: URL,
  known: ReadonlyMap<string, boolean>,
  tell: (outcome: Outcome) => void,
): Promise<void> {
  const subject = await readSubject(product, root);
  const unchanged: Mutant = { id: '', kind: '', isWire: true, change: () => undefined };
  for (const cases of subject.cases) {
    if (await isNoticed(subject, cases, unchanged))
      throw new Error(`the table of ${cases.operation} is wrong as it is`);
    for (const mutant of listMutants(subject.tables.get(cases.operation) as Operation, subject.model)) {
      const before = known.get(mutant.id);
      tell({ id: mutant.id, kind: mutant.kind, isNoticed: before ?? (await isNoticed(subject, cases, mutant)) });
    }
  }
}
