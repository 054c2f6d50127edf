import type { Resource, Waiter } from '@yunspec/model';
import type { Scalar } from '@yunspec/runtime/check';
import type { Model } from '../model.js';
import { kebab } from '../names.js';
import { omitUndefined } from '../values.js';
import { declareFunction } from './declare.js';
import { literal, printName } from './literal.js';
import type { ModuleText } from './module.js';
import { asCode, joinWords } from './wording.js';

/** A waiter, with what its function needs. */
export interface WaiterModel {
  readonly name: string;
  readonly poll: string;
  /** The input that names the resources, where there is one. */
  readonly ids: string | undefined;
  readonly table: object;
  /** The inputs that it gives unless the caller gives others. */
  readonly inputs: Readonly<Record<string, Scalar>>;
  readonly doc: readonly string[];
}

/** Describes the inputs that a waiter gives by itself. */
function describeInputs({ poll, with: inputs = {} }: Waiter): string[] {
  const given = Object.entries(inputs).map(([name, value]) => `${asCode(name)} ${asCode(value)}`);
  return given.length === 0 ? [] : [`It gives ${poll} ${joinWords(given)}, unless the input says otherwise.`];
}

function describeWaiter({ resource }: Resource, waiter: Waiter, ids: string | undefined): string[] {
  const { poll, until, fails = [] } = waiter;
  const goal = until.map((state) => (state === 'gone' ? 'is gone' : `is ${state}`)).join(' or ');
  const watched = ids === undefined ? 'it lists' : `that ${ids} names, or else every one it lists,`;
  const failure = fails.length === 0 ? '' : ` or one is ${fails.join(' or ')}`;
  return [
    `Looks with ${poll} until every ${resource} ${watched} ${goal}.`,
    ...describeInputs(waiter),
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
  return { name, poll, ids, table, inputs: waiter.with ?? {}, doc: describeWaiter(resource, waiter, ids) };
}

/** Lists every waiter of a product, from the states of its resources. */
export const listWaiters = ({ resources }: Model): WaiterModel[] =>
  resources.flatMap((resource) =>
    Object.entries(resource.waiters ?? {}).map(([name, waiter]) => makeWaiter(resource, name, waiter)),
  );

/** Returns the input that a waiter looks with. */
function printInput(inputs: Readonly<Record<string, Scalar>>): string {
  const members = Object.entries(inputs).map(([name, value]) => {
    const key = printName(name);
    return `${key}: input${key === name ? `.${name}` : `[${literal(name)}]`} ?? ${literal(value)}`;
  });
  return members.length === 0 ? 'input' : `{ ...input, ${members.join(', ')} }`;
}

function printCall({ poll, table, inputs }: WaiterModel): string {
  const [before, after] = ['return wait(client, ', `, ${poll}, ${printInput(inputs)}, options);`];
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
    statements: waiters.map((waiter) => {
      const { name, poll, doc } = waiter;
      return declareFunction({
        doc,
        head: `export function waitUntil${name}`,
        parameters: ['client: ServiceClient', `input: ${poll}Input`, 'options: WaitOptions'],
        returns: `Promise<${poll}Output | undefined>`,
        body: printCall(waiter),
      });
    }),
  };
}
