import { computeOnce, type OperationModel } from '@yunspec/model';
import { formatMember, isRecord, type Path } from '../cases/paths.js';
import type { ShapeFault } from './answer-shape.js';
import { showValue } from './answer-shape.js';

/** UTC times to the minute or to the second: vendors answer with either where their examples show one of them. */
const utcTime = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?Z$/;

/** Lists the texts in a value with the members that have them. Empty ones stand for absent values. */
function listTexts(value: unknown, path: Path = []): (readonly [member: string, text: string])[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => listTexts(item, [...path, i]));
  if (isRecord(value)) return Object.entries(value).flatMap(([name, inner]) => listTexts(inner, [...path, name]));
  return typeof value === 'string' && value !== '' ? [[formatMember(path), value]] : [];
}

/** Finds the members that are UTC times in all examples of the documents, each with the first of them. */
const findTimes = computeOnce(({ examples }: OperationModel): ReadonlyMap<string, string> => {
  const texts = examples.flatMap(({ returns }) => listTexts(returns));
  const others = new Set(texts.filter(([, text]) => !utcTime.test(text)).map(([member]) => member));
  return new Map(texts.filter(([member]) => !others.has(member)).reverse());
});

/** Lists times of an answer that are not written as in the examples of the documents. */
export function findTimeFaults(operation: OperationModel, data: unknown): ShapeFault[] {
  const times = findTimes(operation);
  if (times.size === 0) return [];
  return listTexts(data).flatMap(([member, text]): ShapeFault[] => {
    const example = times.get(member);
    if (example === undefined || utcTime.test(text)) return [];
    return [{ member, code: 'time', expected: `${member} is a UTC time, such as ${example}`, seen: showValue(text) }];
  });
}
