import { either, formed, integer, list, may, text, yes } from '../kinds.js';

/** Names of members, operations or states: at least one. */
export const names = list(text, 1);
export const lines = either(formed('^\\d+(-\\d+)?(, ?\\d+(-\\d+)?)*$', '706-938'), integer);

/** The keywords that lead back to the documents. */
export const provenance = {
  docs: may(text, 'Its place in the documents: a key of sources.yaml, then the headings, with " > " between them.'),
  lines: may(lines, 'Its lines in the source document.'),
};

/** Lists the keys of a table, typed as its words. */
export const listKeys = <const Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[];

/** The keyword of what `yunspec audit --write` wrote. */
export const draft = {
  draft: may(yes, 'Written by `yunspec audit --write`; a person reviews it, completes it and removes the word.'),
} as const;
