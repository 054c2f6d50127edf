import { expect, it } from 'vitest';
import { call, type Drift, outputForms } from '../src/index.js';
import { json, safe, service } from './support/service.js';

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
