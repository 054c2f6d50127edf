import { describeIssue, type Restriction, type ValueSchema } from '@yunspec/runtime/check';
import { formats } from '../language/formats.js';
import { boundPairs, formatRange } from '../language/keywords.js';
import { nodes } from '../language/nodes/index.js';
import type { RawValue } from '../language/raw.js';
import { inlineValue } from '../language/resolve/index.js';
import { suggestOneOf, suggestWord } from '../language/suggest.js';
import type { KeyPath } from '../language/walk.js';
import type { SpecFile } from '../read/spec-file.js';
import { type Context, isUnread, listIssues, listValues, type PlacedValue } from './context.js';
import { findGrowth } from './patterns/growth.js';
import { mayMatch } from './patterns/texts.js';

type Finder = (context: Context, placed: PlacedValue, resolved: ValueSchema) => void;

/** Limits with their place: those of a value, or those that a rule adds. */
interface PlacedLimits {
  readonly file: SpecFile;
  readonly path: KeyPath;
  readonly value: Pick<RawValue, (typeof boundPairs)[number][number] | 'pattern' | 'hint' | 'format'>;
}

const hasKeyword = (value: object, word: string): boolean => Object.hasOwn(value, word);

const findType: Finder = (context, { file, path, name, value }) => {
  const { type, shape } = value;
  if (type !== undefined && shape !== undefined) {
    context.report(file, [...path, 'shape'], 'type-and-shape', { name }, 'key');
  }
  if (type === undefined && shape === undefined) context.report(file, path, 'type-missing', { name }, 'key');
  if (shape !== undefined && !context.shapes.has(shape) && !isUnread(context, 'shape', shape)) {
    const hint = suggestWord(shape, [...context.shapes.keys()]);
    context.report(file, [...path, 'shape'], 'shape-unknown', { name: shape, hint });
  }
};

const findMisplaced: Finder = (context, { file, path, value }, { type }) => {
  if (type === 'any') return;
  for (const word of Object.keys(value)) {
    if (nodes.value[word]?.on?.includes(type) === false) {
      context.report(file, [...path, word], 'keyword-misplaced', { word, type }, 'key');
    }
  }
};

type BoundPair = (typeof boundPairs)[number];

/** Describes how two bounds exclude every value; undefined if a value is possible. */
function describeCrossing([low, high]: BoundPair, limits: Restriction): string | undefined {
  const [lowest, highest] = [limits[low], limits[high]];
  if (lowest === undefined || highest === undefined) return undefined;
  if (low.startsWith('exclusive') || high.startsWith('exclusive')) return lowest < highest ? undefined : 'not below';
  return lowest <= highest ? undefined : 'above';
}

/** The limits that count something. */
const counts = ['minLength', 'maxLength', 'minItems', 'maxItems'] as const;

const findBounds = (context: Context, { file, path, value }: PlacedLimits, resolved: Restriction): void => {
  for (const word of counts) {
    const limit = value[word];
    if (limit !== undefined && limit < 0) {
      context.report(file, [...path, word], 'bounds-negative', { word, limit: String(limit) });
    }
  }
  for (const pair of boundPairs) {
    const relation = describeCrossing(pair, resolved);
    // bounds that another file gives are a finding there
    const given = pair.find((word) => hasKeyword(value, word));
    if (relation === undefined || given === undefined) continue;
    const [low, high] = pair;
    const params = { low: `${low} ${resolved[low]}`, high: `${high} ${resolved[high]}`, relation };
    context.report(file, [...path, given], 'bounds-crossed', params);
  }
};

function findPatternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: /, '');
  }
}

/** Returns whether a pattern is about the whole text: ^ and $ around it, and no | outside of parentheses. */
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

/** Finds a valid pattern that takes too long, or that no text of an allowed length can match. */
function findPatternFaults(context: Context, { file, path }: PlacedLimits, pattern: string, limits: Restriction): void {
  const at = [...path, 'pattern'];
  const growth = findGrowth(pattern);
  if (growth !== undefined) {
    const { isExponential, reason } = growth;
    context.report(file, at, isExponential ? 'pattern-explodes' : 'pattern-slow', { reason });
  }
  if (!mayMatch(pattern, {})) context.report(file, at, 'pattern-never-matches', { length: '' });
  else if (!mayMatch(pattern, limits)) {
    const { minLength, maxLength } = limits;
    const range = formatRange(minLength, maxLength, ' characters')?.toLowerCase() ?? '';
    context.report(file, at, 'pattern-never-matches', { length: ` of ${range}` });
  }
}

const findPattern = (context: Context, { file, path, value }: PlacedLimits, resolved: Restriction): void => {
  const { pattern, format, hint } = value;
  if (format !== undefined && !Object.hasOwn(formats, format)) {
    const params = { name: format, hint: suggestOneOf(format, Object.keys(formats)) };
    context.report(file, [...path, 'format'], 'format-unknown', params);
  }
  if (pattern === undefined) return;
  const at = [...path, 'pattern'];
  if (format !== undefined) context.report(file, at, 'format-and-pattern', {}, 'key');
  const problem = findPatternProblem(pattern);
  if (problem !== undefined) context.report(file, at, 'pattern-invalid', { problem });
  else if (!isAnchored(pattern)) context.report(file, at, 'pattern-unanchored', {});
  else findPatternFaults(context, { file, path, value }, pattern, resolved);
  if (hint === undefined) context.report(file, at, 'pattern-without-hint', {}, 'key');
};

/** Finds faults in the limits that a rule sets, beside those that the member has. */
export function findInLimits(
  context: Context,
  file: SpecFile,
  path: KeyPath,
  limits: Restriction,
  target: ValueSchema,
): void {
  findBounds(context, { file, path, value: limits }, { ...target, ...limits });
  findPattern(context, { file, path, value: limits }, { ...target, ...limits });
}

/** The schema of a type alone. The words of a boolean are for the wire; a spec writes true and false. */
const typeOnly = ({ type }: ValueSchema): ValueSchema => ({ type });

function findRepeats(context: Context, { file, path, value }: PlacedValue): void {
  const seen = new Set<unknown>();
  for (const [i, one] of (value.enum ?? []).entries()) {
    if (seen.has(one)) context.report(file, [...path, 'enum', i], 'enum-repeats', { value: JSON.stringify(one) });
    seen.add(one);
  }
}

interface PlacedScalar {
  readonly word: string;
  readonly value: unknown;
  readonly at: KeyPath;
}

/** The values that a spec itself gives: allowed ones and the default. */
const listScalars = ({ enum: list = [], const: only, default: fallback }: RawValue): PlacedScalar[] =>
  [
    ...list.map((value, i) => ({ word: 'the enum value', value, at: ['enum', i] })),
    { word: 'the const', value: only, at: ['const'] },
    { word: 'the default', value: fallback, at: ['default'] },
  ].filter(({ value }) => value !== undefined);

/** Describes the first limit beside the list itself that refuses a value. */
function explainRefusal(
  { enum: _, const: __, rules: ___, ...limits }: ValueSchema,
  value: unknown,
): string | undefined {
  const [issue] = listIssues(limits, value);
  return issue === undefined ? undefined : describeIssue(issue).replace(/^The input /, 'it ');
}

/** Finds allowed values that another limit of the same member refuses. */
function findRefusedValues(context: Context, { file, path, value }: PlacedValue, resolved: ValueSchema): void {
  for (const { word, value: given, at } of listScalars(value)) {
    const why = word === 'the default' ? undefined : explainRefusal(resolved, given);
    if (why !== undefined)
      context.report(file, [...path, ...at], 'enum-refused', { value: JSON.stringify(given), why });
  }
}

const findScalars: Finder = (context, placed, resolved) => {
  const { file, path, value } = placed;
  findRepeats(context, placed);
  const strange = listScalars(value).filter((one) => listIssues(typeOnly(resolved), one.value).length > 0);
  if (strange.length === 0) findRefusedValues(context, placed, resolved);
  for (const { word, value: given, at } of strange) {
    const params = { word, value: JSON.stringify(given), type: resolved.type };
    context.report(file, [...path, ...at], 'value-of-other-type', params);
  }
  if (value.default === undefined || strange.some(({ at }) => at[0] === 'default')) return;
  const [issue] = listIssues(resolved, value.default);
  if (issue === undefined) return;
  const why = describeIssue(issue).replace(/^The input /, 'it ');
  context.report(file, [...path, 'default'], 'default-refused', { value: JSON.stringify(value.default), why });
};

const findRequired: Finder = (context, { file, path, value }) => {
  const known = Object.keys(value.properties ?? {});
  for (const [i, name] of (value.required ?? []).entries()) {
    if (known.includes(name)) continue;
    context.report(file, [...path, 'required', i], 'required-unknown', { name, hint: suggestWord(name, known) });
  }
};

const finders: readonly Finder[] = [findType, findMisplaced, findBounds, findPattern, findScalars, findRequired];

/** Finds faults in single values. */
export function findInValues(context: Context): void {
  for (const placed of listValues(context)) {
    const resolved = inlineValue(placed.value, context.shapes);
    for (const find of finders) find(context, placed, resolved);
  }
}
