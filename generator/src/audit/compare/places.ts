import type { KeyPath } from '../../language/walk.js';
import type { ProductSpecs } from '../../read/load.js';
import type { SpecPlace } from './difference.js';
import type { MemberView } from './model-view.js';

/** Turns `DataDisk[].Size` into the keys that lead to it. */
const listKeys = (subject: string): string[] =>
  subject.split('.').flatMap((part) => {
    const name = part.replace(/(?:\[\])+$/, '');
    return ['properties', name, ...(part.endsWith('[]') ? ['items'] : [])];
  });

/** Finds the places of facts in the files of a product. */
export class PlaceFinder {
  readonly #specs: ProductSpecs;

  constructor(specs: ProductSpecs) {
    this.#specs = specs;
  }

  findPart(operation: string, keys: KeyPath): SpecPlace {
    const path = this.#specs.operations.find(({ value }) => value.operation === operation)?.path;
    return { file: path ?? '', keys };
  }

  findMember(operation: string, side: 'input' | 'output', member?: MemberView): SpecPlace {
    return this.findPart(operation, [side, ...(member === undefined ? ['properties'] : listKeys(member.subject))]);
  }

  findShape(shape: string, member?: MemberView): SpecPlace {
    const path = this.#specs.shapes.find(({ value }) => value.shape === shape)?.path;
    return { file: path ?? '', keys: member === undefined ? [] : listKeys(member.subject) };
  }

  findProduct(keys: KeyPath): SpecPlace {
    return { file: this.#specs.product?.path ?? '', keys };
  }

  findCommonError(keys: KeyPath): SpecPlace {
    return { file: this.#specs.errors?.path ?? '', keys };
  }

  findEntry(keys: KeyPath): SpecPlace {
    return { file: this.#specs.ledger?.path ?? '', keys };
  }

  findTable(table: string, keys: KeyPath): SpecPlace {
    const path = this.#specs.tables.find(({ value }) => value.table === table)?.path;
    return { file: path ?? '', keys };
  }

  findResource(resource: string, keys: KeyPath): SpecPlace {
    const path = this.#specs.resources.find(({ value }) => value.resource === resource)?.path;
    return { file: path ?? '', keys };
  }

  /** Returns the line of a place; a place that a shape holds is that of the member with the shape. */
  resolve({ file, keys }: SpecPlace): { file: string; line: number; column: number } | null {
    const spec = this.#specs.files.find(({ path }) => path === file);
    if (spec === undefined) return null;
    const { line, column } = spec.place(keys, 'key');
    return { file, line, column };
  }
}
