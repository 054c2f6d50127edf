export { camel } from '../language/name-table.js';

/** Returns `describe-instances` for `DescribeInstances`: the name of its file. */
export const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

export { byCodeUnit } from '../language/order.js';
