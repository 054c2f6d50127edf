import type { Model, RawEntry } from '../model/model.js';
import { banner } from './banner.js';
import { specSchema } from './spec-schema.js';

/** What the ledger page needs of a product. */
export type LedgerModel = Pick<Model, 'product' | 'title' | 'vendor' | 'sources' | 'discrepancies'>;

const kinds: Readonly<Record<string, string>> = {
  contradiction: 'Places that contradict each other',
  'vendor-spelling': 'Misspellings of the service itself, kept',
  'scan-damage': 'Text broken by the scan, repaired',
  type: 'Types that are not what the table says',
  gap: 'What the document leaves open',
  example: 'Examples that do not fit',
  naming: 'Names that do not agree',
};

const cell = (text: unknown): string => String(text).replace(/\|/g, '\\|').replace(/\s+/g, ' ').replace(/</g, '&lt;');

function entryText({ id, subject, claims, decision, reason, status }: RawEntry): string {
  const rows = claims.map(({ lines, docs, says }) => `| ${cell(lines ?? docs ?? '')} | ${cell(says)} |`).join('\n');
  const open = status === 'open' ? ' *(open)*' : '';
  const subjects = [subject]
    .flat()
    .map((one) => `\`${one}\``)
    .join(', ');
  return `#### ${id}${open}\n\n${subjects}\n\n| lines | says |\n|---|---|\n${rows}\n\n**Chosen:** ${cell(decision)}\n**Because:** ${cell(reason)}\n`;
}

function productText({ title, vendor, product, sources, discrepancies }: LedgerModel): string {
  const files = Object.entries(sources).map(
    ([key, source]) => `- \`${key}\`: ${source.title}${source.file === undefined ? '' : ` (${source.file})`}`,
  );
  const groups = Object.entries(kinds).flatMap(([kind, heading]) => {
    const entries = discrepancies.filter((entry) => entry.kind === kind);
    return entries.length === 0 ? [] : [`### ${heading} (${entries.length})\n\n${entries.map(entryText).join('\n')}`];
  });
  return `## ${vendor} ${title} (${product}): ${discrepancies.length} entries\n\nLine numbers are those of the sources:\n\n${files.join('\n')}\n\n${groups.join('\n')}`;
}

function discrepanciesPage(models: readonly LedgerModel[]): string {
  const total = models.reduce((sum, model) => sum + model.discrepancies.length, 0);
  const rows = models.map(({ product, title, discrepancies }) => {
    const open = discrepancies.filter((entry) => entry.status === 'open').length;
    return `| ${title} (\`${product}\`) | ${discrepancies.length} | ${open} |`;
  });
  const intro = `The documents behind the specs contradict themselves, are damaged, or leave things open in ${total} places. Each stands here with
what every place says, what the spec says now, and why, so that it can be reported to the vendor.`;
  return `<!-- ${banner('specs/*/discrepancies.yaml')} -->\n# Discrepancies\n\n${intro}\n\n| product | entries | open |\n|---|---|---|\n${rows.join('\n')}\n\n${models.map(productText).join('\n')}`;
}

/** Files that belong to no product, by path from the root. */
export function repositoryFiles(models: readonly LedgerModel[]): ReadonlyMap<string, string> {
  return new Map([
    ['docs/discrepancies.md', discrepanciesPage(models)],
    ['specs/spec.schema.json', `${JSON.stringify(specSchema(), null, 2)}\n`],
  ]);
}
