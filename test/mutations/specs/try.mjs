import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { checkProducts } from '../../../generator/dist/check/check-specs.js';
import { Fragments } from '../../../generator/dist/read/fragments.js';
import { loadSpecs } from '../../../generator/dist/read/load.js';
import { cache, root } from '../paths.mjs';
import { mutateErrors } from './errors.mjs';
import { mutateOperation } from './operations.mjs';
import { mutateResource } from './resources.mjs';
import { mutateValue } from './values.mjs';

/** @typedef {import('./mutant.mjs').Mutant} Mutant */
/** @typedef {Readonly<Record<string, any>>} Value */

/**
 * Lists the mutants of all specs of a product.
 * @param {string} product
 * @returns {Mutant[]}
 */
export function listMutants(product) {
  const [specs] = loadSpecs(join(root, 'specs'), 'specs', [product]).products;
  if (specs === undefined) throw new Error(`specs/${product} cannot be read`);
  const { operations, shapes, resources, errors } = specs;
  const byName = new Map(shapes.map(({ value }) => [value.shape, /** @type {Value} */ (value)]));
  // a shape that only answers use is part of an answer
  const asked = new Set(
    [...JSON.stringify(operations.map(({ value }) => value.input)).matchAll(/"shape":"(\w+)"/g)].map(
      ([, name]) => name,
    ),
  );
  for (let size = -1; size !== asked.size; ) {
    size = asked.size;
    for (const name of [...asked])
      for (const [, inner] of JSON.stringify(byName.get(name ?? '')?.properties ?? {}).matchAll(/"shape":"(\w+)"/g))
        asked.add(inner);
  }
  return [
    ...operations.flatMap(({ path, value }) => mutateOperation(path, value, byName)),
    ...shapes.flatMap(({ path, value }) =>
      mutateValue(path, `shape ${value.shape}`, [], value, !asked.has(value.shape)),
    ),
    ...(errors === undefined
      ? []
      : /** @type {const} */ (['common', 'server']).flatMap((word) =>
          mutateErrors(errors.path, word, [word], /** @type {any[]} */ (errors.value[word] ?? []), []),
        )),
    ...resources.flatMap(({ path, value }) => mutateResource(path, value)),
  ];
}

/** Makes mutants in a copy of the specs, and checks them there. */
export class Bench {
  #folder;
  #product;
  #fragments;

  /** @param {string} product */
  constructor(product) {
    this.#product = product;
    this.#folder = join(cache, 'specs', `copy-${product}`);
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    cpSync(join(root, 'specs'), join(this.#folder, 'specs'), { recursive: true });
    const file = join(this.#folder, 'fragments');
    this.#fragments = new Fragments(file);
    const found = this.#check();
    if (found.length > 0) throw new Error(`the specs of ${product} have findings as they are: ${found[0]?.message}`);
    this.#fragments.save();
    this.#fragments = new Fragments(file);
  }

  #check() {
    const folder = join(this.#folder, 'specs');
    return [...checkProducts(folder, 'specs', [this.#product], () => this.#fragments)].flatMap(
      ({ findings }) => findings,
    );
  }

  /**
   * Returns the findings that notice a mutant.
   * @param {Mutant} mutant
   */
  try({ file, edits }) {
    const path = join(this.#folder, file);
    const text = readFileSync(path, 'utf8');
    const document = parseDocument(text);
    for (const { at, value } of edits) {
      if (value === undefined) document.deleteIn(at);
      else document.setIn(at, document.createNode(value, { flow: !isMap(value) }));
    }
    writeFileSync(path, document.toString({ lineWidth: 0 }));
    try {
      return this.#check();
    } finally {
      writeFileSync(path, text);
    }
  }
}
