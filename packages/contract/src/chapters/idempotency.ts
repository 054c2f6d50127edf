import type { OperationModel } from '@yunspec/model';
import type { AllowedCode } from '@yunspec/runtime/cases';
import { judge } from '../cases/judge.js';
import { canonical } from '../cases/limits.js';
import { formatMember, withValueAt } from '../cases/paths.js';
import { findStatuses } from '../cases/refusal.js';
import { listSamples } from '../cases/sample.js';
import { type Check, Skip } from '../run/run.js';
import type { Exchange } from '../wire/session.js';
import { type Deed, isSame, type Kind } from '../world/kinds.js';
import type { Created } from '../world/writer.js';
import { create, type Works } from './build.js';
import { compareFormats } from './formats.js';
import { describeVerdict, isAllowedStatus, verdictOf } from './verdict.js';

/** A call with a token that was made once. */
interface Tokened {
  readonly operation: OperationModel;
  readonly token: string;
  readonly input: Record<string, unknown>;
  /** For calls that create something. */
  readonly created?: { readonly kind: Kind; readonly deed: Deed; readonly one: Created };
}

/** Codes of a token that came with another input, by their meaning in the tables of common errors. */
const findMismatchCodes = ({ context }: Works, { operation, token }: Tokened): AllowedCode[] => {
  const { model } = context.run;
  const rows = [...operation.errors, ...model.commonErrors].filter(
    ({ code, on, kind }) => /idempot/i.test(code) || (kind === 'mismatch' && [on ?? []].flat().includes(token)),
  );
  return rows.map(({ code }) => ({ code, statuses: findStatuses(operation, model, code) }));
};

/** Changes a member that needs no other change. */
function changeInput({
  operation,
  input,
  token,
}: Tokened): { readonly input: object; readonly member: string } | undefined {
  const members = Object.entries(operation.input.properties ?? {}).filter(
    ([name, { refers, secret, type }]) =>
      name !== token && refers === undefined && secret !== true && type !== 'object',
  );
  for (const [name, schema] of members) {
    const old = input[name];
    const varied = typeof old === 'string' ? [`${old}2`, `${old}b`] : [];
    for (const value of [...varied, ...listSamples(schema)]) {
      const changed = withValueAt(input, [name], value) as object;
      const isOther = canonical(value) !== canonical(old) && String(value) !== String(schema.default);
      if (isOther && judge(operation.input, changed).length === 0)
        return { input: changed, member: formatMember([name]) };
    }
  }
  return undefined;
}

/** Keeps in mind what a call created that should have created nothing. Returns whether it did. */
function learnExtra({ writer }: Works, { created }: Tokened, input: object, exchange: Exchange): string | undefined {
  if (created === undefined) return undefined;
  const learned = writer.learn(created.kind, created.deed, input as Record<string, unknown>, exchange);
  const other = learned.find(({ id }) => !isSame(id, created.one.id));
  return other === undefined ? undefined : String(other.id);
}

/** Reserves what a call creates if the endpoint does not keep its word. */
async function withReserve(works: Works, tokened: Tokened, act: () => Promise<string | undefined>): Promise<void> {
  const { budget } = works.writer;
  const needsReserve = tokened.created !== undefined;
  if (needsReserve && !budget.take()) throw new Skip(`the run may create ${budget.most} resources at most`);
  let extra: string | undefined;
  try {
    extra = await act();
  } finally {
    if (needsReserve && extra === undefined) budget.giveBack();
  }
}

async function repeat(check: Check, works: Works, tokened: Tokened, first: Exchange | undefined): Promise<void> {
  await withReserve(works, tokened, async () => {
    const exchange = await check.call(tokened.input);
    const { answer } = exchange;
    if (answer === undefined) throw new Skip('no answer');
    const extra = learnExtra(works, tokened, tokened.input, exchange);
    if (extra !== undefined)
      check.differ({
        member: tokened.token,
        code: 'repeated',
        expected: `the same call with the same ${tokened.token} creates nothing again: ${tokened.created?.kind.name} ${String(tokened.created?.one.id)}`,
        seen: `another one: ${extra}`,
      });
    else if (answer.kind !== 'success')
      check.differ({
        member: tokened.token,
        code: 'refused',
        expected: `the answer of the first call with the same ${tokened.token}`,
        seen: describeVerdict(verdictOf(answer)),
      });
    else expectSameAnswer(check, tokened, first, exchange);
    return extra;
  });
}

/** Expects the answer of the first call, but for the request ID. */
function expectSameAnswer(check: Check, { token }: Tokened, first: Exchange | undefined, second: Exchange): void {
  const strip = ({ answer }: Exchange): string => {
    const { RequestId: _, ...members } = (answer?.data ?? {}) as Record<string, unknown>;
    return canonical(members);
  };
  if (first === undefined || strip(first) === strip(second)) return;
  check.differ(
    {
      member: token,
      code: 'value',
      expected: 'the answer of the first call',
      seen: JSON.stringify(second.answer?.data),
    },
    second,
  );
}

/** Repeats a call in XML: its token makes that harmless, and the answer must be the one in JSON. */
async function repeatInXml(check: Check, works: Works, tokened: Tokened): Promise<void> {
  await withReserve(works, tokened, async () => {
    const json = await check.call(tokened.input);
    const xml = await check.call(tokened.input, { format: 'XML' });
    const root = xml.answer?.root;
    if (json.answer?.kind !== 'success' || xml.answer?.kind !== 'success' || root === undefined)
      throw new Skip('it was not answered in both formats');
    for (const { path, json: inJson, xml: inXml } of compareFormats(json.answer.data, root).slice(0, 5))
      check.differ({
        member: formatMember(path),
        code: 'value',
        expected: `in XML the value of JSON, ${inJson}`,
        seen: inXml,
      });
    return learnExtra(works, tokened, tokened.input, json);
  });
}

async function mismatch(check: Check, works: Works, tokened: Tokened): Promise<void> {
  const changed = changeInput(tokened);
  if (changed === undefined) throw new Skip('no other valid input is known');
  await withReserve(works, tokened, async () => {
    const exchange = await check.call(changed.input);
    if (exchange.answer === undefined) throw new Skip('no answer');
    const verdict = verdictOf(exchange.answer);
    const extra = learnExtra(works, tokened, changed.input, exchange);
    const codes = findMismatchCodes(works, tokened);
    const names = codes.map(
      ({ code, statuses }) => `${code}${statuses.length === 0 ? '' : ` (HTTP ${statuses.join(' or ')})`}`,
    );
    const expected = `the same ${tokened.token} with another ${changed.member} is refused${names.length === 0 ? '' : ` with ${[...new Set(names)].join(' or ')}`}`;
    const fault = { member: tokened.token, expected, seen: describeVerdict(verdict) };
    const same = codes.find(({ code }) => code === verdict.code);
    if (verdict.isAccepted) check.differ({ ...fault, code: 'accepted' });
    else if (codes.length > 0 && same === undefined) check.differ({ ...fault, code: 'code' });
    else if (!isAllowedStatus(same?.statuses ?? [], verdict.status)) check.differ({ ...fault, code: 'status' });
    return extra;
  });
}

async function checkToken(works: Works, tokened: Tokened, first: Exchange | undefined): Promise<void> {
  const { run } = works.context;
  const { operation } = tokened;
  await run.check('idempotency', operation, 'the same call again', (check) => repeat(check, works, tokened, first));
  await run.check('idempotency', operation, 'another input', (check) => mismatch(check, works, tokened));
  if (run.session.main.speech === 'rpc')
    await run.check('formats', operation, 'the same call in XML', (check) => repeatInXml(check, works, tokened));
}

/** Calls an operation with a token on a resource of the run, for operations that create nothing. */
async function callWithToken(works: Works, operation: OperationModel, token: string): Promise<void> {
  const { context, writer } = works;
  const { run, world } = context;
  let input: Record<string, unknown> | undefined;
  let first: Exchange | undefined;
  await run.check('idempotency', operation, 'a call with a token', async (check) => {
    const { input: prepared, unresolved, references } = world.prepare(operation);
    const isOwn = references.every(
      ({ kind }) => world.pick(kind)?.isOwn !== false || kind === 'Region' || kind === 'Zone',
    );
    const deed = [...world.kinds.values()].find(({ movers }) => movers.some((mover) => mover.operation === operation));
    const target = deed && writer.created.find(({ kind, isRemoved }) => kind === deed && !isRemoved);
    if (unresolved.length > 0 || target === undefined || !isOwn)
      throw new Skip('the run has no resource to call it on');
    const candidate = { ...prepared, [token]: writer.createToken() };
    const exchange = await check.call(candidate);
    if (exchange.answer?.kind !== 'success') throw new Skip(`it was refused: ${exchange.answer?.code ?? 'no answer'}`);
    input = candidate;
    first = exchange;
  });
  if (input !== undefined) await checkToken(works, { operation, token, input }, first);
}

/** Finds the kind that an operation creates. */
function findCreation({ context }: Works, operation: OperationModel): { kind: Kind; deed: Deed } | undefined {
  for (const kind of context.world.kinds.values()) {
    const deed = kind.creators.find((candidate) => candidate.operation === operation);
    if (deed !== undefined) return { kind, deed };
  }
  return undefined;
}

/** Finds a resource that an operation created, or creates one with it. */
async function findOrCreate(works: Works, operation: OperationModel): Promise<Created | undefined> {
  const known = works.writer.created.find(({ deed, isRemoved }) => deed.operation === operation && !isRemoved);
  const creation = known === undefined ? findCreation(works, operation) : undefined;
  return creation === undefined ? known : create(works, creation.kind, creation.deed);
}

/** Repeats calls with their tokens: the same input must count once, and another one must be refused. */
export async function runIdempotency(works: Works): Promise<void> {
  const { context } = works;
  const { run } = context;
  for (const operation of context.operations) {
    const { token } = operation;
    if (token === undefined || operation.safe) continue;
    const one = await findOrCreate(works, operation);
    const isCreating = findCreation(works, operation) !== undefined;
    if (one !== undefined)
      await checkToken(
        works,
        { operation, token, input: one.input, created: { kind: one.kind, deed: one.deed, one } },
        undefined,
      );
    else if (isCreating)
      run.skip('idempotency', operation.name, 'a call with a token', 'the run created nothing with it');
    else await callWithToken(works, operation, token);
  }
}
