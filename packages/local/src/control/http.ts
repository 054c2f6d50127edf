import { getOwn } from '@yunspec/runtime/check';
import type { Cloud, World } from '../handle-request.js';
import { isForm } from '../request/incoming.js';
import { type Body, readBody } from './body.js';
import type { CloudControl } from './control.js';
import { assertKnown } from './mistake.js';
import { type Outcome, renderPage } from './page/page.js';
import { base } from './paths.js';
import { getAccount, type Route, routes } from './routes.js';

const names = [...new Set(Object.keys(routes).map((key) => key.split(' ')[1] as string))];

/** An error that is answered with a status and a sentence. */
class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

function findRoute(method: string, name: string): Route {
  if (!names.includes(name))
    throw new ControlError(404, `There is no ${base}/${name}. There are: ${names.join(', ')}.`);
  const route = routes[`${method} ${name}`];
  if (route !== undefined) return route;
  const methods = Object.keys(routes).filter((key) => key.endsWith(` ${name}`));
  throw new ControlError(405, `${base}/${name} takes ${methods.map((key) => key.split(' ')[0]).join(', ')}.`);
}

/** Converts an error that the caller can correct. Throws any other. */
function explain(error: unknown): ControlError {
  if (error instanceof ControlError) return error;
  if (error instanceof SyntaxError) return new ControlError(400, 'The body is not JSON.');
  if (error instanceof TypeError) return new ControlError(400, error.message);
  throw error;
}

/** Finds the world of an account. Throws a TypeError if there is no such account. */
function findWorld({ worlds }: Cloud, id: string): World {
  assertKnown(
    'account',
    id,
    [...worlds.keys()].map(({ accessKeyId }) => accessKeyId),
  );
  return [...worlds].find(([{ accessKeyId }]) => accessKeyId === id)?.[1] as World;
}

function showPage(cloud: Cloud, query: URLSearchParams, outcome?: Outcome): Response {
  const id = getAccount({ cloud, query });
  return renderPage(cloud, { id, world: findWorld(cloud, id) }, outcome);
}

/** Answers a form of the page: with the page again, or with an error on it. */
function answerForm(control: CloudControl, cloud: Cloud, name: string, fields: Body): Response {
  const query = new URLSearchParams();
  const { _method: method = 'POST', ...body } = fields;
  try {
    findRoute(String(method), name)({ control, cloud, query, body });
  } catch (error) {
    return showPage(cloud, query, { isError: true, sentence: explain(error).message });
  }
  return new Response(null, { status: 303, headers: { location: `${base}/?done=${name}` } });
}

/** The sentences after a form, by the route that it was sent to. */
const doneSentences: Readonly<Record<string, string>> = {
  fail: 'The failures are changed.',
  clock: 'The clock is set.',
  reset: 'The cloud is as it was at the start.',
};

/** Answers a request for the page itself. */
function answerPage(cloud: Cloud, query: URLSearchParams): Response {
  const sentence = getOwn(doneSentences, query.get('done') ?? '') as string | undefined;
  return showPage(cloud, query, sentence === undefined ? undefined : { isError: false, sentence });
}

/** Answers a request about the cloud itself. A wrong one is answered with a sentence that says what would be right. */
export async function answerControl(control: CloudControl, cloud: Cloud, request: Request): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url);
  const { method, headers } = request;
  const isBrowser = headers.get('accept')?.includes('text/html') ?? false;
  const name = pathname.slice(base.length + 1).replace(/\/$/, '');
  if (pathname === base) return new Response(null, { status: 308, headers: { location: `${base}/` } });
  const text = await request.text();
  try {
    if (name === '' && method === 'GET') return answerPage(cloud, query);
    const body = readBody(text, headers);
    if (method === 'POST' && isForm(headers) && isBrowser) return answerForm(control, cloud, name, body);
    return Response.json(findRoute(method, name)({ control, cloud, query, body }));
  } catch (error) {
    const { status, message } = explain(error);
    return Response.json({ error: message }, { status });
  }
}
