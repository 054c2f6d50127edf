import type { ValueModel } from '@yunspec/model';
import { check, type Issue } from '@yunspec/runtime/check';
import type { MemberRow, Sample } from '../reading.js';
import type { Difference, SpecPlace } from './difference.js';
import { findMember, type MemberView, type OperationView } from './model-view.js';

type Container = Record<string, unknown>;

/** Values that stand for others: `<name>`, `{{name}}`, `YOUR_KEY`, `…`, `xxx`. */
const placeholder = /^<.*>$|\{\{?.*\}?\}|^YOUR_|\.\.\.|…|\*{3}|x{4}/;

const readBoolean = (value: ValueModel, text: string): unknown => {
  const [yes, no] = value.text ?? ['true', 'false'];
  if (text === yes) return true;
  return text === no ? false : text;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replaceAll("'", '"'));
  } catch {
    return text;
  }
};

/** Reads a text of a query as the value that it stands for. */
function readText(value: ValueModel, text: string): unknown {
  switch (value.type) {
    case 'integer':
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return readBoolean(value, text);
    case 'array':
      if (value.wire === 'csv') return text.split(',').map((part) => readText(value.items ?? { type: 'any' }, part));
      return value.wire === 'json-string' ? readJson(text) : text;
    default:
      return text;
  }
}

function putAt(input: Container, path: readonly string[], indexes: readonly number[], value: unknown): void {
  const rest = [...indexes];
  let at: Container = input;
  const steps = path.map((key) => (key === '0' ? String((rest.shift() ?? 1) - 1) : key));
  for (const [i, step] of steps.slice(0, -1).entries()) {
    at[step] ??= /^\d+$/.test(steps[i + 1] ?? '') ? [] : {};
    at = at[step] as Container;
  }
  at[steps.at(-1) ?? ''] = value;
}

/** Returns a sample with members by their names on the wire as an input; members that the specs do not have are left out. */
export function readSample({ input }: Sample, view: OperationView): Container {
  const result: Container = {};
  for (const [name, value] of Object.entries(input)) {
    const member = findMember(view.input, name.replace(/\.\d+(?=\.|$)/g, '.n'));
    if (member === undefined) continue;
    const indexes = [...name.matchAll(/\.(\d+)(?=\.|$)/g)].map(([, index]) => Number(index));
    const isItem = indexes.length > member.path.filter((key) => key === '0').length;
    const own = isItem ? (member.value.items ?? member.value) : member.value;
    const read = typeof value === 'string' ? readText(own, value) : value;
    putAt(result, isItem ? [...member.path, '0'] : member.path, indexes, read);
  }
  return result;
}

/** Issues that a sample has because it leaves something out, or shows a placeholder. */
const isPlaceholder = (issue: Issue): boolean =>
  (typeof issue.actual === 'string' && placeholder.test(issue.actual)) ||
  (Array.isArray(issue.actual) && issue.actual.some((item) => typeof item === 'string' && placeholder.test(item)));

interface Place {
  readonly view: OperationView;
  readonly findPlace: (member?: MemberView) => SpecPlace;
  /** The rows of the document itself: a sample without a member that they require is one that leaves something out. */
  readonly rows?: readonly MemberRow[] | undefined;
}

const isLeftOut = ({ code }: Issue, member: MemberView | undefined, rows: readonly MemberRow[] = []): boolean =>
  code === 'required' &&
  member !== undefined &&
  (member.value.wire === 'path' || rows.some(({ name, required }) => name === member.name && required === true));

const formatPath = (path: Issue['path']): string =>
  path
    .map((key) => (typeof key === 'number' ? '[]' : `.${key}`))
    .join('')
    .replace(/^\./, '');

/** Runs the sample requests of a document through the checker of the clients. */
export function trySamples(samples: readonly Sample[], place: Place): Difference[] {
  const found = samples.flatMap((sample) => trySample(sample, place));
  const key = ({ at, word, seen }: Difference): string => JSON.stringify([at, word, seen]);
  return found.filter((one, i) => found.findIndex((other) => key(other) === key(one)) === i);
}

function trySample(sample: Sample, { view, findPlace, rows }: Place): Difference[] {
  const { name: operation, input } = view.operation;
  const issues = check(input, readSample(sample, view)).filter(
    (issue) => issue.level === 'error' && issue.code !== 'unknown' && !isPlaceholder(issue),
  );
  return issues.flatMap((issue): Difference[] => {
    const subject = formatPath(issue.path);
    const member = [...view.input.values()].find((one) => one.subject === subject);
    if (isLeftOut(issue, member, rows)) return [];
    const broken = issue.rule ?? issue.code;
    const base = {
      kind: 'sample-refused',
      operation,
      at: subject === '' ? `${operation}.input` : `${operation}.input.${subject}`,
      word: `sample:${broken}`,
      quote: { line: sample.line, text: sample.text },
      place: findPlace(member),
      expected: issue.rule ?? issue.expected,
      seen: issue.actual ?? null,
      text: `a sample request of ${operation} is refused: ${subject} ${broken}`,
    } as const;
    return [member === undefined ? base : { ...base, member: member.name }];
  });
}

/** Members that a sample sends and the specs do not have. */
export function findUnknownMembers(samples: readonly Sample[], { view, findPlace }: Place): Difference[] {
  const { name: operation } = view.operation;
  const common = /^(?:Action|Version|Format|Signature\w*|AccessKeyId|Timestamp|RegionId|ResourceOwner\w*)$/;
  const seen = new Set<string>();
  return samples.flatMap((sample) =>
    Object.keys(sample.input).flatMap((name): Difference[] => {
      const plain = name.replace(/\.\d+(?=\.|$)/g, '.n');
      if (plain === '' || common.test(plain) || seen.has(plain) || findMember(view.input, plain) !== undefined)
        return [];
      seen.add(plain);
      return [
        {
          kind: 'parameter-added',
          operation,
          member: plain,
          at: `${operation}.input.${plain}`,
          word: 'sent',
          quote: { line: sample.line, text: sample.text },
          place: findPlace(),
          seen: sample.input[name],
          text: `a sample request of ${operation} sends ${plain}, which the specs do not have`,
        },
      ];
    }),
  );
}
