import { parse } from 'yaml';
import { type Aspect, aspectNames, type Goal } from './goal.js';

/** Why some things cannot be reached, as people wrote it. */
export interface Reason {
  readonly aspect: Aspect;
  readonly product?: string;
  readonly operations?: readonly string[];
  /** What cannot be reached: codes, rules, states. Default: everything else that fits. */
  readonly what?: readonly string[];
  /** For errors to which nothing in the specs leads: the kinds of their rows. */
  readonly kinds?: readonly string[];
  readonly reason: string;
}

/** A fault in the file of reasons. */
export class ReasonError extends Error {
  override readonly name = 'ReasonError';
}

const members = ['aspect', 'product', 'operations', 'what', 'kinds', 'reason'];

function checkReason(entry: unknown, number: number): Reason {
  const place = `entry ${number} of the reasons`;
  if (typeof entry !== 'object' || entry === null) throw new ReasonError(`${place} is not an object`);
  const stranger = Object.keys(entry).find((name) => !members.includes(name));
  if (stranger !== undefined) throw new ReasonError(`${place} has '${stranger}'; known: ${members.join(', ')}`);
  const { aspect, reason, what, kinds } = entry as Partial<Reason>;
  if (aspect === undefined || !aspectNames.includes(aspect))
    throw new ReasonError(`${place}: aspect must be one of ${aspectNames.join(', ')}`);
  if (typeof reason !== 'string') throw new ReasonError(`${place} gives no reason`);
  if (what === undefined && kinds === undefined) throw new ReasonError(`${place} needs 'what' or 'kinds'`);
  return entry as Reason;
}

/** Reads the reasons that people wrote. Throws a ReasonError for anything else. */
export function readReasons(text: string): Reason[] {
  const entries: unknown = parse(text) ?? [];
  if (!Array.isArray(entries)) throw new ReasonError('the reasons must be a list');
  return entries.map((entry, i) => checkReason(entry, i + 1));
}

function isAbout(reason: Reason, product: string, { aspect, operation, text, unledKinds }: Goal): boolean {
  const { kinds } = reason;
  return (
    reason.aspect === aspect &&
    (reason.product === undefined || reason.product === product) &&
    (reason.operations === undefined || reason.operations.includes(operation)) &&
    (reason.what === undefined || reason.what.includes(text)) &&
    (kinds === undefined || unledKinds?.every((kind) => kinds.includes(kind)) === true)
  );
}

/** Gives what is not reached the reasons that people wrote, where the model shows none. */
export const giveReasons = (product: string, goals: readonly Goal[], reasons: readonly Reason[]): Goal[] =>
  goals.map((goal) => {
    if (goal.isReached || goal.reason !== undefined) return goal;
    return { ...goal, reason: reasons.find((reason) => isAbout(reason, product, goal))?.reason };
  });

/** Lists entries, and words of entries, that are no longer needed. `goals` are those of all products, before they got reasons. */
export function findStale(reasons: readonly Reason[], goals: ReadonlyMap<string, readonly Goal[]>): string[] {
  const open = [...goals].flatMap(([product, own]) =>
    own.filter((goal) => !goal.isReached && goal.reason === undefined).map((goal) => [product, goal] as const),
  );
  const isNeeded = (reason: Reason): boolean => open.some(([product, goal]) => isAbout(reason, product, goal));
  return reasons.flatMap((reason) => {
    const name = `${reason.aspect}: ${reason.reason}`;
    if (reason.what === undefined) return isNeeded(reason) ? [] : [name];
    return reason.what
      .filter((word) => !isNeeded({ ...reason, what: [word] }))
      .map((word) => `${reason.aspect} ${word}: ${reason.reason}`);
  });
}
