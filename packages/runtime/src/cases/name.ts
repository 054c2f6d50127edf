import type { Change } from './case.js';

const longest = 40;

function nameValue(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= longest) return text;
  const characters = typeof value === 'string' ? [...text] : text;
  return `${text.slice(0, 24)}… (${characters.length})`;
}

/** Names the cases of an operation, so that no two have the same name. */
export class CaseNames {
  readonly #counts = new Map<string, number>();

  /** Names a case by its constraint, its side and its changes. The first change of a value's case is the value. */
  name(key: string, side: string, changes: readonly Change[], isRule: boolean): string {
    const parts = changes.map(({ path, value }, i) => {
      const name = nameValue(value);
      return i === 0 && !isRule ? name : `${path.join('.')}=${name}`;
    });
    const name = `${key} ${side} ${parts.join(', ')}`.trimEnd();
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  }
}
