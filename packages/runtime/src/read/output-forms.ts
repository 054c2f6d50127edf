/**
 * The form of an output in a compact notation: the type of a scalar, the name of a shape with `#`, an array of one
 * form, the known values of a scalar, or an object of members.
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

/** The forms of a product's outputs. */
export interface OutputForms {
  readonly operations: Readonly<Record<string, OutputForm>>;
  readonly shapes: Readonly<Record<string, OutputForm>>;
}

export const isList = (form: OutputForm): form is readonly [OutputForm] => Array.isArray(form);

export const isEnum = (form: OutputForm): form is { readonly $enum: readonly (string | number)[] } =>
  typeof form === 'object' && '$enum' in form;

/** Returns the form of a named shape, and every other form as it is. */
export function resolveShape(forms: OutputForms, form: OutputForm): OutputForm {
  return typeof form === 'string' && form.startsWith('#') ? (forms.shapes[form.slice(1)] ?? 'any') : form;
}
