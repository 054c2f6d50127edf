import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Model, OperationModel } from '../model/model.js';
import { operationCases } from './cases.js';
import { byCodeUnit, camel, kebab } from './names.js';
import { literal } from './typescript/literal.js';
import { banner } from './typescript/module.js';
import { waitersOf } from './typescript/waiters.js';

const engine = Handlebars.create();
engine.registerHelper('literal', (value: unknown) => literal(value, '    '));
engine.registerHelper('inline', (value: unknown) => JSON.stringify(value));
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

const firstValid = (operation: OperationModel | undefined): unknown => operation?.examples.find((example) => example.ok !== undefined)?.ok;

/** The operation a reader is shown first: the one the product names, else the first. */
function showcase(model: Model): OperationModel {
  const { operations } = model;
  const found = operations.find((operation) => operation.name === model.showcase) ?? operations[0];
  if (found === undefined) throw new Error(`${model.product} has no operation`);
  return found;
}

/** The mistake a reader is shown: the first example that fails, preferably of the operation shown first. */
function mistake(model: Model): { operation: string; key: string; input: unknown } | undefined {
  for (const { name, examples } of [showcase(model), ...model.operations]) {
    const found = examples.find((example) => example.fails !== undefined);
    if (found?.fails !== undefined) return { operation: name, key: found.fails, input: found.input };
  }
  return undefined;
}

const credentialLines: Readonly<Record<string, string>> = {
  'access-key': '`credentials: { accessKeyId, accessKeySecret }`, or `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`',
  bearer: '`credentials: { apiKey }`, or `DASHSCOPE_API_KEY`',
  token: '`credentials: { token }`, or `HUAWEICLOUD_AUTH_TOKEN`',
  'huawei-ak-sk': '`credentials: { accessKeyId, accessKeySecret }`, or `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`',
  'in-request': 'none: they are members of each input',
};

function context(model: Model): object {
  const shown = showcase(model);
  const waiters = [...waitersOf(model)].sort((a, b) => Number(b.poll === shown.name) - Number(a.poll === shown.name));
  const auth = [...new Set([...(model.protocols.rpc?.auth ?? []), ...(model.protocols.http?.auth ?? [])])];
  const wrong = mistake(model);
  return {
    model,
    banner: banner(`specs/${model.product}`),
    shown: { name: shown.name, method: camel(shown.name), input: literal(firstValid(shown) ?? {}), isList: shown.pagination !== undefined },
    wrong: wrong === undefined ? false : { method: camel(wrong.operation), input: literal(wrong.input), key: wrong.key },
    waiter:
      waiters[0] === undefined
        ? false
        : { name: waiters[0].name, input: literal(firstValid(model.operations.find((one) => one.name === waiters[0]?.poll)) ?? {}) },
    waiters: waiters.map(({ name, poll }) => ({ name, poll })),
    credentials: auth.map((kind) => credentialLines[kind]).filter((line) => line !== undefined),
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

/** The test of every constraint, example and rule. */
export function constraintTests(model: Model): string {
  const operations = model.operations.map(operationCases).map(({ operation, base, cases, examples, valid }) => ({
    operation,
    base,
    cases: cases.map(({ path, value, key, refused }) => [path, value === undefined ? null : value, key, refused]),
    examples: examples.map(({ key, input }) => [key, input]),
    valid,
  }));
  return render('constraints.test.ts', {
    banner: banner(`specs/${model.product}`),
    names: model.operations.map((operation) => operation.name),
    operations,
  });
}
