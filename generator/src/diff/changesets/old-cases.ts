import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Model, readModel, type ValueModel } from '@yunspec/model';
import { type Case, type CaseFile, type OperationCases, readCases } from '@yunspec/runtime/cases';
import { check, type Issue, issueKey } from '@yunspec/runtime/check';
import { type Bump, bumps, findHighestBump } from '../../language/change-rules.js';
import type { PackageDiff } from '../diff.js';
import type { Git } from '../git.js';

/** A case of the last release about which the packages of today say something else. */
export interface ChangedCase {
  readonly operation: string;
  /** The case, by its name: `To#maxLength outside abc… (21)`. */
  readonly id: string;
  readonly was: string;
  readonly is: string;
  /** The level of the change, by the policy. */
  readonly bump: Bump;
  /** Whether the specs of the operation have changed. Otherwise the code that checks inputs has. */
  readonly isInSpecs: boolean;
}

const gone = 'the operation is gone';

const lowest = (one: Bump, other: Bump): Bump => (bumps.indexOf(one) < bumps.indexOf(other) ? one : other);

/** Writes a verdict: accepted, or what is refused, with the codes. */
function writeVerdict(reasons: readonly (readonly [key: string, code: string | undefined])[]): string {
  const texts = reasons.map(([key, code]) => (code === undefined ? key : `${key} (${code})`));
  return texts.length === 0 ? 'accepted' : `refused for ${[...new Set(texts)].sort().join(', ')}`;
}

const findIssues = (schema: ValueModel, { input }: Case): Issue[] => check(schema, input, { level: 'strict' });

const describeOld = ({ refusals }: Case): string => writeVerdict(refusals.map(({ key, code }) => [key, code]));

const describeNew = (issues: readonly Issue[]): string =>
  writeVerdict(issues.map((issue) => [issueKey(issue), issue.error]));

/** Returns the level of a changed verdict by itself: what is refused now breaks callers if the limit is closed. */
function rateVerdict({ side }: Case, issues: readonly Issue[]): Bump {
  if (side === 'inside') return issues.some(({ stability }) => stability === 'closed') ? 'major' : 'minor';
  return issues.length === 0 ? 'minor' : 'patch';
}

/** The valid input of an operation, as a case. */
const listCases = ({ base, cases }: OperationCases): readonly Case[] => [
  { id: 'the valid input', key: '', side: 'inside', changes: [], input: base, refusals: [], secret: false },
  ...cases,
];

/** Judges the cases of an operation of the last release by the model of today. */
function judgeOperation(old: OperationCases, model: Model, diff: PackageDiff | undefined): ChangedCase[] {
  const { operation } = old;
  const own = (diff?.changes ?? []).filter(
    (change) => change.operation === undefined || change.operation === operation,
  );
  // the policy knows more than a case: an old fact may have been wrong, and its correction is a patch
  const known = findHighestBump(own.map(({ bump }) => bump));
  const isInSpecs = known !== 'none';
  const create = (id: string, was: string, is: string, bump: Bump): ChangedCase => ({
    operation,
    id,
    was,
    is,
    bump: isInSpecs ? lowest(bump, known) : bump,
    isInSpecs,
  });
  const now = model.operations.find(({ name }) => name === operation);
  if (now === undefined) return [create('the valid input', 'accepted', gone, 'major')];
  return listCases(old).flatMap((one) => {
    const issues = findIssues(now.input, one);
    const [was, is] = [describeOld(one), describeNew(issues)];
    return was === is ? [] : [create(one.id, was, is, rateVerdict(one, issues))];
  });
}

/** Reads the cases of a product as a commit has them. Releases before there were cases have none. */
function readOldCases(git: Git, commit: string, product: string): OperationCases[] {
  const paths = git.listFiles(commit, `packages/${product}/cases`).filter((path) => path.endsWith('.json'));
  return readCases([...git.readAll(commit, paths).values()].map((text) => JSON.parse(text) as CaseFile));
}

/** Reads the model of a product as it is now; undefined where there is none. */
function readPresentModel(root: string, product: string): Model | undefined {
  const file = join(root, 'packages', product, 'model.json');
  return existsSync(file) ? readModel(readFileSync(file, 'utf8'), { product }) : undefined;
}

/**
 * Lets the checker of today judge the cases of a product as its last release has them. Returns those about which it says
 * something else.
 */
export function findChangedCases(
  root: string,
  git: Git,
  commit: string,
  product: string,
  diff: PackageDiff | undefined,
): ChangedCase[] {
  const model = diff?.model ?? readPresentModel(root, product);
  if (model === undefined) return [];
  return readOldCases(git, commit, product).flatMap((old) => judgeOperation(old, model, diff));
}
