import { normalizeText } from '../readers/text.js';

/** Words of a product that texts mention: names, values, states. Those in pieces are put together before they are read. */
export interface Vocabulary {
  /** Names and values with a capital, a digit or a mark inside. */
  readonly names: ReadonlySet<string>;
}

/** Parts of texts that state no fact, however they read: examples, points in time, targets of links. */
const asides: readonly RegExp[] = [
  /\]\((?:#|https?:)[^)]*\)/g,
  /\((?:for example|e\.\s?g\.|for instance|such as)[^)]*\)/gi,
  /\b(?:for example|e\.\s?g\.|for instance|examples?(?: values?)?:|such as:)(?:[^.;\n]|\.(?=\S))*/gi,
  /\b\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?/g,
  /\b(?:last )?updated?(?: on)?:?\s*\d{4}-\d{2}-\d{2}.*/gi,
];

const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Words that say the same, and the token that stands for all of them; an empty token means that they say nothing. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/\b(?:is|are|be)?\s*not (?:required|mandatory|necessary|needed)\b/g, ' ~optional '],
  [
    /\b(?:optional(?! values?| parameters?)|may be omitted|can be omitted|can be left (?:out|empty|blank)|need not)\b/g,
    ' ~optional ',
  ],
  [
    /\b(?:(?:can ?not|can't|must not|may not|should not|shall not|does not|do not|not to?|no) (?:exceed|be (?:more|greater|larger|longer|higher) than|(?:more|greater|larger|longer|higher) than)|(?:no|not) (?:more|greater|larger|longer|higher) than|at most|up to|at maximum|(?:a |the )?(?:max(?:imum)?\.?|upper limit|limit)(?: (?:value|number|length|size|quantity|amount|limit))?(?: (?:of|is|are))?|or (?:less|fewer|lower|below|smaller)|(?:less|fewer|lower|smaller|shorter) than or equal to|not above|within)\b/g,
    ' ~max ',
  ],
  [
    /\b(?:(?:can ?not|can't|must not|may not|should not|no|not) (?:be )?(?:less|fewer|lower|smaller|shorter) than|at least|at minimum|no fewer than|(?:a |the )?(?:min(?:imum)?\.?|lower limit)(?: (?:value|number|length|size|quantity|amount|limit))?(?: (?:of|is|are))?|or (?:more|greater|above|higher|larger)|(?:more|greater|larger|longer|higher) than or equal to|not below)\b/g,
    ' ~min ',
  ],
  [/\b(?:more|greater|larger|longer|higher|later|newer) than\b|\b(?:exceeds?|exceeding|above|over)\b/g, ' ~above '],
  [/\b(?:less|fewer|lower|smaller|shorter|earlier|older) than\b|\b(?:below|under)\b/g, ' ~below '],
  [/\b(?:must|may|shall|should|can) ?not\b/g, ' ~not '],
  [/\bif and only if\b|\b(?:only|solely|exclusively)\b/g, ' ~only '],
  [
    /\b(?:must|shall|ha(?:s|ve) to|needs? to|(?:is|are) (?:required|mandatory|necessary)|required|mandatory)\b/g,
    ' ~must ',
  ],
  [
    /\b(?:can ?not|can't|isn't|aren't|won't|doesn't|don't|not|never|no longer|none|no|neither|nor|unable|unsupported|forbidden|prohibited|disallowed)\b/g,
    ' ~not ',
  ],
  [/\b(?:unless|except(?: when| if| for)?)\b/g, ' ~unless '],
];

const kept = /^(?:both|either|same|different|unique|true|false|before|after|read-only|deprecated)$/;
const units =
  /^(?:[kmgt]i?b(?:ps|it|its|ytes?)?(?:\/s)?|bits?|bytes?(?:\/s)?|k?bits(?:\/s)?|[km]bps|ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|%|qps)$/;

/** Abbreviations that a text may use or not. */
const plain = /^(?:IDs?|APIs?|URLs?|OSs?|I|A|E|G|IPs?|Note|NOTE)$/;

const singular = (unit: string): string => unit.replace(/(?<=[a-z]{3})s$/, '');

/** Returns names that narrow columns broke apart in one piece again. */
function mendNames(text: string, { names }: Vocabulary): string {
  const squeezed = text.replace(/\s+/g, '');
  let mended = text;
  for (const name of names) {
    if (name.length < 5 || mended.includes(name) || !squeezed.includes(name)) continue;
    const broken = [...name].map((letter) => letter.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('\\s?');
    mended = mended.replace(new RegExp(`(?<![\\w.])${broken}(?![\\w])`, 'g'), name);
  }
  return mended;
}

/** Words that announce values. */
const announcement =
  /\b(?:(one of|values?(?: are| is)?|options?(?: are)?)\s*(:?)|(defaults?(?: value)?(?: is| to)?)\s*:?|(set (?:to|as)|(?<==)))\s*(?=["'`(]?[\w/-])/gi;

/** Words that are no values; a list with one of them is a sentence. */
const grammar =
  /^(?:or|and|the|an?|is|are|to|of|in|for|if|when|as|with|by|on|it|that|this|which|be|can|at|from|has|have|its|their|must|not|no|will|value|values|default|following)$/i;

/** The words up to the end of the sentence, each with what separates it from the next. */
const cutWords = (text: string): string[] =>
  (/^[^.;]*(?:\.(?=\S)[^.;]*)*/.exec(text)?.[0] ?? '').split(/\s+/).slice(0, 40);

/** Takes words as long as they are a list: separated by commas, dashes or "or"; behind a colon also by blanks. */
function takeList(words: readonly string[], isLoose: boolean): string[] {
  const taken: string[] = [];
  let isOpen = true;
  for (const word of words) {
    if (/^(?:[-•|/]|or|and)$/i.test(word)) {
      isOpen = true;
      continue;
    }
    const value = trimWord(word);
    if (!(isOpen || isLoose) || !/^[\w.:/-]+$/.test(value)) break;
    if (grammar.test(value)) return [];
    taken.push(value);
    isOpen = /[,|]$/.test(word);
  }
  return taken;
}

function listAnnounced(text: string): string[] {
  const after = [...text.matchAll(/([\w./-]+)"? by default/gi)].map(([, word = '']) => `default:${trimWord(word)}`);
  const before = [...text.matchAll(announcement)].flatMap((match) => {
    const [whole, many, colon, isDefault] = match;
    const words = cutWords(text.slice(match.index + whole.length, match.index + whole.length + 400));
    if (many === undefined)
      return takeList(words.slice(0, 1), false).map((word) => (isDefault === undefined ? word : `default:${word}`));
    const list = takeList(words, colon === ':');
    return list.length > 1 ? list.filter((word) => word.length > 1) : [];
  });
  return [...before, ...after];
}

const isIdentifier = (word: string): boolean =>
  /:\/\/|^[a-z]+:[a-z]+:\S|[a-z\d][A-Z]|[A-Za-z][_\d]|_[A-Za-z]|\w\.\w|\w\/\w|^\/\w|[a-z]-[a-z]+-?\d|^[A-Z]\w*-[A-Z]/.test(
    word,
  ) ||
  (/^[A-Z][A-Z\d]+$/.test(word) && !plain.test(word));

const trimWord = (word: string): string => word.replace(/^[("'`[{<,;:!?*•]+|[)"'`\]}>,;:!?.*•]+$/g, '');

function* listWords(text: string, vocabulary: Vocabulary): Generator<string> {
  for (const raw of text.split(/\s+/)) {
    if (raw.startsWith('~')) {
      yield raw;
      continue;
    }
    const word = trimWord(raw);
    const lower = word.toLowerCase();
    if (kept.test(lower)) yield `~${lower}`;
    else if (units.test(lower)) yield `~${singular(lower)}`;
    else if (vocabulary.names.has(word) || isIdentifier(word)) yield word;
  }
}

const listNumbers = (text: string): string[] =>
  [...text.matchAll(/(?<![\w.])\d[\d,]*(?:\.\d+)*/g)].map(([number]) =>
    number.replace(/,(?=\d{3}\b)/g, '').replace(/,+$/, ''),
  );

const listMarks = (text: string): string[] =>
  [...text.matchAll(/["'`(] ?([^\w\s"'`()]{1,12}) ?["'`)]/g)].flatMap(([, marks = '']) =>
    [...marks.replace(/,/g, marks.length === 1 ? ',' : '')].map((mark) => `'${mark}'`),
  );

const listQuoted = (text: string): string[] =>
  [...text.matchAll(/["'`]\s?([\w][\w .:/-]{0,40}?)\s?["'`]/g)].map(([, word = '']) => word.trim());

/** Words behind a dash or a dot that begins an entry of a list. */
const listBullets = (text: string): string[] =>
  [...text.matchAll(/(?:^|\s)[-•*]\s+["'`]?([\w.:/-]+)["'`]?(?=\s*(?:[:,;.]|$|-|•|\(|[A-Z]\w+:))/g)].map(
    ([, word = '']) => trimWord(word),
  );

export type Care = 'full' | 'names';

/**
 * Returns the facts of a text as tokens, without its sentences: numbers, units, names, quoted values, and the words that
 * turn a statement round, synonyms as one. `names` leaves those words out: messages of errors are worded freely.
 */
export function listFacts(text: string, vocabulary: Vocabulary, care: Care = 'full'): string[] {
  let rest = mendNames(normalizeText(text), vocabulary);
  for (const aside of asides) rest = rest.replace(aside, ' ');
  rest = rest.replace(/\b(?:[a-z]+)\b/gi, (word) => {
    const number = numberWords.indexOf(word.toLowerCase());
    return number > 1 ? String(number) : word;
  });
  const numbers = listNumbers(rest);
  const shown = care === 'full' ? [...listQuoted(rest), ...listBullets(rest), ...listMarks(rest)] : [];
  for (const [pattern, token] of synonyms)
    rest = rest.replace(new RegExp(pattern.source, 'gi'), care === 'full' ? token : ' ');
  rest = rest.replace(/~must\s+(?:(?:be|have|contain|hold|not)\s+)?(?=~(?:max|min)|\[?\d)/g, ' ');
  const words = [...listWords(rest, vocabulary)];
  const values = care === 'full' ? [...shown, ...listAnnounced(rest)] : [];
  const others = new Set(values.filter((value) => !/^\d+$/.test(value)));
  const seen = new Set(words);
  return [...numbers, ...words, ...[...others].filter((value) => !seen.has(value)).map((value) => `=${value}`)].sort();
}

/** The facts of code: names of members, elements and headers, methods, addresses. Values are examples. */
export function listCodeFacts(code: string): string[] {
  const patterns: readonly (readonly [RegExp, string])[] = [
    [/["']([\w@.-]+)["']\s*:/g, '"'],
    [/<\/?([A-Za-z][\w.-]*)\s*\/?>/g, '<'],
    [/(?:[?&]|^)([A-Za-z][\w.]*)=/gm, '?'],
    [/(?:--request|-X)\s+([A-Z]+)/g, 'method '],
    [/^\s*(GET|POST|PUT|DELETE|PATCH)\s+https?:/gm, 'method '],
    [/requests\.(\w+)\(/g, 'method '],
    [/https?:\/\/([^\s'"?<>\\]+)/g, 'url '],
    [/(?:-H|--header)\s+["']([\w-]+):/g, 'header '],
    [/set_(?:action_name|version|method|domain|uri_pattern)\(\s*["']([^"']+)["']/g, 'call '],
    [/(\w+(?:\.\w+)+)\(\*\*/g, 'call '],
    [/add_query_param\(\s*["'](\w+)["']/g, '"'],
    [/^\s*import ([\w.]+)|^\s*from ([\w.]+)/gm, 'import '],
    [/=(Create|Describe|Modify|Delete|Start|Stop|Query)(\w+)/g, 'action '],
  ];
  const found = patterns.flatMap(([pattern, mark]) =>
    [...code.matchAll(pattern)].map((match) => `${mark}${match.slice(1).filter(Boolean).join('')}`),
  );
  return [...new Set(found)].sort();
}
