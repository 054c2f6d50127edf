import type { DocumentFile, Reader } from '../reading.js';
import { capabilityTables } from './capability-tables.js';
import { curlSamples } from './curl-samples.js';
import { oneCellPerLine } from './one-cell-per-line.js';
import { openApi } from './openapi.js';
import { tabSeparated } from './tab-separated.js';
import { typescriptSdk } from './typescript-sdk.js';
import { vendorMarkdown } from './vendor-markdown.js';
import { vendorMetadata } from './vendor-metadata.js';

/** The readers, one for each dialect. */
export const readers: readonly Reader[] = [
  tabSeparated,
  capabilityTables,
  curlSamples,
  oneCellPerLine,
  vendorMarkdown,
  vendorMetadata,
  typescriptSdk,
  openApi,
];

/** Returns the reader that is surest of a document's dialect; undefined where none knows it. */
export function findReader(document: DocumentFile): Reader | undefined {
  const [best] = readers
    .map((reader) => ({ reader, certainty: reader.recognise(document) }))
    .filter(({ certainty }) => certainty > 0)
    .sort((a, b) => b.certainty - a.certainty);
  return best?.reader;
}

/** Returns the reader of a dialect. */
export const findReaderByName = (name: string): Reader | undefined => readers.find((reader) => reader.name === name);
