import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { type Attempt, acs3, type Operation } from '@yunspec/runtime';
import { expect, it } from 'vitest';
import { randomInputs } from './support/random-inputs.js';

/** The vendor's newer client: its flattening and its signature. */
interface OpenApiUtil {
  query(input: object): Record<string, string>;
  getAuthorization(
    request: { method: string; pathname: string; query: Record<string, string>; headers: Record<string, string> },
    algorithm: string,
    payload: string,
    id: string,
    secret: string,
  ): string;
}

const { default: vendor } = createRequire(import.meta.url)('@alicloud/openapi-core/dist/utils') as { default: OpenApiUtil };
// names are plain: the vendor's client signs them unencoded, and no documented name needs encoding
const { below, text, parameters } = randomInputs(20210815, 'plain');

const sha256 = (body: string): string => createHash('sha256').update(body).digest('hex');

function attemptOf(input: object, operation: Operation, token: string | undefined): Attempt {
  return {
    version: '2014-05-26',
    operation,
    input,
    credentials: {
      accessKeyId: `id-${below(1e6)}`,
      accessKeySecret: text() || 'secret',
      ...(token === undefined ? {} : { securityToken: token }),
    },
    endpoint: new URL('https://ecs.aliyuncs.com'),
    isCustomEndpoint: false,
    now: new Date(Date.UTC(2012 + below(20), below(12), 1 + below(28), below(24), below(60), below(60))),
    nonce: `nonce-${below(1e9)}`,
    format: 'JSON',
    headers: { accept: 'application/json' },
  };
}

/** The authorization the vendor's client makes of our headers and the same input. */
function theirs(attempt: Attempt, headers: Readonly<Record<string, string>>, body: string): string {
  const { accessKeyId, accessKeySecret } = attempt.credentials as { accessKeyId: string; accessKeySecret: string };
  const query = attempt.operation.secret ? {} : vendor.query(attempt.input);
  const signed = { host: 'ecs.aliyuncs.com', ...headers };
  return vendor.getAuthorization(
    { method: 'POST', pathname: '/', query, headers: signed },
    'ACS3-HMAC-SHA256',
    sha256(body),
    accessKeyId,
    accessKeySecret,
  );
}

it.each([
  ['in the query', false],
  ['in a form', true],
])('2,000 random inputs are flattened and signed as the vendor’s client does: %s', async (_, secret) => {
  const operation: Operation = { name: 'DescribeDisks', input: { type: 'object' }, secret };
  for (let i = 0; i < 2000; i++) {
    const input = parameters(true);
    const attempt = attemptOf(input, operation, i % 5 === 0 ? `token ${i}*~` : undefined);
    const { url, headers, body = '' } = await acs3().request(attempt);
    const { authorization, ...rest } = headers;
    const sent = Object.fromEntries(new URLSearchParams(secret ? body : new URL(url).search));
    expect(sent, JSON.stringify(input)).toEqual(vendor.query(input));
    expect(authorization, JSON.stringify(input)).toBe(theirs(attempt, rest, body));
  }
});
