import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenApi, Operation, Value } from './product.js';
import type { Case, Claim, Setting } from './claims.js';
import { differing, type Difference } from './differences.js';
import { wireMembers } from './wire-names.js';

type Container = Record<string, unknown>;

function put(input: Container, path: readonly string[], value: unknown): void {
  const [key = '', next] = path;
  if (next === undefined) {
    if (value === undefined) delete input[key];
    else input[key] = value;
    return;
  }
  if (value === undefined && input[key] === undefined) return;
  input[key] ??= next === '0' ? [] : {};
  put(input[key] as Container, path.slice(1), value);
}

/** Tries inputs of one operation on its published schema, with a plain JSON-Schema validator. */
export class Prober {
  readonly #validate: ValidateFunction;
  readonly #ways: ReadonlyMap<string, readonly string[]>;
  readonly #base: Setting;

  constructor(operation: Operation, { components }: OpenApi) {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    this.#validate = ajv.compile(components.schemas[`${operation.name}Input`] ?? false);
    this.#ways = new Map(wireMembers(operation.input).map(({ name, path }) => [name, path]));
    this.#base = operation.examples.find(({ ok }) => ok !== undefined)?.ok ?? {};
  }

  /** The first example, changed so. */
  input(...settings: readonly Setting[]): Container {
    const input = structuredClone(this.#base) as Container;
    for (const [name, value] of settings.flatMap((setting) => Object.entries(setting))) put(input, this.#ways.get(name) ?? [name], value);
    return input;
  }

  takes(...settings: readonly Setting[]): boolean {
    return this.#validate(this.input(...settings)) === true;
  }
}

const shown = ({ set }: Case): string => JSON.stringify(set, (_, value) => (value === undefined ? null : value)).slice(0, 120);

/** The words a claim may be about beside what it takes and refuses. */
const plainWords: Readonly<Record<string, (schema: Value) => unknown>> = {
  default: (schema) => schema.default,
  wire: ({ wire }) => wire,
};

/** Where a claim and a schema part. */
export function tryClaim(at: string, claim: Claim, member: Value, prober: Prober, surroundings: Setting = {}): Difference[] {
  const word = plainWords[claim.what];
  if (word !== undefined) return differing(at, claim.what, claim.value, word(member));
  const wrong = claim.cases.filter((one) => prober.takes(surroundings, one.set) !== one.ok);
  return wrong.length === 0 ? [] : [{ at, what: claim.what, document: wrong.map((one) => `${one.ok ? 'takes' : 'refuses'} ${shown(one)}`), spec: 'otherwise' }];
}
