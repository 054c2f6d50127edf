// Writes each schema that the tables of a module repeat once, as a constant. Operations have many members in common, and
// every repetition has to be loaded and parsed before the first call.
import { parseAst } from 'rolldown/parseAst';

/** @typedef {{ type: string, start: number, end: number } & Record<string, unknown>} Node */

/** The shortest text that is worth a constant, in characters: bundles of one operation grow with each constant. */
const minLength = 150;

/** The function that takes the schema of an input. */
const holder = 'keepInput';

const isNode = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null && 'type' in value;

/**
 * Lists the nodes below a node, in the order of the text.
 * @param {Node} node
 * @returns {Node[]}
 */
const listChildren = (node) =>
  /** @type {Node[]} */ (Object.values(node).flat().filter(isNode)).sort((a, b) => a.start - b.start);

/**
 * Lists the schemas of inputs.
 * @param {Node} node
 * @param {string} code
 * @returns {Node[]}
 */
function findSchemas(node, code) {
  const { type, callee, arguments: args } = /** @type {Node & { callee: Node, arguments: Node[] }} */ (node);
  // the callee is `keepInput`, and `(0, runtime.keepInput)` in CommonJS
  const isHolder = type === 'CallExpression' && code.slice(callee.start, callee.end).includes(holder);
  return isHolder ? args.slice(1) : listChildren(node).flatMap((child) => findSchemas(child, code));
}

/**
 * Replaces repeated literals in a module by constants, which stand before its first table.
 * @param {string} code
 */
export function shareLiterals(code) {
  const program = /** @type {Node & { body: Node[] }} */ (/** @type {unknown} */ (parseAst(code, { lang: 'js' })));
  const schemas = findSchemas(program, code);
  const [first] = schemas;
  if (first === undefined) return code;
  const prefix = 'sharedSchema';
  if (code.includes(prefix)) throw new Error(`there is another ${prefix}`);

  const isLiteral = (/** @type {Node} */ { type, start, end }) =>
    type === 'ObjectExpression' && end - start >= minLength;
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @param {Node} node */
  const count = (node) => {
    const text = code.slice(node.start, node.end);
    const seen = counts.get(text) ?? 0;
    if (isLiteral(node)) counts.set(text, seen + 1);
    // what stands in a repeated literal is repeated with it
    if (seen === 0) listChildren(node).forEach(count);
  };
  schemas.forEach(count);

  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {string[]} */
  const constants = [];
  /**
   * @param {Node} node
   * @returns {string}
   */
  const printParts = (node) => {
    let text = '';
    let at = node.start;
    for (const child of listChildren(node)) {
      text += code.slice(at, child.start) + print(child);
      at = child.end;
    }
    return text + code.slice(at, node.end);
  };
  /**
   * @param {Node} node
   * @returns {string}
   */
  const print = (node) => {
    const text = code.slice(node.start, node.end);
    if (!isLiteral(node) || (counts.get(text) ?? 0) < 2) return printParts(node);
    const known = names.get(text);
    if (known !== undefined) return known;
    const printed = printParts(node);
    const name = `${prefix}${names.size}`;
    names.set(text, name);
    constants.push(`const ${name}=${printed};`);
    return name;
  };
  let printed = '';
  let at = 0;
  for (const schema of schemas) {
    printed += code.slice(at, schema.start) + print(schema);
    at = schema.end;
  }
  printed += code.slice(at);
  // nothing before the first table has changed
  const { start = 0 } = program.body.find(({ end }) => end > first.start) ?? {};
  return printed.slice(0, start) + constants.join('') + printed.slice(start);
}
