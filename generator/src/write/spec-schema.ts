import { type FileKind, fileKinds } from '../language/files.js';
import { formats } from '../language/formats.js';
import { restrictionKeywords } from '../language/keywords.js';
import type { Keyword, Kind, KindOf } from '../language/kinds.js';
import { type NodeName, nodes } from '../language/nodes/index.js';

/** A JSON Schema, draft-07: the newest every editor's YAML server knows. */
type Schema = Readonly<Record<string, unknown>>;

const omitUndefined = (words: Schema): Schema =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));

const descriptions: Readonly<Record<Kind['is'], (kind: never) => Schema>> = {
  text: ({ pattern }: KindOf<'text'>) => omitUndefined({ type: 'string', pattern }),
  integer: () => ({ type: 'integer' }),
  number: () => ({ type: 'number' }),
  flag: () => ({ type: 'boolean' }),
  yes: () => ({ const: true }),
  scalar: () => ({ type: ['string', 'number', 'boolean'] }),
  any: () => ({}),
  word: ({ of }: KindOf<'word'>) => ({ enum: of }),
  list: ({ of, min, max }: KindOf<'list'>) =>
    omitUndefined({ type: 'array', items: describeKind(of), minItems: min, maxItems: max }),
  map: ({ of }: KindOf<'map'>) => ({ type: 'object', additionalProperties: describeKind(of) }),
  node: ({ node }: KindOf<'node'>) => refer(node),
  either: ({ of }: KindOf<'either'>) => ({ anyOf: of.map(describeKind) }),
};

function describeKind(kind: Kind): Schema {
  return descriptions[kind.is](kind as never);
}

const refer = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** Schemas that say more than the nodes do, for editors; the checker finds such mistakes with sentences of its own. */
const closer: Readonly<Record<string, Schema>> = {
  'value.format': { enum: Object.keys(formats) },
  'shape.format': { enum: Object.keys(formats) },
  'rule.restrict': { type: 'object', additionalProperties: refer('restriction') },
};

function describeNode(name: string, words: Readonly<Record<string, Keyword>>): Schema {
  const entries = Object.entries(words);
  const required = entries.flatMap(([word, keyword]) => (keyword.required ? [word] : []));
  return omitUndefined({
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([word, { kind, doc }]) => [
        word,
        { description: doc, ...(closer[`${name}.${word}`] ?? describeKind(kind)) },
      ]),
    ),
    required: required.length === 0 ? undefined : required,
    additionalProperties: false,
  });
}

const requireWord = (word: string): Schema => ({ type: 'object', required: [word] });

const requireWords = ({ words }: FileKind): Schema =>
  words.length === 1 ? requireWord(words[0] ?? '') : { anyOf: words.map(requireWord) };

/** A file without a first keyword: editors offer the keywords that a file may begin with. */
function describeBeginnings(): Schema {
  const words = fileKinds.flatMap(({ node, words: first }) =>
    first.map((word) => [word, { description: nodes[node][word]?.doc }]),
  );
  return { properties: Object.fromEntries(words), additionalProperties: false, minProperties: 1 };
}

/** Writes specs/spec.schema.json: the nodes of the language for editors. The first keyword of a file tells its node. */
export function writeSpecSchema(): object {
  const chooseNode = (kinds: readonly FileKind[]): Schema => {
    const [kind, ...rest] = kinds;
    return kind === undefined
      ? describeBeginnings()
      : { if: requireWords(kind), then: refer(kind.node), else: chooseNode(rest) };
  };
  const restriction = Object.fromEntries(restrictionKeywords.map((word) => [word, nodes.value[word] as Keyword]));
  const definitions = Object.keys(nodes).map((name) => [name, describeNode(name, nodes[name as NodeName])] as const);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Yunspec spec',
    description: 'One file of a product’s spec; docs/spec-language.md explains the keywords.',
    type: 'object',
    ...chooseNode(fileKinds),
    definitions: Object.fromEntries([...definitions, ['restriction', describeNode('restriction', restriction)]]),
  };
}
