/** A range of addresses: the first and the last one, as numbers. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

const parseIpv4 = (text: string): bigint | undefined => {
  const parts = text.split('.').map(Number);
  const isAddress = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255);
  return isAddress ? parts.reduce((number, part) => number * 256n + BigInt(part), 0n) : undefined;
};

/** Parses an IPv4 address or range in CIDR notation. Returns undefined for any other text. */
export function parseRange(text: unknown): Range | undefined {
  const [, address = '', length = '32'] = /^(\d+(?:\.\d+){3})(?:\/(\d{1,2}))?$/.exec(String(text)) ?? [];
  const number = parseIpv4(address);
  if (number === undefined || Number(length) > 32) return undefined;
  const size = 1n << BigInt(32 - Number(length));
  const first = number - (number % size);
  return { first, last: first + size - 1n };
}

type Relation = (a: unknown, b: unknown) => boolean;

const compareRanges =
  (holds: (a: Range, b: Range) => boolean): Relation =>
  (a, b) => {
    const [left, right] = [parseRange(a), parseRange(b)];
    return left !== undefined && right !== undefined && holds(left, right);
  };

/** Checks whether a range, or an address, lies within another range. */
export const isWithin: Relation = compareRanges((a, b) => a.first >= b.first && a.last <= b.last);

export const areOverlapping: Relation = compareRanges((a, b) => a.first <= b.last && b.first <= a.last);

const formatIpv4 = (number: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((number >> shift) & 255n)).join('.');

/** The addresses at the end of a range that the service keeps for itself; it also keeps the first. */
const reservedAtEnd = 3n;

/** Yields the addresses of a range that resources can have. */
export function* listAddresses({ first, last }: Range): Generator<string> {
  for (let number = first + 1n; number <= last - reservedAtEnd; number++) yield formatIpv4(number);
}

/** Counts the addresses of a range that resources can have. */
export const countAddresses = ({ first, last }: Range): number => Math.max(0, Number(last - first - reservedAtEnd));
