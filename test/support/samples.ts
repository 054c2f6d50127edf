import { EcsClient, ValidationError } from '@yunspec/ecs';
import type { LocalCloud } from '@yunspec/local';
import type { ErrorRow, Model, OperationModel, ValueModel } from '@yunspec/model';
import { parse } from 'yaml';
import { sendByOlderClient } from './aliyun-clients.js';
import { readRootFile } from './repository.js';

type Parameters = Readonly<Record<string, string>>;
type Texts = ReadonlyMap<string, string>;

/** A sample request of a source: the names and texts that it sends. */
export interface Sample {
  readonly operation: string;
  readonly docs: string;
  readonly line: number;
  readonly parameters: Parameters;
}

/** Reads the samples of a product, each with its title. */
export const readSamples = (product: string): (readonly [title: string, sample: Sample])[] =>
  (parse(readRootFile('test/samples', `${product}.yaml`)) as { samples: Sample[] }).samples.map((sample) => [
    `${sample.docs}, line ${sample.line}`,
    sample,
  ]);

/** The parameters of the protocol, and the token that the client adds. */
const added = /^(?:action|version|format|accesskeyid|signature\w*|timestamp|clienttoken)$/;

/** Documents of several ages spell some names in two ways, `RegionId` and `regionId`: all are read in lower case. */
const spellAlike = (parameters: Iterable<readonly [name: string, text: string]>): Texts =>
  new Map([...parameters].map(([name, text]) => [name.toLowerCase(), text]));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function parseScalar({ type, text: words = ['true', 'false'] }: ValueModel, text: string): unknown {
  if (type === 'boolean' && words.includes(text)) return text === words[0];
  return type === 'integer' || type === 'number' ? Number(text) : text;
}

function readList({ items = { type: 'any' } }: ValueModel, name: string, from: Texts): unknown[] | undefined {
  const list: unknown[] = [];
  for (;;) {
    const item = readValue(items, `${name}.${list.length + 1}`, from);
    if (item === undefined) return list.length === 0 ? undefined : list;
    list.push(item);
  }
}

function readMembers({ properties = {} }: ValueModel, prefix: string, from: Texts): object | undefined {
  const members = Object.entries(properties)
    .map(([member, value]) => [member, readValue(value, `${prefix}${(value.name ?? member).toLowerCase()}`, from)])
    .filter(([, value]) => value !== undefined);
  return members.length === 0 ? undefined : (Object.fromEntries(members) as object);
}

function readValue(schema: ValueModel, name: string, from: Texts): unknown {
  const text = from.get(name);
  if (schema.wire === 'csv') return text?.split(',');
  if (schema.wire === 'json-string') return text && parseJson(text);
  if (schema.type === 'array') return readList(schema, name, from);
  if (schema.type === 'object') return readMembers(schema, `${name}.`, from);
  return text && parseScalar(schema, text);
}

/** Makes the input of an operation from what travels on the wire. Parameters that it does not have are left out. */
const toInput = ({ input }: OperationModel, parameters: Parameters): object =>
  readMembers(input, '', spellAlike(Object.entries(parameters))) ?? {};

/** Puts in a required region, which a sample may leave to the client. */
function addRegion({ input }: OperationModel, parameters: Parameters, region: string): Parameters {
  const isNeeded = input.required?.includes('RegionId') && !spellAlike(Object.entries(parameters)).has('regionid');
  return isNeeded ? { ...parameters, [input.properties?.RegionId?.name ?? 'RegionId']: region } : parameters;
}

const normalizeText = (text: string): string =>
  /^[[{]/.test(text) && typeof parseJson(text) !== 'string' ? JSON.stringify(parseJson(text)) : text;

/** Returns what a request asks for, in a form in which two requests for the same are equal. */
const normalizeParameters = (parameters: Iterable<readonly [name: string, text: string]>): object =>
  Object.fromEntries(
    [...spellAlike(parameters)]
      .filter(([name]) => !added.test(name))
      .map(([name, text]) => [name, normalizeText(text)]),
  );

/** The kinds of fault that a parameter itself has, not the resource that it names. */
const faults: readonly unknown[] = ['missing', 'malformed', 'unsupported', 'range', 'mismatch'];

interface Answer {
  readonly Code?: string;
  readonly Message?: string;
}

/** Whether an answer blames a parameter. The message tells rows of one code apart, as it begins with the cause. */
function isRefusal(model: Model, { errors }: OperationModel, { Code, Message = '' }: Answer): boolean {
  if (Code === undefined) return false;
  const rows = [...errors, ...model.commonErrors].filter(({ code }) => code === Code);
  const meant = rows.filter(({ cause }: ErrorRow) => Message.startsWith(cause));
  const found = meant.length === 0 ? rows : meant;
  const isMissing = model.resources.some(({ missing }) => missing?.code === Code);
  return found.length === 0 ? !isMissing : found.some(({ kind }) => faults.includes(kind));
}

type Method = (input: object) => Promise<object>;
export type Way = 'standard' | 'lenient' | 'local cloud';

/** What a sample became: the parameters that were sent, or nothing, as it was refused. */
type Outcome = Promise<object | undefined>;

/** Makes the sample requests of ECS again, by each of the ways. `want` is what a sample that passes comes to. */
export function createReplay(model: Model, cloud: LocalCloud, region = 'cn-hangzhou') {
  const find = ({ operation }: Sample): OperationModel => {
    const found = model.operations.find(({ name }) => name === operation);
    if (found === undefined) throw new Error(`${model.product} has no operation ${operation}`);
    return found;
  };

  /** Calls our client with the input that a sample was made of. */
  async function callClient(sample: Sample, validate: 'standard' | 'lenient'): Outcome {
    let sent: object | undefined;
    const fetch = async (request: Request) => {
      const { searchParams } = new URL(request.url);
      sent = normalizeParameters([...searchParams, ...new URLSearchParams(await request.text())]);
      return Response.json({ RequestId: 'r-1' });
    };
    const credentials = { accessKeyId: 'my-key-id', accessKeySecret: 'my-secret' };
    const client = new EcsClient({ region, credentials, validate, fetch });
    const method = Reflect.get(
      client,
      sample.operation.replace(/^./, (first) => first.toLowerCase()),
    ) as Method;
    try {
      await method.call(client, toInput(find(sample), sample.parameters));
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
    }
    return sent;
  }

  /** Lets the vendor's client sign a sample, and the local cloud answer. */
  async function callCloud(sample: Sample): Outcome {
    cloud.reset();
    const operation = find(sample);
    const input = addRegion(operation, sample.parameters, region);
    const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
    const asked = {
      method: 'POST',
      input,
      credentials,
      endpoint: 'https://ecs.aliyuncs.com/',
      nonce: crypto.randomUUID(),
    };
    const { url, method, headers, body } = await sendByOlderClient(sample.operation, asked);
    const response = await cloud.fetch(new Request(url, { method, headers, body }));
    const answer = (await response.json()) as Answer;
    return isRefusal(model, operation, answer) ? undefined : normalizeParameters(Object.entries(input));
  }

  return {
    want: (sample: Sample): object =>
      normalizeParameters(Object.entries(addRegion(find(sample), sample.parameters, region))),
    call: (sample: Sample, way: Way): Outcome => (way === 'local cloud' ? callCloud(sample) : callClient(sample, way)),
  };
}
