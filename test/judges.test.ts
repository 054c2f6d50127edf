import { type Model, readModel } from '@yunspec/model';
import type { Operation } from '@yunspec/runtime';
import type { Case, OperationCases } from '@yunspec/runtime/cases';
import { describe, expect, test } from 'vitest';
import { recordReach } from './support/coverage/recorder.js';
import { createChecker } from './support/judges/checker.js';
import { createSchemaJudge } from './support/judges/schema.js';
import { describeRefusals, describeVerdict, isExpected, type Judge, listJudged } from './support/judges/verdict.js';
import { createWireJudge, listSpeeches } from './support/judges/wire.js';
import { products, readRootFile } from './support/repository.js';

// The checker of the clients, a JSON-Schema validator and a local cloud judge every case, each by itself.

interface Subject {
  readonly model: Model;
  readonly cases: readonly OperationCases[];
  readonly judges: readonly Judge[];
}

const observe = recordReach();

async function readSubject(product: string): Promise<Subject> {
  const model = readModel(readRootFile('packages', product, 'model.json'), { product });
  const { cases } = (await import(`../packages/${product}/cases/index.cjs`)) as { cases: readonly OperationCases[] };
  const module = (await import(`../packages/${product}/src/index.ts`)) as Record<string, Operation>;
  const tables = new Map(model.operations.map(({ name }) => [name, module[name] as Operation]));
  const document = JSON.parse(readRootFile('packages', product, 'openapi.json')) as object;
  const judges = [
    createChecker(tables),
    createSchemaJudge(document),
    ...listSpeeches(model).map((speech) => createWireJudge({ model, tables, format: 'JSON', speech, observe })),
    createWireJudge({ model, tables, format: 'XML', observe }),
  ];
  return { model, cases, judges };
}

const subjects = new Map(await Promise.all(products.map(async (name) => [name, await readSubject(name)] as const)));

/** Lets every judge judge a case. Returns all verdicts side by side if one is not as expected. */
async function findDisagreement(judges: readonly Judge[], cases: OperationCases, one: Case): Promise<string[]> {
  const verdicts = [];
  for (const judge of judges) verdicts.push({ name: judge.name, verdict: await judge.judge(cases, one) });
  if (verdicts.every(({ verdict }) => isExpected(verdict, one))) return [];
  const wanted = one.side === 'inside' ? 'accepted' : `refused for ${describeRefusals(one)}`;
  const lines = verdicts.map(({ name, verdict }) => `  ${name} ${describeVerdict(verdict)}`);
  return [[`${one.id} is to be ${wanted}`, `  ${JSON.stringify(one.input)}`.slice(0, 400), ...lines].join('\n')];
}

describe.each(products)('%s', (product) => {
  const { cases, judges } = subjects.get(product) as Subject;

  test.each(cases)('the judges agree about $operation', async (own) => {
    const disagreements: string[] = [];
    for (const one of listJudged(own)) disagreements.push(...(await findDisagreement(judges, own, one)));
    expect(disagreements.length, `\n${disagreements.slice(0, 20).join('\n\n')}\n`).toBe(0);
  });
});
