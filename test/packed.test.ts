import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  compile,
  createProject,
  type Finding,
  listDependencies,
  type Project,
  readManifest,
  repository,
  ways,
  waysOfCommonJs,
} from './support/packed.js';
import { isProduct, packages } from './support/repository.js';

let project: Project;

beforeAll(() => {
  project = createProject(packages);
});

afterAll(() => project.remove());

const listPaths = (name: string): string[] => (project.packed.get(name)?.files ?? []).map(({ path }) => path);

/** The files that one entry of `exports` leads to. */
const listTargets = (entry: object | string = {}): string[] =>
  typeof entry === 'string' ? [entry.slice('./'.length)] : Object.values(entry).flatMap(listTargets);

const measureFolder = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

describe('a tarball', () => {
  const always = ['package.json', 'README.md', 'LICENSE'];

  test.each(packages)('%s holds what its package.json names, no test and no trace of the build', (name) => {
    const { files, exports } = readManifest(project, name);
    const paths = listPaths(name);
    expect(paths).toEqual(expect.arrayContaining(always));
    // a package has no changelog before its first release
    const required = files.filter((one) => !one.startsWith('!') && one !== 'CHANGELOG.md');
    expect(required.filter((one) => !existsSync(project.installed(name, one)))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(listTargets(exports['.'])));
    expect(
      paths.filter(
        (path) => !always.includes(path) && !files.some((one) => path === one || path.startsWith(`${one}/`)),
      ),
    ).toEqual([]);
    expect(paths.filter((path) => /(^|\/)tests?\/|\.test\.|\.tsbuildinfo$|(^|\/)\.(?!\.)/.test(path))).toEqual([]);
  });

  test.each(packages)('%s carries the licence', (name) => {
    const text = (path: string): string => readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
    expect(text(project.installed(name, 'LICENSE'))).toBe(text(join(repository, 'LICENSE')));
  });

  test.each(packages)('%s exports files it has, and its maps lead to sources it has', (name) => {
    const paths = listPaths(name);
    for (const target of JSON.stringify(readManifest(project, name).exports).match(/\.\/[\w./-]+\.(js|d\.ts|json)/g) ??
      []) {
      if (existsSync(join(repository, 'packages', name, target))) expect(paths).toContain(target.slice(2));
    }
    for (const path of paths.filter((one) => one.endsWith('.map'))) {
      const { sources } = JSON.parse(readFileSync(project.installed(name, path), 'utf8')) as { sources: string[] };
      for (const source of sources) expect(paths, path).toContain(posix.join(dirname(path), source));
    }
  });

  test.each(packages)('%s has types that every resolver of TypeScript finds, for what Node.js loads', async (name) => {
    const data = new Uint8Array(readFileSync(project.locateTarball(name)));
    const result = await checkPackage(createPackageFromTarballData(data));
    expect(result.types).not.toBe(false);
    expect('problems' in result && result.problems).toEqual([]);
  });

  test.each(packages)('%s leaves publint nothing to say', async (name) => {
    const { buffer } = new Uint8Array(readFileSync(project.locateTarball(name)));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test('does not weigh much', () => {
    const sizes = Object.fromEntries(packages.map((name) => [name, measureFolder(project.installed(name))]));
    const shown = Object.entries(sizes).map(
      ([name, bytes]) =>
        `${name} ${(bytes / 1e6).toFixed(2)} MB (${Math.round((project.packed.get(name)?.size ?? 0) / 1000)} kB packed)`,
    );
    console.log(
      `installed: ${shown.join(', ')}; runtime and ecs together ${(((sizes.runtime ?? 0) + (sizes.ecs ?? 0)) / 1e6).toFixed(2)} MB`,
    );
    expect((sizes.runtime ?? 0) + (sizes.ecs ?? 0)).toBeLessThan(4.5e6);
    const scopes = ['@yunspec', ...listDependencies(packages).map((name) => name.split('/')[0])];
    expect(readdirSync(join(project.folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(
      scopes.sort(),
    );
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
  'a required member missing': [2345, "await ecs.attachDisk({ InstanceId: 'i-1' });"],
  'no input where one is required': [2554, 'await ecs.attachDisk();'],
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
  'a value of a list': [0, `await ecs.authorizeSecurityGroup({ ${rule}, IpProtocol: 'tcp', Policy: 'drop' });`],
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
  'a boolean in another word': [
    2322,
    "await ecs.attachDisk({ InstanceId: 'i-1', DiskId: 'd-1', DeleteWithInstance: 'yes' });",
  ],
  'a list as JSON text': [2322, "await ecs.describeInstances({ RegionId: 'r', InstanceIds: '[\"i-1\"]' });"],
  'a member that may be undefined': [
    0,
    'const given: { Size?: number } = {};',
    `await ecs.createDisk({ ${disk}, Size: given.Size, ClientToken: undefined }, { signal: undefined });`,
    "await ecs.createInstance({ RegionId: 'r', ImageId: 'i', InstanceType: 't', SecurityGroupId: 's', DataDisk: [{ Size: given.Size }] });",
  ],
  'a member of an answer that is not there': [
    2339,
    `const answer = await ecs.createDisk({ ${disk} });`,
    'console.log(answer.Frobnication);',
  ],
  'a member of an answer misspelt': [
    2551,
    `const answer = await ecs.createDisk({ ${disk} });`,
    'console.log(answer.DiskIds);',
  ],
  'a member of an answer taken for certain': [
    18048,
    "const { Instances } = await ecs.describeInstances({ RegionId: 'r' });",
    'for (const one of Instances.Instance) console.log(one.NetworkInterfaces.NetworkInterface);',
  ],
  'an operation that is not there': [2551, "await ecs.describeInstence({ RegionId: 'r' });"],
  'an error, narrowed': [
    0,
    'try {',
    '  await ecs.describeRegions();',
    '} catch (error) {',
    "  if (isEcsError(error, 'InvalidDiskId.NotFound')) { const id: string | undefined = error.requestId; console.log(id, error.status + 1); }",
    "  else if (isEcsError<string>(error, 'Some.NewCode')) console.log(error.code.toUpperCase());",
    '}',
  ],
  'a misspelt code': [2769, "if (isEcsError(new Error(), 'InvalidDiskId.NotFond')) console.log(1);"],
  'an error, not narrowed': [
    18046,
    'try {',
    '  await ecs.describeRegions();',
    '} catch (error) {',
    '  console.log(error.requestId);',
    '}',
  ],
  'the issues of a refused input': [
    0,
    "import { describeIssue, ValidationError } from '@yunspec/ecs';",
    'export const sentences = (error: unknown): string[] => (error instanceof ValidationError ? error.issues.map(describeIssue) : []);',
  ],
  'items of all pages': [
    0,
    "for await (const { InstanceId, Status } of ecs.paginateDescribeInstances({ RegionId: 'r' })) {",
    '  const shown: (string | undefined)[] = [InstanceId, Status];',
    "  if (Status === 'Running' || Status === 'Frozen') console.log(shown);",
    '}',
    "for await (const page of ecs.paginateDescribeInstances({ RegionId: 'r' }).pages()) console.log(page.TotalCount?.toFixed());",
  ],
  'a member of an item misspelt': [
    2551,
    "for await (const one of ecs.paginateDescribeInstances({ RegionId: 'r' })) console.log(one.InstanceID);",
  ],
  'pages of an operation without any': [
    2339,
    `for await (const one of ecs.paginateCreateDisk({ ${disk} })) console.log(one);`,
  ],
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
  'half a pair of keys': [
    2322,
    "import { EcsClient } from '@yunspec/ecs';",
    "new EcsClient({ credentials: { accessKeyId: 'id' } });",
  ],
  'a level that is not there': [
    2322,
    "import { EcsClient } from '@yunspec/ecs';",
    "new EcsClient({ validate: 'loose' });",
  ],
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
  'a list that its owner cannot change': [
    0,
    "export const find = (InstanceIds: readonly string[]) => ecs.describeInstances({ RegionId: 'r', InstanceIds });",
    "await ecs.describeInstances({ RegionId: 'r', InstanceIds: ['i-1'] as const });",
  ],
  'a policy': [
    0,
    "import { ramPolicy } from '@yunspec/ecs';",
    "export const document = ramPolicy(['CreateInstance'], { region: 'cn-hangzhou' });",
  ],
  'a policy for nothing': [
    2322,
    "import { ramPolicy } from '@yunspec/ecs';",
    "export const document = ramPolicy(['MakeTea']);",
  ],
  'a fake of the transport': [
    0,
    "import { EcsClient, type ClientOptions } from '@yunspec/ecs';",
    "const fetch: ClientOptions['fetch'] = async (request) => Response.json({ path: new URL(request.url).pathname });",
    'export const ecs = new EcsClient({ fetch });',
  ],
};

const names = Object.keys(consumers);
const locateConsumer = (name: string): string =>
  join(project.folder, 'consumers', `${name.replaceAll(/[^a-z]+/g, '-')}.ts`);

describe('where packages see only what they depend on', () => {
  /** Installs a product as pnpm does: what only the product depends on is out of the program's sight. */
  function installStrictly(name: string): string {
    const folder = join(project.folder, 'strict', name);
    if (existsSync(folder)) return folder;
    const store = join(folder, 'node_modules/.pnpm', name, 'node_modules/@yunspec');
    for (const one of [name, 'runtime']) cpSync(project.installed(one), join(store, one), { recursive: true });
    mkdirSync(join(folder, 'node_modules/@yunspec'));
    symlinkSync(join(store, name), join(folder, 'node_modules/@yunspec', name), 'junction');
    return folder;
  }

  /** Assigns every exported value to a constant without a type. */
  const listConstants = (entry: string, values: readonly string[]): string[] => [
    `import { ${values.join(', ')} } from '${entry}';`,
    ...values.map((value) => `export const of${value} = ${value};`),
  ];

  /** The products are generated alike, so one of them in every way is enough. */
  const cases = packages.filter(isProduct).flatMap((name) =>
    Object.keys({ ...ways, ...waysOfCommonJs })
      .slice(0, name === 'ecs' ? undefined : 1)
      .map((title) => [name, title] as const),
  );

  test.each(cases)('declarations can name the types of all values of %s (%s)', async (name, title) => {
    const folder = installStrictly(name);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: title in ways ? 'module' : 'commonjs' }));
    // each entry on its own: what one imports, the other could name
    for (const entry of ['index', 'outputs']) {
      const loaded = (await import(project.installed(name, `dist/${entry}.js`))) as object;
      const specifier = `@yunspec/${name}${entry === 'index' ? '' : `/${entry}`}`;
      const calls = 'acs3' in loaded ? ['export const protocol = acs3();'] : [];
      const path = join(folder, `${entry}.ts`);
      writeFileSync(path, [...listConstants(specifier, Object.keys(loaded)), ...calls].join('\n'));
      const way = { ...ways, ...waysOfCommonJs }[title];
      const found = compile([path], { ...way, declaration: true, skipLibCheck: true });
      expect(found.map(({ code, text }) => `${code} ${text}`)).toEqual([]);
    }
  });
});

describe('in an empty project', () => {
  beforeAll(() => {
    mkdirSync(join(project.folder, 'consumers'));
    for (const [name, [, ...lines]] of Object.entries(consumers)) {
      const text = lines.join('\n');
      writeFileSync(locateConsumer(name), `${text.startsWith('import') ? '' : start}${text}\nexport {};\n`);
    }
  });

  test.each(Object.entries(ways))('the compiler passes what is right and finds what is wrong (%s)', (_, way) => {
    const found = compile(names.map(locateConsumer), way);
    const text = ({ code, text: says }: Finding): string => `${code} ${says}`;
    expect(found.filter(({ file }) => file === undefined || file.includes('node_modules')).map(text)).toEqual([]);
    const findings = (name: string): Finding[] => found.filter(({ file }) => file === locateConsumer(name));
    const codes = Object.fromEntries(names.map((name) => [name, findings(name).map(({ code }) => code)]));
    const wanted = Object.fromEntries(
      Object.entries(consumers).map(([name, [code]]) => [name, code === 0 ? [] : [code]]),
    );
    const odd = names.filter((name) => String(codes[name]) !== String(wanted[name]));
    expect(codes, odd.flatMap(findings).map(text).join('\n')).toEqual(wanted);
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
  failed: [isEcsError(failed, 'DiskError'), failed instanceof ServiceError, failed.requestId, cause.cause],
  sent,
  rest: [AttachDisk.name, model.operations.length > 70, typeof CasClient, JSON.stringify(ecs).includes('secret')],
}));
`;
    writeFileSync(join(project.folder, 'program.mjs'), program);
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'program.mjs'], {
      cwd: project.folder,
      encoding: 'utf8',
      env: {},
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      regions: ['cn-hangzhou', 'cn-hangzhou'],
      refused: [true, [[['DiskId'], 'required']]],
      failed: [true, true, 'r-2', 'The disk is in an abnormal state.'],
      sent: [
        ['ecs.aliyuncs.com', 'DescribeRegions'],
        ['ecs.aliyuncs.com', 'DescribeRegions'],
        ['ecs.aliyuncs.com', 'AttachDisk'],
      ],
      rest: ['AttachDisk', true, 'function', false],
    });
  });
});
