import { banner } from './banner.js';
import type { Model } from './model.js';

/** The members whose entries each get a line of their own, so that a diff shows which operation changed. */
const oneEntryPerLine = ['operations', 'shapes', 'resources'];

function renderEntries(value: object): string {
  const lines = Array.isArray(value)
    ? value.map((entry) => JSON.stringify(entry))
    : Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${close}`;
}

/** Writes model.json: everything that installed code may read. The ledger and the tables of an appendix stay in the specs. */
export function renderModelJson({ tables: _, discrepancies: __, ...model }: Model): string {
  const members = Object.entries({ 'x-generated': banner(`specs/${model.product}`), ...model });
  const lines = members.map(([name, value]) => {
    const text = oneEntryPerLine.includes(name) ? renderEntries(value as object) : JSON.stringify(value);
    return `${JSON.stringify(name)}:${text}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
