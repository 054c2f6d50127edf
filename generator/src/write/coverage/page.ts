import { groupBy } from '@yunspec/model';
import { banner } from '../banner.js';
import type { Coverage, ProductCoverage } from './coverage.js';
import { type Aspect, aspectNames, aspects, type Goal } from './goal.js';
import { locateRecord } from './paths.js';
import { countGoals, formatTotal } from './totals.js';

/** The columns of the table of operations. */
const operationAspects: readonly Aspect[] = [
  'inside',
  'outside',
  'wire',
  'errors',
  'kept',
  'broken',
  'allowed',
  'refused',
  'examples',
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const renderTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');

const formatCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const describeGoal = ({ text, count }: Goal): string => (count === undefined ? `\`${text}\`` : `${count} sides`);

/** Lists what is not reached for one reason: a line for each operation. */
function renderReason(reason: string, goals: readonly Goal[]): string {
  const lines = [...groupBy(goals, ({ operation }) => operation)].map(([operation, own]) => {
    const head = operation === '*' ? '' : `${operation}: `;
    return `- ${head}${own.map(describeGoal).join(', ')}`;
  });
  return [`**${formatCell(reason)}**\n`, ...lines].join('\n');
}

/** The reason of what nobody has explained. `npm test` fails while there is any. */
const unexplained = 'No reason is given.';

function renderLeft({ goals }: ProductCoverage): string {
  const left = goals.filter(({ isReached, count = 1 }) => !isReached && count > 0);
  const sections = aspectNames.flatMap((aspect) => {
    const own = left.filter((goal) => goal.aspect === aspect);
    if (own.length === 0) return [];
    const groups = [...groupBy(own, ({ reason = unexplained }) => reason)].sort(([a], [b]) => (a < b ? -1 : 1));
    const { all, reached } = countGoals(goals, aspect);
    const heading = `### ${aspects[aspect][0]?.toUpperCase()}${aspects[aspect].slice(1)}: ${all - reached} left`;
    return [`${heading}\n`, ...groups.map(([reason, group]) => `${renderReason(reason, group)}\n`)];
  });
  return sections.length === 0 ? 'Nothing.\n' : sections.join('\n');
}

/** Writes the page of a product: a table of its operations, and what is not reached, with the reasons. */
export function renderProductPage(coverage: ProductCoverage): string {
  const { product, title, operations, goals } = coverage;
  const heads = ['operation', ...operationAspects.map((aspect) => aspects[aspect])];
  const rows = operations.map((operation) => [
    operation,
    ...operationAspects.map((aspect) => formatTotal(countGoals(goals, aspect, operation))),
  ]);
  return [
    `<!-- ${banner(`specs/${product}/ and ${locateRecord(product)}`)} -->`,
    `# Coverage of ${title}\n`,
    '[coverage.md](../coverage.md) explains the columns.\n',
    `${renderTable(heads, rows)}\n`,
    '## What is not reached\n',
    renderLeft(coverage),
  ].join('\n');
}

const intro = `What the tests of this repository reach of each product. What the cases hold follows from the models and the cases; everything else
is what runs against the local cloud have shown. \`npm test\` compares these runs with the records in \`test/coverage\`, and fails
where they differ; \`npm run coverage -- --update\` writes them. What nothing can reach has a reason on the page of its product: one
that the model shows, or an entry in \`test/coverage/reasons.yaml\`. \`npm test\` fails for what is not reached and has no reason, and
for entries that are no longer needed.`;

const legend = `- **Constraints:** the limits of values, their types, required members, and the rules between members that clients check.
  The shipped cases have inputs inside and outside of each; the sides on the wire are those that were sent to the local cloud, and answered as
  documented.
- **Operations called:** with success.
- **Errors provoked:** the documented codes of each operation, and the common ones of a product, that a call was answered with.
  \`fail\` of the local cloud, which answers any code, does not count.
- **Server rules:** the rules that only a server can check; calls have kept each, and broken it.
- **Transitions:** operations on a resource in each of its states. The documents allow some of these, and the call changed the
  resource; they forbid the others, and the call was refused for the state.
- **Examples:** those of the specs, sent to the local cloud. **Requests:** those that the documents show, replayed byte for byte.`;

/** Writes the page of all products. */
export function renderCoveragePage({ products }: Coverage): string {
  const heads = ['', ...products.map(({ product }) => `[${product}](coverage/${product}.md)`)];
  const rows = aspectNames.map((aspect) => [
    aspects[aspect],
    ...products.map(({ goals }) => formatTotal(countGoals(goals, aspect))),
  ]);
  const requests = ['requests replayed', ...products.map(({ requests }) => String(requests || ''))];
  return [
    `<!-- ${banner('specs, packages/*/cases and test/coverage')} -->`,
    '# Coverage\n',
    `${intro}\n`,
    `${renderTable(heads, [...rows, requests])}\n`,
    `${legend}\n`,
  ].join('\n');
}

/** Writes the pages about coverage, by path from the root. */
export const renderCoveragePages = (coverage: Coverage): ReadonlyMap<string, string> =>
  new Map([
    ['docs/coverage.md', renderCoveragePage(coverage)],
    ...coverage.products.map((one) => [`docs/coverage/${one.product}.md`, renderProductPage(one)] as const),
  ]);
