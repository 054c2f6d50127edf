import { describeIssue, type Restriction, type ValueSchema, wordsByType } from '@yunspec/runtime/check';
import { resolveValue } from '../../model/resolve.js';
import { formats } from '../formats.js';
import type { RawValue } from '../raw.js';
import type { KeyPath, SpecFile } from '../spec-file.js';
import { didYouMean, oneOf } from '../structure.js';
import { type Context, everyValue, issuesOf, isUnread, type Placed } from './context.js';

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
  rules: ['object', 'array'],
  items: ['array'],
  unit: ['integer', 'number'],
  text: ['boolean'],
  format: ['string'],
  hint: ['string'],
  secret: ['string'],
  refers: ['string', 'array'],
  enum: ['string', 'integer', 'number'],
  const: ['string', 'integer', 'number', 'boolean'],
  default: ['string', 'integer', 'number', 'boolean'],
};

const constraintWords = new Set(Object.values(wordsByType).flatMap((words) => Object.keys(words)));

/** Value words where they stand: a value's own, or those a rule adds to one. */
interface Words {
  readonly file: SpecFile;
  readonly path: KeyPath;
  readonly value: Pick<RawValue, (typeof bounds)[number][number] | 'pattern' | 'hint' | 'format'>;
}

const hasWord = (value: object, word: string): boolean => Object.hasOwn(value, word);

const findType: Finder = (context, { file, path, name, value }) => {
  if (value.type !== undefined && value.shape !== undefined)
    context.report(file, [...path, 'shape'], 'type-and-shape', { name }, 'key');
  if (value.type === undefined && value.shape === undefined)
    context.report(file, path, 'type-missing', { name }, 'key');
  if (value.shape !== undefined && !context.shapes.has(value.shape) && !isUnread(context, 'shape', value.shape)) {
    context.report(file, [...path, 'shape'], 'shape-unknown', {
      name: value.shape,
      hint: didYouMean(value.shape, [...context.shapes.keys()]),
    });
  }
};

const findMisplaced: Finder = (context, { file, path, value }, resolved) => {
  const { type } = resolved;
  if (type === 'any') return;
  for (const word of Object.keys(value)) {
    const allowed = wordTypes[word];
    const isWrong =
      allowed === undefined
        ? constraintWords.has(word) && !Object.hasOwn(wordsByType[type], word)
        : !allowed.includes(type);
    if (isWrong) context.report(file, [...path, word], 'keyword-misplaced', { word, type }, 'key');
  }
};

const findBounds = (context: Context, { file, path, value }: Words, resolved: Restriction): void => {
  for (const [low, high] of bounds) {
    const [lowValue, highValue] = [resolved[low], resolved[high]];
    if (lowValue === undefined || highValue === undefined || (!hasWord(value, low) && !hasWord(value, high))) continue;
    const isStrict = low.startsWith('exclusive') || high.startsWith('exclusive');
    if (isStrict ? lowValue < highValue : lowValue <= highValue) continue;
    const words = {
      low: `${low} ${lowValue}`,
      high: `${high} ${highValue}`,
      relation: isStrict ? 'not below' : 'above',
    };
    context.report(file, [...path, hasWord(value, low) ? low : high], 'bounds-crossed', words);
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

/** Whether a pattern speaks about the whole text: ^ and $ around it, and no | outside of parentheses that would part them. */
function isAnchored(pattern: string): boolean {
  const bare = pattern.replace(/\\./gsu, '_').replace(/\[[^\]]*\]/gsu, '_');
  let depth = 0;
  for (const sign of bare) {
    if (sign === '(') depth++;
    else if (sign === ')') depth--;
    else if (sign === '|' && depth === 0) return false;
  }
  return bare.startsWith('^') && bare.endsWith('$');
}

const findPattern = (context: Context, { file, path, value }: Words): void => {
  const { pattern, format, hint } = value;
  if (format !== undefined && !Object.hasOwn(formats, format)) {
    context.report(file, [...path, 'format'], 'format-unknown', {
      name: format,
      hint: oneOf(format, Object.keys(formats)),
    });
  }
  if (pattern === undefined) return;
  if (format !== undefined) context.report(file, [...path, 'pattern'], 'format-and-pattern', {}, 'key');
  const problem = patternProblem(pattern);
  if (problem !== undefined) context.report(file, [...path, 'pattern'], 'pattern-invalid', { problem });
  else if (!isAnchored(pattern)) context.report(file, [...path, 'pattern'], 'pattern-unanchored', {});
  if (hint === undefined) context.report(file, [...path, 'pattern'], 'pattern-without-hint', {}, 'key');
};

/** Findings about the limits a rule sets, beside those the member has. */
export function findLimits(
  context: Context,
  file: SpecFile,
  path: KeyPath,
  value: Restriction,
  target: ValueSchema,
): void {
  findBounds(context, { file, path, value }, { ...target, ...value });
  findPattern(context, { file, path, value });
}

/** The words of a boolean are for the wire; what a spec says of it is true or false. */
const typeOnly = ({ type }: ValueSchema): ValueSchema => ({ type });

const findScalars: Finder = (context, { file, path, value }, resolved) => {
  const seen = new Set<unknown>();
  for (const [i, one] of (value.enum ?? []).entries()) {
    if (seen.has(one)) context.report(file, [...path, 'enum', i], 'enum-repeats', { value: JSON.stringify(one) });
    seen.add(one);
  }
  const given: readonly (readonly [string, unknown, KeyPath])[] = [
    ...(value.enum ?? []).map((one, i) => ['the enum value', one, ['enum', i]] as const),
    ['the const', value.const, ['const']],
    ['the default', value.default, ['default']],
  ];
  const strange = given.filter(([, one]) => one !== undefined && issuesOf(typeOnly(resolved), one).length > 0);
  for (const [word, one, at] of strange) {
    context.report(file, [...path, ...at], 'value-of-other-type', {
      word,
      value: JSON.stringify(one),
      type: resolved.type,
    });
  }
  if (value.default === undefined || strange.some(([, , [word]]) => word === 'default')) return;
  const [issue] = issuesOf(resolved, value.default);
  if (issue !== undefined) {
    context.report(file, [...path, 'default'], 'default-refused', {
      value: JSON.stringify(value.default),
      why: describeIssue(issue).replace(/^The input /, 'it '),
    });
  }
};

const findRequired: Finder = (context, { file, path, value }) => {
  const known = Object.keys(value.properties ?? {});
  for (const [i, name] of (value.required ?? []).entries()) {
    if (!known.includes(name))
      context.report(file, [...path, 'required', i], 'required-unknown', { name, hint: didYouMean(name, known) });
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
