import type { Pairs } from './incoming.js';

/** The parameters whose names begin with the same steps, such as `DataDisk.1`. */
export interface ParameterNode {
  /** The texts of the parameters with exactly this name, in their order. */
  readonly texts: string[];
  /** The nodes below, by the next step of the name. */
  readonly steps: Map<string, ParameterNode>;
  /** Whether a value was read from the parameters with exactly this name. */
  isRead: boolean;
}

const createNode = (): ParameterNode => ({ texts: [], steps: new Map(), isRead: false });

/** The most steps of a name. No documented name has ten; a longer one is one step, so that no name nests without end. */
const mostSteps = 32;

function splitName(name: string): string[] {
  // the usual case: a parameter that is no part of a list or an object
  if (!name.includes('.')) return [name];
  const steps = name.split('.');
  return steps.length > mostSteps ? [name] : steps;
}

/** Returns the node at a dotted name, if there are parameters at or below it. */
export function findNode(root: ParameterNode, name: string): ParameterNode | undefined {
  if (!name.includes('.')) return root.steps.get(name);
  let node: ParameterNode | undefined = root;
  for (const step of splitName(name)) node = node?.steps.get(step);
  return node;
}

/** Arranges parameters by the steps of their names. The cost is linear in the length of all names. */
export function createParameterTree(pairs: Pairs): ParameterNode {
  const root = createNode();
  for (const [name, text] of pairs) {
    let node = root;
    for (const step of splitName(name)) {
      const next = node.steps.get(step) ?? createNode();
      node.steps.set(step, next);
      node = next;
    }
    node.texts.push(text);
  }
  return root;
}

/** Takes the parameters below a node that no value was read from: their names, each with its first text. */
export function takeUnread(node: ParameterNode, prefix = ''): (readonly [name: string, text: string])[] {
  return [...node.steps].flatMap(([step, inner]) => {
    const name = `${prefix}${step}`;
    const [text] = inner.isRead ? [] : inner.texts;
    inner.isRead = true;
    return [...(text === undefined ? [] : [[name, text] as const]), ...takeUnread(inner, `${name}.`)];
  });
}
