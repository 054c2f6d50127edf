import type { Finding } from '../language/findings.js';
import { digest } from '../read/fragments.js';
import type { ProductSpecs } from '../read/load.js';
import type { SpecFile } from '../read/spec-file.js';

/**
 * The operations that an earlier run found sound beside the same files. What is found in an operation by itself depends on
 * its text and on the files of its product that are neither operations nor the ledger, so it need not be checked again.
 */
export class SoundOperations {
  readonly #specs: ProductSpecs;
  readonly #others: string;

  constructor(specs: ProductSpecs) {
    const independent = new Set<SpecFile | undefined>([...specs.operations, specs.ledger]);
    const others = specs.files.filter((file) => !independent.has(file));
    this.#specs = specs;
    this.#others = digest(others.map(({ path, text }) => [path, text]));
  }

  /** Returns the specs without these operations. Beside files that cannot be read, all are checked. */
  omit(): ProductSpecs {
    const { fragments, operations, unread, whole } = this.#specs;
    if (unread.size > 0) return this.#specs;
    const sound = new Set<SpecFile>(
      operations.filter(({ text }) => fragments.find('sound', [this.#others, text]) === true),
    );
    return {
      ...this.#specs,
      operations: operations.filter((file) => !sound.has(file)),
      whole: whole.filter(({ file }) => !sound.has(file)),
    };
  }

  /** Adds the operations without any of these findings. One about a shape may come of any operation that uses it. */
  add(found: readonly Finding[]): void {
    const { fragments, operations, unread } = this.#specs;
    const paths = new Set(operations.map(({ path }) => path));
    if (unread.size > 0 || found.some(({ file }) => !paths.has(file))) return;
    const faulty = new Set(found.map(({ file }) => file));
    for (const { path, text } of operations) {
      if (!faulty.has(path)) fragments.make('sound', [this.#others, text], () => true);
    }
  }
}
