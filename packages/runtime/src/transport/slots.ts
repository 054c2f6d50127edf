import { convertToSignal, type Ending } from '../time/ending.js';
import { untilAborted } from '../time/until-aborted.js';

/** The requests to one host. */
interface Slots {
  taken: number;
  /** The calls that wait for a slot, in order. */
  readonly queue: Set<() => void>;
}

const hosts = new Map<string, Slots>();

function getSlots(host: string): Slots {
  let slots = hosts.get(host);
  if (slots === undefined) {
    slots = { taken: 0, queue: new Set() };
    hosts.set(host, slots);
  }
  return slots;
}

/**
 * Takes one of the slots of a host, of which there are `max`. Returns false if there is none left. A process has a
 * limited number of sockets, which a burst of calls would exceed.
 */
export function takeSlot(host: string, max: number): boolean {
  const slots = getSlots(host);
  const isFree = slots.taken < max;
  if (isFree) slots.taken++;
  return isFree;
}

/** Waits until a slot of a host is free, and takes it. */
export async function waitForSlot(host: string, ending: Ending): Promise<void> {
  const { queue } = getSlots(host);
  await untilAborted<void>(convertToSignal(ending), (resolve) => {
    queue.add(resolve);
    return () => queue.delete(resolve);
  });
  // the call may have ended after it was given the slot
  if (ending.aborted) freeSlot(host);
}

/** Gives a slot to the call that has waited longest. */
export function freeSlot(host: string): void {
  const slots = getSlots(host);
  const [next] = slots.queue;
  if (next !== undefined) {
    slots.queue.delete(next);
    next();
  } else if (--slots.taken === 0) hosts.delete(host);
}
