import type { OperationModel } from '@yunspec/model';
import { isRecord } from '../cases/paths.js';
import type { Run } from '../run/run.js';
import type { Deed, Kind } from './kinds.js';
import { readItems } from './kinds.js';
import type { Prepared, World } from './world.js';

/** The most resources of one kind that are remembered. */
const mostPerKind = 50;

/** Adds the resources of an answer to the world. */
export function learnItems(world: World, { resource }: Kind, { effect }: Deed, data: unknown, input: object): void {
  const { member, within } = resource.identity;
  const given = input as Record<string, unknown>;
  // what a list was selected by, its items have, whether they show it or not
  const selected = Object.entries(effect.filters ?? {}).flatMap(([name, path]) =>
    given[name] === undefined || typeof given[name] === 'object' || path.includes('.')
      ? []
      : [[path, given[name]] as const],
  );
  const parent = { ...Object.fromEntries(selected), ...(within === undefined ? {} : { [within]: given[within] }) };
  for (const item of readItems(data, effect.lists ?? '').slice(0, mostPerKind)) {
    if (!isRecord(item) || item[member] === undefined) continue;
    world.add({ kind: resource.resource, id: item[member], members: { ...parent, ...item }, isOwn: false });
  }
}

/** Lists the resources of every kind that can be listed with what is known, until no further kind becomes known. */
export async function discover(run: Run, world: World): Promise<void> {
  const done = new Set<OperationModel>();
  for (let pass = 0; pass < 3; pass++) {
    const open = [...world.kinds.values()].flatMap((kind) => kind.listers.map((deed) => ({ kind, deed })));
    for (const { kind, deed } of open) {
      const { operation } = deed;
      const { input, unresolved } = prepareListing(world, operation);
      if (done.has(operation) || (unresolved.length > 0 && pass < 2)) continue;
      done.add(operation);
      await run.check('answers', operation, 'what exists', async (check) => {
        const { answer } = await check.call(input);
        if (answer?.kind === 'success') learnItems(world, kind, deed, answer.data, input);
      });
    }
  }
}

/** Makes the input of a listing without criteria: required members and those of credentials alone. */
export function prepareListing(world: World, operation: OperationModel): Prepared {
  const prepared = world.prepare(operation);
  const required = operation.input.required ?? [];
  const kept = Object.entries(prepared.input).filter(([name]) => required.includes(name));
  const input = Object.fromEntries(kept);
  return { ...prepared, input };
}
