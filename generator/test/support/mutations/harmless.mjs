import { pick } from './random.mjs';

/** Changes to a document that change no fact. */

const swaps = [
  [/\bmaximum of (?=\d)/gi, 'up to '],
  [/\bup to (?=\d)/gi, 'at most '],
  [/\bcannot exceed (?=\d)/gi, 'must be no more than '],
  [/\bat least (?=\d)/gi, 'no fewer than '],
  [/\bcannot\b/g, 'must not'],
  [/\bmust\b(?! not)/g, 'has to'],
  [/\bmax (?=\d)/g, 'at most '],
  [/\bdoes not exist\b/g, 'cannot be found'],
  [/\bThe ID of\b/g, 'ID of'],
  [/\bmaximum value is\b/gi, 'value is at most'],
  [/\bonly\b/g, 'solely'],
];

const reword = (lines, random) => {
  const [pattern, word] = pick(random, swaps);
  const at = pick(
    random,
    lines.flatMap((line, i) => (line.search(pattern) >= 0 && !/^\s*[{"<&]/.test(line) ? [i] : [])),
  );
  return at === undefined ? undefined : { lines: lines.with(at, lines[at].replace(pattern, word)), line: at + 1 };
};

const isCodeLine = (lines) => {
  let isIn = false;
  return lines.map((line) => {
    if (/^\s*```/.test(line)) isIn = !isIn;
    return isIn;
  });
};

const everywhere = (change) => (lines) => ({ lines: lines.map(change), line: 0 });

function swapRows(isRow) {
  return (lines, random) => {
    const code = isCodeLine(lines);
    const pairs = lines.flatMap((line, i) =>
      !code[i] && isRow(line) && isRow(lines[i + 1] ?? '') && isWholeRow(lines, i + 1) ? [i] : [],
    );
    const at = pick(random, pairs);
    if (at === undefined) return undefined;
    return { lines: lines.with(at, lines[at + 1]).with(at + 1, lines[at]), line: at + 1 };
  };
}

/** A row whose text does not go on below. */
const isWholeRow = (lines, at) => {
  const next = lines.slice(at + 1).find((line) => line.trim() !== '');
  return next === undefined || !/^\t/.test(next);
};

const isTabRow = (line) => /^[A-Z][\w.]*\t(String|Integer|Double|\w+Type)\t/.test(line) && !line.startsWith('Action');
const isTabError = (line) => /^[A-Z][\w.]*\t[^\t]+\t\d{3}\t/.test(line);
const isPipeRow = (line) => /^\| [A-Z]\w+ \|/.test(line) && !/^\| (Parameter|Error|Sub|Tier)/.test(line);

function breakName(lines, random) {
  const at = pick(
    random,
    lines.flatMap((line, i) =>
      /^[A-Z][a-z]+[A-Z]\w+(\t| \|)|^\| [A-Z][a-z]+[A-Z]\w+ \|/.test(line) && !/^\| (Error)/.test(line) ? [i] : [],
    ),
  );
  return at === undefined
    ? undefined
    : { lines: lines.with(at, lines[at].replace(/([a-z])([A-Z])/, '$1 $2')), line: at + 1 };
}

function insertAt(test, text) {
  return (lines, random) => {
    const at = pick(
      random,
      lines.flatMap((line, i) => (i > 0 && test(line, lines, i) ? [i] : [])),
    );
    return at === undefined ? undefined : { lines: lines.toSpliced(at, 0, ...text), line: at + 1 };
  };
}

const changeExample = (lines, random) => {
  const code = isCodeLine(lines);
  const at = pick(
    random,
    lines.flatMap((line, i) =>
      code[i] && /(?<![\w-])(i-|d-|s-|vpc-|vsw-|cas-|idaas_|m-)\w{4,}/.test(line) ? [i] : [],
    ),
  );
  return at === undefined
    ? undefined
    : {
        lines: lines.with(
          at,
          lines[at].replace(/(?<![\w-])((?:i-|d-|s-|vpc-|vsw-|cas-|idaas_|m-))\w{4,}/, '$1other12'),
        ),
        line: at + 1,
      };
};

const changeRequestId = everywhere((line) =>
  line.replace(/[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/g, '0A1B2C3D-0000-1111-2222-333344445555'),
);
const changeDates = everywhere((line) =>
  line
    .replace(/\b20(1[0-9]|2[0-9])-(\d\d)-(\d\d)T/g, '2019-07-08T')
    .replace(/Updated on 20\d\d-\d\d-\d\d/, 'Updated on 2026-01-02')
    .replace(/Last update:20\d\d-\d\d-\d\d/, 'Last update:2016-02-03')
    .replace(/\d\d Apr 2022/g, '03 May 2023'),
);

const common = {
  reword,
  'other words': reword,
  'more other words': reword,
  'trailing blanks': everywhere((line) => `${line}${line.includes('\t') ? '' : '  '}`),
  CRLF: (lines) => ({ lines, line: 0, end: '\r\n' }),
  'IDs in examples': changeExample,
  'request IDs': changeRequestId,
  dates: changeDates,
  'blank lines': insertAt((line, lines, i) => line.trim() === '' && !isCodeLine(lines)[i], ['', '']),
};

export const harmless = {
  tabs: {
    ...common,
    'rows swapped': swapRows(isTabRow),
    'errors swapped': swapRows(isTabError),
    'a name in two pieces': breakName,
    'page break in a table': insertAt((line, _, i) => i > 0 && (isTabRow(line) || isTabError(line)), ['', '-----', '']),
    'page number in a table': insertAt((line) => isTabRow(line) || isTabError(line), ['', '123', '']),
    'head of a table again': (lines, random) => {
      const at = pick(
        random,
        lines.flatMap((line, i) =>
          isTabRow(line) &&
          /^Name\t/.test(lines[i - 1] ?? '') === false &&
          isTabRow(lines[i - 1] ?? '') &&
          line.split('\t').length === 4
            ? [i]
            : [],
        ),
      );
      return at === undefined
        ? undefined
        : { lines: lines.toSpliced(at, 0, '', 'Name\tType\tRequired?\tDescription'), line: at + 1 };
    },
  },
  markdown: {
    ...common,
    'rows swapped': swapRows(isPipeRow),
    'a name in two pieces': breakName,
    'table layout': everywhere((line) => (line.startsWith('|') ? line.replace(/ \| /g, '   |  ') : line)),
    'blank line in a table': insertAt(isPipeRow, ['']),
    'heading renamed': (lines, random) => {
      const at = pick(
        random,
        lines.flatMap((line, i) => (/^### Manage /.test(line) ? [i] : [])),
      );
      return at === undefined
        ? undefined
        : { lines: lines.with(at, lines[at].replace('Manage', 'Managing')), line: at + 1 };
    },
  },
  one: { ...common, 'no blank lines': (lines) => ({ lines: lines.filter((line) => line.trim() !== ''), line: 0 }) },
  gateway: {
    ...common,
    values: everywhere((line) =>
      line.replace(/("LocalName": )"[^"]*"/, '$1"Other"').replace(/("TotalCount": )\d+/, '$1999'),
    ),
    'order of members': (lines, random) => {
      const at = pick(
        random,
        lines.flatMap((line, i) =>
          /^ {20,}"\w+": [^[{]*,$/.test(line) && /^ {20,}"\w+": [^[{]*,$/.test(lines[i + 1] ?? '') ? [i] : [],
        ),
      );
      return at === undefined
        ? undefined
        : { lines: lines.with(at, lines[at + 1]).with(at + 1, lines[at]), line: at + 1 };
    },
  },
};
