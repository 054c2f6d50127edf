import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Said, Setting } from './claims.js';
import { compareValues, type Difference } from './differences.js';
import type { OpenApi, Operation, Value } from './product.js';
import { listWireMembers } from './wire-names.js';

type Container = Record<string, unknown>;

function put(input: Container, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    if (value === undefined && input[key] === undefined) return;
    input[key] ??= rest[0] === '0' ? [] : {};
    put(input[key] as Container, rest, value);
  } else if (value === undefined) delete input[key];
  else input[key] = value;
}

/** Tries inputs of one operation on its published schema, with a plain JSON-Schema validator. */
export class Prober {
  readonly #validate: ValidateFunction;
  readonly #members: ReadonlyMap<string, { readonly path: readonly string[]; readonly value: Value }>;
  readonly #base: Setting;
  readonly #name: string;

  constructor(operation: Operation, { components }: OpenApi) {
    this.#name = operation.name;
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    this.#validate = ajv.compile(components.schemas[`${operation.name}Input`] ?? false);
    this.#members = new Map(listWireMembers(operation.input).map((member) => [member.name, member]));
    this.#base = operation.examples.find(({ ok }) => ok !== undefined)?.ok ?? {};
  }

  valueOf(name: string): Value | undefined {
    return this.#members.get(name)?.value;
  }

  /** The first example, changed so. */
  input(...settings: readonly Setting[]): Container {
    const input = structuredClone(this.#base) as Container;
    for (const [name, value] of settings.flatMap((setting) => Object.entries(setting)))
      put(input, this.#members.get(name)?.path ?? [name], value);
    return input;
  }

  /** Returns whether the changed example is valid. Members that the schema does not know are a mistake of the test. */
  takes(...settings: readonly Setting[]): boolean {
    const isValid = this.#validate(this.input(...settings)) === true;
    const stranger = this.#validate.errors?.find(({ keyword }) => keyword === 'additionalProperties');
    if (stranger !== undefined) throw new Error(`${this.#name}Input has no ${JSON.stringify(stranger.params)}`);
    return isValid;
  }
}

/** Words that no input shows; they are compared as they stand. */
const plainWords = ['default', 'wire'] as const;

const formatSetting = (set: Setting): string => JSON.stringify(set, (_, value) => value ?? null).slice(0, 140);

/** Returns how the schema contradicts a claim about a member. A value counts as valid when it is so in one of the surroundings. */
export function tryClaim(
  operation: string,
  said: Said,
  prober: Prober,
  surroundings: readonly Setting[] = [{}],
): Difference[] {
  const at = `${operation}.${said.name}`;
  const word = plainWords.find((one) => one === said.what);
  if (word !== undefined) return compareValues(at, word, said.value, prober.valueOf(said.name)?.[word]);
  const isTaken = (set: Setting): boolean => surroundings.some((around) => prober.takes(around, set));
  const wrong = said.cases.filter(({ set, ok }) => isTaken(set) !== ok);
  return wrong.length === 0
    ? []
    : [
        {
          at,
          what: said.what,
          document: wrong.map(({ set, ok }) => `${ok ? 'takes' : 'refuses'} ${formatSetting(set)}`),
          spec: 'the opposite',
        },
      ];
}
