import { groupBy } from '@yunspec/model';
import type { RawEffect, RawValue } from '../language/raw.js';
import type { Spec } from '../read/load.js';
import type { Context } from './context.js';
import { isExplained } from './explained.js';

/** Returns whether an operation lists what meets criteria. What it filters by may be absent by nature. */
const isFilter = ({ value: { operation, pagination } }: Spec<'operation'>): boolean =>
  pagination !== undefined || operation.startsWith('List');

/** A member of an input. */
interface Use {
  readonly file: Spec<'operation'>;
  readonly name: string;
  readonly value: RawValue;
}

const isRequired = ({ file, name }: Use): boolean => file.value.input.required?.includes(name) === true;

/** Returns whether a rule or the ledger says that a member may be absent. */
function isMeantOptional(context: Context, { file, name }: Use): boolean {
  const { operation, input } = file.value;
  const isRuled = Object.values(input.rules ?? {}).some((rule) => JSON.stringify(rule).includes(`"${name}"`));
  return (
    isRuled ||
    isExplained(
      context,
      [`${operation}.input.${name}`],
      /\b(?:optional|not (?:be )?required|(?:neither|none) is required|do(?:es)? not require|need not|may be|without|absent)\b/i,
    )
  );
}

/** Finds members that may be absent although they must be given to nearly all other operations. */
function findUnlike(context: Context): void {
  const all = context.specs.operations.flatMap((file) =>
    Object.entries(file.value.input.properties ?? {}).map(([name, value]): Use => ({ file, name, value })),
  );
  for (const [name, uses] of groupBy(all, (use) => use.name)) {
    const times = uses.filter(isRequired).length;
    const optional = uses.filter(
      (use) => !isRequired(use) && !isFilter(use.file) && use.value.deprecated === undefined,
    );
    if (times < 3 || optional.length * 3 > times) continue;
    for (const { file } of optional.filter((use) => !isMeantOptional(context, use)))
      context.report(file, ['input', 'properties', name], 'required-unlike', { name, times: String(times) }, 'key');
  }
}

/** The keywords of an effect on the one resource that a call names. */
const single = ['to', 'deletes', 'sets', 'puts', 'adds', 'removes', 'reads'] as const;
/** The keywords with which an effect finds its resources in another way. */
const other = ['creates', 'lists', 'each', 'by', 'counts', 'series'] as const;

const isOnOne = (effect: RawEffect): boolean =>
  single.some((word) => effect[word] !== undefined) && other.every((word) => effect[word] === undefined);

/** Finds operations on one resource that need not be told which one. */
function findIdentities(context: Context): void {
  for (const { value: resource } of context.specs.resources) {
    const name = resource.identity.member;
    for (const [operation, effect] of Object.entries(resource.operations ?? {})) {
      const file = context.operations.get(operation);
      const value = file?.value.input.properties?.[name];
      if (file === undefined || value === undefined || resource.single === true || !isOnOne(effect)) continue;
      const use = { file, name, value };
      if (isRequired(use) || isMeantOptional(context, use)) continue;
      const params = { name, resource: resource.resource };
      context.report(file, ['input', 'properties', name], 'identity-optional', params, 'key');
    }
  }
}

/** Finds parameters whose absence has a row of its own, and which nothing requires. */
function findMissing(context: Context): void {
  for (const file of context.specs.operations) {
    for (const { code, on, withdrawn } of file.value.errors) {
      const value = typeof on === 'string' ? file.value.input.properties?.[on] : undefined;
      if (code !== 'MissingParameter' || typeof on !== 'string' || value === undefined || withdrawn === true) continue;
      const use = { file, name: on, value };
      if (isRequired(use) || isMeantOptional(context, use)) continue;
      context.report(file, ['input', 'properties', on], 'missing-unrequired', { name: on, code }, 'key');
    }
  }
}

/** Finds members that may be absent although other facts say that they must be given. */
export function findInRequired(context: Context): void {
  findUnlike(context);
  findIdentities(context);
  findMissing(context);
}
