import { ledgerKinds } from '../language/nodes/index.js';
import type { RawEntry } from '../language/raw.js';
import type { ProductModel } from '../language/resolve/index.js';
import { banner } from './banner.js';

const formatCell = (text: unknown): string =>
  String(text).replace(/\|/g, '\\|').replace(/\s+/g, ' ').replace(/</g, '&lt;');

function renderEntry({ id, subject, claims, decision, reason, status }: RawEntry): string {
  const place = ({ docs, lines }: RawEntry['claims'][number]): string =>
    [docs, docs === undefined || lines === undefined ? lines : `line ${lines}`].filter(Boolean).join(', ');
  const rows = claims.map((claim) => `| ${formatCell(place(claim))} | ${formatCell(claim.says)} |`);
  const open = status === 'open' ? ' *(open)*' : '';
  const subjects = [subject].flat().map((each) => `\`${each}\``);
  return [
    `### ${id}${open}\n`,
    `${subjects.join(', ')}\n`,
    `| lines | statement |\n|---|---|\n${rows.join('\n')}\n`,
    `**Decision:** ${formatCell(decision)}  `,
    `**Reason:** ${formatCell(reason)}\n`,
  ].join('\n');
}

const renderSources = (sources: ProductModel['sources']): string =>
  Object.entries(sources)
    .map(([key, { title, file }]) => `- \`${key}\`: ${title}${file === undefined ? '' : ` (${file})`}`)
    .join('\n');

/** Writes the page of a product's ledger: every contradiction and gap of its documents, with the reading that the spec follows. */
export function renderLedgerPage({ product, title, vendor, sources, discrepancies }: ProductModel): string {
  const open = discrepancies.filter(({ status }) => status === 'open').length;
  const groups = Object.entries(ledgerKinds).flatMap(([kind, heading]) => {
    const entries = discrepancies.filter((entry) => entry.kind === kind);
    return entries.length === 0 ? [] : [`## ${heading} (${entries.length})\n\n${entries.map(renderEntry).join('\n')}`];
  });
  return [
    `<!-- ${banner(`specs/${product}/discrepancies.yaml`)} -->`,
    `# Discrepancies in the documents of ${vendor} ${title}\n`,
    `Entries: ${discrepancies.length}, open: ${open}. Line numbers are those of the sources:\n`,
    `${renderSources(sources)}\n`,
    groups.join('\n'),
  ].join('\n');
}
