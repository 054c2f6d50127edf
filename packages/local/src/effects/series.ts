import type { Series, ValueModel } from '@yunspec/model';
import { getAtPath } from '@yunspec/runtime/check';
import { type Members, setValue } from '../paths.js';
import type { Entry } from '../state/store.js';
import type { Call } from './call.js';

/** The most periods that one answer has, so that a long range in a test cannot exhaust the memory. */
const maxPeriods = 1000;

/** The length of a period in seconds, for operations that document no default. */
const defaultStep = 60;

/** Calculates a number from 0 to 99 that is always the same for the same text. */
function calculateSample(text: string): number {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return (hash >>> 0) % 100;
}

const formatTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Lists the times of the periods that a call asks for. */
function listTimes(call: Call, { from, to, step }: Series): string[] {
  const [begin, end] = [from, to].map((input) => Date.parse(String(getAtPath(call.filled, input))));
  if (begin === undefined || end === undefined || Number.isNaN(begin) || Number.isNaN(end)) return [];
  const length = Number(getAtPath(call.filled, step) ?? defaultStep) * 1000;
  const count = Math.min(maxPeriods, Math.max(0, Math.ceil((end - begin) / length)));
  return Array.from({ length: count }, (_, i) => formatTime(begin + i * length));
}

/** Finds the schema of the items of a list, in the answer or in the shape that the answer names. */
function findItemSchema({ operation, product }: Call, path: string): ValueModel | undefined {
  const { shapes } = product.model;
  const resolve = (schema: ValueModel | undefined): ValueModel | undefined =>
    schema?.shape === undefined ? schema : { ...shapes[schema.shape], ...schema };
  const list = path
    .split('.')
    .reduce<ValueModel | undefined>((schema, name) => resolve(schema?.properties?.[name]), operation.output);
  return resolve(list?.items);
}

/** Creates the items of a series for a resource. Their numbers depend on nothing but the resource and the time. */
export function createSeries(call: Call, { resource, members }: Entry, series: Series): Members[] {
  const properties = Object.entries(findItemSchema(call, series.path)?.properties ?? {});
  const numbers = properties.filter(([, { type }]) => type === 'integer' || type === 'number');
  const id = String(getAtPath(members, resource.identity.member));
  return listTimes(call, series).map((time) => {
    const item: Members = structuredClone(members);
    for (const [name] of numbers) item[name] = calculateSample(`${id} ${name} ${time}`);
    setValue(item, series.at, time);
    return item;
  });
}
