import type { Document } from './document.js';

/** As many words in a row are no accident. */
const runLength = 8;

/** Small words, of which a sentence has some and a list of names has none. */
const small =
  /^(?:the|of|a|an|is|are|be|to|for|and|or|that|which|when|if|in|on|by|with|it|its|this|must|can|cannot|not|from|as|at|will)$/;
const fewestSmall = 2;

/** Where each run of words is in the documents. */
export type SentenceIndex = ReadonlyMap<string, { readonly file: string; readonly line: number }>;

interface Word {
  readonly word: string;
  readonly line: number;
}

const listWords = (text: string, line: number): Word[] =>
  [...text.matchAll(/[A-Za-z][A-Za-z'’]*/g)].map(([word]) => ({ word: word.toLowerCase(), line }));

/** Calls back with every run of words that may be a part of a sentence. */
function forEachRun(words: readonly Word[], call: (run: string, at: number) => void): void {
  for (let at = 0; at + runLength <= words.length; at++) {
    const run = words.slice(at, at + runLength);
    if (run.filter(({ word }) => small.test(word)).length >= fewestSmall)
      call(run.map(({ word }) => word).join(' '), at);
  }
}

/** Indexes the runs of words of some documents. */
export function indexSentences(documents: readonly Document[]): SentenceIndex {
  const index = new Map<string, { file: string; line: number }>();
  for (const { file, lines } of documents) {
    const words = lines.flatMap((text, i) => listWords(text, i + 1));
    forEachRun(words, (run, at) => index.set(run, { file, line: words[at]?.line ?? 1 }));
  }
  return index;
}

/** A run of words that a document has too. */
export interface Copied {
  readonly words: string;
  readonly file: string;
  readonly line: number;
}

/** Finds the first run of words of a text that a document has too, as far as it goes. */
export function findCopied(index: SentenceIndex, text: string): Copied | undefined {
  const words = listWords(text, 0);
  let found: Copied | undefined;
  let end = 0;
  forEachRun(words, (run, at) => {
    const place = index.get(run);
    if (place === undefined || (found !== undefined && at !== end + 1)) return;
    end = at;
    const last = words[at + runLength - 1]?.word ?? '';
    found = found === undefined ? { words: run, ...place } : { ...found, words: `${found.words} ${last}` };
  });
  return found;
}
