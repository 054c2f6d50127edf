import { expect, it } from 'vitest';
import { ConfigurationError, call, type Drift, outputForms } from '../src/index.js';
import { json, safe, service, text } from './support/service.js';

const outputs = outputForms({
  operations: { DescribeDisks: { RequestId: 'string', TotalCount: 'number', Disks: { Disk: ['#Disk'] } } },
  shapes: { Disk: { DiskId: 'string', Status: { $enum: ['In_use', 'Available'] }, Inner: '#Disk', Free: 'any' } },
});

it.each<[object, Drift[]]>([
  [{ RequestId: 'r', TotalCount: 1, Disks: { Disk: [{ DiskId: 'd', Status: 'In_use', Free: [1] }] } }, []],
  [{ Extra: 1 }, [{ kind: 'member', path: 'Extra' }]],
  [{ TotalCount: '1' }, [{ kind: 'type', path: 'TotalCount' }]],
  [{ Disks: { Disk: [{ Status: 'Frozen' }, { Status: 'Melted' }] } }, [{ kind: 'value', path: 'Disks.Disk[].Status' }]],
  [{ Disks: { Disk: [{ Status: '' }] } }, []],
  [{ Disks: { Disk: {} } }, [{ kind: 'type', path: 'Disks.Disk' }]],
  [{ Disks: 'none' }, [{ kind: 'type', path: 'Disks' }]],
  [{ Disks: { Disk: [{ Inner: { New: 1 } }] } }, [{ kind: 'member', path: 'Disks.Disk[].Inner.New' }]],
  [{ RequestId: null }, []],
  [
    JSON.parse('{ "__proto__": 1, "constructor": 2 }'),
    [
      { kind: 'member', path: '__proto__' },
      { kind: 'member', path: 'constructor' },
    ],
  ],
])('%j drifts by %j and is given back as it is', async (body, want) => {
  const seen: Drift[][] = [];
  const { client } = service(json(body), { outputs, hooks: { onDrift: (drift) => seen.push([...drift]) } });
  expect(await call(client, safe, {})).toEqual(body);
  expect(seen).toEqual(want.length === 0 ? [] : [want]);
});

const large: readonly [body: string, want: Drift[]][] = [
  ['{"TotalCount":9007199254740991}', []],
  ['{"TotalCount":-9007199254740991}', []],
  ['{"TotalCount":9007199254740993}', []],
  ['{"TotalCount":-9007199254740993}', []],
  ['{"TotalCount":1e300}', []],
  ['{"TotalCount":"1"}', [{ kind: 'type', path: 'TotalCount' }]],
  ['{"TotalCount":0.1}', []],
  ['{"RequestId":"9007199254740993"}', []],
  ['{"RequestId":9007199254740993}', []],
  ['{"Disks":{"Disk":[{"DiskId":9007199254740993},{"DiskId":9007199254740994}]}}', []],
  ['{"Disks":{"Disk":[{"Status":9007199254740993}]}}', [{ kind: 'value', path: 'Disks.Disk[].Status' }]],
  ['{"Disks":{"Disk":[{"Free":9007199254740993}]}}', []],
];

it.each(large)('%s drifts by %j: a large integer is no drift', async (body, want) => {
  const seen: Drift[] = [];
  const { client } = service(text(body), { outputs, hooks: { onDrift: (drift) => seen.push(...drift) } });
  await call(client, safe, {});
  expect(seen).toEqual(want);
});

it('an operation whose form is not known does not drift', async () => {
  const seen: Drift[] = [];
  const { client } = service(json({ New: 1 }), { outputs, hooks: { onDrift: (drift) => seen.push(...drift) } });
  await call(client, { ...safe, name: 'DescribeOthers' }, {});
  expect(seen).toEqual([]);
});

it('a client that is to tell drift needs the forms to compare with', () => {
  const hooks = { onDrift: () => {} };
  expect(() => service(json({}), { hooks })).toThrow(ConfigurationError);
  expect(() => service(json({}), { hooks })).toThrow('DemoClient: onDrift needs the option outputs');
  expect(() => service(json({}), { hooks: { onDrift: undefined } as object })).not.toThrow();
  expect(() => service(json({}), { hooks, outputs })).not.toThrow();
});
