import { type Model, readModel } from '@yunspec/model';
import type { Operation } from '@yunspec/runtime';
import type { OperationCases } from '@yunspec/runtime/cases';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createComparisons, makeNearInput } from './support/properties/agreement.js';
import { type AnswerModules, createReaders, makeAnswer, toReadAnswer } from './support/properties/answers.js';
import { makeInput, openLines, toArrivedInput } from './support/properties/wire.js';
import { products, readRootFile } from './support/repository.js';

// Properties of random inputs and answers. test/properties/run.mjs tries many more.

/** The number of inputs for each operation. */
const numRuns = 5;

interface Subject extends AnswerModules {
  readonly model: Model;
  readonly cases: readonly OperationCases[];
}

const subjects = new Map<string, Subject>();
for (const product of products) {
  const model = readModel(readRootFile('packages', product, 'model.json'), { product });
  const module = (await import(`../packages/${product}/src/index.ts`)) as Subject['module'];
  const { outputs } = (await import(`../packages/${product}/src/outputs.ts`)) as Pick<Subject, 'outputs'>;
  const { cases } = (await import(`../packages/${product}/cases/index.cjs`)) as Pick<Subject, 'cases'>;
  subjects.set(product, { model, module, outputs, cases });
}

describe.each(products)('%s', (product) => {
  const subject = subjects.get(product) as Subject;
  const { model, module } = subject;
  const tables = new Map(model.operations.map(({ name }) => [name, module[name] as Operation]));

  describe.each(createReaders(model, subject, subject.cases).map((reader) => [reader.format, reader] as const))(
    '%s',
    (_, reader) => {
      test.each(model.operations)('every answer of $name is read as it was given', async (operation) => {
        const property = fc.asyncProperty(makeAnswer(model, operation), async (answer) => {
          expect(await reader.read(operation, answer)).toEqual(toReadAnswer(model, operation, answer));
        });
        await fc.assert(property, { numRuns });
      });
    },
  );

  const compare = createComparisons(JSON.parse(readRootFile('packages', product, 'openapi.json')) as object, tables);

  test.each(model.operations)('checker and openapi.json agree on every input of $name', (operation) => {
    const own = subject.cases.find((one) => one.operation === operation.name) as OperationCases;
    const compareOwn = compare(operation.name);
    const property = fc.property(makeNearInput(operation, own), (input) => {
      expect(compareOwn(input)).toBeUndefined();
    });
    fc.assert(property, { numRuns: 4 * numRuns });
  });

  describe.each(openLines(model, tables).map((line) => [line.spoken.speech, line] as const))('%s', (_, line) => {
    test.each(model.operations)('every input of $name arrives as it was given', async (operation) => {
      const property = fc.asyncProperty(makeInput(operation, line.spoken), async (input) => {
        expect(await line.send(operation, input)).toEqual(toArrivedInput(operation, input, line.spoken));
      });
      await fc.assert(property, { numRuns });
    });
  });
});
