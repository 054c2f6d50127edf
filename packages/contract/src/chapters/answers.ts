import type { OperationModel, Resource } from '@yunspec/model';
import { judge } from '../cases/judge.js';
import { isRecord, valueAt } from '../cases/paths.js';
import { type Check, Skip } from '../run/run.js';
import type { Answer } from '../wire/answer.js';
import { prepareListing } from '../world/discover.js';
import { isSame, splitPath } from '../world/kinds.js';
import { type Context, casesOf, forEachAtOnce } from './context.js';

/** Lists inputs whose answers are looked at: the examples of the documents, and the fewest members. */
function listInputs(context: Context, operation: OperationModel): Record<string, unknown>[] {
  const { world } = context;
  const { base } = casesOf(context, operation);
  const examples = operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok]));
  const prepared = [...examples, base].map((input) => world.prepare(operation, {}, input).input);
  const fewest = prepareListing(world, operation).input;
  const inputs = [...prepared, fewest].filter((input) => judge(operation.input, input).length === 0);
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}

/** Expects that the members of a list which repeat an identity of the input have its value. */
function expectEcho({ data }: Answer, check: Check, input: Record<string, unknown>, { world }: Context): void {
  const { operation } = check;
  const isList = [...world.kinds.values()].some(({ listers }) =>
    listers.some((lister) => lister.operation === operation),
  );
  if (!isList) return;
  for (const [name, schema] of Object.entries(operation.output.properties ?? {})) {
    const given = input[name];
    const answered = valueAt(data, [schema.name ?? name]);
    const isIdentity = operation.input.properties?.[name]?.refers !== undefined;
    if (!isIdentity || given === undefined || answered === undefined || typeof given === 'object') continue;
    if (isSame(given, answered)) continue;
    check.differ({
      member: name,
      code: 'value',
      expected: `${name} of the input, ${String(given)}`,
      seen: String(answered),
    });
  }
}

/** Expects that a read and a list show the same of a resource. */
function expectListed(
  check: Check,
  world: Context['world'],
  { resource, state }: Resource,
  id: unknown,
  read: Record<string, unknown>,
): void {
  const listed = world.list(resource).find((existing) => isSame(existing.id, id) && !existing.isOwn)?.members ?? {};
  for (const [name, value] of Object.entries(read)) {
    const shown = listed[name];
    const isComparable = name !== state && name !== 'RequestId' && shown !== undefined && typeof shown !== 'object';
    if (!isComparable || typeof value === 'object' || isSame(shown, value)) continue;
    check.differ({
      member: name,
      code: 'value',
      expected: `${name} as in the list of resources, ${String(shown)}`,
      seen: String(value),
    });
  }
}

/** Expects that a read returns the resource that the input names. */
function expectIdentity({ data }: Answer, check: Check, input: Record<string, unknown>, { world }: Context): void {
  for (const { resource, readers } of world.kinds.values()) {
    const reader = readers.find(({ operation }) => operation === check.operation);
    const given = input[resource.identity.member];
    if (reader === undefined || given === undefined) continue;
    const { reads = true } = reader.effect;
    const read = reads === true ? data : valueAt(data, splitPath(reads));
    const answered = isRecord(read) ? read[resource.identity.member] : undefined;
    if (isRecord(read)) expectListed(check, world, resource, given, read);
    if (answered === undefined || isSame(answered, given)) continue;
    const member = resource.identity.member;
    check.differ({ member, code: 'value', expected: `the resource ${String(given)}`, seen: String(answered) });
  }
}

/** Looks at the answers to valid reads: their form, as of all answers, and whether they are about what was asked for. */
export async function runAnswers(context: Context): Promise<void> {
  const { run, concurrency } = context;
  const tasks = context.operations
    .filter(({ safe }) => safe)
    .flatMap((operation) =>
      listInputs(context, operation).map((input, i) => ({ operation, input, name: `valid input ${i + 1}` })),
    );
  await forEachAtOnce(tasks, concurrency, async ({ operation, input, name }) => {
    await run.check('answers', operation, name, async (check) => {
      const { answer } = await check.call(input);
      if (answer?.kind !== 'success') throw new Skip(`it was refused: ${answer?.code ?? 'no answer'}`);
      expectEcho(answer, check, input, context);
      expectIdentity(answer, check, input, context);
    });
  });
}
