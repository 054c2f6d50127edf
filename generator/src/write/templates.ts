import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { banner } from './banner.js';
import { describeCredentials } from './credentials-text.js';
import type { Model, OperationModel } from './model.js';
import { camel, kebab } from './names.js';
import { findFailure, findMistake, findShowcase, findValidInput, makeWaiterInput } from './samples.js';
import { describeDocument } from './sources-text.js';
import { literal } from './typescript/literal.js';
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

/** Returns an input as a sample shows it: as the name `input` where the reader has seen it under that name. */
type ShowInput = (input: unknown, indent?: string) => string;

/** The first call, and how its input is shown further down. */
function showFirstCall(shown: OperationModel): { readonly shown: object; readonly show: ShowInput } {
  const first = literal(findValidInput(shown) ?? {});
  const isLong = first.length > 80;
  const show: ShowInput = (input, indent) => (isLong && literal(input) === first ? 'input' : literal(input, indent));
  const given = isLong ? 'input' : first;
  return { shown: { name: shown.name, method: camel(shown.name), input: first, isLong, given }, show };
}

/** The option that every client is shown with where there is no default address. */
function showNeededOption({ product, endpoints, regions: [region] }: Model): string {
  if (endpoints.default !== undefined) return '';
  return region === undefined ? `endpoint: ${literal(`https://${product}.example.com`)}` : `region: ${literal(region)}`;
}

function showMistake(model: Model): object {
  const found = findMistake(model);
  return {
    wrong: found === undefined ? false : { ...found, method: camel(found.operation.name) },
    skip: found?.key ?? '#rule',
  };
}

function showFailure(model: Model, show: ShowInput): object {
  const { operation, code } = findFailure(model);
  return { method: camel(operation.name), input: show(findValidInput(operation) ?? {}, '  '), code };
}

function showPages(model: Model, shown: OperationModel, show: ShowInput): object | false {
  const isList = ({ pagination }: OperationModel): boolean => pagination !== undefined;
  const list = isList(shown) ? shown : model.operations.find(isList);
  return list === undefined ? false : { name: list.name, input: show(findValidInput(list) ?? {}) };
}

/** The waiters, those that look with the operation shown first in front, and the call of one. */
function showWaiters(model: Model, shown: OperationModel, show: ShowInput): object {
  const waiters = [...listWaiters(model)].sort((a, b) => Number(b.poll === shown.name) - Number(a.poll === shown.name));
  const [first] = waiters;
  return {
    waiter: first !== undefined && {
      name: first.name,
      ids: first.ids !== undefined,
      input: show(makeWaiterInput(model, first), '  '),
    },
    waiters: waiters.map(({ name, poll }) => ({ name, poll })),
  };
}

function showOperation({ name, summary, safe, token = '', pagination, errors }: OperationModel): object {
  return {
    name,
    method: camel(name),
    summary,
    repeat: safe ? 'read' : token,
    pages: pagination === undefined ? '' : `paginate${name}`,
    codes: new Set(errors.map(({ code }) => code)).size,
  };
}

/** Names the environment variables of region and endpoint, as the runtime reads them. */
function listPlaceVariables({ product, protocols }: Model): string {
  const name = product.toUpperCase().replaceAll('-', '_');
  const kinds = [...(protocols.rpc?.auth ?? []), ...(protocols.http?.auth ?? [])];
  if (kinds.includes('access-key')) return `\`ALIBABA_CLOUD_REGION_ID\` and \`ALIBABA_CLOUD_${name}_ENDPOINT\``;
  if (kinds.includes('huawei-ak-sk'))
    return `\`HUAWEICLOUD_SDK_REGION\`, and \`HUAWEICLOUD_SDK_REGION_${name}_CN_NORTH_4\` for the endpoint in \`cn-north-4\``;
  return '';
}

/** Returns everything that the README and llms.txt name. */
function makeContext(model: Model): object {
  const { product, className, endpoints, protocols, limits, retry } = model;
  const showcase = findShowcase(model);
  const { shown, show } = showFirstCall(showcase);
  return {
    model,
    class: className,
    banner: banner(`specs/${product}`),
    shown,
    needed: showNeededOption(model),
    home: endpoints.default ?? '',
    other: endpoints.default ?? `https://${product}.example.com`,
    regions: model.regions.map((one) => `\`${one}\``).join(', '),
    variables: listPlaceVariables(model),
    ...showMistake(model),
    failing: showFailure(model, show),
    ...describeCredentials(model),
    retries: { most: retry.most ?? 5, base: retry.base ?? 100 },
    list: showPages(model, showcase, show),
    ...showWaiters(model, showcase, show),
    perSecond: limits.requestsPerSecond ?? 0,
    rpc: protocols.rpc !== undefined,
    isGet: protocols.rpc?.method === 'GET',
    operations: model.operations.map(showOperation),
    sources: Object.values(model.sources).map(describeDocument),
    oddities: model.discrepancies.length,
  };
}

/** Renders the pages about a product by their path in its package. */
export function renderPages(model: Model): (readonly [path: string, text: string])[] {
  const context = makeContext(model);
  return ['README.md', 'llms.txt'].map((name) => [name, render(name, context)]);
}
