import { isLargeInteger, isObject } from '../object.js';
import { isEnum, isList, type OutputForm, type OutputForms, resolveShape } from './output-forms.js';

/** A difference between an output and the specs. */
export interface Drift {
  readonly kind: 'member' | 'type' | 'value';
  /** The path, with `[]` for the items of an array. */
  readonly path: string;
}

/** The forms that `xml()` reads by and `onDrift` compares with. The `outputs` module of each product exports them. */
export interface Outputs extends OutputForms {
  /** Returns what is undocumented in an output, each path once. Outputs are never rejected for it. */
  findDrift(operation: string, output: unknown): readonly Drift[];
}

function findDriftAt(forms: OutputForms, named: OutputForm, value: unknown, path: string): Drift[] {
  const form = resolveShape(forms, named);
  if (form === 'any' || value === null || value === undefined) return [];
  if (typeof form === 'string') {
    const isKnown = typeof value === form || (form === 'number' && isLargeInteger(value));
    return isKnown ? [] : [{ kind: 'type', path }];
  }
  if (isList(form)) {
    if (!Array.isArray(value)) return [{ kind: 'type', path }];
    return (value as unknown[]).flatMap((item) => findDriftAt(forms, form[0], item, `${path}[]`));
  }
  // services send an empty string for an absent value
  if (isEnum(form)) return value === '' || form.$enum.includes(value as string) ? [] : [{ kind: 'value', path }];
  if (!isObject(value)) return [{ kind: 'type', path }];
  return Object.entries(value).flatMap(([member, inner]): Drift[] => {
    const memberPath = path === '' ? member : `${path}.${member}`;
    const memberForm = Object.hasOwn(form, member) ? form[member] : undefined;
    if (memberForm === undefined) return [{ kind: 'member', path: memberPath }];
    return findDriftAt(forms, memberForm, inner, memberPath);
  });
}

/** Adds `findDrift` to the forms of a product. Bundles without forms do not contain it. */
export function outputForms(forms: OutputForms): Outputs {
  return {
    ...forms,
    findDrift(operation, output) {
      const form = forms.operations[operation];
      const drift = form === undefined ? [] : findDriftAt(forms, form, output, '');
      return [...new Map(drift.map((entry) => [`${entry.kind} ${entry.path}`, entry])).values()];
    },
  };
}
