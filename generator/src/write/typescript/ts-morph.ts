import { createRequire } from 'node:module';

// not imported: Node would read its twelve megabytes a second time, to find out what they export
const tsMorph = createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');

export const { IndentationText, NewLineKind, Project, QuoteKind, StructureKind, ts } = tsMorph;
