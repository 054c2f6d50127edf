import type { Model, OperationModel, Resource } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { formatMember, valueAt, withValueAt } from '../cases/paths.js';
import { findStatuses } from '../cases/refusal.js';
import { type Check, Skip } from '../run/run.js';
import type { Answer } from '../wire/answer.js';
import type { Exchange } from '../wire/session.js';
import type { Reference } from '../world/world.js';
import { type Context, casesOf, forEachAtOnce } from './context.js';
import { isKept, listUnknownCodes } from './unknown.js';
import { describeVerdict, isAllowedStatus, verdictOf } from './verdict.js';

/** A reference that is tried with an identity that no resource has. */
interface Attempt {
  readonly operation: OperationModel;
  readonly reference: Reference;
  readonly resource: Resource;
  readonly input: Record<string, unknown>;
}

/** Writes an identity that looks like another one, and that no resource has. */
function createStranger(old: unknown): string {
  const text = typeof old === 'string' ? old : '';
  const prefix = /^[a-z]+[-_]/i.exec(text)?.[0] ?? '';
  return `${prefix}yunspec00none`;
}

/** Lists the references of an operation's examples, each with an identity that no resource has. */
function listAttempts(context: Context, operation: OperationModel): Attempt[] {
  const { world } = context;
  const { base } = casesOf(context, operation);
  const examples = [base, ...operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]))];
  const attempts = examples.flatMap((example) => {
    const { input, unresolved } = world.prepare(operation, {}, example, !operation.safe);
    if (!operation.safe && unresolved.length > 0) return [];
    return world.findReferences(operation, input).flatMap((reference): Attempt[] => {
      const resource = world.kinds.get(reference.kind)?.resource;
      if (resource === undefined || !isKept(resource)) return [];
      const stranger = createStranger(valueAt(input, reference.path));
      const changed = withValueAt(input, reference.path, stranger) as Record<string, unknown>;
      const isValid = judge(operation.input, changed).length === 0;
      return isValid ? [{ operation, reference, resource, input: changed }] : [];
    });
  });
  return [...new Map(attempts.map((attempt) => [formatMember(attempt.reference.path), attempt])).values()];
}

/** Returns whether a call with an unknown identity may create something, if the endpoint does not refuse it. */
const mayCreate = ({ world }: Context, operation: OperationModel): boolean =>
  [...world.kinds.values()].some(({ resource }) => resource.operations?.[operation.name]?.creates !== undefined);

async function tryStranger(check: Check, context: Context, attempt: Attempt): Promise<void> {
  const { operation, reference, input } = attempt;
  const { model } = context.run;
  const expected = listUnknownCodes(context, attempt.operation, reference, input);
  const exchange = await check.call(input);
  const verdict = verdictOf(requireAnswer(exchange));
  const member = formatMember(reference.path);
  if (verdict.isAccepted) {
    if (!expected.mayBeIgnored)
      check.differ({
        member,
        code: 'accepted',
        expected: `an unknown ${reference.kind} is refused with ${expected.codes.join(' or ') || 'an error'}`,
        seen: describeVerdict(verdict),
      });
    return;
  }
  // another of the identities may be unknown too
  const isOther = !expected.codes.includes(verdict.code ?? '') && expected.others.includes(verdict.code ?? '');
  if (isOther || expected.codes.length === 0) return;
  const statuses = expected.codes.includes(verdict.code ?? '')
    ? listRowStatuses(operation, model, verdict.code ?? '', member, attempt.resource)
    : undefined;
  const text = `an unknown ${reference.kind} is refused with ${expected.codes.join(' or ')}`;
  if (statuses === undefined) check.differ({ member, code: 'code', expected: text, seen: describeVerdict(verdict) });
  else if (!isAllowedStatus(statuses, verdict.status))
    check.differ({
      member,
      code: 'status',
      expected: `${verdict.code} (HTTP ${statuses.join(' or ')})`,
      seen: describeVerdict(verdict),
    });
}

function requireAnswer({ answer, unanswered }: Exchange): Answer {
  if (answer === undefined) throw new Skip(`no answer: ${unanswered}`);
  return answer;
}

/** Lists the statuses of a code for an unknown resource. */
function listRowStatuses(
  operation: OperationModel,
  model: Model,
  code: string,
  member: string,
  { missing }: Resource,
): number[] {
  const statuses = findStatuses(operation, model, code, member, ['notFound']);
  const hasRow = [...operation.errors, ...model.commonErrors].some((row) => row.code === code);
  return hasRow || missing?.code !== code ? statuses : [missing.http];
}

/** Names resources that do not exist, and expects the documented error. */
export async function runErrors(context: Context): Promise<void> {
  const { run, concurrency } = context;
  const attempts = context.operations
    .filter((operation) => operation.safe || !mayCreate(context, operation))
    .flatMap((operation) => listAttempts(context, operation));
  await forEachAtOnce(attempts, concurrency, async (attempt) => {
    const member = formatMember(attempt.reference.path);
    await run.check('errors', attempt.operation, `an unknown ${member}`, (check) =>
      tryStranger(check, context, attempt),
    );
  });
}
