import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readQuickly } from '../src/read/quick-yaml.js';

const specs = fileURLToPath(new URL('../../specs', import.meta.url));
const depot = fileURLToPath(new URL('support/depot', import.meta.url));

const readAll = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));

/** Parses a text as the checks do that show places. Returns undefined where it has a problem. */
function parseSlowly(text: string): { value: unknown } | undefined {
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true, version: '1.2' });
  const hasProblem = document.errors.length + document.warnings.length > 0;
  return hasProblem ? undefined : { value: document.toJS() as unknown };
}

/** Pieces that mean something in YAML, or nearly do. */
const pieces = [' ', '\n', '\n  ', ':', ': ', '- ', '{', '}', '[', ']', ', ', ',', '#', ' #', "'", '"', '|', '>-', '~']
  .concat(['&a ', '*a', '!x ', '? ', '%', '@', '`', '\\', '\r\n', '\t', '---\n', '...', '<<: ', '{{', ', [', ', : '])
  .concat(['null', '012', '1_0', '0b1', '0x1F', '+1', '-0', '.5', '1e3', '.inf', 'true', '__proto__: 1', '\u00a0']);

/** A few lines of a spec, moved to the margin. */
function cutLines(text: string, from: number, count: number): string {
  const lines = text.split('\n');
  const cut = lines.slice(from % lines.length, (from % lines.length) + count + 3);
  const indent = /^ */.exec(cut[0] ?? '')?.[0].length ?? 0;
  return `${cut.map((line) => (line.startsWith(' '.repeat(indent)) ? line.slice(indent) : line)).join('\n')}\n`;
}

describe('readQuickly', () => {
  test('reads nearly every spec, and reads what the parser with places reads', () => {
    const texts = [...readAll(specs), ...readAll(depot)];
    const read = texts.map((text) => [text, readQuickly(text)] as const);
    for (const [text, quick] of read) if (quick !== undefined) expect(quick).toEqual(parseSlowly(text));
    expect(read.filter(([, quick]) => quick === undefined).length).toBeLessThan(texts.length / 20);
  });

  test.each([
    '',
    'a: &b 1\n',
    'a: *b\n',
    'a: !!str 1\n',
    'a: [1, *b]\n',
    '? a\n',
    '{ a: 1 }: 2\n',
    'a: {{ b }}\n',
    'a: { b: 1, [c] }\n',
    'a: [ : b ]\n',
    'a: { b: 1 }# no\n',
    'a: .inf\n',
    '012: a\n',
    '{ True: a }\n',
    'a: 1\n---\nb: 2\n',
    '<<: { a: 1 }\n',
    'a: 1\na: 2\n',
    'a:\n\tb: 1\n',
  ])('leaves %j to that parser', (text) => {
    expect(readQuickly(text)).toBeUndefined();
  });

  test('agrees with it on damaged texts, or leaves them to it', () => {
    const texts = readAll(depot);
    const damage = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...pieces), fc.nat(3)), { minLength: 1, maxLength: 3 });
    const spoil = (text: string, [at, piece, gone]: [number, string, number]): string => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + gone);
    };
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(12), damage, (text, from, count, damages) => {
        const spoiled = damages.reduce(spoil, cutLines(text, from, count));
        const quick = readQuickly(spoiled);
        if (quick !== undefined) expect(quick).toEqual(parseSlowly(spoiled));
      }),
      { numRuns: 3000 },
    );
  });
});
