/** Numbers between 0 and 1, the same in every run. */
function createGenerator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Characters that tend to go wrong in an address: reserved ones, blanks, of several bytes or code units. */
const letters = [
  ...'abzAZ059-_.',
  ...' *~+\'"!()%&=/?#,;:@$<>[]{}|\\^`\t\n\r\0',
  ...'磁盘云服务器',
  ...'éß¿',
  '😀',
  '🇨🇳',
  '👨‍👩‍👧',
  '\uffff',
  '\u200b',
  '%2A',
  '%7E',
  '+ ',
];

/** Random texts, names and inputs from a seed. */
export interface RandomInputs {
  random(): number;
  below(limit: number): number;
  times<T>(count: number, make: () => T): T[];
  text(): string;
  name(): string;
  scalar(): unknown;
  /** Scalars, lists, objects in lists; with `deep`, objects in objects too. */
  parameters(deep?: boolean): Record<string, unknown>;
}

export function createRandomInputs(seed: number, names: 'any' | 'plain' = 'any'): RandomInputs {
  const random = createGenerator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const text = (): string => times(below(12), () => pick(letters)).join('');
  /** A dot would make two names of one. */
  const name = (): string => `P${names === 'plain' ? below(1e6) : text().replaceAll('.', '_')}`;
  const scalar = (): unknown =>
    pick<() => unknown>([text, text, text, () => below(1e9), () => -random(), () => random() < 0.5, () => ''])();
  const member = (): unknown => (random() < 0.3 ? times(below(3), scalar) : scalar());
  const object = (): unknown => Object.fromEntries(times(below(4), () => [name(), member()]));
  const item = (): unknown => pick<() => unknown>([scalar, object, () => times(below(3), scalar)])();
  const value = (deep: boolean): unknown => {
    if (random() < 0.4) return times(below(5), item);
    return deep && random() < 0.3 ? object() : scalar();
  };
  return {
    random,
    below,
    times,
    text,
    name,
    scalar,
    parameters: (deep = false) => Object.fromEntries(times(below(9), () => [name(), value(deep)])),
  };
}
