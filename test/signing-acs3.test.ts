import { acs3, type Operation } from '@yunspec/runtime';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sendByNewerClient } from './support/aliyun-clients.js';
import { createRandomInputs } from './support/random-inputs.js';
import { type Asked, drawRequest, listParameters, prepareOurs, type Sent } from './support/signing.js';

// ACS3-HMAC-SHA256. The clock stands still, and the nonce is given: all else each side makes for itself.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

const operation: Operation = { name: 'DescribeDisks', input: { type: 'object' } };
const makeOurs = (asked: Asked, secret: boolean): Promise<Sent> => prepareOurs(asked, acs3(), { ...operation, secret });
const makeTheirs = (asked: Asked, isForm: boolean): Promise<Sent> =>
  sendByNewerClient(operation.name, asked, { isForm });

// names are plain: the vendor's client signs them unencoded, and no documented name needs encoding
const random = createRandomInputs(20210815, 'plain');

/** A request; the vendor's client sends the ID beside a token once more, and who calls may send headers of his own. */
function drawPost(input: Record<string, unknown>): Asked {
  const asked = drawRequest(random, 'POST', input);
  const { accessKeyId, securityToken } = asked.credentials;
  const more: Record<string, string> =
    random.below(4) === 0 ? { 'x-acs-trace': `  ${random.below(1e6)} `, accept: 'text/xml' } : {};
  return {
    ...asked,
    headers: { ...more, ...(securityToken === undefined ? {} : { 'x-acs-accesskey-id': accessKeyId }) },
  };
}

/** The host is said by the address, and who we are is no part of what is compared. */
function normalizeRequest(sent: Sent): { method: string; address: string; headers: object; parameters: object } {
  const { host = new URL(sent.url).host, 'user-agent': _, ...headers } = sent.headers;
  const { origin, pathname } = new URL(sent.url);
  expect(origin).toContain(host);
  return { method: sent.method, address: origin + pathname, headers, parameters: listParameters(sent) };
}

it('500 random requests have the address, the headers and the signature of the vendor’s client', async () => {
  const seen = { tokens: 0, ports: 0, paths: 0, own: 0 };
  for (let i = 0; i < 500; i++) {
    const asked = drawPost(random.parameters(true));
    expect(normalizeRequest(await makeOurs(asked, false)), JSON.stringify(asked)).toEqual(
      normalizeRequest(await makeTheirs(asked, false)),
    );
    const { port, pathname } = new URL(asked.endpoint);
    if (asked.credentials.securityToken !== undefined) seen.tokens++;
    if (port !== '') seen.ports++;
    if (pathname !== '/') seen.paths++;
    if (asked.headers?.accept !== undefined) seen.own++;
  }
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(100);
});

/** Five letters that a form of the vendor's leaves as they are, and ours, as all else of ours, does not. */
const encodeLetters = (form: string): string =>
  form.replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

it('500 random inputs with a secret are the forms of the vendor’s client', async () => {
  let same = 0;
  for (let i = 0; i < 500; i++) {
    const asked = drawPost(random.parameters(true));
    const [request, want] = [await makeOurs(asked, true), await makeTheirs(asked, true)];
    expect(request.body, JSON.stringify(asked)).toBe(encodeLetters(want.body));
    if (want.body === '' || request.body !== want.body) continue;
    expect(normalizeRequest(request), JSON.stringify(asked)).toEqual(normalizeRequest(want));
    same++;
  }
  expect(same).toBeGreaterThan(100);
});

const lone: readonly [what: string, input: Record<string, unknown>, isForm: boolean, ours: string][] = [
  ['the first half of a pair in the query', { A: 'a\ud83d' }, false, 'A=a%EF%BF%BD'],
  ['the second half of a pair in the query', { A: '\ude00b' }, false, 'A=%EF%BF%BDb'],
  ['half of a pair in a form', { A: '\ud83d' }, true, 'A=%EF%BF%BD'],
];

it.each(lone)('%s makes the vendor’s client fail; ours sends U+FFFD', async (_, input, isForm, want) => {
  const asked = drawPost(input);
  await expect(makeTheirs(asked, isForm)).rejects.toThrow('URI malformed');
  const { url, body } = await makeOurs(asked, isForm);
  expect(isForm ? body : new URL(url).search.slice(1)).toBe(want);
  const same = { ...asked, input: { A: Buffer.from(String(input.A)).toString() } };
  expect(normalizeRequest(await makeOurs(asked, isForm))).toEqual(normalizeRequest(await makeTheirs(same, isForm)));
});
