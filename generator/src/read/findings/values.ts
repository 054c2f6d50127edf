import { check, describeIssue, type ValueSchema, wordsByType } from '@yunspec/runtime/check';
import { resolveValue } from '../../model/resolve.js';
import { formats } from '../formats.js';
import type { RawValue } from '../raw.js';
import { didYouMean } from '../structure.js';
import { type Context, everyValue, type Placed } from './context.js';

type Finder = (context: Context, placed: Placed, resolved: ValueSchema) => void;

const bounds = [
  ['minimum', 'maximum'],
  ['minimum', 'exclusiveMaximum'],
  ['exclusiveMinimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const;

/** Words that belong to one or a few types only. */
const wordTypes: Readonly<Record<string, readonly string[]>> = {
  properties: ['object'],
  values: ['object'],
  required: ['object'],
  items: ['array'],
  unit: ['integer', 'number'],
  text: ['boolean'],
  format: ['string'],
  hint: ['string'],
  enum: ['string', 'integer', 'number'],
  const: ['string', 'integer', 'number', 'boolean'],
  default: ['string', 'integer', 'number', 'boolean'],
};

const constraintWords = new Set(Object.values(wordsByType).flatMap((words) => Object.keys(words)));

const hasWord = (value: RawValue, word: string): boolean => Object.hasOwn(value, word);

const findType: Finder = (context, { file, path, name, value }) => {
  if (value.type !== undefined && value.shape !== undefined) context.report(file, [...path, 'shape'], 'type-and-shape', { name }, 'key');
  if (value.type === undefined && value.shape === undefined) context.report(file, path, 'type-missing', { name }, 'key');
  if (value.shape !== undefined && !context.shapes.has(value.shape)) {
    context.report(file, [...path, 'shape'], 'shape-unknown', { name: value.shape, hint: didYouMean(value.shape, [...context.shapes.keys()]) });
  }
};

const findMisplaced: Finder = (context, { file, path, value }, resolved) => {
  const { type } = resolved;
  if (type === 'any') return;
  for (const word of Object.keys(value)) {
    const allowed = wordTypes[word];
    const isWrong = allowed === undefined ? constraintWords.has(word) && !Object.hasOwn(wordsByType[type], word) : !allowed.includes(type);
    if (isWrong) context.report(file, [...path, word], 'keyword-misplaced', { word, type }, 'key');
  }
};

const findBounds: Finder = (context, { file, path, value }, resolved) => {
  for (const [low, high] of bounds) {
    const [lowValue, highValue] = [resolved[low], resolved[high]];
    if (lowValue === undefined || highValue === undefined || (!hasWord(value, low) && !hasWord(value, high))) continue;
    const isEmpty = low.startsWith('exclusive') || high.startsWith('exclusive') ? lowValue >= highValue : lowValue > highValue;
    if (isEmpty) context.report(file, [...path, hasWord(value, low) ? low : high], 'bounds-crossed', { low, high, lowValue, highValue });
  }
};

function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: /, '');
  }
}

const findPattern: Finder = (context, { file, path, value }) => {
  const { pattern, format, hint } = value;
  if (format !== undefined && formats[format] === undefined) {
    context.report(file, [...path, 'format'], 'format-unknown', { name: format, hint: didYouMean(format, Object.keys(formats)) });
  }
  if (pattern === undefined) return;
  if (format !== undefined) context.report(file, [...path, 'pattern'], 'format-and-pattern', {}, 'key');
  const problem = patternProblem(pattern);
  if (problem !== undefined) context.report(file, [...path, 'pattern'], 'pattern-invalid', { problem });
  else if (!pattern.startsWith('^') || !pattern.endsWith('$')) context.report(file, [...path, 'pattern'], 'pattern-unanchored', {});
  if (hint === undefined) context.report(file, [...path, 'pattern'], 'pattern-without-hint', {}, 'key');
};

const typeOnly = (schema: ValueSchema): ValueSchema => ({ type: schema.type, ...(schema.text === undefined ? {} : { text: schema.text }) });

const findScalars: Finder = (context, { file, path, value }, resolved) => {
  const seen = new Set<unknown>();
  for (const [i, one] of (value.enum ?? []).entries()) {
    const shown = JSON.stringify(one);
    if (seen.has(one)) context.report(file, [...path, 'enum', i], 'enum-repeats', { value: shown });
    seen.add(one);
    if (check(typeOnly(resolved), one).length > 0) {
      context.report(file, [...path, 'enum', i], 'value-of-other-type', { word: 'enum value', value: shown, type: resolved.type });
    }
  }
  if (value.default === undefined || patternProblem(resolved.pattern ?? '') !== undefined) return;
  const [issue] = check(resolved, value.default, { level: 'strict' });
  if (issue !== undefined) {
    context.report(file, [...path, 'default'], 'default-refused', { value: JSON.stringify(value.default), why: describeIssue(issue).replace(/^The input /, 'it ') });
  }
};

const findRequired: Finder = (context, { file, path, value }) => {
  const known = Object.keys(value.properties ?? {});
  for (const [i, name] of (value.required ?? []).entries()) {
    if (!known.includes(name)) context.report(file, [...path, 'required', i], 'required-unknown', { name, hint: didYouMean(name, known) });
  }
};

const finders: readonly Finder[] = [findType, findMisplaced, findBounds, findPattern, findScalars, findRequired];

/** Findings about single values. */
export function findInValues(context: Context): void {
  for (const placed of everyValue(context)) {
    const resolved = resolveValue(placed.value, context.shapes, 'input');
    for (const find of finders) find(context, placed, resolved);
  }
}
