import type { NFA, Node, NoParent } from 'refa';
import { attempt, loadRefa, memoize, parsePattern } from './analyser.js';

type Part = NoParent<Node>;

/** Returns whether an element is `^` or `$`. */
const isAnchor = (node: Part | undefined, kind: 'behind' | 'ahead'): boolean =>
  node?.type === 'Assertion' &&
  node.negate &&
  node.kind === kind &&
  node.alternatives.length === 1 &&
  node.alternatives[0]?.elements.length === 1 &&
  node.alternatives[0]?.elements[0]?.type === 'CharacterClass' &&
  node.alternatives[0]?.elements[0]?.characters.isAll;

/** Returns the elements between the anchors of a pattern. */
function removeAnchors<P extends Part>(elements: readonly P[]): P[] {
  const from = isAnchor(elements[0], 'behind') ? 1 : 0;
  return elements.slice(from, isAnchor(elements.at(-1), 'ahead') ? -1 : undefined);
}

/** Makes an automaton that accepts at least the texts which a pattern matches. */
function makeAutomaton(pattern: string): NFA {
  const { NFA, Transformers, transform } = loadRefa();
  const { expression, maxCharacter } = parsePattern(pattern);
  const options = { ignoreAmbiguity: true, ignoreOrder: true };
  const simple = /\(\?=|\\b/i.test(pattern) ? transform(Transformers.simplify(options), expression) : expression;
  const applied = transform(Transformers.applyAssertions(options), simple);
  const bare = {
    ...applied,
    alternatives: applied.alternatives.map(({ elements }) => ({
      type: 'Concatenation' as const,
      elements: removeAnchors(elements),
    })),
  };
  return NFA.fromRegex(bare, { maxCharacter }, { assertions: 'ignore' });
}

/** Limits for the length of a text. */
export interface Lengths {
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}

/** Longer texts are not tried. */
const longest = 2000;

function hasLength({ initial, finals }: NFA, { minLength = 0, maxLength }: Lengths, size: number): boolean {
  const end = Math.min(maxLength ?? minLength + size, minLength + longest);
  let at = new Set([initial]);
  for (let length = 0; length <= end && at.size > 0; length++) {
    if (length >= minLength && [...at].some((node) => finals.has(node))) return true;
    at = new Set([...at].flatMap((node) => [...node.out.keys()]));
  }
  return end < (maxLength ?? end) && at.size > 0;
}

const tryAutomaton = memoize((pattern) => attempt(() => makeAutomaton(pattern)));

/** Returns whether a valid, anchored pattern may match a text of an allowed length. Doubt counts as yes. */
export function mayMatch(pattern: string, lengths: Lengths): boolean {
  const automaton = tryAutomaton(pattern);
  return automaton === undefined || hasLength(automaton, lengths, [...automaton.nodes()].length);
}
