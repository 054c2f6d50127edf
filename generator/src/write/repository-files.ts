import { banner } from './banner.js';
import { renderSections, type SectionProduct } from './sections.js';
import { writeSpecSchema } from './spec-schema.js';

function renderLedgerIndex(products: readonly SectionProduct[]): string {
  const rows = products.map(({ product, title, vendor }) => `- [${vendor} ${title}](discrepancies/${product}.md)`);
  const intro = `The documents behind the specs contradict themselves, are damaged, or leave things open. Each such place has an entry with
the statements of every place, the reading that the spec follows, and the reason, so that it can be reported to the vendor.`;
  return `<!-- ${banner('specs/*/product.yaml')} -->\n# Discrepancies\n\n${intro}\n\n${rows.join('\n')}\n`;
}

/** The files that belong to no product, by path from the root; of hand-written ones only a section is generated. */
export function repositoryFiles(root: string, products: readonly SectionProduct[]): ReadonlyMap<string, string> {
  const whole = new Map([
    ['docs/discrepancies.md', renderLedgerIndex(products)],
    ['specs/spec.schema.json', `${JSON.stringify(writeSpecSchema(), null, 2)}\n`],
  ]);
  const generated = [...whole.keys(), 'docs/discrepancies/**', 'docs/coverage.md', 'docs/coverage/**'];
  return new Map([...whole, ...renderSections(root, products, generated)]);
}
