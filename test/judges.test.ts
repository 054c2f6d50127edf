import { type Model, type OperationModel, readModel } from '@yunspec/model';
import type { Operation } from '@yunspec/runtime';
import type { Case, OperationCases } from '@yunspec/runtime/cases';
import { describe, expect, test } from 'vitest';
import { recordCoverage } from './support/coverage/recorder.js';
import { Travel } from './support/coverage/travel.js';
import { createChecker } from './support/judges/checker.js';
import { createSchemaJudge } from './support/judges/schema.js';
import {
  describeRefusals,
  describeVerdict,
  isExpected,
  type Judge,
  listJudged,
  type Verdict,
} from './support/judges/verdict.js';
import { createWireJudge, listSpeeches } from './support/judges/wire.js';
import { products, readRootFile } from './support/repository.js';

// The checker of the clients, a JSON-Schema validator and a local cloud judge every case, each by itself.

interface Subject {
  readonly model: Model;
  readonly cases: readonly OperationCases[];
  readonly judges: readonly Judge[];
}

const { observe, note } = recordCoverage();

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

/** A verdict with the name of the judge. */
interface Named {
  readonly name: string;
  readonly verdict: Verdict;
}

/** Lets every judge judge a case. */
async function collectVerdicts(judges: readonly Judge[], cases: OperationCases, one: Case): Promise<Named[]> {
  const verdicts = [];
  for (const judge of judges) verdicts.push({ name: judge.name, verdict: await judge.judge(cases, one) });
  return verdicts;
}

/** Returns all verdicts side by side if one is not as expected. */
function findDisagreement(verdicts: readonly Named[], one: Case): string[] {
  if (verdicts.every(({ verdict }) => isExpected(verdict, one))) return [];
  const wanted = one.side === 'inside' ? 'accepted' : `refused for ${describeRefusals(one)}`;
  const lines = verdicts.map(({ name, verdict }) => `  ${name} ${describeVerdict(verdict)}`);
  return [[`${one.id} is to be ${wanted}`, `  ${JSON.stringify(one.input)}`.slice(0, 400), ...lines].join('\n')];
}

/** Lists the examples of the specs as cases. What refuses those that fail is left to other tests. */
const listExamples = ({ examples }: OperationModel): Case[] =>
  examples.map(({ ok, fails, input = ok }, i) => ({
    id: `example ${i + 1}`,
    key: fails ?? '',
    side: fails === undefined ? 'inside' : 'outside',
    changes: [],
    input,
    refusals: [],
    secret: false,
  }));

const isWire = ({ name }: { readonly name: string }): boolean => name.startsWith('local cloud');

const isJudged = ({ verdict }: Named): boolean => !('unjudged' in verdict);

describe.each(products)('%s', (product) => {
  const { model, cases, judges } = subjects.get(product) as Subject;

  test.each(model.operations)('the local cloud takes and refuses the examples of $name', async (operation) => {
    const own = cases.find((one) => one.operation === operation.name) as OperationCases;
    for (const [i, example] of listExamples(operation).entries()) {
      const verdicts = (await collectVerdicts(judges.filter(isWire), own, example)).filter(isJudged);
      const accepted = verdicts.map(({ verdict }) => 'accepts' in verdict && verdict.accepts);
      expect([example.id, accepted]).toEqual([example.id, accepted.map(() => example.side === 'inside')]);
      if (verdicts.length > 0) note([product, operation.name, 'examples', `${i + 1}`]);
    }
  });

  test.each(cases)('the judges agree about $operation', async (own) => {
    const disagreements: string[] = [];
    const travel = new Travel();
    for (const one of listJudged(own)) {
      const verdicts = await collectVerdicts(judges, own, one);
      disagreements.push(...findDisagreement(verdicts, one));
      travel.add(
        one,
        verdicts.filter(isWire).map(({ verdict }) => verdict),
      );
    }
    for (const text of travel.list()) note([product, own.operation, 'wire', text]);
    expect(disagreements.length, `\n${disagreements.slice(0, 20).join('\n\n')}\n`).toBe(0);
  });
});
