import type { ErrorRow, OperationModel, Resource } from '@yunspec/model';
import { formatMember } from '../cases/paths.js';
import type { Reference } from '../world/world.js';
import type { Context } from './context.js';

/** What the documents say about an identity that no resource has. */
export interface UnknownCodes {
  readonly codes: readonly string[];
  /** Codes of other references of the input, which may be unknown too. */
  readonly others: readonly string[];
  /** Whether the call may go on as if there were no such criterion or resource. */
  readonly mayBeIgnored: boolean;
}

/** Returns whether an endpoint knows which resources of a kind exist. */
export const isKept = ({ operations, seed }: Resource): boolean =>
  Object.keys(operations ?? {}).length > 0 || (seed ?? []).length > 0;

const isAbout = ({ on }: ErrorRow, member: string): boolean =>
  [on ?? []].flat().some((name) => name === member || name === member.replace(/\[\]$/, ''));

const findRows = (rows: readonly ErrorRow[], member: string): string[] =>
  rows.filter((row) => row.kind === 'notFound' && isAbout(row, member)).map(({ code }) => code);

/** Returns whether an input is a criterion of a search: then nothing is found. */
function isCriterion({ run }: Context, { name }: OperationModel, { isRequired }: Reference): boolean {
  const isSearch = run.model.resources.some(({ operations }) => {
    const effect = operations?.[name];
    return (
      effect !== undefined && effect.each === undefined && (effect.lists !== undefined || effect.counts !== undefined)
    );
  });
  return isSearch && !isRequired;
}

/** Returns whether an operation ignores an identity that no resource has, or creates the resource under it. */
function isIgnored({ run }: Context, { name }: OperationModel, { kind, path }: Reference): boolean {
  const resource = run.model.resources.find((candidate) => candidate.resource === kind);
  const effect = resource?.operations?.[name];
  const creates = effect?.creates !== undefined && path.at(-1) === resource?.identity.member;
  return effect?.ignoresUnknown === true || creates || effect?.each !== undefined;
}

/** Lists the codes for a reference that is unknown. */
function listCodes({ run }: Context, operation: OperationModel, { path, kind }: Reference): string[] {
  const { model } = run;
  const member = formatMember(path);
  const own = findRows(operation.errors, member);
  if (own.length > 0) return own;
  const missing = model.resources.find(({ resource }) => resource === kind)?.missing;
  return [...findRows(model.commonErrors, member), ...(missing === undefined ? [] : [missing.code])];
}

/** Returns whether resources of other kinds are found only in one of this kind: in a region, or in a parent. */
function isParentKind({ run }: Context, { kind, path }: Reference): boolean {
  const identity = run.model.resources.find(({ resource }) => resource === kind)?.identity.member ?? '';
  const isWithin = run.model.resources.some(({ identity: other }) => other.within === path.at(-1));
  return isWithin || /^(region|zone)_?id$/i.test(identity);
}

/** Lists the codes by which the documents refuse an identity that no resource has. */
export function listUnknownCodes(
  context: Context,
  operation: OperationModel,
  reference: Reference,
  input: object,
): UnknownCodes {
  const member = formatMember(reference.path);
  const isDocumented = findRows(operation.errors, member).length > 0;
  const codes = [...new Set(listCodes(context, operation, reference))];
  // without the region or the parent that an input names, what is in it is not found either
  const isParent = isParentKind(context, reference);
  const others = context.world
    .findReferences(operation, input)
    .filter(({ kind, path }) => formatMember(path) !== member && (isParent || context.world.list(kind).length === 0))
    .flatMap((other) => listCodes(context, operation, other));
  const mayBeIgnored =
    isIgnored(context, operation, reference) ||
    codes.length === 0 ||
    (!isDocumented && isCriterion(context, operation, reference));
  return { codes, others, mayBeIgnored };
}
