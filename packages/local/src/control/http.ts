import { isObject } from '@yunspec/runtime/check';
import type { Failure } from '../failures.js';
import type { Cloud } from '../handle-request.js';
import { type Duration, parseDuration } from './clock.js';
import type { CloudControl } from './control.js';
import type { Snapshot } from './save.js';
import type { Seed } from './seed.js';

const base = '/_yunspec';

/** What a route works on. */
interface Context {
  readonly control: CloudControl;
  readonly cloud: Cloud;
  readonly query: URLSearchParams;
  /** The JSON body; an empty object if there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

type Route = (context: Context) => unknown;

/** Lists the resources of every account, or of one, by product and kind. */
function listState({ control, cloud, query }: Context): unknown {
  const [first] = cloud.settings.accounts;
  const products = control.account(query.get('account') ?? first?.accessKeyId ?? '');
  const kinds = Object.entries(products).map(([product, resources]) => [
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
  if (transition !== undefined) context.cloud.settings.transition = parseDuration(transition);
  if (advance !== undefined) context.control.advance(advance);
  return describeClock(context);
}

const done =
  (change: (context: Context) => void): Route =>
  (context) => {
    change(context);
    return { ok: true };
  };

/** The routes below `/_yunspec/`, by method and name. */
const routes: Readonly<Record<string, Route>> = {
  'GET health': ({ cloud }) => ({
    status: 'ok',
    products: cloud.products.map(({ model }) => model.product),
    accounts: cloud.settings.accounts.map(({ accessKeyId }) => accessKeyId),
  }),
  'GET state': listState,
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

const names = [...new Set(Object.keys(routes).map((key) => key.split(' ')[1] as string))];

const refuse = (status: number, error: string): Response => Response.json({ error }, { status });

async function readBody(request: Request): Promise<Context['body']> {
  const text = await request.text();
  if (text === '') return {};
  const value: unknown = JSON.parse(text);
  if (isObject(value)) return value;
  throw new TypeError('The body must be a JSON object.');
}

/** Checks whether a request is about the cloud itself. */
export const isControl = (request: Request): boolean => new URL(request.url).pathname.startsWith(`${base}/`);

/** Answers a request about the cloud itself. A wrong one is answered with a sentence that says what would be right. */
export async function answerControl(control: CloudControl, cloud: Cloud, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const name = pathname.slice(base.length + 1).replace(/\/$/, '');
  if (!names.includes(name)) return refuse(404, `There is no ${base}/${name}. There are: ${names.join(', ')}.`);
  const route = routes[`${request.method} ${name}`];
  if (route === undefined) {
    const methods = Object.keys(routes).filter((key) => key.endsWith(` ${name}`));
    return refuse(405, `${base}/${name} takes ${methods.map((key) => key.split(' ')[0]).join(', ')}.`);
  }
  try {
    return Response.json(route({ control, cloud, query: searchParams, body: await readBody(request) }));
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, 'The body is not JSON.');
    if (error instanceof TypeError) return refuse(400, error.message);
    throw error;
  }
}
