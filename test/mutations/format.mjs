/**
 * Formats a share as `97.5 %`; it is never rounded up.
 * @param {number} noticed
 * @param {number} all
 */
export const formatShare = (noticed, all) =>
  all === 0 ? '–' : `${(Math.floor((noticed / all) * 1000) / 10).toFixed(1)} %`;

/**
 * Formats the rows of a Markdown table. All columns but the first are aligned to the right.
 * @param {readonly string[]} heads
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export const formatTable = (heads, rows) =>
  [
    `| ${heads.join(' | ')} |`,
    `|---|${heads
      .slice(1)
      .map(() => '---:|')
      .join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
