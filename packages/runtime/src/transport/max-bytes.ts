/**
 * The default of `maxResponseBytes`, 16 MiB. The largest documented responses are pages of 100 items, which are far
 * smaller than 1 MiB.
 */
export const defaultMaxBytes: number = 2 ** 24;

/** The largest limit, 256 MiB. Much longer strings do not exist on every platform. */
export const largestMaxBytes: number = 2 ** 28;

/** Describes a body that is larger than the limit. */
export const describeOverflow = (maxBytes: number): string =>
  `the body is larger than maxResponseBytes allows (${maxBytes})`;
