import { appendFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/run.mjs';
import { orderPackages, readPackages } from '../publish/packages.mjs';
import { changeProduct, changeRuntime, cloneRepository, commitVersions, setRepository } from './clone.mjs';
import { consumers, tryConsumer } from './consumers.mjs';
import { mustRun, Trouble } from './processes.mjs';

/** @typedef {import('./processes.mjs').Place} Place */
/** @typedef {import('./processes.mjs').Run} Run */
/** @typedef {import('./registry.mjs').Publication} Publication */
/** @typedef {import('./registry.mjs').Registry} Registry */

/** Stands for the repository's address, which only the scratch clone has. */
const placeholder = 'https://repository.invalid/yunspec/yunspec';

const product = '@yunspec/ecs';
const runtime = '@yunspec/runtime';

/**
 * @typedef {object} Setting
 * @property {Run} run
 * @property {Place} place the scratch clone, with the right to publish
 * @property {Place} stranger the scratch clone, with a token that the registry does not know
 * @property {Registry} registry
 * @property {(name: string) => Place} createProject returns an empty project
 * @property {(line: string) => void} say
 */

const release = 'npm run release';
const describe = (/** @type {readonly Publication[]} */ list) =>
  list.map(({ name, version }) => `${name}@${version}`).join(', ') || 'nothing';

/**
 * Measures how long something takes.
 * @template T
 * @param {() => Promise<T>} act
 */
async function time(act) {
  const began = performance.now();
  const value = await act();
  return { value, seconds: (performance.now() - began) / 1000 };
}

/**
 * Fails unless each package was published after what it needs.
 * @param {string} folder of the clone
 * @param {readonly Publication[]} published in the order of their times
 */
function checkOrder(folder, published) {
  const { length } = published;
  const needs = new Map(readPackages(folder).map((one) => [one.name, one.needs]));
  for (let i = 0; i < length; i++) {
    const later = new Set(published.slice(i + 1).map(({ name }) => name));
    const name = published[i]?.name ?? '';
    const early = needs.get(name)?.filter((need) => later.has(need)) ?? [];
    if (early.length > 0) throw new Trouble(`${name} was published before ${early.join(', ')}, which it needs`, 1);
  }
}

/**
 * Shows that something cannot be published.
 * @param {Setting} setting
 * @param {string} name
 * @param {string} command
 * @param {{ place: Place, code: number, sentence: string }} expected
 */
async function refuse({ run, registry, say }, name, command, { place, code, sentence }) {
  say(`refusal: ${name} …`);
  const [program = '', ...args] = command.split(' ');
  const ended = await run(program, args, place);
  const line = ended.output.split('\n').find((one) => one.includes(sentence));
  if (ended.code !== code || line === undefined) {
    throw new Trouble(`${name}: ${command} ended with ${ended.code}, not ${code}:\n${ended.output.trim()}`, 1);
  }
  const there = await registry.listPublications(readPackages(place.cwd).map((one) => one.name));
  if (there.length > 0) throw new Trouble(`${name}: published nevertheless: ${describe(there)}`, 1);
  say(`  ${line.trim()}`);
  return { name, exitCode: ended.code };
}

/** @param {Setting} setting */
async function rehearseRefusals(setting) {
  const { run, place, stranger, say } = setting;
  setRepository(place.cwd, '');
  const refusals = [
    await refuse(setting, 'no repository', release, { place, code: 2, sentence: 'has an empty "repository"' }),
  ];
  setRepository(place.cwd, placeholder);
  say('building the generator, and the next versions …');
  await mustRun(run, 'npx turbo run build --filter=@yunspec/generator', place);
  await mustRun(run, 'npx yunspec generate', place);
  await commitVersions(run, place);
  refusals.push(
    await refuse(setting, 'an unknown token', release, { place: stranger, code: 2, sentence: 'the registry refused' }),
  );
  const source = join(place.cwd, 'packages/model/src/index.ts');
  const text = await readFile(source, 'utf8');
  appendFileSync(source, '// changed after the build\n');
  refusals.push(
    await refuse(setting, 'a stale dist', 'npm pack ./packages/model', {
      place,
      code: 1,
      sentence: 'cannot be packed',
    }),
  );
  await writeFile(source, text);
  return refusals;
}

/**
 * Releases, and fails unless exactly the expected packages were published.
 * @param {Setting} setting
 * @param {string} name
 * @param {readonly string[]} expected
 * @param {() => Promise<void>} prepare
 */
async function rehearseStep({ run, place, registry, say }, name, expected, prepare) {
  say(`step: ${name} …`);
  const names = readPackages(place.cwd).map((one) => one.name);
  const before = new Set((await registry.listPublications(names)).map(({ at }) => at));
  const { seconds } = await time(async () => {
    await prepare();
    await mustRun(run, release, place);
  });
  const published = (await registry.listPublications(names)).filter(({ at }) => !before.has(at));
  const differs =
    published
      .map((one) => one.name)
      .sort()
      .join() !== [...expected].sort().join();
  if (differs) {
    throw new Trouble(`${name}: published ${describe(published)}, not exactly ${expected.join(', ') || 'nothing'}`, 1);
  }
  checkOrder(place.cwd, published);
  say(`  published ${describe(published)}`);
  return { name, published, seconds };
}

/** @param {Setting} setting */
async function rehearseSteps(setting) {
  const { run, place } = setting;
  const all = readPackages(place.cwd).map((one) => one.name);
  const nothing = async () => {};
  return [
    await rehearseStep(setting, 'everything', all, nothing),
    await rehearseStep(setting, 'only ecs', [product], async () => {
      await changeProduct(run, place, product.replace('@yunspec/', ''));
      await commitVersions(run, place);
    }),
    await rehearseStep(setting, 'only the runtime', [runtime], async () => {
      changeRuntime(place.cwd);
      await commitVersions(run, place);
    }),
    await rehearseStep(setting, 'the same again', [], nothing),
  ];
}

/**
 * @param {Setting} setting
 * @param {readonly Publication[]} published in the order of their times
 */
async function rehearseConsumers({ run, createProject, say }, published) {
  const latest = [...new Map(published.map((one) => [one.name, one])).values()];
  const tried = [];
  for (const consumer of consumers) {
    say(`consumer: ${consumer.name} …`);
    const expected = { latest, changed: [product, runtime] };
    const { seconds } = await time(() => tryConsumer(run, consumer, createProject(consumer.name), expected));
    say('  installed, checked and run');
    tried.push({ name: consumer.name, seconds });
  }
  return tried;
}

/**
 * Plays the releases through. Throws {@link Trouble} at the first that goes another way than it must.
 * @param {Setting} setting
 */
export async function rehearse(setting) {
  const { run, place, say } = setting;
  say('cloning the repository …');
  await cloneRepository(run, root, place);
  say(
    `  to publish, in this order: ${orderPackages(readPackages(place.cwd))
      .map(({ name }) => name)
      .join(', ')}`,
  );
  const refusals = await rehearseRefusals(setting);
  const steps = await rehearseSteps(setting);
  const published = steps.flatMap((step) => step.published);
  return { refusals, steps, consumers: await rehearseConsumers(setting, published) };
}
