import type { Model, Protocol } from '@yunspec/model';
import { type Change, createChange } from './change.js';
import { isSame, pairEntries, showValue, subtract } from './values.js';

type Compare = (before: Model, after: Model) => Change[];

const compareEndpoints: Compare = (before, after) => {
  const { both, removed, added } = pairEntries(before.endpoints, after.endpoints);
  const [was, is] = [before.regionEndpoint, after.regionEndpoint];
  const regional = { name: 'of other regions' };
  return [
    ...added.map(([name, host]) => createChange('endpoint-added', { name }, { name: host })),
    ...removed.map(([name, host]) => createChange('endpoint-removed', { name }, { name: host })),
    ...both.flatMap(([name, old, now]) =>
      old === now ? [] : [createChange('endpoint-changed', { name }, { was: old, is: now })],
    ),
    ...(was === undefined && is !== undefined ? [createChange('endpoint-added', regional, { name: is })] : []),
    ...(was !== undefined && is === undefined ? [createChange('endpoint-removed', regional, { name: was })] : []),
    ...(was !== undefined && is !== undefined && was !== is
      ? [createChange('endpoint-changed', regional, { was, is })]
      : []),
  ];
};

const compareRegions: Compare = (before, after) => [
  ...subtract(after.regions, before.regions).map((name) => createChange('region-added', { name }, {})),
  ...subtract(before.regions, after.regions).map((name) => createChange('region-removed', { name }, {})),
];

function compareProtocol(name: string, before: Protocol, after: Protocol): Change[] {
  const { both, removed, added } = pairEntries<unknown>({ ...before }, { ...after });
  const words = [...both.filter(([, was, is]) => !isSame(was, is)), ...removed, ...added].map(([word]) => word);
  const [more, less] = [subtract(after.auth, before.auth), subtract(before.auth, after.auth)];
  const isOrderChanged = words.includes('auth') && more.length + less.length === 0;
  const what = words.filter((word) => word !== 'auth' || isOrderChanged);
  return [
    ...more.map((auth) => createChange('protocol-added', { name: `${name}: ${auth}` }, {})),
    ...less.map((auth) => createChange('protocol-removed', { name: `${name}: ${auth}` }, {})),
    ...(what.length === 0 ? [] : [createChange('protocol-changed', { name }, { what: what.join(', ') })]),
  ];
}

const compareProtocols: Compare = (before, after) => {
  const { both, removed, added } = pairEntries<Protocol | undefined>({ ...before.protocols }, { ...after.protocols });
  const orders = [before, after].map(({ protocols }) => Object.keys(protocols));
  return [
    ...added.map(([name]) => createChange('protocol-added', { name }, {})),
    ...removed.map(([name]) => createChange('protocol-removed', { name }, {})),
    ...both.flatMap(([name, was, is]) => (was === undefined || is === undefined ? [] : compareProtocol(name, was, is))),
    ...(added.length + removed.length === 0 && !isSame(orders[0], orders[1])
      ? [createChange('protocol-changed', { name: orders[1]?.join(', ') ?? '' }, { what: 'order' })]
      : []),
    ...(isSame(before.envelope?.body, after.envelope?.body)
      ? []
      : [
          createChange(
            'protocol-changed',
            { name: after.product },
            { what: `the answer is at ${showValue(after.envelope?.body)}` },
          ),
        ]),
  ];
};

const compareServiceLimits: Compare = (before, after) => {
  const words = [
    ['requests per second', before.limits.requestsPerSecond, after.limits.requestsPerSecond],
    ['first pause before a retry', before.retry.base, after.retry.base],
    ['number of retries', before.retry.most, after.retry.most],
  ] as const;
  return words.flatMap(([word, was, is]) =>
    was === is
      ? []
      : [
          createChange(
            'service-limits-changed',
            { name: after.product },
            { what: `${word}: ${is ?? 'none'} (before: ${was ?? 'none'})` },
          ),
        ],
  );
};

const compareNames: Compare = (before, after) => [
  ...(before.className === after.className
    ? []
    : [createChange('class-renamed', { name: after.product }, { was: before.className, is: after.className })]),
  ...(before.version === after.version
    ? []
    : [createChange('version-changed', { name: after.product }, { was: before.version, is: after.version })]),
];

const compareWords: Compare = (before, after) => [
  ...(['title', 'vendor', 'description', 'showcase'] as const).flatMap((what) =>
    before[what] === after[what] ? [] : [createChange('product-wording', { name: after.product }, { what })],
  ),
  ...(isSame(before.sources, after.sources) ? [] : [createChange('source-changed', { name: after.product }, {})]),
];

const comparisons: readonly Compare[] = [
  compareNames,
  compareProtocols,
  compareEndpoints,
  compareRegions,
  compareServiceLimits,
  compareWords,
];

/** Compares what two models say about the product as a whole. */
export const compareProduct: Compare = (before, after) => comparisons.flatMap((compare) => compare(before, after));
