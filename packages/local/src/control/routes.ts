import type { Failure } from '../failures.js';
import type { Cloud } from '../handle-request.js';
import type { Body } from './body.js';
import { type Duration, parseDuration } from './clock.js';
import type { CloudControl } from './control.js';
import type { Snapshot } from './save.js';
import type { Seed } from './seed.js';

/** What a route works on. */
export interface Context {
  readonly control: CloudControl;
  readonly cloud: Cloud;
  readonly query: URLSearchParams;
  readonly body: Body;
}

export type Route = (context: Context) => unknown;

/** Returns the account that a query names, or the first one. */
export const getAccount = ({ cloud, query }: Pick<Context, 'cloud' | 'query'>): string =>
  query.get('account') ?? cloud.settings.accounts[0]?.accessKeyId ?? '';

/** Lists the resources of an account by product and kind. */
function listState(context: Context): unknown {
  const kinds = Object.entries(context.control.account(getAccount(context))).map(([product, resources]) => [
    product,
    Object.fromEntries(Object.entries(resources).map(([kind, { all }]) => [kind, all()])),
  ]);
  return Object.fromEntries(kinds);
}

const describeClock = ({ cloud: { settings } }: Context): object => ({
  now: new Date(settings.now()).toISOString(),
  transition: settings.transition,
});

function setClock(context: Context): object {
  const { advance, transition } = context.body as { advance?: Duration; transition?: Duration };
  const length = transition === undefined ? undefined : parseDuration(transition);
  if (advance !== undefined) context.control.advance(advance);
  if (length !== undefined) context.cloud.settings.transition = length;
  return describeClock(context);
}

const done =
  (change: (context: Context) => void): Route =>
  (context) => {
    change(context);
    return { ok: true };
  };

/** The routes by method and name. */
export const routes: Readonly<Record<string, Route>> = {
  'GET health': ({ cloud }) => ({
    status: 'ok',
    products: cloud.products.map(({ model }) => model.product),
    accounts: cloud.settings.accounts.map(({ accessKeyId }) => accessKeyId),
  }),
  'GET state': listState,
  'PATCH state': done((context) => {
    context.control.change(context.body as Seed, getAccount(context));
  }),
  'GET snapshot': ({ control }) => control.snapshot(),
  'POST snapshot': done(({ control, body }) => {
    control.restore(body as unknown as Snapshot);
  }),
  'POST reset': done(({ control }) => {
    control.reset();
  }),
  'POST seed': done(({ control, body }) => {
    control.seed(body as Seed);
  }),
  'GET fail': ({ cloud }) => cloud.failures.list(),
  'POST fail': done(({ control, body }) => {
    control.fail(body as Failure);
  }),
  'DELETE fail': done(({ cloud }) => {
    cloud.failures.clear();
  }),
  'GET clock': describeClock,
  'POST clock': setClock,
  'GET calls': ({ control, query }) =>
    control.calls.filter(({ operation }) => (query.get('operation') ?? operation) === operation),
  'DELETE calls': done(({ cloud }) => {
    cloud.calls.clear();
  }),
};
