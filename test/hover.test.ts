import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** A program of a user, beside which the built packages are installed. It is in memory only. */
const program = fileURLToPath(new URL('hover-program.ts', import.meta.url));
let text = '';
let version = 0;

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  strict: true,
  types: [],
};

const service = ts.createLanguageService({
  getScriptFileNames: () => [program],
  getScriptVersion: (path) => (path === program ? String(version) : '0'),
  getScriptSnapshot: (path) => {
    const content = path === program ? text : ts.sys.readFile(path);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCompilationSettings: () => options,
  getCurrentDirectory: () => fileURLToPath(new URL('.', import.meta.url)),
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  fileExists: (path) => path === program || ts.sys.fileExists(path),
  readFile: (path) => (path === program ? text : ts.sys.readFile(path)),
  directoryExists: ts.sys.directoryExists,
});

/** Returns what an editor shows of the name behind », in its order: the type, the documentation, the tags. */
function hover(code: string): string {
  const mark = code.indexOf('»');
  text = code.replace('»', '');
  version += 1;
  const info = service.getQuickInfoAtPosition(program, mark);
  const tags = (info?.tags ?? []).map(({ name, text: parts }) => `@${name} ${ts.displayPartsToString(parts)}`);
  return [ts.displayPartsToString(info?.displayParts), ts.displayPartsToString(info?.documentation), ...tags].join(
    '\n',
  );
}

const client = `import { createInstance, EcsClient } from '@yunspec/ecs';
import { IotdaClient } from '@yunspec/iotda';
const ecs = new EcsClient();
const iotda = new IotdaClient();
`;

describe('a member shows its limits and the rules it takes part in', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a table by another member, and a choice',
      'ecs.createDisk({ RegionId: "", ZoneId: "", »Size: 20 })',
      [
        '1 to 131,072 GiB',
        '5 to 2,000 GiB for `cloud` (default), 20 to 32,768 GiB for `cloud_efficiency` and `cloud_ssd`',
        'At least one of `Size` and `SnapshotId` is required',
      ],
    ],
    [
      'a table inside of items',
      'ecs.createInstance({ RegionId: "", ImageId: "", InstanceType: "", SecurityGroupId: "", DataDisk: [{ »Size: 20 }] })',
      ['By `Category`: 5 to 2,000 GiB for `cloud`, 20 to 32,768 GiB for `cloud_efficiency` and `cloud_ssd`'],
    ],
    [
      'a rule between two objects',
      'ecs.createInstance({ RegionId: "", InstanceType: "", SystemDisk: { »Category: "cloud" } })',
      ['Not allowed when `IoOptimized` is `optimized` and `SystemDisk.Category` is `cloud`'],
    ],
    [
      'a condition that requires, and one that forbids',
      'ecs.createDisk({ RegionId: "", ZoneId: "", »StorageSetPartitionNumber: 2 })',
      ['Not allowed when `StorageClusterId` is given, except `2`'],
    ],
    [
      'a comparison',
      'ecs.copyImage({ RegionId: "", ImageId: "", »DestinationRegionId: "" })',
      ['Must differ from `RegionId`'],
    ],
    [
      'a rule that only the service can check',
      'ecs.deleteSnapshot({ SnapshotId: "", »Force: true })',
      ['Checked by the service: No disk was created from the snapshot, unless Force is true'],
    ],
    [
      'a table of a nested object',
      'iotda.createInstance({ instance_type: "", charge_info: { charge_mode: "prePaid", »period_num: 1 } })',
      ['Required when `charge_mode` is `prePaid`', 'By `period_type`: 1 to 9 for `month`, 1 to 3 for `year`'],
    ],
  ])('%s', (_, call, expected) => {
    const shown = hover(`${client}${call};`);
    for (const part of expected) expect(shown).toContain(part);
  });
});

describe('an operation shows what it takes before the errors it may answer', () => {
  test.each([
    ['as a method', '»createInstance', 'await ecs.createInstance({'],
    ['as a function', '»createInstance(ecs', 'await createInstance(ecs, {'],
  ])('%s', (_, name, example) => {
    const call = name.includes('(') ? `${name}, {} as never)` : `ecs.${name}({} as never)`;
    const shown = hover(`${client}${call};`);
    const places = [
      'createInstance(',
      'Creates an instance from an image.',
      'Repeated safely: `ClientToken`',
      'requires `RegionId` and `InstanceType`',
      'Source: Elastic Compute Service API Reference, 2014-05-26, Instance Related Interfaces > Creating an instance',
      example,
      '`MissingParameter` (400): No region is specified',
      '`InvalidPassword.Malformed` (400)',
      'more: `explainEcsError` returns the causes of any error',
    ].map((part) => shown.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('with each code once, and no line of a document that nobody has', () => {
    const shown = hover(`${client}ecs.»createInstance({} as never);`);
    const codes = shown.match(/^- `[\w.]+`(?= \()/gm) ?? [];
    expect(codes.length).toBeGreaterThan(10);
    expect(new Set(codes).size).toBe(codes.length);
    expect(shown).not.toMatch(/\blines? \d/);
  });
});
