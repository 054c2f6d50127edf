import type { About } from '../claims.js';

/** The kind of value that the parameter of a text takes, by a sample. */
export type Taken = 'number' | 'boolean' | 'text' | 'list' | 'object';

export function findTaken({ name, makeSample }: About): Taken {
  const sample = makeSample(name);
  if (Array.isArray(sample)) return 'list';
  if (typeof sample === 'number') return 'number';
  if (typeof sample === 'boolean') return 'boolean';
  return typeof sample === 'object' && sample !== null ? 'object' : 'text';
}

const fold = (name: string): string => name.replace(/\.N(?=\.|$)/g, '.n');

/** The parameter that a word of a text names: beside the one that the text is about, or of the operation. */
export function findNamed(word: string, { name, all }: About): string | undefined {
  const group = fold(name).split('.').slice(0, -1).join('.');
  const wanted = [group === '' ? word : `${group}.${fold(word)}`, fold(word)];
  return wanted.flatMap((one) => all.find((other) => fold(other) === one) ?? [])[0];
}

const findLast = (name: string): string => name.replace(/\.n$/i, '').split('.').at(-1) ?? name;

/** Whether a sentence begins with another parameter, so that its limits are not those of this one. */
export function isAboutAnother(sentence: string, about: About): boolean {
  const first =
    /^(?:the )?(?:value of )?(?:the )?`?([A-Z][A-Za-z\d]+(?:\.[A-Za-z\d]+)*)`?(?: parameter| value)?\s+(?:must|can|cannot|is|values?)/i.exec(
      sentence,
    )?.[1];
  const last = findLast(about.name).toLowerCase();
  if (first === undefined || first.toLowerCase().endsWith(last)) return false;
  return about.all.some((name) => findLast(name).toLowerCase() === first.toLowerCase());
}
