import type { RawSaying } from '../language/raw.js';
import { type Kind, rankHarm } from './harm.js';
import type { Quote } from './reading.js';

/** A difference between a document and the specs, or a part of the document that could not be read. */
export interface AuditFinding {
  readonly verdict: 'differs' | 'not readable';
  readonly kind: Kind;
  readonly operation: string | null;
  readonly member: string | null;
  readonly code: string | null;
  /** The line of the document. */
  readonly line: number;
  readonly spec: { readonly file: string; readonly line: number; readonly column: number } | null;
  readonly expected: unknown;
  readonly seen: unknown;
  readonly quote: string;
  readonly text: string;
  /** The statement with which an entry of the ledger explains it; null where none can. */
  readonly says: RawSaying | null;
}

export interface AuditReport {
  readonly product: string;
  readonly source: string | null;
  readonly read: { readonly rows: number; readonly understood: number; readonly unreadable: readonly Quote[] };
  readonly findings: readonly AuditFinding[];
}

/** Sorts findings by their harm, then by their lines. */
export const sortFindings = (findings: readonly AuditFinding[]): AuditFinding[] =>
  [...findings].sort((a, b) => rankHarm(a.kind) - rankHarm(b.kind) || a.line - b.line);

const shorten = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}…` : text);

/** Formats a finding as `document:line - kind: sentence`, with its quote and its place in the specs. */
export function formatAuditFinding(document: string, { kind, verdict, line, spec, quote, text }: AuditFinding): string {
  const mark = verdict === 'not readable' ? ' (not readable)' : '';
  const place = spec === null ? '' : `\n    ${spec.file}:${spec.line}:${spec.column}`;
  return `${document}:${line} - ${kind}${mark}: ${text}\n    "${shorten(quote)}"${place}`;
}
