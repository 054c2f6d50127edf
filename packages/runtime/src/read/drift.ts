import { isObject } from '../check/members.js';
import { followed, isEnum, isList, type OutputForm, type OutputForms } from './outputs.js';

/** Something in an answer that the specs do not know, or a whole number too large to be read exactly. */
export interface Drift {
  readonly kind: 'member' | 'type' | 'value' | 'rounded';
  /** Where, with `[]` for any item of a list. */
  readonly path: string;
}

/** What `xml()` reads by and a client's `onDrift` hook compares with: a product's `outputs` module exports it. */
export interface Outputs extends OutputForms {
  /** What an answer holds that is not documented, each place once. Answers are never refused for it. */
  findDrift(operation: string, output: unknown): readonly Drift[];
}

function driftIn(forms: OutputForms, named: OutputForm, value: unknown, path: string): Drift[] {
  const form = followed(forms, named);
  if (form === 'any' || value === null || value === undefined) return [];
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return [{ kind: 'rounded', path }];
  if (typeof form === 'string') return typeof value === form ? [] : [{ kind: 'type', path }];
  if (isList(form)) {
    if (!Array.isArray(value)) return [{ kind: 'type', path }];
    return (value as unknown[]).flatMap((item) => driftIn(forms, form[0], item, `${path}[]`));
  }
  // an empty text is how these services say that nothing is there
  if (isEnum(form)) return value === '' || form.$enum.includes(value as string) ? [] : [{ kind: 'value', path }];
  if (!isObject(value)) return [{ kind: 'type', path }];
  return Object.entries(value).flatMap(([member, inner]): Drift[] => {
    const at = path === '' ? member : `${path}.${member}`;
    const known = Object.hasOwn(form, member) ? form[member] : undefined;
    return known === undefined ? [{ kind: 'member', path: at }] : driftIn(forms, known, inner, at);
  });
}

/** A product's forms with the search for drift in them, which so costs nothing where no forms are given. */
export function outputForms(forms: OutputForms): Outputs {
  return {
    ...forms,
    findDrift(operation, output) {
      const form = forms.operations[operation];
      const found = form === undefined ? [] : driftIn(forms, form, output, '');
      return [...new Map(found.map((drift) => [`${drift.kind} ${drift.path}`, drift])).values()];
    },
  };
}
