import type { Resource, Waiter } from '@yunspec/model';
import type { Model } from '../model.js';
import { kebab } from '../names.js';
import { omitUndefined } from '../values.js';
import { declareFunction } from './declare.js';
import { literal } from './literal.js';
import type { ModuleText } from './module.js';

/** A waiter, with what its function needs. */
export interface WaiterModel {
  readonly name: string;
  readonly poll: string;
  /** The input that names the resources, where there is one. */
  readonly ids: string | undefined;
  readonly table: object;
  readonly doc: readonly string[];
}

function describeWaiter(
  { resource }: Resource,
  { poll, until, fails = [] }: Waiter,
  ids: string | undefined,
): string[] {
  const goal = until.map((state) => (state === 'gone' ? 'is gone' : `is ${state}`)).join(' or ');
  const watched = ids === undefined ? 'it lists' : `that ${ids} names, or else every one it lists,`;
  const failure = fails.length === 0 ? '' : ` or one is ${fails.join(' or ')}`;
  return [
    `Looks with ${poll} until every ${resource} ${watched} ${goal}.`,
    '',
    `Ends with a WaiterError when time runs out${failure}, and at once on an error of the service that will not pass.`,
  ];
}

function makeWaiter(resource: Resource, name: string, waiter: Waiter): WaiterModel {
  const { poll, until, fails = [] } = waiter;
  const { lists, reads, filters = {} } = resource.operations?.[poll] ?? {};
  const { member } = resource.identity;
  const ids = lists === undefined ? undefined : Object.keys(filters).find((input) => filters[input] === member);
  const table = omitUndefined({
    name,
    items: lists ?? (typeof reads === 'string' ? reads : undefined),
    ids: ids === undefined ? undefined : { input: ids, member },
    state: resource.state ?? 'Status',
    until,
    fails,
    missing: resource.missing?.code,
  });
  return { name, poll, ids, table, doc: describeWaiter(resource, waiter, ids) };
}

/** Lists every waiter of a product, from the states of its resources. */
export const listWaiters = ({ resources }: Model): WaiterModel[] =>
  resources.flatMap((resource) =>
    Object.entries(resource.waiters ?? {}).map(([name, waiter]) => makeWaiter(resource, name, waiter)),
  );

function printCall(poll: string, table: object): string {
  const [before, after] = ['return wait(client, ', `, ${poll}, input, options);`];
  return `${before}${literal(table, '  ', before.length + after.length)}${after}`;
}

/** A function for each waiter. */
export function makeWaitersModule(model: Model): ModuleText {
  const waiters = listWaiters(model);
  const polls = [...new Set(waiters.map((waiter) => waiter.poll))].sort();
  return {
    source: `specs/${model.product}/resources`,
    imports: [
      { from: '@yunspec/runtime', values: ['wait'], types: ['ServiceClient', 'WaitOptions'] },
      ...polls.map((name) => ({
        from: `./operations/${kebab(name)}.js`,
        values: [name],
        types: [`${name}Input`, `${name}Output`],
      })),
    ],
    statements: waiters.map(({ name, poll, table, doc }) =>
      declareFunction({
        doc,
        head: `export function waitUntil${name}`,
        parameters: ['client: ServiceClient', `input: ${poll}Input`, 'options: WaitOptions'],
        returns: `Promise<${poll}Output | undefined>`,
        body: printCall(poll, table),
      }),
    ),
  };
}
