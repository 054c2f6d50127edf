import type { NFA } from 'refa';
import { loadRefa } from '../check/patterns/analyser.js';

/** Automata beyond this size are not built. */
const maxNodes = 20_000;

/** Finds the end of the group that a pattern begins with. */
function findGroupEnd(pattern: string): number {
  let depth = 0;
  let isInClass = false;
  for (const { 0: letter, index } of pattern.matchAll(/\\?./gsu)) {
    if (isInClass) isInClass = letter !== ']';
    else if (letter === '[') isInClass = true;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return pattern.length;
}

/** The parts of a pattern: its body, and what lookaheads at its beginning demand or refuse. */
interface Parts {
  readonly body: string;
  readonly demanded: readonly string[];
  readonly refused: readonly string[];
}

/** Splits a pattern for a whole string. */
function splitPattern(pattern: string): Parts {
  let body = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  const demanded: string[] = [];
  const refused: string[] = [];
  for (let match = /^\(\?([=!])/.exec(body); match !== null; match = /^\(\?([=!])/.exec(body)) {
    const end = findGroupEnd(body);
    const inside = body.slice(match[0].length, end);
    const whole = /(?<!\\)\$$/.test(inside) ? inside.slice(0, -1) : `(?:${inside})[^]*`;
    (match[1] === '=' ? demanded : refused).push(whole);
    body = body.slice(end + 1);
  }
  return { body, demanded, refused };
}

/** Builds the automaton of a pattern. Lookaheads inside it, and references to groups, are thrown. */
function buildAutomaton(source: string): NFA {
  const { JS, NFA } = loadRefa();
  const parsed = JS.Parser.fromLiteral({ source, flags: 'u' }).parse({ assertions: 'throw', backreferences: 'throw' });
  return NFA.fromRegex(parsed.expression, parsed, {}, new NFA.LimitedNodeFactory(maxNodes));
}

function complement(automaton: NFA): NFA {
  const { DFA, NFA } = loadRefa();
  const dfa = DFA.fromFA(automaton, new DFA.LimitedNodeFactory(maxNodes));
  dfa.complement(new DFA.LimitedNodeFactory(maxNodes));
  return NFA.fromFA(dfa, new NFA.LimitedNodeFactory(maxNodes));
}

function parsePattern(pattern: string): NFA {
  const { NFA } = loadRefa();
  const { body, demanded, refused } = splitPattern(pattern);
  return [body, ...demanded]
    .map(buildAutomaton)
    .concat(refused.map((one) => complement(buildAutomaton(one))))
    .reduce((all, part) => NFA.fromIntersection(all, part, new NFA.LimitedNodeFactory(maxNodes)));
}

const isWithin = (inner: NFA, outer: NFA): boolean => loadRefa().isDisjointWith(inner, complement(outer), maxNodes);

/** The difference between two patterns: whether the later one accepts or refuses what the earlier one does not. */
export interface PatternComparison {
  readonly loosens: boolean;
  readonly tightens: boolean;
}

/** Compares the strings that two patterns accept. Patterns that cannot be compared count as different both ways. */
export function comparePatterns(before: string, after: string): PatternComparison {
  try {
    const [was, is] = [parsePattern(before), parsePattern(after)];
    return { loosens: !isWithin(is, was), tightens: !isWithin(was, is) };
  } catch {
    return { loosens: true, tightens: true };
  }
}
