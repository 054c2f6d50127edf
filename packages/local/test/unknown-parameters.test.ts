import { expect, it } from 'vitest';
import { createLocalCloud } from '../src/index.js';
import { catchError, createCaller } from './support/clients.js';
import { ecs } from './support/models.js';

const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
const input = { RegionId: 'cn-hangzhou', Colour: 'blue', Shapes: ['round'] };

it('parameters that are not documented are refused by default', async () => {
  const { fetch } = createLocalCloud({ products: [ecs] });
  const caught = await catchError(createCaller(ecs, { fetch, credentials })('DescribeVpcs', input));
  expect(caught.code).toBe('UnsupportedParameter');
});

it('with ignore, they are dropped and logged', async () => {
  const lines: string[] = [];
  const { fetch } = createLocalCloud({ products: [ecs], unknown: 'ignore', log: (line) => lines.push(line) });
  const answer = await createCaller(ecs, { fetch, credentials })('DescribeVpcs', input);
  expect(answer.TotalCount).toBe(0);
  expect(lines).toContain('DescribeVpcs: ignored Colour, Shapes.1: not documented');
});

it('with ignore, everything else is still checked', async () => {
  const { fetch } = createLocalCloud({ products: [ecs], unknown: 'ignore' });
  const caught = await catchError(createCaller(ecs, { fetch, credentials })('DescribeVpcs', { ...input, PageSize: 0 }));
  expect(caught.code).toBe('InvalidParameter');
});
