import { inlineValue } from '../language/resolve/index.js';
import type { SpecFile } from '../read/spec-file.js';
import { type Context, listValues, type PlacedValue } from './context.js';
import { isExplained } from './explained.js';
import { findSimilar } from './similar.js';

/** Returns the subject of ledger entries about a value: `CreateDisk.input.Size`. */
export function formatSubject({ file, path }: PlacedValue): string {
  const { operation, shape } = file.value as { readonly operation?: string; readonly shape?: string };
  const root = operation ?? (shape === undefined ? 'product' : `shapes.${shape}`);
  const names = path.flatMap((step, i) => {
    if (step === 'items' && path[i - 1] !== 'properties') return '[]';
    return typeof step === 'string' && (path[i - 1] === 'properties' || /put$/.test(step)) ? `.${step}` : [];
  });
  return [root, ...names].join('');
}

function findSimilarValues(context: Context, placed: PlacedValue): void {
  const { file, path, value } = placed;
  const list = (value.enum ?? []).filter((one) => typeof one === 'string');
  if (list.length < 2) return;
  for (const { text, other, why } of findSimilar(list)) {
    // an entry that decides for one spelling does not explain why the list has both
    if (isExplained(context, [formatSubject(placed)], /\b(?:both|two)\b/i)) continue;
    const at = [...path, 'enum', value.enum?.indexOf(text) ?? 0];
    const params = { value: JSON.stringify(text), other: JSON.stringify(other), why };
    context.report(file, at, 'enum-similar', params);
  }
}

/** Words of a description that say that the member may be left out. */
const optionalWords = [
  /\b(?:when|if|where|while|unless) (?:it is |this is |they are )?(?:not )?(?:absent|omitted|given|left out|missing|unspecified|specified|unset|set|empty|blank|provided)\b/i,
  /\b(?:is |an? )?optional\b/i,
  /\b(?:may|can|need not|does not have to) be (?:omitted|left out|absent|left empty|missing)\b/i,
  /\bby default\b/i,
  /\bdefaults? (?:to|is)\b/i,
  /\bnot required\b/i,
];

function findOptionalWords(description: string): string | undefined {
  for (const pattern of optionalWords) {
    const [words] = pattern.exec(description) ?? [];
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Finds required members that have a default, or whose description says that they may be absent. */
function findRequired(context: Context, { file, path, value }: PlacedValue): void {
  for (const name of value.required ?? []) {
    const raw = value.properties?.[name];
    if (raw === undefined) continue;
    const at = [...path, 'properties', name];
    const member = inlineValue(raw, context.shapes);
    if (member.default !== undefined && isInput(file, path)) {
      const place = raw.default === undefined ? at : [...at, 'default'];
      context.report(file, place, 'required-default', { name, value: JSON.stringify(member.default) });
    }
    const words = raw.description === undefined ? undefined : findOptionalWords(raw.description);
    if (words !== undefined) {
      context.report(file, [...at, 'description'], 'required-described-optional', { name, words });
    }
  }
}

/** Returns whether a value is sent; those of shapes may be. */
const isInput = (file: SpecFile, path: PlacedValue['path']): boolean =>
  path[0] === 'input' || Object.hasOwn(file.value as object, 'shape');

/** Names of credentials. Tokens that identify a page or a request are none. */
const credential =
  /(?:password|passwd|passphrase|pwd|secret|secret_?(?:access_?)?key|(?:private|plaintext|encrypted|api)_?key|signature|(?:access|security|session|auth|refresh|bearer|user|login|sts)[_-]?token|credentials?)$/i;
const noCredential = /(?:client|next|page|idempotency)_?token$/i;

const isCredential = (name: string): boolean => credential.test(name) && !noCredential.test(name);

function findCredentials(context: Context, { file, path, value }: PlacedValue): void {
  for (const [name, raw] of Object.entries(value.properties ?? {})) {
    if (!isCredential(raw.name ?? name)) continue;
    const { type, secret } = inlineValue(raw, context.shapes);
    if (type !== 'string' || secret === true) continue;
    context.report(file, [...path, 'properties', name], 'secret-undeclared', { name }, 'key');
  }
}

function findTexts(context: Context, { file, path, value: { text } }: PlacedValue): void {
  if (text === undefined || text[0] !== text[1]) return;
  context.report(file, [...path, 'text', 1], 'text-same', { word: text[0] });
}

/** Finds values that say two things, or less than their names do. */
export function findDoubtfulValues(context: Context): void {
  for (const placed of listValues(context)) {
    findSimilarValues(context, placed);
    findRequired(context, placed);
    findCredentials(context, placed);
    findTexts(context, placed);
  }
}
