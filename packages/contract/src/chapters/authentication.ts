import type { OperationModel } from '@yunspec/model';
import type { AccessKey, Credentials, HttpRequest } from '@yunspec/runtime';
import { type AllowedCode, applyChanges } from '@yunspec/runtime/cases';
import { judge } from '../cases/judge.js';
import { type Check, Skip } from '../run/run.js';
import type { Answer } from '../wire/answer.js';
import type { CallOptions, Exchange } from '../wire/session.js';
import type { Speech, Spoken } from '../wire/spoken.js';
import { type Context, casesOf, forEachAtOnce } from './context.js';
import { canTravel } from './inputs.js';
import { shieldOf } from './shield.js';
import { describeVerdict, isAllowedStatus, verdictOf } from './verdict.js';

/** One way in which a request is not authentic. */
interface Attack {
  readonly name: string;
  /** The codes that vendors have for it, of which those count that the product documents. */
  readonly codes: readonly string[];
  /** The protocols that it concerns. */
  readonly speeches: readonly Speech[];
  readonly options: (spoken: Spoken) => CallOptions;
}

const signed: readonly Speech[] = ['rpc', 'acs3', 'huawei-ak-sk'];
const aliyun: readonly Speech[] = ['rpc', 'acs3'];

/** Changes the last character of a text. */
const alter = (text: string): string => `${text.slice(0, -1)}${text.endsWith('a') ? 'b' : 'a'}`;

const withKey = (spoken: Spoken, change: Partial<AccessKey>): CallOptions => ({
  credentials: { ...(spoken.credentials as AccessKey), ...change } as Credentials,
});

/** Changes a parameter of the query or of the form. */
const changeParameter =
  (name: string, change: (value: string) => string | undefined) =>
  (request: HttpRequest): HttpRequest => {
    const isForm = request.body?.includes(`${name}=`) ?? false;
    const [address = '', query = ''] = request.url.split('?');
    const text = (isForm ? request.body : query) ?? '';
    const pairs = text.split('&').flatMap((pair) => {
      const [key = '', value = ''] = pair.split('=');
      if (key !== name) return [pair];
      const changed = change(decodeURIComponent(value));
      return changed === undefined ? [] : [`${key}=${encodeURIComponent(changed)}`];
    });
    return isForm ? { ...request, body: pairs.join('&') } : { ...request, url: `${address}?${pairs.join('&')}` };
  };

const changeHeader =
  (name: string, change: (value: string) => string | undefined) =>
  (request: HttpRequest): HttpRequest => {
    const { [name]: value = '', ...others } = request.headers;
    const changed = change(value);
    return { ...request, headers: changed === undefined ? others : { ...others, [name]: changed } };
  };

/** Adds a parameter that the signature does not cover. */
const addUnsigned = (request: HttpRequest): HttpRequest => {
  const isForm = request.headers['content-type']?.includes('form') ?? false;
  if (isForm) return { ...request, body: `${request.body}&RegionIdd=x` };
  return { ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}RegionIdd=x` };
};

const signatureCodes = ['IncompleteSignature', 'SignatureDoesNotMatch', 'APIGW.0301', '401'];
const keyCodes = ['InvalidAccessKeyId.NotFound', 'InvalidAccessKeyId', 'APIGW.0301', '401'];
const timeCodes = ['IllegalTimestamp', 'InvalidTimeStamp.Expired', 'APIGW.0301', '401'];

const hours = (count: number): Date => new Date(Date.now() + count * 3_600_000);

const setTo = (value: string) => () => value;
const drop = () => undefined;

/** The attacks of all protocols. */
const attacks: readonly Attack[] = [
  {
    name: 'a wrong secret',
    codes: signatureCodes,
    speeches: signed,
    options: (spoken) => withKey(spoken, { accessKeySecret: alter((spoken.credentials as AccessKey).accessKeySecret) }),
  },
  {
    name: 'an unknown access key ID',
    codes: keyCodes,
    speeches: signed,
    options: (spoken) => withKey(spoken, { accessKeyId: `${(spoken.credentials as AccessKey).accessKeyId}0` }),
  },
  { name: 'a timestamp of yesterday', codes: timeCodes, speeches: signed, options: () => ({ now: hours(-25) }) },
  // a few minutes more than the hour that is documented, as clocks differ
  {
    name: 'a timestamp of 65 minutes ago',
    codes: timeCodes,
    speeches: signed,
    options: () => ({ now: hours(-65 / 60) }),
  },
  { name: 'a timestamp of tomorrow', codes: timeCodes, speeches: signed, options: () => ({ now: hours(25) }) },
  {
    name: 'a parameter that was not signed',
    codes: signatureCodes,
    speeches: signed,
    options: () => ({ tamper: addUnsigned }),
  },
  {
    name: 'a wrong signature',
    codes: signatureCodes,
    speeches: ['rpc'],
    options: () => ({
      tamper: changeParameter('Signature', (text) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`),
    }),
  },
  {
    name: 'no signature',
    codes: ['MissingParameter', ...signatureCodes],
    speeches: ['rpc'],
    options: () => ({ tamper: changeParameter('Signature', drop) }),
  },
  {
    name: 'no access key ID',
    codes: ['MissingParameter', ...keyCodes],
    speeches: ['rpc'],
    options: () => ({ tamper: changeParameter('AccessKeyId', drop) }),
  },
  {
    name: 'no timestamp',
    codes: ['MissingParameter'],
    speeches: ['rpc'],
    options: () => ({ tamper: changeParameter('Timestamp', drop) }),
  },
  {
    name: 'no nonce',
    codes: ['MissingParameter'],
    speeches: ['rpc'],
    options: () => ({ tamper: changeParameter('SignatureNonce', drop) }),
  },
  {
    name: 'an unknown signature method',
    codes: ['InvalidParamater', 'InvalidParameter', 'InvalidSignatureMethod', ...signatureCodes],
    speeches: ['rpc'],
    options: () => ({ tamper: changeParameter('SignatureMethod', setTo('HMAC-MD5')) }),
  },
  {
    name: 'a wrong signature in the header',
    codes: signatureCodes,
    speeches: ['acs3', 'huawei-ak-sk'],
    options: () => ({ tamper: changeHeader('authorization', alter) }),
  },
  {
    name: 'a key that no user has',
    codes: ['401', '403'],
    speeches: ['bearer'],
    options: (spoken) => ({
      credentials: { apiKey: alter((spoken.credentials as { apiKey: string }).apiKey) } as Credentials,
    }),
  },
  {
    name: 'no key',
    codes: ['401', '403'],
    speeches: ['bearer'],
    options: () => ({ tamper: changeHeader('authorization', drop) }),
  },
  {
    name: 'a token that no user has',
    codes: ['401'],
    speeches: ['token'],
    options: (spoken) => ({
      credentials: { token: alter((spoken.credentials as { token: string }).token) } as Credentials,
    }),
  },
  {
    name: 'no token',
    codes: ['401'],
    speeches: ['token'],
    options: () => ({ tamper: changeHeader('x-auth-token', drop) }),
  },
];

/** The codes of a nonce that was used before. */
const replayCodes = ['SignatureNonceUsed'];

/** Finds the codes for an attack that the product documents, with their statuses. */
const findDocumented = ({ run }: Context, codes: readonly string[]): AllowedCode[] =>
  codes.flatMap((code) => {
    const rows = run.model.commonErrors.filter((row) => row.code === code);
    const statuses = rows.some(({ http }) => http === undefined) ? [] : rows.map(({ http }) => http as number);
    return rows.length === 0 ? [] : [{ code, statuses }];
  });

/** Expects that a request is refused as not authentic. */
function expectRefusal(
  check: Check,
  context: Context,
  codes: readonly string[],
  exchange: Exchange,
  base: Answer,
): void {
  const { answer } = exchange;
  if (answer === undefined) throw new Skip('no answer');
  const verdict = verdictOf(answer);
  const documented = findDocumented(context, codes);
  const text = documented.map(
    ({ code, statuses }) => `${code}${statuses.length === 0 ? '' : ` (HTTP ${[...new Set(statuses)].join(' or ')})`}`,
  );
  const expected = `${check.name} is refused${text.length === 0 ? '' : ` with ${text.join(' or ')}`}`;
  const isAsValid = base.kind === 'error' && base.code === answer.code && base.status === answer.status;
  if (verdict.isAccepted || isAsValid) {
    check.differ(
      {
        code: 'accepted',
        expected,
        seen: verdict.isAccepted
          ? describeVerdict(verdict)
          : `${describeVerdict(verdict)}, as for an authentic request`,
      },
      exchange,
    );
    return;
  }
  // a code that is only a status stands for every code with that status
  const same = documented.find(
    ({ code, statuses }) => code === verdict.code || (/^\d+$/.test(code) && statuses.includes(verdict.status)),
  );
  if (documented.length > 0 && same === undefined)
    check.differ({ code: 'code', expected, seen: describeVerdict(verdict) }, exchange);
  else if (!isAllowedStatus(same?.statuses ?? [], verdict.status))
    check.differ({ code: 'status', expected, seen: describeVerdict(verdict) }, exchange);
}

/** Sends the same signed request twice. */
async function replay(check: Check, context: Context, input: object, spoken: Spoken): Promise<void> {
  const { session } = context.run;
  const { operation } = check;
  const request = await session.sign(operation, input, { spoken });
  const send = async (): Promise<Exchange> =>
    check.keep(await session.sendSigned(check.nextKey(), operation, input, request, 'JSON'));
  const first = await send();
  if (first.answer === undefined) throw new Skip('no answer');
  expectRefusal(check, context, replayCodes, await send(), first.answer);
}

/** Chooses an input whose calls have no consequences. */
async function chooseInput(context: Context, operation: OperationModel): Promise<object | undefined> {
  const { base, harmless } = await shieldOf(context, operation);
  return harmless ?? chooseInvalid(context, operation, base);
}

/** Chooses an input that is refused for itself. */
function chooseInvalid(context: Context, operation: OperationModel, input: object): object | undefined {
  const { cases } = casesOf(context, operation);
  const invalid = cases
    .filter(({ key, side }) => side === 'outside' && key.endsWith('#required'))
    .map(({ changes }) => applyChanges(input, changes) as object);
  return invalid.find(
    (candidate) => judge(operation.input, candidate).length > 0 && canTravel(context, operation, candidate),
  );
}

async function attackOperation(
  context: Context,
  operation: OperationModel,
  input: object,
  spoken: Spoken,
): Promise<void> {
  const { run } = context;
  const name = (attack: string): string => `${attack} (${spoken.speech})`;
  let base: Answer | undefined;
  await run.check('authentication', operation, name('valid credentials'), async (check) => {
    const { answer } = await check.call(input, { spoken });
    if (answer === undefined) throw new Skip('no answer');
    base = answer;
  });
  const valid = base;
  if (valid === undefined) return;
  const own = attacks.filter(({ speeches }) => speeches.includes(spoken.speech));
  // writes are only tried with what costs nothing
  const chosen = operation.safe ? own : own.slice(0, 1);
  for (const { name: attack, codes, options } of chosen)
    await run.check('authentication', operation, name(attack), async (check) => {
      const exchange = await check.call(input, { spoken, ...options(spoken) });
      expectRefusal(check, context, codes, exchange, valid);
    });
  if (aliyun.includes(spoken.speech))
    await run.check('authentication', operation, name('a replayed request'), (check) =>
      replay(check, context, input, spoken),
    );
}

/** Sends requests that are not authentic: with wrong, missing, stale and used credentials. */
export async function runAuthentication(context: Context): Promise<void> {
  const { run, concurrency } = context;
  const tasks = context.operations.flatMap((operation) => run.session.spoken.map((spoken) => ({ operation, spoken })));
  await forEachAtOnce(tasks, concurrency, async ({ operation, spoken }) => {
    const input = await chooseInput(context, operation);
    if (input !== undefined && spoken.speech !== 'in-request') await attackOperation(context, operation, input, spoken);
  });
}
