/** @typedef {import('./packages.mjs').Package} Package */

/**
 * @typedef {object} Registry
 * @property {(one: Package) => Promise<boolean>} has whether a package's version is there
 * @property {(one: Package) => Promise<string>} pack makes the tarball and returns its path
 * @property {(one: Package, tarball: string) => Promise<void>} publish
 * @property {(one: Package) => Promise<void>} published is called after each that has been published
 */

/**
 * @typedef {object} Outcome
 * @property {Package[]} published
 * @property {Package[]} missing what the registry still lacks
 * @property {string} [fault] why it lacks them
 */

/** @param {unknown} error */
const read = (error) => (error instanceof Error ? error.message : String(error));

/**
 * Asks for all packages, packs those that the registry lacks, and publishes these one after the other in the order
 * given. A refusal ends it. Nothing is published unless everything could be packed.
 * @param {readonly Package[]} packages in an order in which each comes after what it needs
 * @param {Registry} registry
 * @param {(line: string) => void} say
 * @returns {Promise<Outcome>}
 */
export async function publishAll(packages, registry, say) {
  /** @type {Outcome} */
  const outcome = { published: [], missing: [...packages] };
  try {
    const isThere = await Promise.all(packages.map(registry.has));
    outcome.missing = packages.filter((_, i) => !isThere[i]);
    const there = packages.filter((_, i) => isThere[i]);
    if (there.length > 0)
      say(`in the registry already: ${there.map(({ name, version }) => `${name}@${version}`).join(', ')}`);
    /** @type {[Package, string][]} */
    const packed = [];
    for (const one of outcome.missing) packed.push([one, await registry.pack(one)]);
    for (const [one, tarball] of packed) {
      await publishOne(one, tarball, registry);
      outcome.published.push(one);
      outcome.missing = outcome.missing.filter((other) => other !== one);
      say(`published ${one.name}@${one.version}`);
      await registry.published(one);
    }
  } catch (error) {
    outcome.fault = read(error);
  }
  return outcome;
}

/**
 * Publishes a package. An upload that failed may have arrived nevertheless, for example when the answer was lost.
 * @param {Package} one
 * @param {string} tarball
 * @param {Registry} registry
 */
async function publishOne(one, tarball, registry) {
  try {
    await registry.publish(one, tarball);
  } catch (error) {
    if (!(await registry.has(one).catch(() => false))) throw error;
  }
}
