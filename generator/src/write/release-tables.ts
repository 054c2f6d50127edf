import { type ChangeKind, changeRules, findChangeRule } from '../language/change-rules.js';
import { renderTable } from './language-tables.js';

/** The kinds of place, with what their changes are about. */
const kinds: Readonly<Record<ChangeKind, string>> = {
  product: 'Products',
  operation: 'Operations',
  input: 'Parameters',
  rule: 'Rules between parameters',
  output: 'Answers',
  error: 'Error codes',
  resource: 'Resources and waiters',
  type: 'Generated types',
  specs: 'The specs alone',
};

function renderKind(kind: ChangeKind): string[] {
  const rows = Object.entries(changeRules)
    .map(([id]) => [id, findChangeRule(id as keyof typeof changeRules)] as const)
    .filter(([, rule]) => rule.kind === kind)
    .map(([id, { doc, direction, bump, correctable }]) => [
      doc,
      direction,
      correctable ? `${bump}, or patch as a correction` : bump,
      `\`${id}\``,
    ]);
  return ['', `${kinds[kind]}:`, ...renderTable(['change', 'direction', 'bump', 'rule'], rows)];
}

/** Makes the tables of docs/releasing.md, by the name of their section. */
export const releaseTables: ReadonlyMap<string, () => readonly string[]> = new Map([
  ['the release policy', () => (Object.keys(kinds) as ChangeKind[]).flatMap(renderKind)],
]);
