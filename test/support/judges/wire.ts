import { createLocalCloud, localCredentials } from '@yunspec/local';
import type { Model, OperationModel } from '@yunspec/model';
import type { Case } from '@yunspec/runtime/cases';
import { judge } from '../../../packages/contract/src/cases/judge.js';
import { findEnvelopeFaults } from '../../../packages/contract/src/check/envelope.js';
import { Secrets } from '../../../packages/contract/src/run/redact.js';
import { type Answer, errorFormOf, type Format } from '../../../packages/contract/src/wire/answer.js';
import { Inexpressible, readAsReceived } from '../../../packages/contract/src/wire/received-input.js';
import { sendThrough } from '../../../packages/contract/src/wire/sender.js';
import { createLiveChannel, Session, Unsendable } from '../../../packages/contract/src/wire/session.js';
import { listSpoken } from '../../../packages/contract/src/wire/spoken.js';
import type { Judge, Reason, Verdict } from './verdict.js';

const nameViolations = (operation: OperationModel, input: unknown): string =>
  judge(operation.input, input)
    .map(({ path, keyword, rule = '' }) => `${path.join('.')} ${keyword} ${rule}`)
    .sort()
    .join('\n');

/** Finds the reason why an input does not arrive as it is. */
function findLoss(operation: OperationModel, input: object, session: Session): Reason | undefined {
  try {
    const received = readAsReceived(operation, input, session.main.speech);
    return nameViolations(operation, received) === nameViolations(operation, input) ? undefined : 'text';
  } catch (error) {
    if (error instanceof Inexpressible) return 'unsendable';
    throw error;
  }
}

/** Lists how an error differs from the documented refusals of a case. */
function findFaults(model: Model, answer: Answer, { refusals, secret, input }: Case, body: string): string[] {
  const isDocumented = refusals.some(({ codes }) => {
    const allowed = codes.find(({ code }) => code === answer.code);
    const statuses = allowed?.statuses ?? [];
    return codes.length === 0 || (allowed !== undefined && (statuses.length === 0 || statuses.includes(answer.status)));
  });
  const envelope = findEnvelopeFaults(answer, errorFormOf(model)).map(({ expected, seen }) => `${expected}: ${seen}`);
  const texts = secret ? listTexts(input).filter((text) => text.length >= 8 && body.includes(text)) : [];
  return [
    ...(isDocumented ? [] : ['the code and the status are not the documented ones']),
    ...envelope,
    ...(texts.length === 0 ? [] : ['a secret is shown']),
  ];
}

const listTexts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
};

/** The answer to a dry run that would have succeeded. */
const isDryRun = ({ errors }: OperationModel, model: Model, { code }: Answer): boolean =>
  [...errors, ...model.commonErrors].some((row) => row.code === code && row.kind === 'dryRun');

/**
 * A local cloud of a product, over the wire. It keeps no resources: what it refuses, it refuses for the input alone.
 * `listen` is told of every answer.
 */
export function createWireJudge(
  model: Model,
  format: Format,
  listen: (operation: OperationModel, answer: Answer) => void = () => undefined,
): Judge {
  const cloud = createLocalCloud({ products: [{ ...model, resources: [] }] as never });
  const channel = createLiveChannel(sendThrough(cloud.fetch as never));
  const spoken = listSpoken(model, localCredentials as never);
  const session = new Session(model, new URL('http://127.0.0.1'), spoken, channel, new Secrets());
  const operations = new Map(model.operations.map((operation) => [operation.name, operation]));
  const isSpoken = format === 'JSON' || model.protocols.rpc !== undefined;

  async function send(operation: OperationModel, one: Case): Promise<Verdict> {
    // an answer that is kept for a token would be that of another case
    cloud.reset();
    const { answer, received } = await session.send('case', operation, one.input as object, { format });
    if (answer === undefined) throw new Error('the local cloud gave no answer');
    listen(operation, answer);
    const { kind, status, code, reason } = answer;
    if (kind === 'success' || isDryRun(operation, model, answer)) return { accepts: true, says: `${status}` };
    const faults = findFaults(model, answer, one, received?.body ?? '');
    return { accepts: false, says: `${status} ${code ?? reason}`, faults };
  }

  return {
    name: `local cloud, ${format}`,
    judge: async ({ operation: name }, one) => {
      const operation = operations.get(name) as OperationModel;
      if (!isSpoken) return { unjudged: 'unspoken' };
      const unjudged = findLoss(operation, one.input as object, session);
      if (unjudged !== undefined) return { unjudged };
      try {
        return await send(operation, one);
      } catch (error) {
        if (error instanceof Unsendable) return { unjudged: 'unsendable' };
        throw error;
      }
    },
  };
}
