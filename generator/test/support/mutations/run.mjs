// node generator/test/support/mutations/run.mjs [--runs 300] [--only ecs] [--seed 1] [--show]
// Plants changes in copies of the documents, one in each, and counts what the audit finds. Needs the documents
// (YUNSPEC_DOCS, or shared/docs beside the repository) and a build.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { auditDocument } from '../../../dist/audit/audit.js';
import { readRecorded } from '../../../dist/audit/recorded-files.js';
import { loadSpecs } from '../../../dist/read/load.js';
import { harmless } from './harmless.mjs';
import { planted } from './planted.mjs';
import { createRandom, pick } from './random.mjs';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const docs = process.env.YUNSPEC_DOCS ?? join(root, '../shared/docs');

const documents = [
  { product: 'ecs', source: 'api-reference', kind: 'tabs' },
  { product: 'eiam', source: 'idaas-instance', kind: 'markdown' },
  { product: 'cas', source: 'cas-instance', kind: 'markdown' },
  { product: 'ecs-gateway', source: 'gateway', kind: 'gateway' },
  { product: 'iotda', source: 'create-instance', kind: 'one' },
];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean' },
  },
});

/** Whether a finding is about the line that was changed, or one near it. */
const isNear = ({ line, text, member }, change, changed) =>
  Math.abs(line - change.line) <= 40 || changed.some((word) => text.includes(word) || (member ?? '').includes(word));

/** The words of the lines that differ. */
function listChanged(before, after) {
  const old = new Set(before);
  const recent = new Set(after);
  const lines = [...after.filter((line) => !old.has(line)), ...before.filter((line) => !recent.has(line))];
  return [...new Set(lines.flatMap((line) => line.split(/[^\w.]+/)))].filter((word) => word.length > 3);
}

/** Counts what the audit of one document finds, and what it reports in vain. */
class Tally {
  count = { planted: 0, found: 0, harmless: 0, alarms: 0, reports: 0, wrong: 0 };
  misses = new Map();

  note(name, change, text) {
    this.misses.set(name, (this.misses.get(name) ?? 0) + 1);
    if (values.show) console.log(`  ${name}, line ${change.line}: ${text}`);
  }

  addPlanted(name, change, lines, findings) {
    this.count.planted += 1;
    this.count.reports += findings.length;
    if (findings.length > 0) this.count.found += 1;
    else this.note(name, change, lines[change.line - 1]?.slice(0, 200));
    const changed = listChanged(lines, change.lines);
    for (const finding of findings.filter((one) => !isNear(one, change, changed))) {
      this.count.wrong += 1;
      this.note(`FALSE ${name}`, change, `${finding.kind} ${finding.line}: ${finding.text.slice(0, 160)}`);
    }
  }

  addHarmless(name, change, findings) {
    this.count.harmless += 1;
    if (findings.length > 0) this.count.alarms += 1;
    for (const { kind, text } of findings.slice(0, 2))
      this.note(`ALARM ${name}`, change, `${kind}: ${text.slice(0, 200)}`);
  }

  print(product) {
    const { planted: all, found, harmless: edits, alarms, reports, wrong } = this.count;
    const share = ((100 * found) / all).toFixed(1);
    console.log(
      `${product}: found ${found} of ${all} (${share} %), ${wrong} of ${reports} reports false, ${alarms} of ${edits} harmless edits reported`,
    );
    if (this.misses.size > 0) console.log('  ', Object.fromEntries(this.misses));
  }
}

function run({ product, source, kind }) {
  const [specs] = loadSpecs(join(root, 'specs'), 'specs', [product]).products;
  const file = join(docs, specs.sources.value.sources[source].file);
  if (!existsSync(file)) {
    console.log(`${product}: ${file} is absent`);
    return;
  }
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const recorded = readRecorded(join(root, 'specs', product));
  const audit = ({ lines: changed, end = '\n' }) =>
    auditDocument(specs, { document: { name: file, text: changed.join(end) }, recorded }).report.findings;
  const random = createRandom(Number(values.seed));
  const tally = new Tally();
  const kinds = Object.entries({ ...planted.general, ...planted[kind] });
  for (let i = 0; i < Number(values.runs); i++) {
    const [name, mutate] = kinds[i % kinds.length];
    const change = mutate(lines, random);
    if (change !== undefined) tally.addPlanted(name, change, lines, audit(change));
  }
  for (let i = 0; i < Number(values.runs) / 2; i++) {
    const [name, mutate] = pick(random, Object.entries(harmless[kind]));
    const change = mutate(lines, random);
    if (change !== undefined) tally.addHarmless(name, change, audit(change));
  }
  tally.print(product);
}

for (const document of documents.filter(({ product }) => values.only === undefined || values.only === product))
  run(document);
