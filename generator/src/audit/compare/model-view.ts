import type { ErrorRow as ModelError, OperationModel, ValueModel } from '@yunspec/model';
import type { ProductModel } from '../../language/resolve/index.js';

/** A member of an input or an answer under the name that documents give it. */
export interface MemberView {
  /** `n` stands for an index: `DataDisk.n.Size`. */
  readonly name: string;
  /** As subjects of the ledger write it: `DataDisk[].Size`. */
  readonly subject: string;
  readonly required: boolean;
  readonly value: ValueModel;
  /** Where the documents state it: its own place, or that of what holds it. */
  readonly docs: string | undefined;
  /** The way to the member in an input; items of lists are `0`. */
  readonly path: readonly string[];
}

export interface OperationView {
  readonly operation: OperationModel;
  readonly input: ReadonlyMap<string, MemberView>;
  readonly output: ReadonlyMap<string, MemberView>;
}

export interface ProductView {
  readonly model: ProductModel;
  readonly operations: ReadonlyMap<string, OperationView>;
  readonly errors: readonly ModelError[];
}

/** Deep enough for every answer; a shape may contain itself. */
const deepest = 12;

class MemberLister {
  readonly #shapes: ProductModel['shapes'];
  readonly members = new Map<string, MemberView>();

  constructor(shapes: ProductModel['shapes']) {
    this.#shapes = shapes;
  }

  list(owner: ValueModel, docs?: string, name = '', subject = '', path: readonly string[] = []): void {
    const { properties = {}, required = [] } = this.expand(owner);
    if (path.length > deepest) return;
    for (const [key, value] of Object.entries(properties)) {
      const wire = value.name ?? key;
      const member: MemberView = {
        name: `${name}${wire}`,
        subject: `${subject}${key}`,
        required: required.includes(key),
        value: this.expand(value),
        docs: value.docs ?? docs,
        path: [...path, key],
      };
      this.members.set(member.name, member);
      this.#listInside(member);
    }
  }

  #listInside({ value, name, subject, path, docs }: MemberView): void {
    // members of a shape are documented where the shape is
    if (value.type === 'object') this.list(value, value.docs ?? docs, `${name}.`, `${subject}.`, path);
    const { items } = value;
    if (items === undefined) return;
    const inner = this.expand(items);
    if (inner.type !== 'object') return;
    this.list(inner, inner.docs ?? value.docs ?? docs, `${name}.n.`, `${subject}[].`, [...path, '0']);
  }

  /** Returns a value with its shape written out. */
  expand(value: ValueModel): ValueModel {
    const shape = value.shape === undefined ? undefined : this.#shapes[value.shape];
    return shape === undefined ? value : { ...shape, ...value };
  }
}

/** Lists everything inside a value. `docs` is the place of what has no place of its own. */
export function listMembers(
  owner: ValueModel,
  shapes: ProductModel['shapes'],
  docs?: string,
): ReadonlyMap<string, MemberView> {
  const lister = new MemberLister(shapes);
  lister.list(owner, docs);
  return lister.members;
}

export function viewProduct(model: ProductModel): ProductView {
  return {
    model,
    operations: new Map(
      model.operations.map((operation) => [
        operation.name,
        {
          operation,
          input: listMembers(operation.input, model.shapes, operation.docs),
          output: listMembers(operation.output, model.shapes, operation.docs),
        },
      ]),
    ),
    errors: [...model.commonErrors, ...model.serverErrors],
  };
}

/** Finds a member by the name of a document, which may or may not have an index at the end of a list's name. */
export const findMember = (members: ReadonlyMap<string, MemberView>, name: string): MemberView | undefined =>
  members.get(name) ?? members.get(name.replace(/\.n$/, '')) ?? members.get(`${name}.n`);
