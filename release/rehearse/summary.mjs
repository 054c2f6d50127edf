/** @typedef {import('./registry.mjs').Publication} Publication */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly Publication[]} published
 * @property {number} seconds
 */

/**
 * @typedef {object} Report
 * @property {string} commit
 * @property {string} node
 * @property {string} verdaccio
 * @property {readonly { name: string, exitCode: number }[]} refusals
 * @property {readonly Step[]} steps
 * @property {readonly { name: string, seconds: number }[]} consumers
 * @property {number} seconds
 */

/** @param {readonly (readonly string[])[]} rows */
function formatTable(rows) {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const formatSeconds = (/** @type {number} */ seconds) => `${seconds.toFixed(1)} s`;

/**
 * Formats what was rehearsed: who refused what, which packages each step published, and who could use them.
 * @param {Report} report
 */
export function formatReport({ commit, node, verdaccio, refusals, steps, consumers, seconds }) {
  const publications = steps.flatMap(({ name, published }) =>
    published.map((one) => [one.name, one.version, name, one.at.slice(11, 23)]),
  );
  return [
    formatTable([
      ['refused as it must be', 'exit code'],
      ...refusals.map(({ name, exitCode }) => [name, `${exitCode}`]),
    ]),
    formatTable([['package', 'version', 'published in', 'at (UTC)'], ...publications]),
    formatTable([
      ['step', 'packages', 'time'],
      ...steps.map((step) => [step.name, `${step.published.length}`, formatSeconds(step.seconds)]),
    ]),
    formatTable([
      ['installed, checked and run in', 'time'],
      ...consumers.map((one) => [one.name, formatSeconds(one.seconds)]),
    ]),
    `Rehearsed ${commit} with Node ${node} and verdaccio ${verdaccio} in ${formatSeconds(seconds)}.`,
  ].join('\n\n');
}
