import { countItem, expandForm, plainText } from '@yunspec/runtime/cases';
import { canonical } from './limits.js';
import { isRecord } from './paths.js';

/** Texts and lists below these lengths are written out. */
const shortText = 24;
const shortList = 6;

/** The longest part of a text that is looked for repetitions, and the fewest repetitions that are abbreviated. */
const longestPart = 4;
const fewestRepetitions = 8;

/** Parts of a text, each with the number of its repetitions. */
type Part = readonly [text: string, count: number];

/** Finds the part at a place that is repeated most. */
function findRepeated(characters: readonly string[], start: number): Part | undefined {
  for (let length = 1; length <= longestPart; length++) {
    const part = characters.slice(start, start + length).join('');
    let count = 1;
    while (characters.slice(start + count * length, start + (count + 1) * length).join('') === part) count++;
    if (count >= fewestRepetitions) return [part, count];
  }
  return undefined;
}

function splitText(text: string): Part[] {
  const characters = [...text];
  const parts: Part[] = [];
  let plain = '';
  for (let i = 0; i < characters.length; ) {
    const repeated = findRepeated(characters, i);
    if (repeated === undefined) {
      plain += characters[i];
      i += 1;
      continue;
    }
    if (plain !== '') parts.push([plain, 1]);
    plain = '';
    parts.push(repeated);
    i += repeated[1] * [...repeated[0]].length;
  }
  return plain === '' ? parts : [...parts, [plain, 1]];
}

function compactText(text: string): string {
  if (text.length < shortText) return text.startsWith('=') ? `=${text}` : text;
  if (text === plainText(text.length)) return `=text(${text.length})`;
  const parts = splitText(text);
  if (text.includes("'") || parts.every(([, count]) => count === 1)) return text.startsWith('=') ? `=${text}` : text;
  return `=${parts.map(([part, count]) => `'${part}'${count === 1 ? '' : `*${count}`}`).join('+')}`;
}

/** Returns the first items of a list of which all others are repetitions. */
function findCycle(items: readonly string[]): number | undefined {
  const length = items.findIndex((item, i) => i > 0 && item === items[0]);
  if (length < 1 || length * 2 > items.length) return undefined;
  return items.every((item, i) => item === items[i % length]) ? length : undefined;
}

function compactList(list: readonly unknown[]): unknown {
  if (list.length < shortList) return list.map(compact);
  const items = list.map(canonical);
  const [first] = list;
  const isCounted = typeof first !== 'object' && list.every((item, i) => item === countItem(first, i));
  if (isCounted) return { '=count': [list.length, compact(first)] };
  const cycle = findCycle(items);
  if (cycle === undefined) return list.map(compact);
  return { '=list': [list.length, ...list.slice(0, cycle).map(compact)] };
}

/** Returns a short form of a value, from which it can be expanded. */
export function compact(value: unknown): unknown {
  if (value === undefined) return '=absent';
  if (typeof value === 'string') return compactText(value);
  if (Array.isArray(value)) return compactList(value);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, compact(inner)]));
}

/** Returns the short form of a value, and makes sure that it stands for it. */
export function compactSafely(value: unknown): unknown {
  const form = compact(value);
  if (canonical(expandForm(form)) !== canonical(value)) throw new Error(`no form stands for ${JSON.stringify(value)}`);
  return form;
}
