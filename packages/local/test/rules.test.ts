import { type Effect, type Model, walkValues } from '@yunspec/model';
import { describe, expect, it } from 'vitest';
import { all } from './support/models.js';

/** The ways in which the local cloud treats a rule that only a server can check. */
type Kind = 'keyword' | 'check' | 'unplayable' | 'lost';

const listEffects = (effect: Effect): Effect[] => [effect, ...(effect.also ?? []).flatMap(listEffects)];

/** Lists the server rules of a product, each with the way in which it is treated. */
function listRules({ operations, resources }: Model): [rule: string, kind: Kind][] {
  return operations.flatMap(({ name, input }) => {
    const enforced = new Map(
      resources
        .flatMap((resource) => resource.operations?.[name] ?? [])
        .flatMap(listEffects)
        .flatMap(({ enforces = {} }) => Object.entries(enforces)),
    );
    const rules = [...walkValues(input)].flatMap(({ value }) =>
      Object.entries(value.rules ?? {}).flatMap(([id, { server }]) => (server === undefined ? [] : [id])),
    );
    return [...new Set(rules)].map((id): [string, Kind] => {
      const check = enforced.get(id);
      if (check === undefined) return [`${name} ${id}`, 'lost'];
      if (typeof check === 'string') return [`${name} ${id}`, 'keyword'];
      return [`${name} ${id}`, [check].flat().some(({ unplayable }) => unplayable) ? 'unplayable' : 'check'];
    });
  });
}

function count(model: Model): Record<Kind, number> {
  const kinds = listRules(model).map(([, kind]) => kind);
  const countKind = (wanted: Kind): number => kinds.filter((kind) => kind === wanted).length;
  return {
    keyword: countKind('keyword'),
    check: countKind('check'),
    unplayable: countKind('unplayable'),
    lost: countKind('lost'),
  };
}

describe('rules that only a server can check', () => {
  it.each(all.map((model) => [model.product, model] as const))('%s loses none', (_, model) => {
    expect(listRules(model).filter(([, kind]) => kind === 'lost')).toEqual([]);
  });

  it.each<[product: string, want: Omit<Record<Kind, number>, 'lost'>]>([
    ['cas', { keyword: 1, check: 2, unplayable: 1 }],
    ['ecs', { keyword: 64, check: 193, unplayable: 24 }],
    ['ecs-gateway', { keyword: 1, check: 0, unplayable: 1 }],
    ['eiam', { keyword: 1, check: 2, unplayable: 0 }],
    ['iotda', { keyword: 1, check: 2, unplayable: 2 }],
  ])('%s', (product, want) => {
    expect(count(all.find((model) => model.product === product) as Model)).toEqual({ ...want, lost: 0 });
  });
});
