import { createAdvice, type MakeRamPolicy } from './advice/advise.js';
import { describeIssues } from './check/describe-issues.js';
import { describeIssue } from './check/sentences.js';
import { type ClientOptions, ServiceClient } from './client.js';
import { addLogHooks, type Log } from './log.js';
import { isObject } from './object.js';
import { checkOptions } from './options/check-options.js';
import { checkRegion } from './options/check-region.js';
import { addEnvironment } from './options/environment.js';
import type { Product } from './product.js';

/** The options of the client classes of products. */
export interface ProductClientOptions<Region extends string = string> extends ClientOptions<Region> {
  /**
   * Gets a line for each attempt, retry and call: `console` or another logger. It contains no secrets. Default: none,
   * unless the environment variable `YUNSPEC_LOG` sets a level: debug, info, warn or error.
   */
  log?: Log | undefined;
}

/** Resolves what only client classes have: the log, region and endpoint from the environment, and suggestions. */
function completeOptions<Region extends string>(
  product: Product,
  { log, ...options }: ProductClientOptions<Region>,
): ClientOptions<Region> {
  if (isObject(options.hooks)) checkOptions(`${product.client} hooks`, options.hooks, 'hooks');
  const completed = addEnvironment(product, { ...options, hooks: addLogHooks(options.hooks, log) });
  checkRegion(product, completed);
  return completed;
}

/**
 * The base of the client classes of products. Its errors are whole sentences with advice, it can log, and
 * it reads region and endpoint from the environment.
 */
export class ProductClient<Region extends string = string> extends ServiceClient<Region> {
  /** `ramPolicy` makes the RAM policy of operations, for the message of a denied permission. */
  constructor(product: Product, options: ProductClientOptions<Region> = {}, ramPolicy?: MakeRamPolicy) {
    const wording = { checkOptions, describe: describeIssue, describeIssues, advise: createAdvice(ramPolicy) };
    super(product, isObject(options) ? completeOptions(product, options) : options, wording);
  }
}
