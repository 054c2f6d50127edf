import { check, type Issue, type ValueSchema } from '@yunspec/runtime/check';
import type { About, Case, Claim, Setting } from '../prose/claims.js';
import { findMember, type MemberView, type OperationView } from './model-view.js';

type Container = Record<string, unknown>;

function putValue(input: Container, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    if (value === undefined && input[key] === undefined) return;
    input[key] ??= rest[0] === '0' ? [] : {};
    putValue(input[key] as Container, rest, value);
  } else if (value === undefined) delete input[key];
  else input[key] = value;
}

/** Texts of the forms that patterns ask for. */
const texts = ['192.168.1.10', '10.0.0.0/8', '2001:db8::/32'];

/** Makes a value that a member takes. */
export function makeSample(value: ValueSchema | undefined): unknown {
  if (value === undefined) return 'x';
  const { type, items, enum: values, pattern } = value;
  if (type === 'array') return [makeSample(items)];
  if (values !== undefined) return values[0];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return value.minimum ?? 10;
  if (type === 'object') return makeObject(value);
  return texts.find((text) => pattern !== undefined && new RegExp(pattern, 'u').test(text)) ?? 'x';
}

const makeObject = ({ properties = {}, required = [] }: ValueSchema): Container =>
  Object.fromEntries(required.map((key) => [key, makeSample(properties[key])]));

const makeItems = (value: ValueSchema | undefined, count: number): unknown[] =>
  Array.from({ length: count }, () => makeSample(value?.items));

/** Tries inputs of one operation with the checker that clients use. */
export class Prober {
  readonly #view: OperationView;
  readonly #bases: readonly Container[];

  constructor(view: OperationView) {
    this.#view = view;
    const examples = view.operation.examples.flatMap(({ ok }) => (ok === undefined ? [] : [ok as Container]));
    this.#bases = examples.length === 0 ? [{}] : examples;
  }

  makeAbout(name: string): About {
    const member = findMember(this.#view.input, name.replace(/\.n\..*$/, ''));
    return {
      name,
      all: [...this.#view.input.keys()],
      makeSample: (other) => makeSample(findMember(this.#view.input, other)?.value),
      makeItems: (count) => makeItems(member?.value, count),
    };
  }

  /** Returns the keywords of a member. */
  findLimits(name: string): Readonly<Record<string, unknown>> {
    return { ...findMember(this.#view.input, name)?.value };
  }

  /** Returns whether every member that a case sets is known. */
  knows({ set }: Case): boolean {
    return Object.keys(set).every((name) => findMember(this.#view.input, name) !== undefined);
  }

  /** Returns the examples, changed so. */
  makeInputs(set: Setting): Container[] {
    return this.#bases.map((base) => this.#change(base, set));
  }

  #change(base: Container, set: Setting): Container {
    const input = structuredClone(base);
    for (const [name, value] of Object.entries(set)) {
      const member = findMember(this.#view.input, name) as MemberView;
      const isItem = name.endsWith('.n') && !Array.isArray(value) && value !== undefined;
      putValue(input, isItem ? [...member.path, '0'] : member.path, value);
    }
    return input;
  }

  /** Returns whether a case comes out as a claim has it: in one of the examples, and as far as it is about the claim. */
  confirms(claim: Claim, name: string, { set, ok }: Case): boolean {
    const isRule = claim.what.startsWith('rule:');
    const { path = [] } = findMember(this.#view.input, name) ?? {};
    const isAt = (issue: Issue): boolean => path.every((key, i) => String(issue.path[i]) === key);
    const isAbout = (issue: Issue): boolean => isAt(issue) && (issue.rule === undefined || Object.keys(set).length > 1);
    const results = this.makeInputs(set).map((input) => check(this.#view.operation.input, input, { level: 'strict' }));
    if (!ok) return results.some((issues) => issues.some((issue) => isRule || isAt(issue)));
    return results.some((issues) => !issues.some((issue) => isRule || isAbout(issue)));
  }
}
