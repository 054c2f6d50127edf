import type { FetchLike } from '@yunspec/runtime';
import { expect, test } from 'vitest';
import type { ChapterName } from '../src/index.js';
import {
  changeAnswers,
  changeRequests,
  createLiar,
  type Distortion,
  expectNamed,
  type Named,
  resign,
  runAgainst,
} from './support/liar.js';
import { type Changeable, changeModel, ecs, findOperation, findResource } from './support/models.js';

/** The time that a run may take on a machine with much else to do, in milliseconds. */
const longest = 300_000;

/** Answers an operation with a success, without doing anything. */
const pretend =
  (operation: string, isMeant: (parameters: ReadonlyMap<string, string>) => boolean = () => true): Distortion =>
  async (request, next, parameters) =>
    parameters.get('Action') === operation && isMeant(parameters)
      ? Response.json({ RequestId: crypto.randomUUID() }, { headers: { 'content-type': 'application/json' } })
      : next(request);

const isOwn = (name: string) => (parameters: ReadonlyMap<string, string>) =>
  !(parameters.get(name) ?? '').includes('nothing-has-this-id');

/** Gives a call a token that it did not have. */
const loseTokens =
  (operation: string): Distortion =>
  async (request, next, parameters) =>
    next(
      parameters.get('Action') === operation && parameters.has('ClientToken')
        ? await resign(request, (own) => own.set('ClientToken', crypto.randomUUID()))
        : request,
    );

const lies: readonly (readonly [name: string, only: readonly string[], fetch: () => FetchLike, named: Named])[] = [
  [
    'a lost token',
    ['CreateDisk', 'DescribeDisks'],
    () => createLiar(ecs, loseTokens('CreateDisk')),
    { chapter: 'idempotency', operation: 'CreateDisk', code: 'repeated', member: 'ClientToken' },
  ],
  [
    'a token that takes any input',
    ['CreateDisk', 'DescribeDisks'],
    () => {
      let first: Response | undefined;
      return createLiar(ecs, async (request, next, parameters) => {
        const response = await next(request);
        if (parameters.get('Action') !== 'CreateDisk') return response;
        if (response.ok) first = response.clone();
        const isMismatch = (await response.clone().text()).includes('IdempotentParameterMismatch');
        return isMismatch ? (first?.clone() ?? response) : response;
      });
    },
    { chapter: 'idempotency', operation: 'CreateDisk', code: 'accepted', member: 'ClientToken' },
  ],
  [
    'a skipped state',
    ['CreateInstance', 'StartInstance', 'StopInstance', 'DescribeInstances', 'DeleteInstance'],
    () =>
      createLiar(
        changeModel(ecs, (model) => {
          findResource(model, 'Instance').operations.StartInstance.to = 'Running';
        }),
      ),
    { chapter: 'states', operation: 'StartInstance', code: 'skipped' },
  ],
  [
    'a forbidden transition',
    ['CreateInstance', 'StartInstance', 'StopInstance', 'DescribeInstances', 'DeleteInstance'],
    () =>
      createLiar(
        changeModel(ecs, (model) => {
          findResource(model, 'Instance').operations.StopInstance.from = ['Running', 'Stopped'];
        }),
      ),
    { chapter: 'states', operation: 'StopInstance', code: 'accepted', member: 'Status' },
  ],
  [
    'an allowed transition that is refused',
    ['CreateInstance', 'StartInstance', 'StopInstance', 'DescribeInstances', 'DeleteInstance'],
    () =>
      createLiar(
        changeModel(ecs, (model) => {
          findResource(model, 'Instance').operations.StartInstance.from = ['Running'];
        }),
      ),
    { chapter: 'states', operation: 'StartInstance', code: 'refused', member: 'Status' },
  ],
  [
    'another code in a wrong state',
    ['CreateInstance', 'StopInstance', 'DescribeInstances', 'DeleteInstance'],
    () =>
      createLiar(
        changeModel(ecs, (model) => {
          findResource(model, 'Instance').operations.StopInstance.otherwise = 'OperationDenied';
        }),
      ),
    { chapter: 'states', operation: 'StopInstance', code: 'code', member: 'Status' },
  ],
  [
    'a state that is never reached',
    ['CreateDisk', 'DescribeDisks'],
    () =>
      createLiar(
        ecs,
        changeAnswers('DescribeDisks', (answer) => {
          for (const disk of answer.Disks?.Disk ?? []) disk.Status = 'In_use';
        }),
      ),
    { chapter: 'states', operation: 'CreateDisk', code: 'state', member: 'Status' },
  ],
  [
    'a removal that removes nothing',
    ['CreateDisk', 'DescribeDisks', 'DeleteDisk'],
    () => createLiar(ecs, pretend('DeleteDisk')),
    { chapter: 'states', operation: 'DeleteDisk', code: 'state', member: 'Status' },
  ],
  [
    'a change that changes nothing',
    ['CreateDisk', 'DescribeDisks', 'ModifyDiskAttribute'],
    () => createLiar(ecs, pretend('ModifyDiskAttribute', isOwn('DiskId'))),
    { chapter: 'states', operation: 'ModifyDiskAttribute', code: 'value' },
  ],
  [
    'another value than was given',
    ['CreateDisk', 'ResizeDisk', 'DescribeDisks'],
    () =>
      createLiar(
        ecs,
        changeAnswers('DescribeDisks', (answer) => {
          for (const disk of answer.Disks?.Disk ?? []) disk.Size += 1;
        }),
      ),
    { chapter: 'states', operation: 'ResizeDisk', code: 'value', member: 'Size' },
  ],
  [
    'a dependency that is not looked at',
    ['CreateVpc', 'CreateVSwitch', 'DescribeVpcs', 'DescribeVSwitches', 'DeleteVpc', 'DeleteVSwitch'],
    () =>
      createLiar(
        changeModel(ecs, (model) => {
          delete findResource(model, 'Vpc').operations.DeleteVpc.blockedBy;
        }),
      ),
    { chapter: 'states', operation: 'DeleteVpc', code: 'accepted', member: 'Status' },
  ],
  [
    'an ignored filter',
    ['CreateDisk', 'DescribeDisks'],
    () =>
      createLiar(
        ecs,
        changeRequests('DescribeDisks', (parameters) => parameters.delete('ZoneId')),
      ),
    { chapter: 'filters', operation: 'DescribeDisks', code: 'ignored', member: 'ZoneId' },
  ],
  [
    'an unknown resource with another code',
    ['StopInstance'],
    () =>
      createLiar(
        changeModel(ecs, (model) => {
          for (const row of findOperation(model, 'StopInstance').errors)
            if (row.kind === 'notFound') row.code = 'NoSuchInstance';
          findResource(model, 'Instance').missing.code = 'NoSuchInstance';
        }),
      ),
    { chapter: 'errors', operation: 'StopInstance', code: 'undocumented' },
  ],
  [
    'a bound that is not kept when something is created',
    ['CreateDisk'],
    () =>
      createLiar(
        changeModel(ecs, (model) => {
          const { properties } = findOperation(model, 'CreateDisk').input;
          delete properties.DiskName.maxLength;
        }),
      ),
    { chapter: 'inputs', operation: 'CreateDisk', code: 'accepted', member: 'DiskName' },
  ],
  [
    'a rule that is not kept',
    ['CreateDisk'],
    () =>
      createLiar(
        changeModel(ecs, (model) => {
          delete findOperation(model, 'CreateDisk').input.rules['size-or-snapshot'];
        }),
      ),
    { chapter: 'inputs', operation: 'CreateDisk', code: 'accepted' },
  ],
  [
    'new items in front of a list',
    ['CreateDisk', 'DescribeDisks'],
    () => createLiar(ecs, reverse),
    { chapter: 'pages', operation: 'DescribeDisks', code: 'duplicate' },
  ],
];

/** Lists the newest disk first. */
const reverse: Distortion = async (request, next, parameters) => {
  if (parameters.get('Action') !== 'DescribeDisks' || parameters.get('Format') !== 'JSON') return next(request);
  const response = await next(request);
  const answer = (await response.clone().json()) as Changeable;
  if (answer.Disks === undefined) return response;
  const all = await next(
    await resign(request, (own) => {
      own.set('PageSize', '100');
      own.set('PageNumber', '1');
      own.set('SignatureNonce', crypto.randomUUID());
    }),
  );
  const disks = ((await all.json()) as Changeable).Disks.Disk.reverse();
  const start = (answer.PageNumber - 1) * answer.PageSize;
  answer.Disks.Disk = disks.slice(start, start + answer.PageSize);
  return new Response(JSON.stringify(answer), { status: response.status, headers: response.headers });
};

test.each(lies)(
  '%s',
  async (_, only, fetch, named) => {
    const chapters = [named.chapter as ChapterName];
    const { differences } = await runAgainst(ecs, fetch(), { only, chapters, allowWrites: true });
    expectNamed(differences, named);
  },
  longest,
);

test(
  'what a server creates although it should refuse it is removed',
  async () => {
    const model = changeModel(ecs, (copy) => {
      const { properties } = findOperation(copy, 'CreateDisk').input;
      for (const schema of Object.values<Changeable>(properties)) delete schema.refers;
    });
    const only = ['CreateDisk', 'DescribeDisks', 'DeleteDisk'];
    const { leftovers } = await runAgainst(ecs, createLiar(model), { only, chapters: ['inputs'], allowWrites: true });
    expect(leftovers).toEqual([]);
  },
  longest,
);
