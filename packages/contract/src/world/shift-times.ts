import type { Check, Model, OperationModel } from '@yunspec/model';
import { valueAt, withValueAt } from '../cases/paths.js';
import { listPlaces } from '../cases/schema.js';

const minute = 60_000;
const units: Readonly<Record<string, number>> = { s: 1000, m: minute, h: 60 * minute, d: 24 * 60 * minute };

/** Reads a span such as `30m` or `-30d`, in milliseconds. */
function readSpan(text: string): number {
  const [, sign, count, unit = 'm'] = /^(-?)(\d+)([smhd])/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * Number(count ?? 0) * (units[unit] ?? minute);
}

/** Returns how far in the future the times of an operation must at least be, in milliseconds. */
function findLead({ resources }: Model, { name }: OperationModel): number {
  const checks = resources.flatMap(({ operations }) => Object.values(operations?.[name]?.enforces ?? {}));
  const windows = checks
    .flatMap((check) => (typeof check === 'string' ? [] : ([check].flat() as Check[])))
    .flatMap(({ time }) => Object.values(time ?? {}));
  return Math.max(0, ...windows.flatMap(({ least }) => (least === undefined ? [] : [readSpan(least)])));
}

/**
 * Moves the times of a documented example to the present, all by the same span: services take only those around it. Times
 * that must be in the future come an hour after the earliest one allowed.
 */
export function shiftTimes(model: Model, operation: OperationModel, input: unknown, now: number): unknown {
  const places = listPlaces(operation.input).flatMap(({ path, schema }) => {
    const text = valueAt(input, path);
    const isTime = /^utc-(minute|second)$/.test(schema.format ?? '');
    return isTime && typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? [{ path, text }] : [];
  });
  if (places.length === 0) return input;
  const lead = findLead(model, operation);
  const latest = Math.max(...places.map(({ text }) => Date.parse(text)));
  const target = now + (lead > 0 ? lead + 60 * minute : -minute);
  const shift = Math.floor((target - latest) / minute) * minute;
  return places.reduce<unknown>((changed, { path, text }) => {
    const iso = new Date(Date.parse(text) + shift).toISOString();
    return withValueAt(changed, path, `${iso.slice(0, text.length - 1)}Z`);
  }, input);
}
