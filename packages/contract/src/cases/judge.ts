import type { ValueModel } from '@yunspec/model';
import { breaksRule } from './judge-rules.js';
import { isMeasured, limitsOf } from './limits.js';
import { isRecord, type Path } from './paths.js';
import { ownMember } from './schema.js';
import { hasType, toList } from './types.js';
import type { Violation } from './violation.js';

/** Lists what the contract forbids in a value, by a reading of the keywords that shares nothing with the clients'. */
export function judge(schema: ValueModel, given: unknown, path: Path = []): Violation[] {
  if (given === null && schema.nullable === true) return [];
  const value = toList(schema, given);
  if (schema.type !== 'any' && !hasType(schema, value)) return [{ path, keyword: 'type' }];
  const own = limitsOf(schema)
    .filter((limit) => !isMeasured(limit, schema, value))
    .map(({ keyword }): Violation => ({ path, keyword }));
  const rules = Object.entries(schema.rules ?? {}).flatMap(([id, rule]) => breaksRule(schema, id, rule, value, path));
  return [...own, ...judgeInside(schema, value, path), ...rules];
}

function judgeInside(schema: ValueModel, value: unknown, path: Path): Violation[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item, i) => judge(items, item, [...path, i]));
  }
  if (!isRecord(value)) return [];
  const missing = (schema.required ?? [])
    .filter((name) => value[name] === undefined)
    .map((name): Violation => ({ path: [...path, name], keyword: 'required' }));
  const members = Object.entries(value).flatMap(([name, inner]) => {
    const member = ownMember(schema, name) ?? schema.values;
    return member === undefined || inner === undefined ? [] : judge(member, inner, [...path, name]);
  });
  return [...missing, ...members];
}
