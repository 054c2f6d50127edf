import { pick } from './random.mjs';

/** Changes to a document that an audit has to find. Each takes the lines and returns new ones, or nothing. */

const isFence = (line) => /^\s*```/.test(line);

/** Returns which lines are inside code. */
function markCode(lines) {
  let isIn = false;
  return lines.map((line) => {
    if (isFence(line)) {
      isIn = !isIn;
      return true;
    }
    return isIn;
  });
}

const aside = /for example|e\.g\.|example|updated on|last update|\d{4}-\d{2}-\d{2}|release date|such as/i;

const listLines = (lines, test) => {
  const code = markCode(lines);
  return lines.flatMap((line, i) => (test(line, code[i], i) ? [i] : []));
};

const replaceLine = (lines, at, line) => ({ lines: lines.with(at, line), line: at + 1 });

function onLine(test, change) {
  return (lines, random) => {
    const at = pick(random, listLines(lines, test));
    if (at === undefined) return undefined;
    const line = change(lines[at], random, lines, at);
    return line === undefined || line === lines[at] ? undefined : replaceLine(lines, at, line);
  };
}

const replaceOne = (line, pattern, random, make) => {
  const matches = [...line.matchAll(pattern)];
  const match = pick(random, matches);
  if (match === undefined) return undefined;
  return line.slice(0, match.index) + make(match[0], match) + line.slice(match.index + match[0].length);
};

const changeNumber = (text, random) => {
  const value = Number(text.replaceAll(',', ''));
  return String(value + 1 + Math.floor(random() * 9));
};

const inText = (test) => (line, isCode) => !isCode && !aside.test(line) && test(line);

const number = /(?<![\w.#$/-])\d[\d,]*(?![\w.]*\w)(?!\.\s[A-Z])/g;
const camel = /\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b/g;

const flips = [
  [/\bcannot\b/g, 'can'],
  [/\bmust\b/g, 'can'],
  [/\bonly\b/g, 'also'],
  [/\brequired\b/g, 'ignored'],
  [/\bis not\b/g, 'is'],
  [/\bdoes not\b/g, 'does'],
  [/\beither\b/gi, 'both'],
  [/\bat least\b/g, 'at most'],
];

const flipWord = (line, random) => {
  const [pattern, word] =
    pick(
      random,
      flips.filter(([one]) => line.search(one) >= 0),
    ) ?? [];
  return pattern === undefined ? undefined : replaceOne(line, pattern, random, () => word);
};

const hasFlip = (line) => flips.some(([one]) => line.search(one) >= 0);

const isErrorRow = (line) => /\t\d{3}\t|^\| [\w.]+ \|[^|]*\|[^|]*\|$/.test(line);

const general = {
  'number in text': onLine(
    inText((line) => /\s/.test(line.trim()) && line.search(number) >= 0 && !/^\d+\.\s/.test(line)),
    (line, random) => replaceOne(line, number, random, (text) => changeNumber(text, random)),
  ),
  'word turned round': onLine(
    inText((line) => hasFlip(line) && !isErrorRow(line)),
    flipWord,
  ),
  'name in text': onLine(
    inText((line) => line.search(camel) >= 0),
    (line, random) => replaceOne(line, camel, random, (name) => `${name.slice(0, -1)}Xy`),
  ),
  prefix: onLine(
    inText((line) => /(http|https):\/\/(?=\s|\.|$|")/.test(line)),
    (line) => line.replace(/http:\/\/(?=\s|\.|$|")/, 'ftp://'),
  ),
};

// tab-separated
const isTabRow = (line, isCode) =>
  !isCode &&
  line.includes('\t') &&
  !/^(Name|Error|API|Interface|Term|Action\tAuth|Release|Instance|Status|Disk)\b[^\t]*\t/i.test(line);
const cells = (line) => line.split('\t');
const isParameter = (line, isCode) =>
  isTabRow(line, isCode) &&
  /^(Yes|No)$/.test(cells(line)[2] ?? '') &&
  cells(line)[0] !== '' &&
  cells(line)[0] !== 'Action';
const isError = (line, isCode) =>
  isTabRow(line, isCode) && /^\d{3}$/.test(cells(line)[2] ?? '') && cells(line)[0] !== '';
const isOutput = (line, isCode) =>
  isTabRow(line, isCode) &&
  cells(line)[0] !== '' &&
  cells(line).length === 3 &&
  /^(String|Integer|Double|\w+Type)$/.test(cells(line)[1] ?? '');
const setCell = (line, at, text) => cells(line).with(at, text).join('\t');

/** Values between dashes or behind a colon. */
const value = /(?<=- )[a-z][\w]+(?=\s*(?:-|:|$|Default))/g;

const deleteLine = (test) => (lines, random) => {
  const at = pick(random, listLines(lines, test));
  if (at === undefined) return undefined;
  // a row and the lines that it runs over
  let end = at + 1;
  while (
    end < lines.length &&
    (lines[end].trim() === '' || /^\t+/.test(lines[end])) &&
    lines.slice(end, end + 3).some((line) => /^\t/.test(line))
  )
    end += 1;
  return { lines: lines.toSpliced(at, end - at), line: at + 1 };
};

const insertLine = (test, make) => (lines, random) => {
  const at = pick(random, listLines(lines, test));
  return at === undefined ? undefined : { lines: lines.toSpliced(at, 0, make(lines[at])), line: at + 1 };
};

const tabs = {
  'required flipped': onLine(isParameter, (line) => setCell(line, 2, cells(line)[2] === 'Yes' ? 'No' : 'Yes')),
  'type of a parameter': onLine(isParameter, (line) =>
    setCell(line, 1, cells(line)[1] === 'Integer' ? 'String' : 'Integer'),
  ),
  'parameter renamed': onLine(isParameter, (line) => setCell(line, 0, `${cells(line)[0]}New`)),
  'parameter deleted': deleteLine(isParameter),
  'parameter inserted': insertLine(isParameter, () => 'NewParameter\tString\tNo\tA new one, at most 64 characters'),
  'number in a parameter': onLine(
    (line, isCode) => isParameter(line, isCode) && !aside.test(line) && cells(line)[3]?.search(number) >= 0,
    (line, random) =>
      setCell(
        line,
        3,
        replaceOne(cells(line)[3], number, random, (text) => changeNumber(text, random)) ?? cells(line)[3],
      ),
  ),
  'value of a parameter': onLine(
    (line, isCode) => isParameter(line, isCode) && (cells(line)[3] ?? '').search(value) >= 0,
    (line, random) =>
      setCell(
        line,
        3,
        replaceOne(cells(line)[3], value, random, (text) => `${text}_v2`),
      ),
  ),
  'value added': onLine(
    (line, isCode) => isParameter(line, isCode) && (cells(line)[3] ?? '').search(value) >= 0,
    (line, random) =>
      setCell(
        line,
        3,
        replaceOne(cells(line)[3], value, random, (text) => `${text} - brand_new`),
      ),
  ),
  'default of a parameter': onLine(
    (line, isCode) => isParameter(line, isCode) && /default value(?: is|:) ?"?\w+/i.test(line),
    (line) =>
      line.replace(
        /(default value(?: is|:) ?"?)(\w+)/i,
        (_, head, word) => `${head}${/^\d+$/.test(word) ? Number(word) + 3 : 'changed_one'}`,
      ),
  ),
  'type of an answer': onLine(isOutput, (line) =>
    setCell(line, 1, cells(line)[1] === 'Integer' ? 'String' : 'Integer'),
  ),
  'answer renamed': onLine(isOutput, (line) => setCell(line, 0, `${cells(line)[0]}New`)),
  'answer deleted': deleteLine(isOutput),
  'answer inserted': insertLine(isOutput, () => 'NewMember\tString\tA new one'),
  'error renamed': onLine(isError, (line) => setCell(line, 0, `${cells(line)[0]}.Xy`)),
  'error deleted': deleteLine(isError),
  'error inserted': insertLine(isError, () => 'NewError.Happened\tSomething is wrong.\t403\tIt is wrong'),
  'status of an error': onLine(isError, (line) => setCell(line, 2, cells(line)[2] === '404' ? '400' : '404')),
  host: onLine(
    (line) => /ecs\.aliyuncs\.com/.test(line),
    (line) => line.replace(/ecs\.aliyuncs\.com/, 'ecs2.aliyuncs.com'),
  ),
  'appendix cell': onLine(
    (line, isCode, i) => i > 7960 && isTabRow(line, isCode) && /\t/.test(line) && !/Error Code/.test(line),
    (line, random) => {
      const at = 1 + Math.floor(random() * (cells(line).length - 1));
      return setCell(
        line,
        at,
        /^\d+$/.test(cells(line)[at]) ? String(Number(cells(line)[at]) + 1) : `${cells(line)[at]} changed`,
      );
    },
  ),
  'appendix row deleted': deleteLine(
    (line, isCode, i) => i > 7960 && isTabRow(line, isCode) && cells(line)[0] !== '' && cells(line)[1] !== '',
  ),
  'rule of RAM': onLine(
    (line, isCode) => isTabRow(line, isCode) && /acs:ecs/.test(line),
    (line) => line.replace(/(instance|disk|image|snapshot|vpc|eip)\//, 'thing/'),
  ),
  'operation deleted': (lines, random) => {
    const actions = listLines(lines, (line, isCode) => !isCode && /^Action\tString\tYes/.test(line));
    const at = pick(random, actions.slice(0, -1));
    const start = lines.findLastIndex((line, i) => i < at && line === 'Description') - 2;
    const next = actions[actions.indexOf(at) + 1];
    const end = lines.findLastIndex((line, i) => i < next && line === 'Description') - 2;
    return { lines: lines.toSpliced(start, end - start), line: start };
  },
  'operation renamed': onLine(
    (line) => /^Action\tString\tYes.*[A-Z]\w+$/.test(line),
    (line) => `${line}V2`,
  ),
};

// Markdown
const isPipe = (line, isCode) =>
  !isCode && /^\|/.test(line) && !/^\|[-| ]+\|$/.test(line) && !/^\| (Parameter|Error Code|Sub-cap|Tier)/.test(line);
const pipes = (line) => line.split('|').map((cell) => cell.trim());
const setPipe = (line, at, text) =>
  `|${pipes(line)
    .with(at, text)
    .slice(1, -1)
    .map((cell) => ` ${cell} `)
    .join('|')}|`;
const isPipeParameter = (line, isCode) => isPipe(line, isCode) && pipes(line).length === 8;
const isPipeError = (line, isCode) =>
  isPipe(line, isCode) && pipes(line).length === 5 && /^(\d{3}|[A-Z][\w.]+)$/.test(pipes(line)[1]);
const requiredOf = (text) => ({ true: 'false', false: 'true', Yes: 'No', No: 'Yes', 'true*': 'false' })[text];

const markdown = {
  'required flipped': onLine(isPipeParameter, (line) => setPipe(line, 3, requiredOf(pipes(line)[3]) ?? 'true')),
  'type of a parameter': onLine(isPipeParameter, (line) =>
    setPipe(line, 2, pipes(line)[2] === 'integer' ? 'string' : 'integer'),
  ),
  'parameter renamed': onLine(isPipeParameter, (line) => setPipe(line, 1, `${pipes(line)[1]}New`)),
  'parameter deleted': (lines, random) => {
    const at = pick(random, listLines(lines, isPipeParameter));
    return { lines: lines.toSpliced(at, 1), line: at + 1 };
  },
  'parameter inserted': insertLine(
    isPipeParameter,
    () => '| NewParameter | string | false | - | max 64 characters | A new one. |',
  ),
  'number in a parameter': onLine(
    (line, isCode) => isPipeParameter(line, isCode) && line.search(number) >= 0,
    (line, random) => replaceOne(line, number, random, (text) => changeNumber(text, random)),
  ),
  'value of a parameter': onLine(
    (line, isCode) => isPipeParameter(line, isCode) && /one of: /i.test(line),
    (line, random) =>
      setPipe(
        line,
        5,
        replaceOne(pipes(line)[5], /(?<=[:,] )[\w:]+/g, random, (text) => `${text}x`),
      ),
  ),
  'value added': onLine(
    (line, isCode) => isPipeParameter(line, isCode) && /one of: /i.test(line),
    (line) => setPipe(line, 5, `${pipes(line)[5]}, another`),
  ),
  'value removed': onLine(
    (line, isCode) => isPipeParameter(line, isCode) && /one of: .*, /i.test(line),
    (line) => setPipe(line, 5, pipes(line)[5].replace(/, [^,]+$/, '')),
  ),
  'default of a parameter': onLine(
    (line, isCode) => isPipeParameter(line, isCode) && !/^[-—]?$/.test(pipes(line)[4]),
    (line) => setPipe(line, 4, /^\d+$/.test(pipes(line)[4]) ? String(Number(pipes(line)[4]) + 1) : 'Other'),
  ),
  'default removed': onLine(
    (line, isCode) => isPipeParameter(line, isCode) && !/^[-—]?$/.test(pipes(line)[4]),
    (line) => setPipe(line, 4, '-'),
  ),
  'limit added': onLine(
    (line, isCode) => isPipeParameter(line, isCode) && /^[-—]$/.test(pipes(line)[5]) && pipes(line)[2] === 'string',
    (line) => setPipe(line, 5, 'max 33 characters'),
  ),
  'error renamed': onLine(isPipeError, (line) => setPipe(line, 1, `${pipes(line)[1]}1`)),
  'error deleted': (lines, random) => {
    const at = pick(random, listLines(lines, isPipeError));
    return { lines: lines.toSpliced(at, 1), line: at + 1 };
  },
  'error inserted': insertLine(isPipeError, () => '| NewError | Something is wrong. | Do something. |'),
  host: onLine(
    (line) => /https:\/\/(eiam|cas)/.test(line),
    (line) => line.replace(/https:\/\/(eiam|cas)/, 'https://new-$1'),
  ),
  'address of a sample': onLine(
    (line, isCode) => isCode && /https:\/\/[^'"]*\/\w+/.test(line),
    (line) => line.replace(/\/([A-Za-z]+)(?=["'\s?]|$)/, '/$1New'),
  ),
  'name in a sample': onLine(
    (line, isCode) => isCode && /^\s*["'][A-Z]\w+["']:/.test(line) && !/Content-Type|Authorization/.test(line),
    (line) => line.replace(/["']([A-Z]\w+)["']:/, '"$1New":'),
  ),
  'rate limit': onLine(
    (line, isCode) => !isCode && /\d+ (QPS|queries)/.test(line),
    (line) => line.replace(/\d+(?= (QPS|queries))/, '300'),
  ),
  retries: onLine(
    (line, isCode) => !isCode && /max \d+ retries|starting at/.test(line),
    (line) => line.replace(/max (\d+) retries/, 'max 9 retries'),
  ),
};

// one cell on each line
const one = {
  minimum: onLine(
    (line) => /^Minimum: /.test(line),
    (line) => `Minimum: ${Number(line.slice(9)) + 1}`,
  ),
  maximum: onLine(
    (line) => /^Maximum: /.test(line),
    (line) => `Maximum: ${Number(line.slice(9)) + 7}`,
  ),
  default: onLine(
    (line) => /^Default: /.test(line),
    (line, random) => `Default: ${/\d/.test(line) ? Number(line.slice(9)) + 1 : pick(random, ['true', 'OTHER'])}`,
  ),
  'default removed': onLine(
    (line) => /^Default: /.test(line),
    () => '',
  ),
  'list size': onLine(
    (line) => /^Array Length/.test(line),
    (line) => line.replace(/\d+$/, '30'),
  ),
  'required flipped': onLine(
    (line) => /^(Yes|No)$/.test(line),
    (line) => (line === 'Yes' ? 'No' : 'Yes'),
  ),
  type: onLine(
    (line) => /^(String|Integer|Boolean)$/.test(line),
    (line) => (line === 'String' ? 'Integer' : 'String'),
  ),
  renamed: onLine(
    (line) => /^[a-z]+(_[a-z]+)+$/.test(line),
    (line) => `${line}_new`,
  ),
  'value renamed': onLine(
    (line) => /^ {2}• \w+/.test(line),
    (line) => line.replace(/• (\w+)/, '• $1x'),
  ),
  'value removed': onLine(
    (line) => /^ {2}• \w+(:|$)/.test(line),
    () => '',
  ),
  'value added': onLine(
    (line) => /^ {2}• \w+(:|$)/.test(line),
    (line) => `${line}\n  • brandnew`,
  ),
  path: onLine(
    (line) => /^POST \//.test(line),
    (line) => line.replace('iotda-instances', 'instances'),
  ),
  method: onLine(
    (line) => /^POST \//.test(line),
    (line) => line.replace('POST', 'PUT'),
  ),
  status: onLine(
    (line) => /^(400|401|403)$/.test(line),
    () => '409',
  ),
  'row deleted': (lines, random) => {
    const at = pick(
      random,
      listLines(lines, (line) => /^[a-z]+(_[a-z]+)+$/.test(line)),
    );
    const end = lines.findIndex(
      (line, i) =>
        i > at && (/^[a-z]+(_[a-z]+)*$/.test(line) || /^Table|^Status|^Request|^Response|^Example/.test(line)),
    );
    return { lines: lines.toSpliced(at, end - at), line: at + 1 };
  },
  'row inserted': (lines, random) => {
    const at = pick(
      random,
      listLines(lines, (line, _, i) => /^[a-z]+(_[a-z]+)+$/.test(line) && /^(Yes|No)$/.test(lines[i + 2])),
    );
    return {
      lines: lines.toSpliced(at, 0, 'new_member', '', 'No', '', 'String', '', 'Parameter description: a new one.', ''),
      line: at + 1,
    };
  },
};

// commands with answers
const gateway = {
  path: onLine(
    (line) => /curl .*\/api\//.test(line),
    (line) => line.replace(/\/api\/([a-z-]+)/, '/api/v2/$1'),
  ),
  method: onLine(
    (line) => /--request/.test(line),
    (line) => line.replace(/--request \w+/, '--request PATCH'),
  ),
  'parameter renamed': onLine(
    (line) => /^ {4}"\w+": .*[",]$/.test(line) && !/"data"/.test(line),
    (line) => line.replace(/"(\w+)":/, '"$1New":'),
  ),
  'parameter deleted': onLine(
    (line) => /^ {4}"(?!data|endpoint|accessKeyId)\w+": .*,$/.test(line),
    () => '',
  ),
  'query renamed': onLine(
    (line) => /curl .*&\w+=/.test(line),
    (line) => line.replace(/&(\w+)=/, '&$1New='),
  ),
  'query deleted': onLine(
    (line) => /curl .*&\w+=/.test(line),
    (line) => line.replace(/&\w+=[^&']*/, ''),
  ),
  'answer renamed': onLine(
    (line) => /^ {16,}"[A-Z]\w+":/.test(line),
    (line) => line.replace(/"(\w+)":/, '"$1New":'),
  ),
  'answer added': onLine(
    (line) => /^ {16,}"[A-Z]\w+": .*,$/.test(line),
    (line) => `${line}\n                "NewMember": 1,`,
  ),
  'answer of another type': onLine(
    (line) => /^ {16,}"[A-Z]\w+": (\d+|".*"),$/.test(line),
    (line) => line.replace(/: (.*),$/, (_, v) => (v.startsWith('"') ? ': 7,' : ': "seven",')),
  ),
  host: onLine(
    (line) => /127\.0\.0\.1:8000/.test(line),
    (line) => line.replace('127.0.0.1:8000', '127.0.0.1:9000'),
  ),
};

export const planted = { general, tabs, markdown, one, gateway };
