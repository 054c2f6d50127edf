import { formats } from '../read/formats.js';
import {
  type FileKind,
  fileNodes,
  type Keyword,
  type Kind,
  type NodeName,
  nodes,
  restrictionWords,
} from '../read/vocabulary.js';

/** A JSON Schema, draft-07: the newest every editor's YAML server knows. */
type Schema = Readonly<Record<string, unknown>>;

const given = (words: Schema): Schema =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));

const written: Readonly<Record<Kind['is'], (kind: never) => Schema>> = {
  text: ({ pattern }: Extract<Kind, { is: 'text' }>) => given({ type: 'string', pattern }),
  integer: () => ({ type: 'integer' }),
  number: () => ({ type: 'number' }),
  flag: () => ({ type: 'boolean' }),
  yes: () => ({ const: true }),
  scalar: () => ({ type: ['string', 'number', 'boolean'] }),
  any: () => ({}),
  word: ({ of }: Extract<Kind, { is: 'word' }>) => ({ enum: of }),
  list: ({ of, min, max }: Extract<Kind, { is: 'list' }>) =>
    given({ type: 'array', items: schemaOf(of), minItems: min, maxItems: max }),
  map: ({ of, keys }: Extract<Kind, { is: 'map' }>) =>
    given({
      type: 'object',
      propertyNames: keys === undefined ? undefined : { pattern: keys },
      additionalProperties: schemaOf(of),
    }),
  node: ({ node }: Extract<Kind, { is: 'node' }>) => reference(node),
  either: ({ of }: Extract<Kind, { is: 'either' }>) => ({ anyOf: of.map(schemaOf) }),
};

function schemaOf(kind: Kind): Schema {
  return written[kind.is](kind as never);
}

const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** Where an editor can know more than the reader's tables say; what the checker finds with sentences of its own. */
const closer: Readonly<Record<string, Schema>> = {
  'value.format': { enum: Object.keys(formats) },
  'shape.format': { enum: Object.keys(formats) },
  'rule.restrict': { type: 'object', additionalProperties: reference('restriction') },
};

function definition(name: string, words: Readonly<Record<string, Keyword>>): Schema {
  const entries = Object.entries(words);
  const required = entries.flatMap(([word, keyword]) => (keyword.required ? [word] : []));
  return given({
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([word, { kind, doc }]) => [
        word,
        { description: doc, ...(closer[`${name}.${word}`] ?? schemaOf(kind)) },
      ]),
    ),
    required: required.length === 0 ? undefined : required,
    additionalProperties: false,
  });
}

const has = (word: string): Schema => ({ type: 'object', required: [word] });

const isAbout = ({ words }: FileKind): Schema => (words.length === 1 ? has(words[0] ?? '') : { anyOf: words.map(has) });

/** A file that does not say yet what it is about: editors offer the words that would. */
function beginnings(): Schema {
  const words = fileNodes.flatMap(({ node, words: first }) =>
    first.map((word) => [word, { description: nodes[node][word]?.doc }]),
  );
  return { properties: Object.fromEntries(words), additionalProperties: false, minProperties: 1 };
}

/** `specs/spec.schema.json`: the tables of the vocabulary for editors. The file's first keyword tells which of them counts. */
export function specSchema(): object {
  const choose = (kinds: readonly FileKind[]): Schema => {
    const [kind, ...rest] = kinds;
    return kind === undefined ? beginnings() : { if: isAbout(kind), then: reference(kind.node), else: choose(rest) };
  };
  const restriction = Object.fromEntries(restrictionWords.map((word) => [word, nodes.value[word] as Keyword]));
  const definitions = Object.keys(nodes).map((name) => [name, definition(name, nodes[name as NodeName])] as const);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Yunspec spec',
    description: 'One file of a product’s spec; docs/spec-language.md explains the words.',
    type: 'object',
    ...choose(fileNodes),
    definitions: Object.fromEntries([...definitions, ['restriction', definition('restriction', restriction)]]),
  };
}
