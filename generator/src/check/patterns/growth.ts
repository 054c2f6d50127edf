import type { Node, NoParent, Quantifier } from 'refa';
import type { Report } from 'scslre';
import { attempt, loadRefa, loadScslre, memoize, parsePattern } from './analyser.js';

/** The reason why the time for a pattern grows faster than its input. */
export interface Growth {
  /** Whether it doubles with some characters, rather than with the length of the whole input. */
  readonly isExponential: boolean;
  readonly reason: string;
}

/** Repetitions up to this number are quick, however they are nested. */
const fewRepeats = 10;

/** Writes large bounded repetitions as unbounded ones: `(a{1,20}){1,20}` takes as long as `(a+)+`. */
const widen = (pattern: string): string =>
  pattern.replace(/(?<!\\[upP])\{(\d+)(?:,(\d*))?\}/g, (whole, low: string, high: string | undefined) =>
    Number(high || low) < fewRepeats ? whole : `{${Math.min(Number(low), fewRepeats)},}`,
  );

function describeReport(report: Report): string {
  const { pick } = report.character;
  if (report.type === 'Self') {
    return `'${report.parentQuant.raw}' repeats '${report.quant.raw}', so a run of '${pick}' can be divided in many ways`;
  }
  return report.type === 'Trade'
    ? `'${report.startQuant.raw}' and '${report.endQuant.raw}' both match a run of '${pick}'`
    : `'${report.quant.raw}' begins to match at every '${pick}'`;
}

function findReported(pattern: string): Growth | undefined {
  const { reports } = loadScslre().analyse(new RegExp(pattern, 'u'));
  const worst = reports.find(({ exponential }) => exponential) ?? reports[0];
  return worst === undefined ? undefined : { isExponential: worst.exponential, reason: describeReport(worst) };
}

type Part = NoParent<Node>;

const isRepeated = (node: Part): node is NoParent<Quantifier> => node.type === 'Quantifier' && node.max >= fewRepeats;

/** Lists the repeated parts of an expression that hold alternatives or repetitions. */
function listRepeatedGroups(node: Part): NoParent<Quantifier>[] {
  if (node.type === 'Concatenation') return node.elements.flatMap(listRepeatedGroups);
  if (!('alternatives' in node)) return [];
  const inner = node.alternatives.flatMap(listRepeatedGroups);
  const isChoice = node.alternatives.some(({ elements }) => elements.some(({ type }) => type !== 'CharacterClass'));
  return isRepeated(node) && (isChoice || node.alternatives.length > 1) ? [node, ...inner] : inner;
}

type Choice = NoParent<Quantifier>['alternatives'][number];

const repeat = (alternatives: Choice[], min: number): NoParent<Quantifier> => ({
  type: 'Quantifier',
  min,
  max: Number.POSITIVE_INFINITY,
  lazy: false,
  alternatives,
});

/** Finds two alternatives of a repeated group that, each with what may follow it, match the same text. */
function findTwins(choices: Choice[], maxCharacter: number): readonly [Choice, Choice] | undefined {
  const { NFA, isDisjointWith } = loadRefa();
  const options = { assertions: 'disable' } as const;
  const automata = choices.map(({ elements }) => {
    const sequence: Choice = { type: 'Concatenation', elements: [...elements, repeat(choices, 0)] };
    return NFA.fromRegex(sequence, { maxCharacter }, options);
  });
  for (const [i, first] of automata.entries()) {
    const k = automata.findIndex((second, at) => at > i && !isDisjointWith(first, second));
    const [one, other] = [choices[i], choices[k]];
    if (one !== undefined && other !== undefined) return [one, other];
  }
  return undefined;
}

/** Returns whether a text of one repetition can be read as several. */
function canBeDivided(choices: Choice[], maxCharacter: number): boolean {
  const { NFA, isDisjointWith } = loadRefa();
  const options = { assertions: 'disable' } as const;
  const once = NFA.fromRegex(choices, { maxCharacter }, options);
  once.withoutEmptyWord();
  const [several, more] = [
    NFA.fromRegex(choices, { maxCharacter }, options),
    NFA.fromRegex(choices, { maxCharacter }, options),
  ];
  several.withoutEmptyWord();
  more.withoutEmptyWord();
  more.quantify(1, Number.POSITIVE_INFINITY);
  several.append(more);
  return !isDisjointWith(once, several);
}

/** Finds a repeated group in which one text can be read in several ways, as `(a|b|ab)*` and `(?:(?:ab)+)+` read `abab`. */
function findAmbiguousGroup(pattern: string): Growth | undefined {
  const { JS } = loadRefa();
  const { expression, maxCharacter } = parsePattern(pattern);
  const format = (choices: Choice[]): string =>
    choices.map((choice) => JS.toLiteral(choice, { flags: { unicode: true } }).source).join('|');
  for (const { alternatives } of listRepeatedGroups(expression)) {
    const choices = alternatives.filter(({ elements }) => elements.length > 0);
    const twins = findTwins(choices, maxCharacter);
    if (twins !== undefined) {
      const [one, other] = twins;
      const reason = `the repeated alternatives '${format([one])}' and '${format([other])}' can match the same text`;
      return { isExponential: true, reason };
    }
    if (canBeDivided(choices, maxCharacter)) {
      const reason = `what the repeated '${format(choices)}' matches once, it can match in several parts`;
      return { isExponential: true, reason };
    }
  }
  return undefined;
}

function analyseGrowth(pattern: string): Growth | undefined {
  const found = attempt(() => findReported(pattern));
  if (found?.isExponential) return found;
  const wide = widen(pattern);
  const widened = wide === pattern ? undefined : attempt(() => findReported(wide));
  if (widened?.isExponential) return widened;
  return attempt(() => findAmbiguousGroup(pattern)) ?? found;
}

/** Finds why a valid pattern may take a long time. */
export const findGrowth = memoize(analyseGrowth);
