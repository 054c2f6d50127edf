import type { CheckedProduct } from '../check/check-specs.js';
import { type Finding, hasErrors } from '../language/findings.js';
import { formatFinding } from '../read/frame.js';
import { print, say } from './command.js';

const pluralize = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Counts what was found and what was read: `3 findings in 1 product; 1 warning among them`. */
function summarize(findings: readonly Finding[], counts: Readonly<Record<string, number>>): string {
  const read = Object.entries(counts)
    .map(([noun, count]) => pluralize(count, noun))
    .join(', ');
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (findings.length === 0) return `specs are sound: ${read}`;
  if (!hasErrors(findings)) return `specs are sound, with ${pluralize(warnings, 'warning')}: ${read}`;
  const doubtful = warnings === 0 ? '' : `; ${pluralize(warnings, 'warning')} among them`;
  return `${pluralize(findings.length, 'finding')} in ${read}${doubtful}`;
}

/**
 * A report on checked products. For people, findings are printed as they come; for scripts, all together at the end.
 */
export interface Report {
  add(checked: CheckedProduct): void;
  /** Prints the end of the report, and returns whether a finding is an error. */
  finish(): boolean;
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
      if (json) print(JSON.stringify({ findings }, null, 2));
      else say(summarize(findings, counts));
      return hasErrors(findings);
    },
  };
}
