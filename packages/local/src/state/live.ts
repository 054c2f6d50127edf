import type { Attribute } from '@yunspec/model';

/** Checks whether an attribute depends on other resources. Such attributes are never stored, so they stay current. */
export const isLive = ({ of, all, count, free, live }: Attribute): boolean =>
  live === true || (free === undefined && (of !== undefined || all !== undefined || count !== undefined));
