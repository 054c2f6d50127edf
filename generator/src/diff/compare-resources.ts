import type { Model, Resource, Waiter } from '@yunspec/model';
import { type Change, createChange } from './change.js';
import { indexBy, isSame, pairEntries, showValue } from './values.js';

const showInputs = ({ with: inputs = {} }: Waiter): string =>
  Object.entries(inputs)
    .map(([name, value]) => `\`${name}\` ${showValue(value)}`)
    .join(', ') || 'nothing';

function compareWaiter(name: string, before: Waiter, after: Waiter): Change[] {
  const place = { name: `waitUntil${name}` };
  if (before.poll !== after.poll)
    return [createChange('waiter-poll-changed', place, { was: before.poll, is: after.poll })];
  const words = (['until', 'fails'] as const).flatMap((word) =>
    isSame(before[word] ?? [], after[word] ?? [])
      ? []
      : [`${word === 'until' ? 'until' : 'it fails in'} ${(after[word] ?? []).map(showValue).join(', ') || 'none'}`],
  );
  return [
    ...(words.length === 0 ? [] : [createChange('waiter-changed', place, { what: words.join('; ') })]),
    ...(isSame(before.with ?? {}, after.with ?? {})
      ? []
      : [createChange('waiter-inputs-changed', place, { was: showInputs(before), is: showInputs(after) })]),
  ];
}

const listWaiters = ({ resources }: Model): Readonly<Record<string, Waiter>> =>
  Object.fromEntries(resources.flatMap(({ waiters = {} }) => Object.entries(waiters)));

function compareWaiters(before: Model, after: Model): Change[] {
  const { both, removed, added } = pairEntries(listWaiters(before), listWaiters(after));
  return [
    ...added.map(([name]) => createChange('waiter-added', { name: `waitUntil${name}` }, {})),
    ...removed.map(([name]) => createChange('waiter-removed', { name: `waitUntil${name}` }, {})),
    ...both.flatMap(([name, was, is]) => compareWaiter(name, was, is)),
  ];
}

/** The words of a resource with changes of their own, or without a meaning for users. */
const apart = ['waiters', 'docs', 'lines'];

function compareResource(name: string, before: Resource, after: Resource): Change[] {
  const { both, removed, added } = pairEntries<unknown>({ ...before }, { ...after });
  const words = [...both.filter(([, was, is]) => !isSame(was, is)), ...removed, ...added].map(([word]) => word);
  const said = words.filter((word) => !apart.includes(word));
  return [
    ...(said.length === 0 ? [] : [createChange('resource-changed', { name }, { what: said.join(', ') })]),
    ...(words.some((word) => word === 'docs' || word === 'lines')
      ? [createChange('source-changed', { name }, {})]
      : []),
  ];
}

/** Compares the resources of two models, and the waiters made of them. */
export function compareResources(before: Model, after: Model): Change[] {
  const index = ({ resources }: Model): Readonly<Record<string, Resource>> =>
    indexBy(resources, ({ resource }) => resource);
  const { both, removed, added } = pairEntries(index(before), index(after));
  return [
    ...added.map(([name]) => createChange('resource-added', { name }, {})),
    ...removed.map(([name]) => createChange('resource-removed', { name }, {})),
    ...both.flatMap(([name, was, is]) => compareResource(name, was, is)),
    ...compareWaiters(before, after),
  ];
}
