const escapeForm = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const inXml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');

/** The forms in which a text travels or is repeated. */
const encoders: readonly ((text: string) => string)[] = [
  (text) => text,
  percent,
  (text) => percent(percent(text)),
  (text) => percent(inJson(text)),
  escapeForm,
  inJson,
  (text) => inJson(inJson(text)),
  inXml,
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => [...text].reverse().join(''),
];

/** The shortest secret that is looked for: a shorter one is in texts by chance. */
const minLength = 6;

/** The mark that stands for a secret. */
export const secretMark = '[secret]';

/** Lists the forms of secrets, the longest first. */
function listForms(secrets: Iterable<string>): string[] {
  const long = [...secrets].filter((text) => text.length >= minLength);
  const forms = long.flatMap((text) => encoders.map((encode) => encode(text)));
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** Secret texts, found in whatever form. */
class SecretTexts {
  readonly #texts = new Set<string>();
  #forms: readonly string[] | undefined;

  add(text: string): void {
    if (this.#texts.has(text)) return;
    this.#texts.add(text);
    this.#forms = undefined;
  }

  get forms(): readonly string[] {
    this.#forms ??= listForms(this.#texts);
    return this.#forms;
  }
}

/** The secrets of a run: credentials, the secrets of resources that it creates, and those of single inputs. */
export class Secrets {
  readonly #lasting = new SecretTexts();
  readonly #byInput = new WeakMap<object, SecretTexts>();

  /** Adds a secret that no answer may contain. */
  add(text: string): void {
    this.#lasting.add(text);
  }

  /** Adds a secret of one input: only the answer to it is searched, as test values may resemble other texts. */
  addOf(input: object, text: string): void {
    const texts = this.#byInput.get(input) ?? new SecretTexts();
    texts.add(text);
    this.#byInput.set(input, texts);
  }

  #listForms(input: object | undefined): readonly string[] {
    const own = input === undefined ? undefined : this.#byInput.get(input);
    return [...this.#lasting.forms, ...(own?.forms ?? [])];
  }

  /** Returns whether a text contains a secret, or the mark of one in a recorded answer. */
  isIn(text: string, input?: object): boolean {
    return text.includes(secretMark) || this.#listForms(input).some((form) => text.includes(form));
  }

  /** Replaces secrets and signatures. */
  hide(text: string, input?: object): string {
    const hidden = this.#listForms(input).reduce((left, form) => left.replaceAll(form, secretMark), text);
    return hidden.replace(/(Signature=)[^&,\s"]+/g, `$1${secretMark}`);
  }
}
