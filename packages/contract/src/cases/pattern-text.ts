import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { compile, lengthOf } from './limits.js';

type Pattern = AST.Pattern;
type Node = AST.Element | AST.Alternative | Pattern;

/** A deviation from the plain way to write a text for a pattern. */
interface Twist {
  /** The node that is written otherwise. */
  readonly node: object;
  /** The alternative that is taken, the number of repetitions, or the text that is written. */
  readonly take?: number;
  readonly repeat?: number;
  readonly write?: string;
}

/** Writes texts for one pattern. */
interface Writer {
  readonly twists: readonly Twist[];
  /** Further repetitions of the quantifiers that have room. */
  extra: number;
}

const parser = new RegExpParser({ ecmaVersion: 2024 });
const parsed = new Map<string, Pattern>();

function parse(pattern: string): Pattern {
  const known = parsed.get(pattern) ?? parser.parsePattern(pattern, 0, pattern.length, { unicode: true });
  parsed.set(pattern, known);
  return known;
}

/** Characters that stand for a class, the plainest first. */
const plainCharacters = [...'a1A0zZ9-._~!@#$%&*()+=,:;/?"\'<>[]{}|\\^` \n\t中é\u{1F600}\u{20000}'];

const matchesNode = (node: { readonly raw: string }, text: string): boolean => compile(`^(?:${node.raw})$`).test(text);

/** Returns a character that a class has, or one that it has not. */
function pickCharacter(node: { readonly raw: string }, isInside: boolean, from = plainCharacters): string | undefined {
  const key = `${isInside} ${from.length} ${node.raw}`;
  if (!picked.has(key))
    picked.set(
      key,
      from.find((character) => matchesNode(node, character) === isInside),
    );
  return picked.get(key);
}

const picked = new Map<string, string | undefined>();

/** Lists characters of each part of a class: the ends of ranges, single characters, and one of each set such as `\d`. */
const listEnds = (node: AST.CharacterClass): string[] =>
  node.elements
    .flatMap((element) => {
      if (element.type === 'CharacterClassRange') return [element.min, element.max].map(({ value }) => toText(value));
      if (element.type === 'Character') return [toText(element.value)];
      return [pickCharacter(element, true, [...'é1', ...plainCharacters]) ?? ''];
    })
    .filter((character) => matchesNode(node, character));

const toText = (code: number): string => String.fromCodePoint(code);

function writeAlternatives(node: { readonly alternatives: readonly AST.Alternative[] }, writer: Writer): string {
  const twist = findTwist(node, writer);
  const alternative = node.alternatives[twist?.take ?? 0] ?? node.alternatives[0];
  return alternative === undefined ? '' : alternative.elements.map((element) => write(element, writer)).join('');
}

function writeQuantifier(node: AST.Quantifier, writer: Writer): string {
  const twist = findTwist(node, writer);
  const room = node.max - node.min;
  const more = twist === undefined ? Math.min(room, writer.extra) : 0;
  writer.extra -= more;
  const count = twist?.repeat ?? node.min + more;
  return Array.from({ length: count }, () => write(node.element, writer)).join('');
}

const findTwist = (node: object, { twists }: Writer): Twist | undefined => twists.find((twist) => twist.node === node);

/** Writes the text for a node. Assertions have none, unless a twist writes one in their place. */
function write(node: Node, writer: Writer): string {
  const twist = findTwist(node, writer);
  if (twist?.write !== undefined) return twist.write;
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return writeAlternatives(node, writer);
    case 'Alternative':
      return node.elements.map((element) => write(element, writer)).join('');
    case 'Quantifier':
      return writeQuantifier(node, writer);
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterClass':
      return pickCharacter(node, true) ?? listEnds(node)[0] ?? '';
    case 'CharacterSet':
      return pickCharacter(node, true) ?? '';
    default:
      return '';
  }
}

/** Lists the nodes of a pattern, outer ones first. */
function listNodes(node: Node | AST.Assertion): (Node | AST.Assertion)[] {
  if (node.type === 'Quantifier') return [node, ...listNodes(node.element)];
  if (node.type === 'Alternative') return [node, ...node.elements.flatMap(listNodes)];
  if ('alternatives' in node) return [node, ...node.alternatives.flatMap(listNodes)];
  return [node];
}

/** Limits of the length of a text, in code points. */
export interface Lengths {
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}

const hasLength = (text: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Lengths): boolean =>
  lengthOf(text) >= minLength && lengthOf(text) <= maxLength;

const writeWith = (root: Pattern, twists: readonly Twist[], extra = 0): string => write(root, { twists, extra });

/** Lists the ways to deviate from the plain text and still match, perhaps: every alternative, range and repetition. */
function listInsideTwists(root: Pattern): Twist[] {
  return listNodes(root).flatMap((node): Twist[] => {
    if (node.type === 'CharacterClass') return listEnds(node).map((text) => ({ node, write: text }));
    if (node.type === 'Quantifier')
      return [node.min, Math.min(node.max, node.min + 1)].map((repeat) => ({ node, repeat }));
    if ('alternatives' in node) return node.alternatives.map((_, take) => ({ node, take }));
    return [];
  });
}

/** Writes a character that a class does not have. */
function listStrangeCharacters(node: AST.CharacterClass | AST.CharacterSet): Twist[] {
  const stranger = pickCharacter(node, false, [...'!中 _-~é/\n', ...plainCharacters]);
  return stranger === undefined ? [] : [{ node, write: stranger }];
}

/** Repeats once too few and once too many. */
const listWrongCounts = (node: AST.Quantifier): Twist[] =>
  [node.min - 1, ...(node.max < 1000 ? [node.max + 1] : [])]
    .filter((repeat) => repeat >= 0)
    .map((repeat) => ({ node, repeat }));

/** Writes something before the beginning or after the end, and what a negative look-around forbids. */
function listBrokenAssertions(node: AST.Assertion): Twist[] {
  if (node.kind === 'start' || node.kind === 'end') return ['!', '\n'].map((text) => ({ node, write: text }));
  if (!('alternatives' in node) || !node.negate) return [];
  return node.alternatives.map((alternative) => ({ node, write: write(alternative, { twists: [], extra: 0 }) }));
}

/** Lists the ways to violate each part of a pattern once: characters, repetitions, anchors and look-arounds. */
function listOutsideTwists(root: Pattern): Twist[] {
  return listNodes(root).flatMap((node): Twist[] => {
    switch (node.type) {
      case 'CharacterClass':
      case 'CharacterSet':
        return listStrangeCharacters(node);
      case 'Character':
        return [{ node, write: node.value === 0x21 ? '~' : '!' }];
      case 'Quantifier':
        return listWrongCounts(node);
      case 'Assertion':
        return listBrokenAssertions(node);
      default:
        return [];
    }
  });
}

/** Remembers the results of a function of a pattern and of lengths: the same patterns are in many operations. */
function remember<T>(find: (pattern: string, lengths: Lengths) => T): (pattern: string, lengths: Lengths) => T {
  const known = new Map<string, T>();
  return (pattern, { minLength, maxLength }) => {
    const key = `${minLength} ${maxLength} ${pattern}`;
    const found = known.get(key) ?? find(pattern, { minLength, maxLength });
    known.set(key, found);
    return found;
  };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The numbers of further repetitions that are tried to reach a length. */
const extras = [0, 1, 2, 3, 5, 8, 13, 30, 60];

/** Beginnings that satisfy look-aheads such as those of passwords: several kinds of characters in any order. */
const mixedTexts = ['aB3', 'aB3-', 'aB3!', 'aB3()', '1a', 'a1', 'A1a'];

/** Lists texts of a length for patterns whose look-aheads ask for a mixture. */
const listMixed = (length: number): string[] =>
  mixedTexts.filter((text) => text.length <= length).map((text) => text + 'b'.repeat(length - text.length));

/** Lists texts that match a pattern and have an allowed length, the plainest first. */
export const listMatches: (pattern: string, lengths: Lengths) => readonly string[] = remember((pattern, lengths) => {
  const root = parse(pattern);
  const needed = [...extras, lengths.minLength ?? 0];
  const isGood = (text: string): boolean => compile(pattern).test(text) && hasLength(text, lengths);
  const plain = needed.map((extra) => writeWith(root, [], extra)).find(isGood);
  const twisted = listInsideTwists(root).flatMap((twist) => {
    const text = needed.map((extra) => writeWith(root, [twist], extra)).find(isGood);
    return text === undefined ? [] : [text];
  });
  return unique([...(plain === undefined ? [] : [plain]), ...twisted]);
});

/** Lists texts that violate a pattern in one part each, and have an allowed length. */
export const listMismatches: (pattern: string, lengths: Lengths) => readonly string[] = remember((pattern, lengths) => {
  const root = parse(pattern);
  const isGood = (text: string): boolean => !compile(pattern).test(text) && hasLength(text, lengths);
  return unique(
    listOutsideTwists(root).flatMap((twist) => {
      const text = [1, 2, 5, lengths.minLength ?? 0].map((extra) => writeWith(root, [twist], extra)).find(isGood);
      return text === undefined ? [] : [text];
    }),
  );
});

/** Returns a text of exactly this length that matches a pattern, or undefined if none is found. */
export const matchOfLength = (pattern: string, length: number): string | undefined =>
  findMatch(pattern, { minLength: length, maxLength: length })[0];

const findMatch = remember((pattern, { minLength: length = 0 }): string[] => {
  const root = parse(pattern);
  const bases = [[], ...listInsideTwists(root).map((twist) => [twist])];
  for (const twists of bases) {
    const shortest = lengthOf(writeWith(root, twists));
    const text = writeWith(root, twists, Math.max(0, length - shortest));
    if (lengthOf(text) === length && compile(pattern).test(text)) return [text];
  }
  return listMixed(length).filter((text) => compile(pattern).test(text));
});
