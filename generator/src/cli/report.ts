import type { CheckedProduct } from '../check/check-specs.js';
import type { Finding } from '../language/findings.js';
import { formatFinding } from '../read/frame.js';
import { print, say } from './command.js';

const pluralize = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * A report on checked products. For people, findings are printed as they come; for scripts, all together at the end.
 */
export interface Report {
  add(checked: CheckedProduct): void;
  /** Prints the end of the report and returns the number of findings. */
  finish(): number;
}

export function createReport(json: boolean): Report {
  const findings: Finding[] = [];
  const counts = { product: 0, operation: 0, file: 0 };
  return {
    add: ({ specs, findings: found }) => {
      findings.push(...found);
      if (specs !== undefined) {
        counts.product += 1;
        counts.operation += specs.operations.length;
        counts.file += specs.files.length;
      }
      if (json) return;
      const texts = new Map(specs?.files.map(({ path, text }) => [path, text]));
      for (const finding of found) print(formatFinding(finding, texts.get(finding.file)));
    },
    finish: () => {
      const { length } = findings;
      if (json) {
        print(JSON.stringify({ findings }, null, 2));
        return length;
      }
      const read = Object.entries(counts).map(([noun, count]) => pluralize(count, noun));
      say(
        length === 0 ? `specs are sound: ${read.join(', ')}` : `${pluralize(length, 'finding')} in ${read.join(', ')}`,
      );
      return length;
    },
  };
}
