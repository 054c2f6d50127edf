/**
 * A figure of a measurement: one number for each subject that was measured, and the goal for ours.
 * @typedef {object} Figure
 * @property {string} title
 * @property {string} unit
 * @property {number} digits how many are printed behind the point
 * @property {Goal | undefined} [goal]
 * @property {Readonly<Record<string, number>>} values by the id of the subject
 *
 * @typedef {{ is: '<=' | '>=', than: number }} Goal
 * @typedef {(say: (line: string) => void) => Promise<readonly Figure[]>} Measure
 */

/** @type {Readonly<Record<Goal['is'], (value: number, than: number) => boolean>>} */
const comparisons = {
  '<=': (value, than) => value <= than,
  '>=': (value, than) => value >= than,
};

/**
 * Describes the goal of a figure and whether our number, as it is printed, reaches it.
 * @param {Figure} figure
 */
function describeGoal({ goal, values, digits }) {
  if (goal === undefined) return '';
  const text = `${goal.is} ${goal.than}`;
  if (values.yunspec === undefined) return text;
  return `${text} ${comparisons[goal.is](Number(values.yunspec.toFixed(digits)), goal.than) ? 'yes' : 'NO'}`;
}

/**
 * Formats figures as a table: the title, the goal, then a column for each subject.
 * @param {readonly Figure[]} figures
 * @param {readonly { id: string }[]} subjects
 */
export function formatTable(figures, subjects) {
  const shown = subjects.filter(({ id }) => figures.some(({ values }) => values[id] !== undefined));
  const rows = figures.map((figure) => [
    `${figure.title}, ${figure.unit}`,
    describeGoal(figure),
    ...shown.map(({ id }) => figure.values[id]?.toFixed(figure.digits) ?? '-'),
  ]);
  const head = ['', 'goal', ...shown.map(({ id }) => id)];
  const cells = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  /** @type {(text: string, column: number) => string} */
  const pad = (text, column) => (column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0));
  return cells.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
