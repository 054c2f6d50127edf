import { type Model, type OperationModel, type ValueModel, walkValues } from '@yunspec/model';
import type { OperationCases } from '@yunspec/runtime/cases';
import { constraintKeywords } from '../../language/keywords.js';
import type { Goal } from './goal.js';
import type { Shown } from './record.js';

type Side = 'inside' | 'outside';

/** Writes the place of a value as cases do: lists by their first item, maps by a sample key. */
const toPlace = (path: string): string => path.replaceAll('[]', '.0').replaceAll('*', 'key1');

const join = (place: string, name: string): string => (place === '' ? name : `${place}.${name}`);

/** Lists the sides of a keyword of a value. Nothing is shorter than 0. */
const listKeywordSides = (value: ValueModel, keyword: (typeof constraintKeywords)[number]): readonly Side[] =>
  (keyword === 'minLength' || keyword === 'minItems') && value[keyword] === 0 ? ['inside'] : ['inside', 'outside'];

/** Lists the sides of the constraints of a value at a place: `Size#minimum`, `inside`. */
function listSides(value: ValueModel, place: string): (readonly [key: string, side: Side])[] {
  const keywords = constraintKeywords.filter((keyword) => value[keyword] !== undefined);
  const own = place === '' || value.type === 'any' ? [] : (['inside', 'outside'] as const);
  const rules = Object.entries(value.rules ?? {}).filter(([, rule]) => rule.server === undefined);
  return [
    ...own.map((side) => [`${place}#type`, side] as const),
    ...keywords.flatMap((keyword) =>
      listKeywordSides(value, keyword).map((side) => [`${place}#${keyword}`, side] as const),
    ),
    // every case with the member is inside
    ...(value.required ?? []).map((name) => [`${join(place, name)}#required`, 'outside'] as const),
    ...rules.flatMap(([id]) => (['inside', 'outside'] as const).map((side) => [`${place}#${id}`, side] as const)),
  ];
}

/** Lists the sides of the constraints of an operation that its cases are to be on. */
function listCaseGoals({ name, input }: OperationModel, cases: OperationCases | undefined): Goal[] {
  const reached = new Set(cases?.cases.map(({ key, side }) => `${key} ${side}`));
  return [...walkValues(input)].flatMap(({ value, path }) =>
    listSides(value, toPlace(path)).map(([key, side]) => ({
      aspect: side,
      operation: name,
      text: key,
      isReached: reached.has(`${key} ${side}`),
    })),
  );
}

/** Lists the sides that were sent, and those that cannot travel, by the reason that the record has. */
function listWireGoals({ name }: OperationModel, sides: number, shown: Shown): Goal[] {
  const lost = shown.list(name, 'wire').map((text) => text.split(' ') as [reason: string, count: string]);
  const sum = lost.reduce((total, [, count]) => total + Number(count), 0);
  const isMeasured = shown.list(name, 'answers').length > 0;
  return [
    { aspect: 'wire', operation: name, text: 'sent', count: sides - sum, isReached: isMeasured },
    ...lost.map(
      ([reason, count]): Goal => ({
        aspect: 'wire',
        operation: name,
        text: reason,
        count: Number(count),
        isReached: false,
      }),
    ),
  ];
}

/** Lists the goals about constraints: cases inside and outside of each, and which of them travel. */
export const listConstraintGoals = (
  { operations }: Model,
  shown: Shown,
  cases: ReadonlyMap<string, OperationCases>,
): Goal[] =>
  operations.flatMap((operation) => {
    const sides = listCaseGoals(operation, cases.get(operation.name));
    const tried = sides.filter(({ isReached }) => isReached).length;
    return [...sides, ...listWireGoals(operation, tried, shown)];
  });
