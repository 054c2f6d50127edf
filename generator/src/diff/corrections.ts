import { findChangeRule } from '../language/change-rules.js';
import type { Change } from './change.js';
import type { LedgerEntry } from './sides.js';
import { isSame } from './values.js';

/** The words with which an entry says that the old fact was wrong. */
export const correctionWords =
  /\b(?:wrong(?:ly)?|mistakes?|mistaken(?:ly)?|misread|misprint(?:ed|s)?|incorrect(?:ly)?|erroneous(?:ly)?|in error|correction|corrected|corrects|typo|never (?:was|were|had|allowed|accepted|existed))\b/i;

/** Returns whether an entry says that the specs had a wrong fact: with `status: corrected`, or in its words. */
const isCorrection = ({ status, decision, reason }: LedgerEntry): boolean =>
  status === 'corrected' || correctionWords.test(`${decision} ${reason}`);

/** Lists the corrections that are new, or say something else than before. */
export function findCorrections(before: readonly LedgerEntry[], after: readonly LedgerEntry[]): LedgerEntry[] {
  return after.filter(
    (entry) =>
      isCorrection(entry) &&
      !isSame(
        entry,
        before.find(({ id }) => id === entry.id),
      ),
  );
}

const isBelow = (place: string, subject: string): boolean =>
  place === subject || place.startsWith(`${subject}.`) || place.startsWith(`${subject}[`);

/** Lists the subjects with which the ledger may name the place of a change. */
function listPlaces({ operation, member, code, kind, shape, name }: Change): string[] {
  const path = member === undefined || member === '' ? '' : `.${member}`;
  const side = kind === 'output' ? 'output' : 'input';
  return [
    ...(operation === undefined ? ['product', `resources.${name}`, `shapes.${name}`] : []),
    ...(operation !== undefined && code !== undefined ? [`${operation}.errors.${code}`] : []),
    ...(operation !== undefined && code === undefined ? [`${operation}.${side}${path}`] : []),
    ...(operation !== undefined && kind === 'rule' ? [`${operation}.rules`] : []),
    ...(operation !== undefined && kind === 'operation' ? [`${operation}.http`, `${operation}.pagination`] : []),
    ...(shape === undefined ? [] : [`shapes.${shape.name}${shape.path === '' ? '' : `.${shape.path}`}`]),
  ];
}

const covers = ({ subject }: LedgerEntry, places: readonly string[]): boolean =>
  [subject]
    .flat()
    .some((one) => places.some((place) => isBelow(place, one) || (place.endsWith('.rules') && isBelow(one, place))));

/** Turns changes that would break callers into patches where the ledger says that the old fact was wrong. */
export function applyCorrections(changes: readonly Change[], corrections: readonly LedgerEntry[]): Change[] {
  return changes.map((change) => {
    if (change.bump !== 'major' || findChangeRule(change.rule).correctable !== true) return change;
    const entry = corrections.find((one) => covers(one, listPlaces(change)));
    return entry === undefined ? change : { ...change, bump: 'patch', corrects: entry.id };
  });
}
