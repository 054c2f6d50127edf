import { createLocalCloud } from '@yunspec/local';
import { expect, test } from 'vitest';
import { recordCoverage } from '../../../test/support/coverage/recorder.js';
import { runAgainst } from './support/liar.js';
import { products } from './support/models.js';

const { observe } = recordCoverage();

test.each(products)(
  '$product: reads and writes of the local cloud keep the contract, in both formats',
  async (model) => {
    const { differences, leftovers, chapters } = await runAgainst(
      model,
      createLocalCloud({ products: [model], observe }).fetch,
      {
        allowWrites: true,
      },
    );
    expect(differences.map(({ chapter, text }) => `${chapter}: ${text}`)).toEqual([]);
    expect(leftovers).toEqual([]);
    expect(chapters.find(({ name }) => name === 'inputs')?.run).toBeGreaterThan(100);
  },
  600_000,
);
