import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The packages as their users have them: packed, installed into an empty project, compiled and run there.

const repository = fileURLToPath(new URL('../', import.meta.url));
const folders = ['runtime', 'ecs', 'cas'] as const;

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Our caller may be npm itself, which hands its own settings down; here only these hold. */
function npm(cwd: string, home: string, ...args: readonly string[]): string {
  const env = { PATH: process.env.PATH, HOME: home, npm_config_cache: join(home, 'cache'), npm_config_userconfig: join(home, 'npmrc') };
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', env, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`);
  return stdout;
}

const home = mkdtempSync(join(tmpdir(), 'yunspec-packed-'));
const project = join(home, 'project');
const packed = new Map<string, Packed>();

const installed = (name: string, ...path: readonly string[]): string => join(project, 'node_modules', '@yunspec', name, ...path);
const manifestOf = (name: string): { version: string; files: string[]; exports: object } =>
  JSON.parse(readFileSync(installed(name, 'package.json'), 'utf8')) as ReturnType<typeof manifestOf>;

beforeAll(() => {
  for (const folder of folders) {
    if (!existsSync(join(repository, 'packages', folder, 'dist/index.d.ts')))
      throw new Error(`packages/${folder} is not built; run npm run build there`);
  }
  const paths = folders.map((folder) => `./packages/${folder}`);
  const all = JSON.parse(npm(repository, home, 'pack', ...paths, '--json', '--ignore-scripts', '--pack-destination', home)) as Packed[];
  for (const one of all) packed.set(one.name.replace('@yunspec/', ''), one);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "name": "project", "private": true, "type": "module" }\n');
  const tarballs = all.map(({ filename }) => join(home, filename));
  npm(project, home, 'install', ...tarballs, '--offline', '--ignore-scripts', '--no-audit', '--no-fund');
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

describe('a tarball', () => {
  const always = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];

  test.each(folders)('%s holds what its package.json names, no test and no trace of the build', (name) => {
    const { files } = manifestOf(name);
    const paths = (packed.get(name)?.files ?? []).map(({ path }) => path);
    expect(paths).toContain(name === 'runtime' ? 'dist/index.node.js' : 'dist/index.js');
    expect(paths.filter((path) => !always.includes(path) && !files.some((one) => path === one || path.startsWith(`${one}/`)))).toEqual([]);
    expect(paths.filter((path) => /(^|\/)tests?\/|\.test\.|\.tsbuildinfo$|(^|\/)\.(?!\.)/.test(path))).toEqual([]);
  });

  test.each(folders)('%s exports files it has, and its maps lead to sources it has', (name) => {
    const paths = (packed.get(name)?.files ?? []).map(({ path }) => path);
    for (const target of JSON.stringify(manifestOf(name).exports).match(/\.\/[\w./-]+\.(js|d\.ts|json)/g) ?? []) {
      if (existsSync(join(repository, 'packages', name, target))) expect(paths).toContain(target.slice(2));
    }
    for (const path of paths.filter((one) => one.endsWith('.map'))) {
      const { sources } = JSON.parse(readFileSync(installed(name, path), 'utf8')) as { sources: string[] };
      for (const source of sources) expect(paths, path).toContain(posix.join(dirname(path), source));
    }
  });

  test('does not weigh much', () => {
    const sizes = Object.fromEntries(folders.map((name) => [name, sizeOf(installed(name))]));
    const shown = Object.entries(sizes).map(
      ([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(2)} MB (${Math.round((packed.get(name)?.size ?? 0) / 1000)} kB packed)`,
    );
    console.log(
      `installed: ${shown.join(', ')}; runtime and ecs together ${(((sizes.runtime ?? 0) + (sizes.ecs ?? 0)) / 1e6).toFixed(2)} MB`,
    );
    expect(sizes.runtime).toBeLessThan(1e6);
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@yunspec']);
  });
});

const start = `import { EcsClient, isEcsError } from '@yunspec/ecs';
const ecs = new EcsClient({ region: 'cn-hangzhou', credentials: { accessKeyId: 'id', accessKeySecret: 'secret' } });
`;
const disk = `RegionId: 'cn-hangzhou', ZoneId: 'cn-hangzhou-b'`;
const rule = `SecurityGroupId: 'sg-1', RegionId: 'cn-hangzhou', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8'`;

/** A compiler's error code (0 for none) and the program it must be found in; one that imports nothing has `ecs`, a client. */
const consumers: Readonly<Record<string, readonly [number, ...string[]]>> = {
  'a call': [
    0,
    `const { DiskId } = await ecs.createDisk({ ${disk}, Size: 200 });`,
    'const id: string | undefined = DiskId;',
    'console.log(id);',
  ],
  'a required member missing': [2345, "await ecs.createDisk({ RegionId: 'cn-hangzhou' });"],
  'no input where one is required': [2554, 'await ecs.createDisk();'],
  'a member misspelt': [2561, `await ecs.createDisk({ ${disk}, DiskNmae: 'data' });`],
  'a member nobody knows': [2353, `await ecs.createDisk({ ${disk}, Frobnicate: true });`],
  'a member of an object misspelt': [
    2561,
    "await ecs.createInstance({ RegionId: 'r', ImageId: 'i', InstanceType: 't', SecurityGroupId: 's', SystemDisk: { Catgory: 'cloud' } });",
  ],
  'a member of a list item misspelt': [
    2353,
    "await ecs.createInstance({ RegionId: 'r', ImageId: 'i', InstanceType: 't', SecurityGroupId: 's', DataDisk: [{ Siez: 5 }] });",
  ],
  'a value a closed list does not have': [2322, `await ecs.authorizeSecurityGroup({ ${rule}, IpProtocol: 'tpc' });`],
  'a value of a closed list': [0, `await ecs.authorizeSecurityGroup({ ${rule}, IpProtocol: 'tcp', Policy: 'drop' });`],
  'a new value of a list that grows': [
    0,
    `await ecs.createDisk({ ${disk}, DiskCategory: 'cloud_essd' });`,
    'const given: string = process();',
    `await ecs.createDisk({ ${disk}, DiskCategory: given });`,
    "function process(): string { return 'cloud'; }",
  ],
  'a number as text': [2322, `await ecs.createDisk({ ${disk}, Size: '200' });`],
  'a text as a number': [2322, `await ecs.createDisk({ ${disk}, DiskName: 7 });`],
  'a boolean as itself and as its word': [
    0,
    "for (const DeleteWithInstance of [true, 'false'] as const) await ecs.attachDisk({ InstanceId: 'i-1', DiskId: 'd-1', DeleteWithInstance });",
  ],
  'a boolean in another word': [2322, "await ecs.attachDisk({ InstanceId: 'i-1', DiskId: 'd-1', DeleteWithInstance: 'yes' });"],
  'a list as JSON text': [2322, "await ecs.describeInstances({ RegionId: 'r', InstanceIds: '[\"i-1\"]' });"],
  'a member of an answer that is not there': [
    2339,
    `const answer = await ecs.createDisk({ ${disk} });`,
    'console.log(answer.Frobnication);',
  ],
  'a member of an answer misspelt': [2551, `const answer = await ecs.createDisk({ ${disk} });`, 'console.log(answer.DiskIds);'],
  'a member of an answer taken for certain': [
    18048,
    "const { Instances } = await ecs.describeInstances({ RegionId: 'r' });",
    'console.log(Instances.Instance);',
  ],
  'an operation that is not there': [2551, "await ecs.describeInstence({ RegionId: 'r' });"],
  'an error, narrowed': [
    0,
    'try {',
    '  await ecs.describeRegions();',
    '} catch (error) {',
    "  if (isEcsError(error, 'InvalidDiskId.NotFound')) { const id: string | undefined = error.requestId; console.log(id, error.status + 1); }",
    "  else if (isEcsError(error, 'Some.NewCode')) console.log(error.code.toUpperCase());",
    '}',
  ],
  'an error, not narrowed': [18046, 'try {', '  await ecs.describeRegions();', '} catch (error) {', '  console.log(error.requestId);', '}'],
  'the issues of a refused input': [
    0,
    "import { describeIssue, ValidationError } from '@yunspec/ecs';",
    'export const sentences = (error: unknown): string[] => (error instanceof ValidationError ? error.issues.map(describeIssue) : []);',
  ],
  'items of all pages': [
    0,
    "for await (const { InstanceId, Status } of ecs.paginateDescribeInstances({ RegionId: 'r' })) {",
    '  const shown: [string?, string?] = [InstanceId, Status];',
    "  if (Status === 'Running' || Status === 'Frozen') console.log(shown);",
    '}',
    "for await (const page of ecs.paginateDescribeInstances({ RegionId: 'r' }).pages()) console.log(page.TotalCount?.toFixed());",
  ],
  'a member of an item misspelt': [
    2551,
    "for await (const one of ecs.paginateDescribeInstances({ RegionId: 'r' })) console.log(one.InstanceID);",
  ],
  'pages of an operation without any': [2339, `for await (const one of ecs.paginateCreateDisk({ ${disk} })) console.log(one);`],
  'a wait': [
    0,
    "const seen = await ecs.waitUntilInstanceRunning({ RegionId: 'r', InstanceIds: ['i-1'] }, { maxWait: 60_000, signal: AbortSignal.timeout(5) });",
    'console.log(seen?.TotalCount);',
  ],
  'a wait without an end': [2345, "await ecs.waitUntilInstanceRunning({ RegionId: 'r' }, {});"],
  'functions without methods': [
    0,
    "import { attachDisk, createEcs, paginateDescribeDisks, waitUntilDiskAvailable } from '@yunspec/ecs';",
    "const ecs = createEcs({ region: 'mars-1', endpoint: 'https://ecs.example.com', validate: { level: 'lenient', skip: ['Size#maximum'] }, fetch });",
    "await attachDisk(ecs, { InstanceId: 'i-1', DiskId: 'd-1' }, { timeout: 5_000, retry: { retries: 0 } });",
    "for await (const one of paginateDescribeDisks(ecs, { RegionId: 'r' })) console.log(one.DiskId);",
    "await waitUntilDiskAvailable(ecs, { RegionId: 'r' }, { maxWait: 1 });",
  ],
  'half a pair of keys': [2322, "import { EcsClient } from '@yunspec/ecs';", "new EcsClient({ credentials: { accessKeyId: 'id' } });"],
  'a level that is not there': [2322, "import { EcsClient } from '@yunspec/ecs';", "new EcsClient({ validate: 'loose' });"],
  'two products in one program': [
    0,
    "import { CasClient, isCasError, type CertificateInstanceItem } from '@yunspec/cas';",
    "import { ServiceError } from '@yunspec/ecs';",
    "const cas = new CasClient({ credentials: { apiKey: 'key' } });",
    'const found: CertificateInstanceItem[] = [];',
    'try {',
    "  for await (const one of cas.paginateListInstances({ Status: 'normal' })) found.push(one);",
    '} catch (error) {',
    '  if (isCasError(error) && error instanceof ServiceError) console.log(error.retryable);',
    '}',
  ],
  'a policy': [
    0,
    "import { ramPolicy } from '@yunspec/ecs';",
    "export const document = ramPolicy(['CreateInstance'], { region: 'cn-hangzhou' });",
  ],
  'a policy for nothing': [2322, "import { ramPolicy } from '@yunspec/ecs';", "export const document = ramPolicy(['MakeTea']);"],
  'a fake of the transport': [
    0,
    "import { EcsClient, type ClientOptions } from '@yunspec/ecs';",
    "const fetch: ClientOptions['fetch'] = async (request) => Response.json({ path: new URL(request.url).pathname });",
    'export const ecs = new EcsClient({ fetch });',
  ],
};

const names = Object.keys(consumers);
const fileOf = (name: string): string => join(project, 'consumers', `${name.replaceAll(/[^a-z]+/g, '-')}.ts`);

describe('in an empty project', () => {
  beforeAll(() => {
    mkdirSync(join(project, 'consumers'));
    for (const [name, [, ...lines]] of Object.entries(consumers)) {
      const text = lines.join('\n');
      writeFileSync(fileOf(name), `${text.startsWith('import') ? '' : start}${text}\nexport {};\n`);
    }
  });

  const ways: Readonly<Record<string, ts.CompilerOptions>> = {
    'module nodenext': { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    'module esnext, moduleResolution bundler': { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  };

  test.each(Object.entries(ways))('the compiler passes what is right and finds what is wrong (%s)', (_, way) => {
    const options: ts.CompilerOptions = {
      ...way,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      skipLibCheck: false,
      skipDefaultLibCheck: true,
      noEmit: true,
    };
    const program = ts.createProgram(names.map(fileOf), options, ts.createCompilerHost(options));
    const found = ts.getPreEmitDiagnostics(program);
    const text = ({ code, messageText }: ts.Diagnostic): string => `${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    expect(found.filter(({ file }) => file === undefined || file.fileName.includes('/node_modules/')).map(text)).toEqual([]);
    const findings = (name: string): string[] =>
      found.filter(({ file }) => file !== undefined && join(file.fileName) === fileOf(name)).map(text);
    const codes = Object.fromEntries(names.map((name) => [name, findings(name).map((one) => Number.parseInt(one, 10))]));
    const wanted = Object.fromEntries(Object.entries(consumers).map(([name, [code]]) => [name, code === 0 ? [] : [code]]));
    const odd = names.filter((name) => String(codes[name]) !== String(wanted[name]));
    expect(codes, odd.flatMap(findings).join('\n')).toEqual(wanted);
  });

  test('plain node runs a program', () => {
    const program = `
import { CasClient } from '@yunspec/cas';
import { AttachDisk, createEcs, describeRegions, EcsClient, explainEcsError, isEcsError, ServiceError, ValidationError } from '@yunspec/ecs';
import model from '@yunspec/ecs/model.json' with { type: 'json' };

const sent = [];
const fetch = async (request) => {
  const words = new URLSearchParams(new URL(request.url).search + '&' + (await request.text()));
  sent.push([new URL(request.url).hostname, words.get('Action')]);
  if (words.get('Action') === 'AttachDisk') return Response.json({ Code: 'DiskError', Message: 'No.', RequestId: 'r-2' }, { status: 403 });
  return Response.json({ RequestId: 'r-1', Regions: { Region: [{ RegionId: 'cn-hangzhou' }] } });
};
const options = { region: 'cn-hangzhou', credentials: { accessKeyId: 'id', accessKeySecret: 'secret' }, fetch };
const ecs = new EcsClient(options);
const caught = async (call) => call().then(() => undefined, (error) => error);

const first = await ecs.describeRegions();
const second = await describeRegions(createEcs(options));
const refused = await caught(() => ecs.attachDisk({ InstanceId: 'i-1' }));
const failed = await caught(() => ecs.attachDisk({ InstanceId: 'i-1', DiskId: 'd-1' }));
const [cause] = await explainEcsError(failed);
console.log(JSON.stringify({
  regions: [first, second].map((answer) => answer.Regions.Region[0].RegionId),
  refused: [refused instanceof ValidationError, refused.issues.map(({ path, code }) => [path, code])],
  failed: [isEcsError(failed, 'DiskError'), failed instanceof ServiceError, failed.requestId, cause.operation],
  sent,
  rest: [AttachDisk.name, model.operations.length > 70, typeof CasClient, JSON.stringify(ecs).includes('secret')],
}));
`;
    writeFileSync(join(project, 'program.mjs'), program);
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'program.mjs'], { cwd: project, encoding: 'utf8', env: {} });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      regions: ['cn-hangzhou', 'cn-hangzhou'],
      refused: [true, [[['DiskId'], 'required']]],
      failed: [true, true, 'r-2', 'AttachDisk'],
      sent: [
        ['ecs.aliyuncs.com', 'DescribeRegions'],
        ['ecs.aliyuncs.com', 'DescribeRegions'],
        ['ecs.aliyuncs.com', 'AttachDisk'],
      ],
      rest: ['AttachDisk', true, 'function', false],
    });
  });
});
