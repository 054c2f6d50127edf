import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Model } from '../model/model.js';
import { banner } from './banner.js';
import { operationCases } from './cases.js';
import { credentialsText } from './credentials-text.js';
import { byCodeUnit, camel, kebab } from './names.js';
import { failing, firstValid, type Given, mistake, showcase, waiting } from './samples.js';
import { Code, literal } from './typescript/literal.js';
import { listWaiters } from './typescript/waiters.js';

const engine = Handlebars.create();
engine.registerHelper('literal', (value: unknown, { hash }: Handlebars.HelperOptions) =>
  literal(value, (hash as { indent?: string }).indent ?? '    '),
);
engine.registerHelper('camel', (name: string) => camel(name));
engine.registerHelper('kebab', (name: string) => kebab(name));
engine.registerHelper('cell', (text: string) => text.replace(/\|/g, '\\|').replace(/\s+/g, ' '));

const compiled = new Map<string, Handlebars.TemplateDelegate>();

function render(name: string, context: object): string {
  let template = compiled.get(name);
  if (template === undefined) {
    const text = readFileSync(new URL(`../../templates/${name}.hbs`, import.meta.url), 'utf8');
    template = engine.compile(text, { noEscape: true, strict: true });
    compiled.set(name, template);
  }
  return template(context);
}

function context(model: Model): object {
  const { product, className, endpoints, protocols, limits, retry } = model;
  const shown = showcase(model);
  const waiters = [...listWaiters(model)].sort((a, b) => Number(b.poll === shown.name) - Number(a.poll === shown.name));
  const [waiter] = waiters;
  const wrong = mistake(model);
  const list =
    shown.pagination === undefined ? model.operations.find(({ pagination }) => pagination !== undefined) : shown;
  const input = literal(firstValid(shown));
  const isLong = input.length > 80;
  const given: Given = (value, indent) => (isLong && literal(value) === input ? 'input' : literal(value, indent));
  const { default: home } = endpoints;
  const elsewhere = `https://${product}.example.com`;
  const [region] = model.regions;
  // what every client is shown with, where it does not know by itself where to go
  const needed =
    home !== undefined ? '' : region === undefined ? `endpoint: ${literal(elsewhere)}` : `region: ${literal(region)}`;
  return {
    model,
    class: className,
    banner: banner(`specs/${product}`),
    shown: { name: shown.name, method: camel(shown.name), input, isLong, given: given(firstValid(shown)) },
    needed,
    home: home ?? '',
    other: home ?? elsewhere,
    regions: model.regions.map((one) => `\`${one}\``).join(', '),
    wrong: wrong ?? false,
    failing: failing(model, given),
    skip: wrong?.key ?? '#rule',
    ...credentialsText(model),
    retries: { most: retry.most ?? 5, base: retry.base ?? 100 },
    list: list === undefined ? false : { name: list.name, input: given(firstValid(list)) },
    waiter:
      waiter === undefined
        ? false
        : { name: waiter.name, ids: waiter.ids !== undefined, input: given(waiting(model, waiter), '  ') },
    waiters: waiters.map(({ name, poll }) => ({ name, poll })),
    perSecond: limits.requestsPerSecond ?? 0,
    rpc: protocols.rpc !== undefined,
    isGet: protocols.rpc?.method === 'GET',
    operations: model.operations.map(({ name, summary, safe, token, pagination, errors }) => ({
      name,
      method: camel(name),
      summary,
      repeat: safe ? 'read' : token === undefined ? '' : token,
      pages: pagination === undefined ? '' : `paginate${name}`,
      codes: [...new Set(errors.map((row) => row.code))].sort(byCodeUnit).length,
    })),
    sources: Object.entries(model.sources).map(([key, source]) => ({ key, title: source.title })),
    oddities: model.discrepancies.length,
  };
}

export function readme(model: Model): string {
  return render('README.md', context(model));
}

export function llmsText(model: Model): string {
  return render('llms.txt', context(model));
}

/** Texts and lists below these lengths are written out. */
const shortText = 20;
const shortList = 10;

const isTextList = (list: readonly unknown[]): boolean => list.every((item, i) => item === `item-${i}`);

/** Returns data with its long probes as calls of the template's helpers: `text(129)` says more in a diff than 129 letters. */
function abbreviateTexts(data: unknown): unknown {
  if (typeof data === 'string') {
    const [letter = ''] = data;
    if (data.length < shortText || data !== letter.repeat(data.length)) return data;
    return new Code(letter === 'a' ? `text(${data.length})` : `text(${data.length}, ${literal(letter)})`);
  }
  if (Array.isArray(data)) {
    return data.length >= shortList && isTextList(data) ? new Code(`texts(${data.length})`) : data.map(abbreviateTexts);
  }
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, inner]) => [name, abbreviateTexts(inner)]));
}

/** The test of every constraint, example and rule. */
export function constraintTests(model: Model): string {
  const operations = model.operations.map(operationCases).map(({ operation, base, cases, examples, valid }) => ({
    operation,
    base: abbreviateTexts(base),
    cases: cases.map(({ path, value, key, refused }) => [path, abbreviateTexts(value ?? null), key, refused]),
    examples: examples.map(({ key, input }) => [key, abbreviateTexts(input)]),
    valid: valid.map(abbreviateTexts),
  }));
  return render('constraints.test.ts', {
    banner: banner(`specs/${model.product}`),
    names: model.operations.map((operation) => operation.name),
    operations,
  });
}
