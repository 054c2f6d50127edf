import { writeSpecSchema } from './spec-schema.js';
import { banner } from './typescript/module.js';

/** The members of a product.yaml that pages about all products show. */
export interface ProductSummary {
  readonly product: string;
  readonly title: string;
  readonly vendor: string;
}

function renderLedgerIndex(products: readonly ProductSummary[]): string {
  const rows = products.map(({ product, title, vendor }) => `- [${vendor} ${title}](discrepancies/${product}.md)`);
  const intro = `The documents behind the specs contradict themselves, are damaged, or leave things open. Each such place has an entry with
the statements of every place, the reading that the spec follows, and the reason, so that it can be reported to the vendor.`;
  return `<!-- ${banner('specs/*/product.yaml')} -->\n# Discrepancies\n\n${intro}\n\n${rows.join('\n')}\n`;
}

/** The files that belong to no product, by path from the root. */
export function repositoryFiles(products: readonly ProductSummary[]): ReadonlyMap<string, string> {
  return new Map([
    ['docs/discrepancies.md', renderLedgerIndex(products)],
    ['specs/spec.schema.json', `${JSON.stringify(writeSpecSchema(), null, 2)}\n`],
  ]);
}
