/** Characters that look alike in many typefaces, each with the one that stands for all of them. */
const lookalikes: Readonly<Record<string, string>> = { I: 'l', '1': 'l', '|': 'l', O: 'o', '0': 'o', Q: 'o' };

const simplifyLook = (text: string): string => [...text].map((sign) => lookalikes[sign] ?? sign).join('');

/** The ways in which two texts may be taken for each other, each with the form that both then have. */
const ways = [
  { why: 'only the case differs', simplify: (text: string) => text.toLowerCase() },
  { why: 'l, I and 1 look alike, and so do O and 0', simplify: simplifyLook },
  { why: 'only separators differ', simplify: (text: string) => text.toLowerCase().replace(/[-_. ]/g, '') },
] as const;

/** Two different texts that look alike. */
export interface Similar {
  readonly text: string;
  readonly other: string;
  readonly why: string;
}

/** Finds each text that looks like an earlier one. */
export function findSimilar(texts: Iterable<string>): Similar[] {
  const distinct = [...new Set(texts)];
  const found = new Map<string, Similar>();
  for (const { why, simplify } of ways) {
    const seen = new Map<string, string>();
    for (const text of distinct) {
      const form = simplify(text);
      const other = seen.get(form);
      if (other === undefined) seen.set(form, text);
      else if (!found.has(text)) found.set(text, { text, other, why });
    }
  }
  return [...found.values()];
}

/** Returns whether one letter was added to a text, left out, replaced, or swapped with its neighbour. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
