import { isObject } from '../object.js';

// Values of cases that are written shorter than they are. A text that begins with "=" is a form:
//   =absent            no value
//   =text(129)         129 letters of the alphabet, again and again
//   ='-'*3+'a'+'b'*60  parts, some of them repeated
//   ==x                the text "=x"
// So is an object with one member that begins with "=":
//   {"=list":[11,"a","b"]}  11 items: "a", "b", "a" and so on
//   {"=count":[11,"a"]}     11 items: "a", "a1", "a2" and so on; or numbers

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** Writes a text of letters. */
export const plainText = (length: number): string => alphabet.repeat(Math.ceil(length / 26)).slice(0, length);

/** Returns the item of a list of values that are told apart by a number. */
export function countItem(item: unknown, number: number): unknown {
  if (typeof item === 'number') return item + number;
  return number === 0 ? item : `${item}${number}`;
}

/** One part of a text, such as `text(60)` or `'a'*60`. */
const textPart = /text\((\d+)\)|'([^']*)'(?:\*(\d+))?/g;

const expandText = (form: string): string =>
  [...form.matchAll(textPart)]
    .map(([, length, part = '', count = 1]) =>
      length === undefined ? part.repeat(Number(count)) : plainText(Number(length)),
    )
    .join('');

/** Returns the value that a form stands for. */
export function expandForm(form: unknown): unknown {
  if (typeof form === 'string') return expandString(form);
  if (Array.isArray(form)) return form.map(expandForm);
  if (!isObject(form)) return form;
  const { '=list': list, '=count': counted } = form;
  if (Array.isArray(list)) return expandList(list);
  if (Array.isArray(counted)) return expandCount(counted);
  return Object.fromEntries(Object.entries(form).map(([name, inner]) => [name, expandForm(inner)]));
}

function expandString(form: string): unknown {
  if (!form.startsWith('=')) return form;
  if (form === '=absent') return undefined;
  return form.startsWith('==') ? form.slice(1) : expandText(form);
}

function expandList([length, ...items]: readonly unknown[]): unknown[] {
  const cycle = items.map(expandForm);
  return Array.from({ length: Number(length) }, (_, i) => structuredClone(cycle[i % cycle.length]));
}

function expandCount([length, form]: readonly unknown[]): unknown[] {
  const item = expandForm(form);
  return Array.from({ length: Number(length) }, (_, i) => countItem(item, i));
}
