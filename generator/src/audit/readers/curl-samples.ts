import type { DocumentFile, OperationReading, Reader, Reading } from '../reading.js';
import { findHosts } from './addresses.js';
import { cutMarkdown, type MarkdownBlock, type MarkdownText } from './markdown-blocks.js';
import { readShownRequest } from './shown-requests.js';
import { splitLines } from './text.js';

const removeEllipses = (text: string): string => text.replace(/^\s*\.\.\.\s*,?$/gm, '').replace(/,(\s*[\]}])/g, '$1');

/** The JSON below a command in the same block of code; undefined where there is none, or it cannot be read. */
function readAnswer(code: string): { readonly offset: number; readonly answer: unknown } | undefined {
  const lines = code.split('\n');
  const blank = lines.findIndex((line, i) => i > 0 && line.trim() === '');
  const offset = lines.findIndex((line, i) => i > blank && blank > 0 && /^\s*[{[]/.test(line));
  if (offset === -1) return undefined;
  try {
    return { offset, answer: JSON.parse(removeEllipses(lines.slice(offset).join('\n'))) };
  } catch {
    return undefined;
  }
}

/** The text of a command, without the answer below it. */
const cutCommand = (code: string): string => code.split(/\n\s*\n/)[0] ?? code;

const readPath = (url: string): string => url.replace(/^https?:\/\/[^/]+/, '');

function readCall(block: MarkdownText): OperationReading[] {
  const shown = readShownRequest(cutCommand(block.text));
  if (shown?.url === undefined) return [];
  const { line, chapter } = block;
  const found = readAnswer(block.text);
  return [
    {
      line,
      text: chapter,
      operation: chapter,
      method: shown.method ?? 'GET',
      path: readPath(shown.url),
      ...(shown.input === undefined
        ? {}
        : { samples: [{ line, text: block.text.split('\n')[0] ?? '', input: shown.input }] }),
      ...(found === undefined
        ? {}
        : { answers: [{ line: line + 1 + found.offset, text: 'the sample answer', answer: found.answer }] }),
    },
  ];
}

const isCode = (block: MarkdownBlock): block is MarkdownText => block.is === 'code';
const isCall = (block: MarkdownBlock): block is MarkdownText => isCode(block) && /^\s*curl /.test(block.text);

function readDocument({ text }: DocumentFile): Reading {
  const blocks = cutMarkdown(splitLines(text));
  const calls = blocks.filter(isCall);
  const operations = calls.flatMap(readCall);
  const remarks = blocks.filter((block): block is MarkdownText => block.is === 'paragraph');
  const unreadable = calls.filter(
    ({ line }) =>
      !operations.some((one) => one.line === line && one.answers !== undefined && one.samples !== undefined),
  );
  return {
    isComplete: operations.length > 1,
    operations,
    hosts: findHosts(remarks),
    remarks,
    code: blocks.filter(isCode),
    rows: calls.length,
    understood: calls.length - unreadable.length,
    unreadable: unreadable.map(({ line, text: code }) => ({ line, text: code.split('\n')[0] ?? '' })),
  };
}

/** A document of commands with their answers, without tables. */
export const curlSamples: Reader = {
  name: 'curl-samples',
  extractors: [],
  recognise: ({ text }) => {
    const blocks = cutMarkdown(splitLines(text));
    const hasTable = blocks.some(({ is }) => is === 'table');
    return !hasTable && blocks.some(isCall) ? 0.6 : 0;
  },
  read: readDocument,
};
