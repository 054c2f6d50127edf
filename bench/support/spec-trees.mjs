import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CannotRun } from './process.mjs';
import { root } from './workspace.mjs';

const source = join(root, 'specs/ecs');

/**
 * Replaces a line of a spec, and refuses to go on when it is not there: what is measured would not be what is meant.
 * @param {string} path
 * @param {RegExp} line
 * @param {string} replacement
 */
function replaceLine(path, line, replacement) {
  const text = readFileSync(path, 'utf8');
  if (!line.test(text)) throw new CannotRun(`${path} has no line ${line}`);
  writeFileSync(path, text.replace(line, replacement));
}

/**
 * Copies what the generator reads of a repository besides specs: the versions of the packages written by hand.
 * @param {string} folder
 */
function copyVersions(folder) {
  for (const name of readdirSync(join(root, 'packages'))) {
    const path = join('packages', name, 'package.json');
    if (existsSync(join(root, 'packages', name, 'model.json')) || !existsSync(join(root, path))) continue;
    cpSync(join(root, path), join(folder, path));
  }
}

/**
 * Makes a repository that holds copies of the specs of ECS as products of their own: ecs, ecs2, ecs3 …
 * @param {string} folder
 * @param {number} copies
 */
export function makeProducts(folder, copies) {
  copyVersions(folder);
  for (let number = 1; number <= copies; number++) {
    const suffix = number === 1 ? '' : String(number);
    const target = join(folder, `specs/ecs${suffix}`);
    cpSync(source, target, { recursive: true });
    replaceLine(join(target, 'product.yaml'), /^product: ecs$/m, `product: ecs${suffix}`);
    replaceLine(join(target, 'product.yaml'), /^class: Ecs$/m, `class: Ecs${suffix}`);
  }
}

/**
 * Makes what the ledger explains of operations hold for their copies.
 * @param {string} path
 * @param {ReadonlySet<string>} operations
 * @param {number} copies
 */
function copySubjects(path, operations, copies) {
  /** @param {string} subject */
  const copySubject = (subject) => {
    const [operation = '', ...member] = subject.split('.');
    if (!operations.has(operation)) return [subject];
    const names = Array.from({ length: copies - 1 }, (_, i) => `${operation}${i + 2}`);
    return [operation, ...names].map((name) => [name, ...member].join('.'));
  };
  const text = readFileSync(path, 'utf8').replace(/^( +subject:) \[?(.*?)\]?$/gm, (_, key, subjects) => {
    const all = String(subjects).split(', ').flatMap(copySubject);
    return `${key} ${all.length === 1 ? all[0] : `[${all.join(', ')}]`}`;
  });
  writeFileSync(path, text);
}

/**
 * Makes a repository that holds one product with the operations of ECS several times: CreateDisk, CreateDisk2,
 * CreateDisk3 … Returns how many operations there are.
 * @param {string} folder
 * @param {number} copies
 */
export function makeLargeProduct(folder, copies) {
  makeProducts(folder, 1);
  const operations = join(folder, 'specs/ecs/operations');
  const files = readdirSync(operations);
  for (const file of files)
    for (let number = 2; number <= copies; number++) {
      const name = `${basename(file, '.yaml')}${number}`;
      const copy = join(operations, `${name}.yaml`);
      cpSync(join(operations, file), copy);
      replaceLine(copy, /^operation: \w+$/m, `operation: ${name}`);
    }
  const names = new Set(files.map((file) => basename(file, '.yaml')));
  copySubjects(join(folder, 'specs/ecs/discrepancies.yaml'), names, copies);
  return files.length * copies;
}

/**
 * Changes one word of one operation: the first word of its summary.
 * @param {string} folder
 * @param {string} word
 */
export function changeWord(folder, word) {
  replaceLine(join(folder, 'specs/ecs/operations/CreateDisk.yaml'), /^summary: \w+ /m, `summary: ${word} `);
}

/**
 * Makes an empty folder below another.
 * @param {string} parent
 * @param {string} name
 */
export function makeFolder(parent, name) {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
