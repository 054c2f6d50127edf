import type { Outcome } from '../run/outcome.js';
import type { ContractResult } from './result.js';

/** Escapes a text for XML, and drops the characters that XML cannot hold. */
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

function formatOutcome(product: string, { chapter, operation, name, status, reason, differences }: Outcome): string {
  const head = `    <testcase classname="${escapeXml(`${product}.${chapter}.${operation}`)}" name="${escapeXml(name)}"`;
  if (status === 'passed') return `${head}/>`;
  if (status === 'skipped') return `${head}><skipped message="${escapeXml(reason ?? '')}"/></testcase>`;
  const failures = differences.map(
    ({ code, text }) => `<failure type="${escapeXml(code)}" message="${escapeXml(text)}"/>`,
  );
  return `${head}>${failures.join('')}</testcase>`;
}

/** Formats a result as JUnit XML: a suite for each chapter, a case for each check. */
export function formatJunit({ product, chapters, outcomes }: ContractResult): string {
  const suites = chapters.map(({ name, run, failed, skipped }) => {
    const own = outcomes.filter(({ chapter }) => chapter === name);
    const counts = `tests="${run + skipped}" failures="${failed}" errors="0" skipped="${skipped}"`;
    const cases = own.map((outcome) => formatOutcome(product, outcome));
    return [`  <testsuite name="${product}.${name}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${product}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}
