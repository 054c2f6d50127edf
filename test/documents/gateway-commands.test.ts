import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createGateway } from '@yunspec/gateway';
import { listen } from '@yunspec/gateway/server';
import { createLocalCloud, localCredentials, type ModelJson } from '@yunspec/local';
import { expect, onTestFinished, test } from 'vitest';
import { compareWith } from '../support/documents/folder.js';
import { readCalls } from '../support/documents/gateway.js';
import { readModel } from '../support/documents/product.js';
import { readRootFile } from '../support/repository.js';

// The commands of the gateway's document, to the letter, against the gateway in front of a local cloud.

const run = promisify(execFile);

type Members = Readonly<Record<string, unknown>>;

/** The state that the instance of the document needs for a command, where it is not Running. */
const states: Readonly<Record<string, string>> = { StartInstances: 'Stopped', TerminateInstances: 'Stopped' };

/** What the commands name, and a world of ECS does not have by itself. */
const listMore = (heading: string): Readonly<Record<string, readonly Members[]>> => ({
  Image: [{ ImageId: 'debian_10_12_x64_20G_alibase_20220328.vhd', ImageOwnerAlias: 'system', Status: 'Available' }],
  InstanceType: [{ InstanceTypeId: 'ecs.t1.xsmall', InstanceId: 'ecs.t1.xsmall', CpuCoreCount: 1, MemorySize: 0.5 }],
  Instance: [
    {
      InstanceId: 'i-bp67acfmxazb4p****',
      RegionId: 'cn-beijing',
      InstanceChargeType: 'PostPaid',
      Status: states[heading] ?? 'Running',
    },
  ],
});

/** Reads the model of ECS, with more in its world. The password of the document is one that ECS refuses today. */
function readEcs(heading: string): ModelJson {
  const model = JSON.parse(readRootFile('packages/ecs/model.json'));
  const more = listMore(heading);
  for (const resource of model.resources)
    resource.seed = [...(resource.seed ?? []), ...(more[resource.resource] ?? [])];
  const runInstances = model.operations.find(({ name }: { name: string }) => name === 'RunInstances');
  runInstances.input.properties.Password = { type: 'string', secret: true };
  return model;
}

/** Lists the commands of the document, with the key in place of its placeholders. */
const listCommands = (lines: readonly string[]): string[] =>
  Array.from(lines.join('\n').matchAll(/^curl [\s\S]*?(?=\n\nThe response)/gm), ([command]) =>
    command
      .replaceAll('{{yourAccessKeyId}}', localCredentials.accessKeyId)
      .replaceAll('{{yourAccessKeySecret}}', localCredentials.accessKeySecret),
  );

/** Runs a command. Port 8000 of the command may be in use here, so curl connects to another. */
async function runCommand(command: string, heading: string): Promise<{ status: number; data: Members }> {
  const cloud = createLocalCloud({ products: [readEcs(heading)], transition: 0 });
  const server = await listen(createGateway({ fetch: cloud.fetch }));
  onTestFinished(() => server.close());
  const options = `--silent --write-out '\\n%{http_code}' --connect-to 127.0.0.1:8000:${new URL(server.url).host}`;
  const { stdout } = await run('sh', ['-c', command.replace('curl', `curl ${options}`)]);
  const [, json = '', status] = /^([\s\S]*)\n(\d{3})$/.exec(stdout) ?? [];
  return { status: Number(status), data: JSON.parse(json).data };
}

const { sources } = readModel('ecs-gateway');

/** Members of answers that the document shows and this world has no value for. */
const absent: Readonly<Record<string, readonly string[]>> = { CreateInstances: ['TradePrice'] };

compareWith(sources.gateway?.file, 'the commands of the gateway document', (lines) => {
  const commands = listCommands(lines);
  const rows = readCalls(lines).map(({ heading, ...call }, i) => [heading, commands[i] ?? '', call] as const);

  test('are nine', () => {
    expect([commands.length, rows.length]).toEqual([9, 9]);
  });

  test.each(rows)('%s', async (heading, command, { answer, body }) => {
    const shown = JSON.parse(answer).data;
    const { status, data } = await runCommand(command, heading);
    expect([status, data]).toEqual([200, expect.anything()]);
    expect(data['@type']).toBe(shown['@type']);
    const value = data.value as { readonly headers: Members; readonly body: Members };
    expect(Object.keys(value).sort()).toEqual(Object.keys(shown.value).sort());
    expect(value.headers).toMatchObject({ 'content-type': shown.value.headers['content-type'] });
    const missing = Object.keys(body).filter((name) => !Object.hasOwn(value.body, name));
    expect(missing.filter((name) => !absent[heading]?.includes(name))).toEqual([]);
    const forms = (given: Members) =>
      Object.fromEntries(Object.entries(given).map(([name, one]) => [name, Array.isArray(one) ? 'array' : typeof one]));
    expect(forms(value.body)).toMatchObject(
      forms(Object.fromEntries(Object.entries(body).filter(([name]) => !missing.includes(name)))),
    );
  });
});
