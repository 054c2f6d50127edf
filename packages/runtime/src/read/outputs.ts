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

/** The forms of a product's answers. */
export interface OutputForms {
  readonly operations: Readonly<Record<string, OutputForm>>;
  readonly shapes: Readonly<Record<string, OutputForm>>;
}

export const isList = (form: OutputForm): form is readonly [OutputForm] => Array.isArray(form);

export const isEnum = (form: OutputForm): form is { readonly $enum: readonly (string | number)[] } =>
  typeof form === 'object' && '$enum' in form;

/** A named shape's form. */
export function followed(forms: OutputForms, form: OutputForm): OutputForm {
  return typeof form === 'string' && form.startsWith('#') ? (forms.shapes[form.slice(1)] ?? 'any') : form;
}
