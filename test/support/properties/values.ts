import type { ValueModel } from '@yunspec/model';
import fc from 'fast-check';

/** Texts that tend to go wrong on the wire: reserved and blank characters, of several bytes or code units, empty ones. */
const odd = fc.constantFrom(
  '',
  ' ',
  '  a ',
  '+',
  '%',
  '%2B',
  '&',
  'a=b&c',
  '#',
  '/',
  '?',
  '"',
  "'",
  '\\',
  '<b>&amp;</b>',
  ']]>',
  'é',
  '中文',
  '😀',
  '👨‍👩‍👧',
  '\u{20000}',
  '~',
  '*',
  '!()',
  '\t',
  'a\nb',
  'true',
  'null',
  '0',
  '007',
  '1.0',
  '-0',
  '[1]',
  '{"a":1}',
  'a.b',
  '1.2.3',
  '$&',
  '__proto__',
  'a,b',
);

/** Any text of whole characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: odd },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.array(odd, { maxLength: 4 }).map((texts) => texts.join('')) },
);

/** Any text, those with half a character included. */
export const anyUnits: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom('\ud800', 'a\udc00', '\udc00\ud800') },
);

/** Makes arbitraries of the values that schemas have, by their types. Limits are not kept. */
export interface ValueMaker {
  /** Texts; `schema` is that of the text. */
  text(schema: ValueModel): fc.Arbitrary<string>;
  integer(schema: ValueModel): fc.Arbitrary<unknown>;
  number(schema: ValueModel): fc.Arbitrary<unknown>;
  /** Texts that are items of a list. Default: those of other places. */
  item?(schema: ValueModel): fc.Arbitrary<string>;
  /** The schema of a value whose shape it only names. */
  resolve(schema: ValueModel): ValueModel;
  /** The members of an object to make. Default: all. */
  keepsMember?(name: string, schema: ValueModel): boolean;
  /** Whether objects have all of their members. Default: some. */
  readonly isComplete?: boolean;
}

/** The deepest objects in objects. */
const mostDepth = 12;

function makeObject(maker: ValueMaker, schema: ValueModel, depth: number): fc.Arbitrary<object> {
  const { properties = {}, values } = schema;
  const kept = Object.entries(properties).filter(([name, member]) => maker.keepsMember?.(name, member) ?? true);
  if (values !== undefined && kept.length === 0)
    return fc.dictionary(fc.stringMatching(/^[A-Za-z][\w-]{0,8}$/), makeValue(maker, values, depth + 1), {
      maxKeys: 3,
      noNullPrototype: true,
    });
  const members = Object.fromEntries(kept.map(([name, member]) => [name, makeValue(maker, member, depth + 1)]));
  const required = (schema.required ?? []).filter((name) => Object.hasOwn(members, name));
  // with hundreds of members, each input has some of them
  const optional = Object.keys(members);
  const names = maker.isComplete
    ? fc.constant(optional)
    : fc.subarray(optional, { maxLength: Math.min(12, optional.length) });
  return names.chain((chosen) => {
    const all = [...new Set([...required, ...chosen])];
    return fc.record(Object.fromEntries(all.map((name) => [name, members[name] as fc.Arbitrary<unknown>])), {
      noNullPrototype: true,
    });
  });
}

/** Makes an arbitrary of the values of a schema. */
export function makeValue(maker: ValueMaker, given: ValueModel, depth = 0): fc.Arbitrary<unknown> {
  const schema = maker.resolve(given);
  const plain = makePlain(maker, schema, depth);
  return schema.nullable === true ? fc.oneof({ weight: 5, arbitrary: plain }, fc.constant(null)) : plain;
}

function makePlain(maker: ValueMaker, schema: ValueModel, depth: number): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'integer':
      return maker.integer(schema);
    case 'number':
      return maker.number(schema);
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const items = schema.items ?? { type: 'string' };
      const inner = { ...maker, text: maker.item ?? maker.text };
      const isText = maker.resolve(items).type === 'string';
      const item = makeValue(isText ? inner : maker, items, depth + 1);
      return depth > mostDepth ? fc.constant([]) : fc.array(item, { maxLength: maker.isComplete ? 2 : 4 });
    }
    case 'object':
      return depth > mostDepth ? fc.constant({}) : makeObject(maker, schema, depth);
    default:
      return maker.text(schema);
  }
}
