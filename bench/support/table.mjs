/**
 * A figure a measurement gives: one number for each subject it looked at, and the goal of ours.
 * @typedef {{ measure: string, title: string, unit: string, digits: number, goal?: Goal, values: Readonly<Record<string, number | undefined>> }} Figure
 * @typedef {{ is: '<=' | '>=' | '<', than: number }} Goal
 */

/** @type {Readonly<Record<Goal['is'], (value: number, than: number) => boolean>>} */
const meets = {
  '<=': (value, than) => value <= than,
  '>=': (value, than) => value >= than,
  '<': (value, than) => value < than,
};

/** @param {Figure} figure */
export function isReached({ goal, values, digits }) {
  const { yunspec } = values;
  return goal === undefined || yunspec === undefined
    ? undefined
    : meets[goal.is](Number(yunspec.toFixed(digits)), goal.than);
}

/** @param {Figure} figure */
function goalText(figure) {
  const { goal } = figure;
  return goal === undefined ? '' : `${goal.is} ${goal.than} ${isReached(figure) ? 'yes' : 'NO'}`;
}

/**
 * Figures as lines of a table: what, the goal, then a column for each subject.
 * @param {readonly Figure[]} figures
 * @param {readonly { id: string }[]} subjects
 */
export function table(figures, subjects) {
  const shown = subjects.filter(({ id }) => figures.some(({ values }) => values[id] !== undefined));
  const rows = figures.map((figure) => [
    `${figure.title}, ${figure.unit}`,
    goalText(figure),
    ...shown.map(({ id }) => figure.values[id]?.toFixed(figure.digits) ?? '-'),
  ]);
  const cells = [['', 'goal', ...shown.map(({ id }) => id)], ...rows];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const pad = (/** @type {string} */ text, /** @type {number} */ column) =>
    column < 2 ? text.padEnd(widths[column]) : text.padStart(widths[column]);
  return cells.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
