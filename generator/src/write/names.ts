/** Returns `describeInstances` for `DescribeInstances`: the name of its function and method. */
export const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Returns `describe-instances` for `DescribeInstances`: the name of its file. */
export const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

export { byCodeUnit } from '../language/order.js';
