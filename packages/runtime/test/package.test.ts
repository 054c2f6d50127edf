import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Record<string, object | undefined>;
const sources = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const textOf = (file: string): string => readFileSync(new URL(`src/${file}`, root), 'utf8');
const imports = (file: string): string[] =>
  [...textOf(file).matchAll(/^(?:import|export)(?! type)[^;]*? from '([^']+)'/gm)].map((match) => match[1] as string);

it('needs no other package, so it loads on a clean install', () => {
  expect(manifest.dependencies ?? {}).toEqual({});
  for (const name of Object.keys(manifest.peerDependencies ?? {}))
    expect(manifest.peerDependenciesMeta).toHaveProperty(name, { optional: true });
});

/** The entries that may need more. */
const optional = /^(node\/|xml\.ts$)/;
const core = sources.filter((file) => !optional.test(file));

it.each(core)('%s reaches nothing optional', (file) => {
  expect(imports(file).filter((from) => /\/node\/|\/xml\.js$/.test(from))).toEqual([]);
});

it.each(core)('%s imports only what is its own; built-in modules are asked for when used', (file) => {
  expect(imports(file).filter((from) => !/^(\.{1,2}\/.*\.js|#platform)$/.test(from))).toEqual([]);
});

it.each(core)('%s touches no file', (file) => {
  expect(textOf(file)).not.toMatch(/node:fs|node:os|homedir/);
});

/** Writes to the console if the environment asks for a log. */
const logging = 'log.ts';

it.each(sources.filter((file) => file !== logging))('%s writes nothing, neither to a file nor to a console', (file) => {
  expect(textOf(file)).not.toMatch(/writeFile|mkdir|appendFile|console\.|process\.std/);
});
