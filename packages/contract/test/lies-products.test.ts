import type { Model } from '@yunspec/model';
import type { FetchLike } from '@yunspec/runtime';
import { expect, test } from 'vitest';
import type { ChapterName } from '../src/index.js';
import {
  changeRequests,
  changeResponses,
  createLiar,
  type Distortion,
  expectNamed,
  type Named,
  respond,
  runAgainst,
} from './support/liar.js';
import { type Changeable, changeModel, ecs, eiam, findResource, loadModel } from './support/models.js';

/** The time that a run may take on a machine with much else to do, in milliseconds. */
const longest = 300_000;

const cas = loadModel('cas');
const gateway = loadModel('ecs-gateway');
const iotda = loadModel('iotda');

/** A server that lets an operation have another effect on a kind of resource. */
const changeEffect = (model: Model, kind: string, operation: string, change: (effect: Changeable) => void): FetchLike =>
  createLiar(changeModel(model, (copy) => change(findResource(copy, kind).operations[operation])));

/** Repeats the key of a refused request in the message. */
const repeatKeys: Distortion = async (request, next) => {
  const response = await next(request);
  const key = request.headers.get('authorization');
  if (response.ok || key === null) return response;
  const answer = (await response.json()) as Changeable;
  return respond(response, { ...answer, Message: `not ${key}` });
};

/** Gives every page the token of a next one. */
const goOn: Distortion = async (request, next) => {
  const response = await next(request);
  if (request.method !== 'GET' || !response.ok) return response;
  const answer = (await response.json()) as Changeable;
  return respond(response, answer.instances === undefined ? answer : { ...answer, marker: answer.marker ?? 'again' });
};

/** Refuses texts that are too long when every other character counts twice. */
const countUnits: Distortion = async (request, next) => {
  const body = request.method === 'PUT' ? ((await request.clone().json()) as Changeable) : {};
  const isLong = typeof body.description === 'string' && body.description.length > 256;
  const isShort = typeof body.description === 'string' && [...body.description].length <= 256;
  if (!isLong || !isShort) return next(request);
  return Response.json({ error_code: '400', error_msg: 'The description is too long.' }, { status: 400 });
};

/** Shows the last password of an instance in its description. */
function showPasswords(): Distortion {
  let password: string | undefined;
  return async (request, next, parameters) => {
    const response = await next(request);
    if (response.ok) password = parameters.get('VncPassword') ?? password;
    const isShown = parameters.get('Action') === 'DescribeInstances' && parameters.get('Format') === 'JSON';
    if (!isShown || !response.ok || password === undefined) return response;
    const answer = (await response.json()) as Changeable;
    for (const instance of answer.Instances.Instance) instance.Description = password;
    return respond(response, answer);
  };
}

/** Reads that are wrong: the product, the operation, the server, and what a run says of it. */
const reads: readonly (readonly [name: string, model: Model, operation: string, fetch: FetchLike, named: Named])[] = [
  [
    'counts that ignore a filter',
    cas,
    'GetInstanceSummary',
    createLiar(
      cas,
      changeRequests('GetInstanceSummary', (parameters) => parameters.delete('InstanceType')),
    ),
    { chapter: 'filters', operation: 'GetInstanceSummary', code: 'count', member: 'TotalCount' },
  ],
  [
    'a wrong key in a message',
    cas,
    'ListInstances',
    createLiar(cas, repeatKeys),
    { chapter: 'errors', operation: 'ListInstances', code: 'secret' },
  ],
  [
    'a token that its own server refuses',
    iotda,
    'ListInstances',
    createLiar(iotda, goOn),
    { chapter: 'pages', operation: 'ListInstances', code: 'refused', member: 'marker' },
  ],
];

test.each(reads)(
  '%s',
  async (_, model, operation, fetch, named) => {
    const { differences } = await runAgainst(model, fetch, { only: [operation] });
    expectNamed(differences, named);
  },
  longest,
);

/** Writes that are wrong. */
const writes: readonly (readonly [
  name: string,
  model: Model,
  only: readonly string[],
  fetch: () => FetchLike,
  named: Named,
])[] = [
  [
    'lengths in code units',
    iotda,
    ['UpdateInstance'],
    () => createLiar(iotda, countUnits),
    { chapter: 'inputs', operation: 'UpdateInstance', code: 'refused', member: 'description' },
  ],
  [
    'a description that stays as it was',
    eiam,
    ['CreateNetworkZone', 'ListNetworkZones', 'UpdateNetworkZoneDescription'],
    () =>
      changeEffect(eiam, 'NetworkZone', 'UpdateNetworkZoneDescription', (effect) => {
        effect.sets = [];
      }),
    { chapter: 'states', operation: 'UpdateNetworkZoneDescription', code: 'value', member: 'Description' },
  ],
  [
    'a change that also reads, and changes nothing',
    iotda,
    ['CreateInstance', 'ShowInstance', 'ResizeInstance'],
    () =>
      changeEffect(iotda, 'Instance', 'ResizeInstance', (effect) => {
        effect.sets = [];
      }),
    { chapter: 'states', operation: 'ResizeInstance', code: 'value', member: 'flavor' },
  ],
  [
    'items that are not added',
    iotda,
    ['CreateInstance', 'ShowInstance', 'BindInstanceTags'],
    () =>
      changeEffect(iotda, 'Instance', 'BindInstanceTags', (effect) => {
        delete effect.adds;
      }),
    { chapter: 'states', operation: 'BindInstanceTags', code: 'value', member: 'tags' },
  ],
  [
    'items that are not added, where only another read shows them',
    ecs,
    ['CreateSecurityGroup', 'AuthorizeSecurityGroup', 'DescribeSecurityGroupAttribute', 'DeleteSecurityGroup'],
    () =>
      changeEffect(ecs, 'SecurityGroup', 'AuthorizeSecurityGroup', (effect) => {
        delete effect.adds;
      }),
    { chapter: 'states', operation: 'AuthorizeSecurityGroup', code: 'value', member: 'Permissions.Permission' },
  ],
  [
    'a password that is shown later',
    ecs,
    ['CreateInstance', 'ModifyInstanceVncPasswd', 'DescribeInstances', 'DeleteInstance'],
    () => createLiar(ecs, showPasswords()),
    { chapter: 'answers', operation: 'DescribeInstances', code: 'secret' },
  ],
  [
    'another state before a call',
    gateway,
    ['CreateInstances', 'StopInstances', 'ListInstances', 'TerminateInstances'],
    () =>
      changeEffect(gateway, 'Instance', 'StopInstances', (effect) => {
        effect.puts.PreviousStatus = { value: 'Stopped' };
      }),
    { chapter: 'states', operation: 'StopInstances', code: 'value', member: 'InstanceResponses[].PreviousStatus' },
  ],
];

test.each(writes)(
  '%s',
  async (_, model, only, fetch, named) => {
    const chapters = [...new Set(['states', 'answers', named.chapter])] as ChapterName[];
    const { differences } = await runAgainst(model, fetch(), { only, chapters, allowWrites: true });
    expectNamed(differences, named);
  },
  longest,
);

test(
  'an operation that an endpoint does not have is one difference',
  async () => {
    const fetch = createLiar(
      eiam,
      changeResponses('ListRegions', (response) =>
        respond(response, { Code: 'InvalidAction.NotFound', Message: 'There is no such action.', RequestId: 'A' }, 404),
      ),
    );
    const { differences, outcomes } = await runAgainst(eiam, fetch, { only: ['ListRegions'] });
    expect(differences.map(({ chapter, operation, code }) => [chapter, operation, code])).toEqual([
      ['answers', 'ListRegions', 'unserved'],
    ]);
    const skipped = outcomes.filter(({ operation, status }) => operation === 'ListRegions' && status === 'skipped');
    expect(new Set(skipped.map(({ reason }) => reason))).toContain('the endpoint does not have the operation');
  },
  longest,
);

test(
  'what passes through a state on its way out is removed, whatever chapters are run',
  async () => {
    const only = ['CreateNetworkAccessEndpoint', 'DeleteNetworkAccessEndpoint', 'GetNetworkAccessEndpoint'];
    const { leftovers } = await runAgainst(eiam, createLiar(eiam), { only, chapters: ['answers'], allowWrites: true });
    expect(leftovers).toEqual([]);
  },
  longest,
);
