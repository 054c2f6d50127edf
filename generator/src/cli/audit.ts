import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Audit } from '../audit/audit.js';
import type { ProductSpecs } from '../read/load.js';
import { type Command, exit, print, say, UsageError } from './command.js';
import { loadReadable, nameProduct } from './products.js';
import { writeAll } from './writing.js';

function readDocument(path: string | boolean | undefined): { name: string; text: string } {
  if (typeof path !== 'string' || path === '') throw new UsageError('say which document: --doc <file>');
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
  if (statSync(path).isDirectory()) throw new UsageError(`${path} is a folder, not a document`);
  const bytes = readFileSync(path);
  if (bytes.includes(0)) throw new UsageError(`${path} is not a text`);
  return { name: path, text: bytes.toString('utf8') };
}

function nameOneProduct(wanted: readonly string[]): string {
  const [name, ...others] = wanted.map(nameProduct);
  if (name === undefined || others.length > 0) throw new UsageError('name one product: yunspec audit ecs --doc <file>');
  return name;
}

function checkSource({ sources }: ProductSpecs, source: string | boolean | undefined): string | undefined {
  if (typeof source !== 'string') return undefined;
  const known = Object.keys(sources?.value.sources ?? {});
  if (!known.includes(source)) throw new UsageError(`sources.yaml has no ${source}; it has ${known.join(', ')}`);
  return source;
}

async function report(document: string, { report: result }: Audit): Promise<void> {
  const { formatAuditFinding } = await import('../audit/report.js');
  const { findings, read, source } = result;
  for (const finding of findings) print(formatAuditFinding(document, finding));
  for (const { line, text } of read.unreadable) print(`${document}:${line} - not readable: ${text.slice(0, 120)}`);
  const from = source === null ? 'a document of its own' : `a version of ${source}`;
  say(`${findings.length} findings; ${read.understood} of ${read.rows} rows understood; compared as ${from}`);
}

export const auditCommand: Command = {
  name: 'audit',
  summary: 'Compares a saved document with the specs of a product.',
  usage: 'yunspec audit <product> --doc <file> [--source <key>] [--json] [--write] [--record]',
  options: {
    doc: { type: 'string', doc: 'The saved document.' },
    source: { type: 'string', doc: 'The key of the source that the document is a version of.' },
    json: { type: 'boolean', doc: 'Print the findings as JSON.' },
    write: { type: 'boolean', doc: 'Draft YAML for what is new; a person reviews the drafts.' },
    record: { type: 'boolean', doc: 'Record the facts of the document as those the specs were compared with.' },
  },
  run: async (wanted, { doc, source, json, write, record }, { root }) => {
    const document = readDocument(doc);
    const specs = await loadReadable(root, nameOneProduct(wanted));
    const key = checkSource(specs, source);
    const { auditDocument, NotThisDocumentError } = await import('../audit/audit.js');
    const { readRecorded, recordFacts } = await import('../audit/recorded-files.js');
    const folder = join(root, 'specs', specs.name);
    let audit: Audit;
    try {
      audit = auditDocument(specs, {
        document,
        recorded: readRecorded(folder),
        ...(key === undefined ? {} : { source: key }),
      });
    } catch (error) {
      if (error instanceof NotThisDocumentError) throw new UsageError(error.message);
      throw error;
    }
    const { findings } = audit.report;
    if (json === true) print(JSON.stringify(audit.report, null, 2));
    else await report(document.name, audit);
    if (write === true) {
      const { draftChanges } = await import('../audit/draft.js');
      const drafts = draftChanges(root, specs, audit);
      await writeAll(root, drafts);
      for (const { path } of drafts) say(`drafted ${relative(root, path)}`);
    }
    if (record === true) {
      const target = key ?? audit.report.source;
      if (target === null) throw new UsageError('say which source the document is: --record --source <key>');
      const facts = recordFacts(folder, target, audit.facts);
      await writeAll(root, [facts]);
      say(`recorded ${relative(root, facts.path)}`);
    }
    return findings.length === 0 ? exit.ok : exit.findings;
  },
};
