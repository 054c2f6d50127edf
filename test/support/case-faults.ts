import type { Case, OperationCases, Refusal } from '@yunspec/runtime/cases';
import { check, type Issue, issueKey, pathText, type ValueSchema } from '@yunspec/runtime/check';

/** What a case expects of one issue, or what an issue says. */
interface Facts {
  readonly code: string | undefined;
  readonly stability: string;
  /** The limit. Rules have none. */
  readonly limit: string | undefined;
}

const nameIssue = (issue: Issue): string =>
  issue.rule === undefined ? issueKey(issue) : `${issueKey(issue)} ${issue.code} ${pathText(issue.path)}`.trimEnd();

const nameRefusal = ({ key, rule, keyword, path }: Refusal): string =>
  rule === undefined ? key : `${key} ${keyword} ${path}`.trimEnd();

const writeLimit = (limit: unknown): string | undefined => (limit === undefined ? undefined : JSON.stringify(limit));

/** The limit of a key is known for the item that stands for all items of a list. */
const findLimit = ({ limits }: OperationCases, { key, rule, keyword }: Refusal): unknown =>
  rule !== undefined || keyword === 'required'
    ? undefined
    : (limits[key] ?? limits[key.replace(/\.\d+(?=[.#])/g, '.0')]);

const readRefusal = (cases: OperationCases, refusal: Refusal): Facts => ({
  code: refusal.code,
  stability: refusal.stability,
  limit: writeLimit(findLimit(cases, refusal)),
});

const readIssue = ({ error, stability, expected, rule, code }: Issue): Facts => ({
  code: error,
  stability,
  limit: rule !== undefined || code === 'required' ? undefined : writeLimit(expected),
});

/** Lists what is wrong with the value that an issue shows: a secret, or none where there is one to show. */
function findActualFaults(name: string, { actual, code, rule }: Issue, { secret }: Refusal): string[] {
  if (secret) return actual === undefined ? [] : [`${name}: the secret is shown`];
  const isLimit = rule === undefined && code !== 'type' && code !== 'required';
  return isLimit && actual === undefined ? [`${name}: the value is not shown`] : [];
}

function compareFacts(name: string, want: Facts, got: Facts): string[] {
  return (['code', 'stability', 'limit'] as const)
    .filter((fact) => want[fact] !== got[fact])
    .map((fact) => `${name}: ${fact} is ${got[fact]}, not ${want[fact]}`);
}

/** Lists how the issues that a checker finds differ from what a case expects. */
export function findCaseFaults(cases: OperationCases, one: Case, schema: ValueSchema): string[] {
  const issues = new Map(check(schema, one.input, { level: 'strict' }).map((issue) => [nameIssue(issue), issue]));
  const refusals = new Map(one.refusals.map((refusal) => [nameRefusal(refusal), refusal]));
  const extra = [...issues.keys()].filter((name) => !refusals.has(name)).map((name) => `${name} is found`);
  const compared = [...refusals].flatMap(([name, refusal]) => {
    const issue = issues.get(name);
    if (issue === undefined) return [`${name} is not found`];
    const facts = compareFacts(name, readRefusal(cases, refusal), readIssue(issue));
    return [...facts, ...findActualFaults(name, issue, refusal)];
  });
  return [...extra, ...compared].map((fault) => `${one.id}: ${fault}`);
}
