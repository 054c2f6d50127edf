import { test } from 'vitest';
import {
  changeAnswers,
  changeRequests,
  changeResponses,
  createLiar,
  type Distortion,
  expectNamed,
  type Named,
  resign,
  respond,
  runAgainst,
} from './support/liar.js';
import { type Changeable, changeModel, ecs, findOperation } from './support/models.js';

/** The time that a run may take on a machine with much else to do, in milliseconds. */
const longest = 300_000;

const answers = new Map<string, Response>();

/** Answers a nonce that was used before as it was answered then. */
const acceptReplays: Distortion = async (request, next, parameters) => {
  const nonce = parameters.get('SignatureNonce') ?? '';
  const response = await next(request);
  const text = await response.clone().text();
  if (text.includes('SignatureNonceUsed')) return answers.get(nonce)?.clone() ?? response;
  answers.set(nonce, response.clone());
  return response;
};

/** Swaps the first two items of every other answer. */
const swapWithEveryAnswer = (): Distortion => {
  let count = 0;
  return changeAnswers('DescribeImages', (answer) => {
    const items = answer.Images?.Image ?? [];
    if (count++ % 2 === 1) items.unshift(...items.splice(1, 1));
  });
};

const parseList = (text: string | undefined): unknown[] => (/^\[/.test(text ?? '') ? JSON.parse(text as string) : []);

/** Selects the groups whose names begin with a text. */
const matchBeginnings: Distortion = async (request, next, parameters) => {
  const text = parameters.get('SecurityGroupName');
  const isMeant = parameters.get('Action') === 'DescribeSecurityGroups' && parameters.get('Format') === 'JSON';
  if (!isMeant || text === undefined) return next(request);
  const response = await next(await resign(request, (own) => own.delete('SecurityGroupName')));
  const answer = (await response.clone().json()) as Changeable;
  if (answer.SecurityGroups === undefined) return response;
  const found = answer.SecurityGroups.SecurityGroup.filter((group: Changeable) =>
    group.SecurityGroupName.startsWith(text),
  );
  return respond(response, { ...answer, TotalCount: found.length, SecurityGroups: { SecurityGroup: found } });
};

/** Loses every other answer. */
const loseEveryOther = (): Distortion => {
  let count = 0;
  return async (request, next, parameters) => {
    if (parameters.get('Action') === 'DescribeZones' && count++ % 2 === 0) throw new TypeError('fetch failed');
    return next(request);
  };
};

const cases: readonly (readonly [name: string, operation: string, distort: Distortion, named: Named])[] = [
  [
    'another status of success',
    'DescribeRegions',
    changeResponses('DescribeRegions', async (response) =>
      response.ok ? respond(response, await response.text(), 202) : response,
    ),
    { chapter: 'answers', operation: 'DescribeRegions', code: 'status' },
  ],
  [
    'another status of errors',
    'DescribeZones',
    changeResponses('DescribeZones', async (response) =>
      response.status === 400 ? respond(response, await response.text(), 409) : response,
    ),
    { chapter: 'errors', operation: 'DescribeZones', code: 'status' },
  ],
  [
    'errors with the status of success',
    'DescribeZones',
    changeResponses('DescribeZones', async (response) =>
      response.ok ? response : respond(response, await response.text(), 200),
    ),
    { chapter: 'errors', operation: 'DescribeZones', code: 'status' },
  ],
  [
    'a missing member',
    'DescribeImages',
    changeAnswers('DescribeImages', (answer) => delete answer.TotalCount),
    { chapter: 'answers', operation: 'DescribeImages', code: 'missing', member: 'TotalCount' },
  ],
  [
    'resources without identity',
    'DescribeImages',
    changeAnswers('DescribeImages', (answer) => {
      for (const image of answer.Images?.Image ?? []) delete image.ImageId;
    }),
    { chapter: 'answers', operation: 'DescribeImages', code: 'missing', member: 'Images.Image[].ImageId' },
  ],
  [
    'an extra member',
    'DescribeRegions',
    changeAnswers('DescribeRegions', (answer) => {
      if (answer.Regions) answer.Regions.Region[0].Continent = 'Asia';
    }),
    { chapter: 'answers', operation: 'DescribeRegions', code: 'unknown', member: 'Regions.Region[].Continent' },
  ],
  [
    'a wrong type',
    'DescribeImages',
    changeAnswers('DescribeImages', (answer) => {
      if (answer.Images) answer.PageSize = String(answer.PageSize);
    }),
    { chapter: 'answers', operation: 'DescribeImages', code: 'type', member: 'PageSize' },
  ],
  [
    'a wrong code',
    'DescribeImages',
    changeAnswers('DescribeImages', (answer) => {
      if (answer.Code === 'InvalidParameter') answer.Code = 'InvalidPage';
    }),
    { chapter: 'inputs', operation: 'DescribeImages', code: 'code', member: 'PageSize' },
  ],
  [
    'an error without a message',
    'DescribeZones',
    changeAnswers('DescribeZones', (answer) => delete answer.Message),
    { chapter: 'errors', operation: 'DescribeZones', code: 'missing', member: 'Message' },
  ],
  [
    'the same request ID for all',
    'DescribeZones',
    changeResponses('DescribeZones', async (response) => {
      const text = (await response.text()).replace(/[0-9A-F-]{36}/, 'THE-SAME-FOR-ALL');
      const changed = respond(response, text);
      changed.headers.set('x-acs-request-id', 'THE-SAME-FOR-ALL');
      return changed;
    }),
    { chapter: 'answers', operation: 'DescribeZones', code: 'request-id', member: 'RequestId' },
  ],
  [
    'an order that changes with every answer',
    'DescribeImages',
    swapWithEveryAnswer(),
    { chapter: 'pages', operation: 'DescribeImages', code: 'order' },
  ],
  [
    'an item on two pages',
    'DescribeImages',
    changeAnswers('DescribeImages', (answer, parameters) => {
      const images = answer.Images?.Image ?? [
        [
          'errors in XML with another root',
          'DescribeZones',
          changeResponses('DescribeZones', async (response, parameters) =>
            response.ok || parameters.get('Format') !== 'XML'
              ? response
              : respond(response, (await response.text()).replace(/(<\/?)Error>/g, '$1Failure>')),
          ),
          { chapter: 'errors', operation: 'DescribeZones', code: 'root' },
        ],
        [
          'a total of what no filter selects',
          'DescribeImages',
          changeAnswers('DescribeImages', (answer, parameters) => {
            if (answer.Images && parameters.has('OSType')) answer.TotalCount += 1;
          }),
          { chapter: 'filters', operation: 'DescribeImages', code: 'count', member: 'TotalCount' },
        ],
        [
          'a filter that the beginning of a value meets',
          'DescribeSecurityGroups',
          matchBeginnings,
          { chapter: 'filters', operation: 'DescribeSecurityGroups', code: 'ignored', member: 'SecurityGroupName' },
        ],
        [
          'a list of values of which the first counts',
          'DescribeSecurityGroups',
          changeRequests('DescribeSecurityGroups', (parameters) => {
            const [first] = parseList(parameters.get('SecurityGroupIds'));
            if (first !== undefined) parameters.set('SecurityGroupIds', JSON.stringify([first]));
          }),
          { chapter: 'filters', operation: 'DescribeSecurityGroups', code: 'lost', member: 'SecurityGroupIds' },
        ],
        [
          'two filters of which one counts',
          'DescribeImages',
          changeRequests('DescribeImages', (parameters) => {
            if (parameters.has('OSType')) parameters.delete('Architecture');
          }),
          { chapter: 'filters', operation: 'DescribeImages', code: 'ignored', member: 'Architecture' },
        ],
        [
          'a filter of the first page',
          'DescribeImages',
          changeRequests('DescribeImages', (parameters) => {
            if (Number(parameters.get('PageNumber')) > 1) parameters.delete('OSType');
          }),
          { chapter: 'filters', operation: 'DescribeImages', code: 'ignored', member: 'OSType' },
        ],
        [
          'words in whatever letters',
          'DescribeDisks',
          changeRequests('DescribeDisks', (parameters) => {
            if (parameters.get('DiskType') === 'ALL') parameters.set('DiskType', 'all');
          }),
          { chapter: 'inputs', operation: 'DescribeDisks', code: 'accepted', member: 'DiskType' },
        ],
        [
          'yes for true',
          'DescribeDisks',
          changeRequests('DescribeDisks', (parameters) => {
            if (parameters.get('Portable') === 'yes') parameters.set('Portable', 'true');
          }),
          { chapter: 'inputs', operation: 'DescribeDisks', code: 'accepted', member: 'Portable' },
        ],
        [
          'times of another zone',
          'DescribeImages',
          changeAnswers('DescribeImages', (answer) => {
            for (const image of answer.Images?.Image ?? [])
              image.CreationTime = image.CreationTime.replace('Z', '+08:00');
          }),
          { chapter: 'answers', operation: 'DescribeImages', code: 'time', member: 'Images.Image[].CreationTime' },
        ],
        [
          'every other answer lost',
          'DescribeZones',
          loseEveryOther(),
          { chapter: 'limits', operation: 'DescribeZones', code: 'no-answer' },
        ],
        [
          'the first page after the last',
          'DescribeSecurityGroups',
          changeRequests('DescribeSecurityGroups', (parameters) => {
            if (Number(parameters.get('PageNumber')) > 3) parameters.set('PageNumber', '1');
          }),
          { chapter: 'pages', operation: 'DescribeSecurityGroups', code: 'duplicate' },
        ],
      ];
      if (parameters.get('PageNumber') === '2' && images.length > 0) images[0] = { ...images[0], ImageId: 'm-1' };
    }),
    { chapter: 'pages', operation: 'DescribeImages', code: 'gap' },
  ],
  [
    'a wrong number of all items',
    'DescribeImages',
    changeAnswers('DescribeImages', (answer) => {
      if (answer.Images) answer.TotalCount += 1;
    }),
    { chapter: 'pages', operation: 'DescribeImages', code: 'value', member: 'TotalCount' },
  ],
  [
    'an ignored size of pages',
    'DescribeImages',
    changeRequests('DescribeImages', (parameters) => parameters.delete('PageSize')),
    { chapter: 'pages', operation: 'DescribeImages', code: 'size', member: 'PageSize' },
  ],
  [
    'values that change from read to read',
    'DescribeImages',
    changeAnswers('DescribeImages', (answer) => {
      for (const image of answer.Images?.Image ?? []) image.Size = Math.floor(Math.random() * 1_000_000);
    }),
    { chapter: 'pages', operation: 'DescribeImages', code: 'unstable' },
  ],
  [
    'an ignored filter',
    'DescribeImages',
    changeRequests('DescribeImages', (parameters) => parameters.delete('ImageOwnerAlias')),
    { chapter: 'filters', operation: 'DescribeImages', code: 'ignored', member: 'ImageOwnerAlias' },
  ],
  [
    'XML unlike JSON',
    'DescribeZones',
    changeResponses('DescribeZones', async (response, parameters) =>
      parameters.get('Format') === 'XML'
        ? respond(response, (await response.text()).replace(/<ZoneId>[^<]*<\/ZoneId>/, '<ZoneId>none</ZoneId>'))
        : response,
    ),
    { chapter: 'formats', operation: 'DescribeZones', code: 'value', member: 'Zones.Zone[].ZoneId' },
  ],
  [
    'JSON where XML was asked for',
    'DescribeZones',
    changeRequests('DescribeZones', (parameters) => parameters.set('Format', 'JSON')),
    { chapter: 'formats', operation: 'DescribeZones', code: 'format' },
  ],
  [
    'an accepted replay',
    'DescribeRegions',
    acceptReplays,
    { chapter: 'authentication', operation: 'DescribeRegions', code: 'accepted' },
  ],
  [
    'an accepted old timestamp',
    'DescribeRegions',
    changeRequests('DescribeRegions', (parameters) =>
      parameters.set('Timestamp', `${new Date().toISOString().slice(0, 19)}Z`),
    ),
    { chapter: 'authentication', operation: 'DescribeRegions', code: 'accepted' },
  ],
  [
    'a secret in an answer',
    'DescribeRegions',
    changeAnswers('DescribeRegions', (answer) => {
      if (answer.Regions) answer.Regions.Region[0].LocalName = Buffer.from('local-secret').toString('base64');
    }),
    { chapter: 'answers', operation: 'DescribeRegions', code: 'secret' },
  ],
  [
    'a slow answer',
    'DescribeZones',
    async (request, next, parameters) => {
      if (parameters.get('Action') === 'DescribeZones') await new Promise((resolve) => setTimeout(resolve, 1200));
      return next(request);
    },
    { chapter: 'limits', operation: 'DescribeZones', code: 'slow' },
  ],
  [
    'a connection that is closed',
    'DescribeZones',
    async (request, next, parameters) => {
      if (parameters.get('Action') === 'DescribeZones') throw new TypeError('fetch failed');
      return next(request);
    },
    { chapter: 'limits', operation: 'DescribeZones', code: 'no-answer' },
  ],
];

test.each(cases)(
  '%s',
  async (_, operation, distort, named) => {
    const { differences } = await runAgainst(ecs, createLiar(ecs, distort), { only: [operation] });
    expectNamed(differences, named);
  },
  longest,
);

/** Servers that were made from another reading of the documents. */
const readings: readonly (readonly [name: string, operation: string, change: (model: never) => void, named: Named])[] =
  [
    [
      'a bound that is one too high',
      'DescribeSecurityGroups',
      (model) => {
        findOperation(model, 'DescribeSecurityGroups').input.properties.PageSize.maximum += 1;
      },
      { chapter: 'inputs', operation: 'DescribeSecurityGroups', code: 'accepted', member: 'PageSize' },
    ],
    [
      'a bound that is one too low',
      'DescribeSecurityGroups',
      (model) => {
        findOperation(model, 'DescribeSecurityGroups').input.properties.PageSize.maximum -= 1;
      },
      { chapter: 'inputs', operation: 'DescribeSecurityGroups', code: 'refused', member: 'PageSize' },
    ],
    [
      'a bound that is not kept, of an operation whose resource does not exist',
      'DescribeDiskMonitorData',
      (model) => {
        delete findOperation(model, 'DescribeDiskMonitorData').input.properties.Period.enum;
      },
      { chapter: 'inputs', operation: 'DescribeDiskMonitorData', code: 'accepted', member: 'Period' },
    ],
    [
      'a required member that may be absent',
      'DescribeZones',
      (model) => {
        findOperation(model, 'DescribeZones').input.required = [];
      },
      { chapter: 'inputs', operation: 'DescribeZones', code: 'accepted', member: 'RegionId' },
    ],
    [
      'another default',
      'DescribeImages',
      (model) => {
        findOperation(model, 'DescribeImages').input.properties.PageSize.default = 3;
      },
      { chapter: 'pages', operation: 'DescribeImages', code: 'value', member: 'PageSize' },
    ],
  ];

test.each(readings)(
  '%s',
  async (_, operation, change, named) => {
    const fetch = createLiar(changeModel(ecs, change as never));
    const { differences } = await runAgainst(ecs, fetch, {
      only: [operation],
      chapters: ['inputs', 'pages', 'answers'],
    });
    expectNamed(differences, named);
  },
  longest,
);
