import { isObject } from './check/members.js';

/**
 * An answer's form, as short as it can be said: a scalar's type, the name of a shape, a list of one form, the known values
 * of a text, or members.
 */
export type OutputForm =
  | 'string'
  | 'number'
  | 'boolean'
  | 'any'
  | `#${string}`
  | readonly [OutputForm]
  | { readonly $enum: readonly (string | number)[] }
  | OutputMembers;

export interface OutputMembers {
  readonly [member: string]: OutputForm;
}

/** The forms of a product's answers, for reading XML and for noticing drift. */
export interface Outputs {
  readonly operations: Readonly<Record<string, OutputForm>>;
  readonly shapes: Readonly<Record<string, OutputForm>>;
}

/** Something in an answer that the specs do not know. */
export interface Drift {
  readonly kind: 'member' | 'type' | 'value';
  /** Where, with `[]` for any item of a list. */
  readonly path: string;
}

export const isList = (form: OutputForm): form is readonly [OutputForm] => Array.isArray(form);

export const isEnum = (form: OutputForm): form is { readonly $enum: readonly (string | number)[] } =>
  typeof form === 'object' && '$enum' in form;

/** A named shape's form. */
export function followed(outputs: Outputs, form: OutputForm): OutputForm {
  return typeof form === 'string' && form.startsWith('#') ? (outputs.shapes[form.slice(1)] ?? 'any') : form;
}

function driftIn(outputs: Outputs, named: OutputForm, value: unknown, path: string): Drift[] {
  const form = followed(outputs, named);
  if (form === 'any' || value === null || value === undefined) return [];
  if (typeof form === 'string') return typeof value === form ? [] : [{ kind: 'type', path }];
  if (isList(form)) {
    if (!Array.isArray(value)) return [{ kind: 'type', path }];
    return (value as unknown[]).flatMap((item) => driftIn(outputs, form[0], item, `${path}[]`));
  }
  // an empty text is how these services say that nothing is there
  if (isEnum(form)) return value === '' || form.$enum.includes(value as string) ? [] : [{ kind: 'value', path }];
  if (!isObject(value)) return [{ kind: 'type', path }];
  return Object.entries(value).flatMap(([member, inner]): Drift[] => {
    const at = path === '' ? member : `${path}.${member}`;
    const known = Object.hasOwn(form, member) ? form[member] : undefined;
    return known === undefined ? [{ kind: 'member', path: at }] : driftIn(outputs, known, inner, at);
  });
}

/** What an answer holds that is not documented, each place once. Answers are never refused for it. */
export function findDrift(outputs: Outputs, operation: string, output: unknown): Drift[] {
  const form = outputs.operations[operation];
  const found = form === undefined ? [] : driftIn(outputs, form, output, '');
  return [...new Map(found.map((drift) => [`${drift.kind} ${drift.path}`, drift])).values()];
}
