import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Model,
  type OperationModel,
  type RuleModel,
  readModel,
  type ValueModel,
  type Waiter,
} from '@yunspec/model';
import { describe, expect, test } from 'vitest';
import type { Change } from '../src/diff/change.js';
import { compareModels } from '../src/diff/compare-models.js';
import {
  type Bump,
  type ChangeRuleId,
  changeRules,
  type Direction,
  findHighestBump,
  inverseDirections,
} from '../src/language/change-rules.js';

/** Data that an edit may change. */
type Editable<T> = { -readonly [K in keyof T]: T[K] extends (...args: never) => unknown ? T[K] : Editable<T[K]> };

const text = (product: string): string =>
  readFileSync(fileURLToPath(new URL(`../../packages/${product}/model.json`, import.meta.url)), 'utf8');

/** The operations that edits are about. Each comparison reads all there are. */
const edited: readonly string[] = [
  ...['CreateDisk', 'DescribeDisks', 'AttachDisk', 'AuthorizeSecurityGroup', 'CancelCopyImage', 'CreateInstance'],
  ...['CreateVpc', 'DescribeDiskMonitorData', 'DescribeRegions', 'ModifyDiskAttribute'],
];

/** What the edits take for closed: limits of values, and rules. By product and operation. */
const closed: Readonly<Record<string, Readonly<Record<string, { values?: string[]; rules?: string[] }>>>> = {
  ecs: {
    CreateDisk: { values: ['DiskName'], rules: ['size-or-snapshot'] },
    AuthorizeSecurityGroup: { values: ['Policy', 'SourceCidrIp', 'SourceGroupId'] },
    ModifyDiskAttribute: { rules: ['something-to-modify'] },
    CreateInstance: { rules: ['subscription-only'] },
  },
  cas: { UpdateInstance: { rules: ['csr-if-uploaded'] } },
};

function closeLimits(product: string, { name, input }: OperationModel): ValueModel {
  const { values = [], rules = [] } = closed[product]?.[name] ?? {};
  const close = <T>(all: Readonly<Record<string, T>> | undefined, names: readonly string[]) => {
    const stability = 'closed' as const;
    return { ...all, ...Object.fromEntries(names.map((one) => [one, { ...(all?.[one] as T), stability }])) };
  };
  return { ...input, properties: close(input.properties, values), rules: close(input.rules, rules) };
}

const models = new Map(
  ['ecs', 'cas', 'eiam', 'iotda'].map((product) => {
    const model = readModel(text(product));
    const operations = model.operations
      .filter(({ name }) => product !== 'ecs' || edited.includes(name))
      .map((operation) => ({ ...operation, input: closeLimits(product, operation) }));
    return [product, { ...model, operations }] as const;
  }),
);

const load = (product: string): Model => {
  const model = models.get(product);
  if (model === undefined) throw new Error(`there is no ${product}`);
  return model;
};

/** A model in the hands of somebody who edits it. */
class Editor {
  constructor(readonly model: Editable<Model>) {}

  operation(name: string): Editable<OperationModel> {
    const found = this.model.operations.find((operation) => operation.name === name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  }

  /** The value at a path: `CreateDisk.input.Size`. */
  value(path: string): Editable<ValueModel> {
    const [name = '', side = '', ...segments] = path.split('.');
    const root = name === 'shapes' ? this.shape(side) : this.operation(name)[side as 'input' | 'output'];
    return segments.reduce((value, segment) => {
      const member = value.properties?.[segment.replace('[]', '')];
      const found = segment.endsWith('[]') ? member?.items : member;
      if (found === undefined) throw new Error(`there is no ${path}`);
      return found;
    }, root);
  }

  shape(name: string): Editable<ValueModel> {
    const found = this.model.shapes[name];
    if (found === undefined) throw new Error(`there is no shape ${name}`);
    return found;
  }

  rule(operation: string, id: string): Editable<RuleModel> {
    const found = this.operation(operation).input.rules?.[id];
    if (found === undefined) throw new Error(`there is no rule ${id}`);
    return found;
  }

  waiters(): Record<string, Editable<Waiter>> {
    const { waiters } = this.model.resources.find(({ resource }) => resource === 'Disk') ?? {};
    if (waiters === undefined) throw new Error('disks have no waiters');
    return waiters;
  }

  add(path: string, name: string, value: object): void {
    const owner = this.value(path);
    owner.properties = { ...owner.properties, [name]: value as Editable<ValueModel> };
  }

  remove(path: string, name: string): void {
    const { properties = {}, required = [] } = this.value(path);
    delete properties[name];
    this.value(path).required = required.filter((one) => one !== name);
  }

  rename(path: string, was: string, is: string): void {
    const owner = this.value(path);
    const entries = Object.entries(owner.properties ?? {});
    owner.properties = Object.fromEntries(entries.map(([name, value]) => [name === was ? is : name, value]));
    if (owner.required) owner.required = owner.required.map((name) => (name === was ? is : name));
  }

  require(path: string, name: string): void {
    const owner = this.value(path);
    owner.required = [...(owner.required ?? []), name];
  }

  free(path: string, name: string): void {
    const owner = this.value(path);
    owner.required = (owner.required ?? []).filter((one) => one !== name);
  }
}

type Row = readonly [edit: string, bump: Bump, rule: ChangeRuleId, edit: (editor: Editor) => void, product?: string];

const disk = 'CreateDisk.input';
const group = 'AuthorizeSecurityGroup.input';

/** Edits, each with the bump that a careful maintainer chooses for it. */
const rows: readonly Row[] = [
  ['an optional parameter is new', 'minor', 'parameter-added', (e) => e.add(disk, 'Encrypted', { type: 'boolean' })],
  [
    'a required parameter is new',
    'major',
    'required-parameter-added',
    (e) => {
      e.add(disk, 'Encrypted', { type: 'boolean' });
      e.require(disk, 'Encrypted');
    },
  ],
  [
    'a required region is new, which clients fill in',
    'minor',
    'parameter-added',
    (e) => {
      e.add('DescribeRegions.input', 'RegionId', { type: 'string', refers: 'Region' });
      e.require('DescribeRegions.input', 'RegionId');
    },
  ],
  [
    'a member of a list of objects is new',
    'minor',
    'parameter-added',
    (e) => e.add('CreateInstance.input.DataDisk[]', 'Encrypted', { type: 'boolean' }),
  ],
  ['a parameter is required now', 'major', 'parameter-required', (e) => e.require(disk, 'Size')],
  ['a parameter may be left out', 'minor', 'parameter-optional', (e) => e.free(disk, 'ZoneId')],
  ['a parameter is gone', 'major', 'parameter-removed', (e) => e.remove(disk, 'Description')],
  ['a parameter is renamed', 'major', 'parameter-renamed', (e) => e.rename(disk, 'DiskName', 'Name')],
  [
    'an integer takes fractions',
    'minor',
    'parameter-type-widened',
    (e) => Object.assign(e.value(`${disk}.Size`), { type: 'number' }),
  ],
  [
    'a number becomes a text',
    'major',
    'parameter-type-changed',
    (e) => Object.assign(e.value(`${disk}.Size`), { type: 'string', minimum: undefined }),
  ],
  [
    'a text becomes a list',
    'major',
    'parameter-type-changed',
    (e) => Object.assign(e.value('AttachDisk.input.DiskId'), { type: 'array', items: { type: 'string' } }),
  ],
  [
    'a text may be null',
    'minor',
    'parameter-type-widened',
    (e) => Object.assign(e.value(`${disk}.DiskName`), { nullable: true }),
  ],
  [
    'a text is never null',
    'major',
    'parameter-type-narrowed',
    (e) => delete e.value('CreateInstance.input.tags[].value').nullable,
    'iotda',
  ],
  [
    'a text may be null in an answer',
    'major',
    'member-type-widened',
    (e) => Object.assign(e.value('CreateDisk.output.DiskId'), { nullable: true }),
  ],
  [
    'an object is never null in an answer',
    'minor',
    'member-type-narrowed',
    (e) => delete e.value('CreateInstance.output.additional_params').nullable,
    'iotda',
  ],
  [
    'a value is new in an open list',
    'minor',
    'value-added',
    (e) => void e.value(`${disk}.DiskCategory`).enum?.push('cloud_essd'),
  ],
  ['a value is new in a closed list', 'minor', 'value-added', (e) => void e.value(`${group}.Policy`).enum?.push('log')],
  [
    'a value is gone from an open list',
    'minor',
    'movable-value-removed',
    (e) => void e.value(`${disk}.DiskCategory`).enum?.pop(),
  ],
  ['a value is gone from a closed list', 'major', 'value-removed', (e) => void e.value(`${group}.Policy`).enum?.pop()],
  [
    'a value is gone from a volatile list',
    'minor',
    'movable-value-removed',
    (e) => void e.value('DescribeDiskMonitorData.input.Period').enum?.pop(),
  ],
  [
    'a list is closed',
    'major',
    'stability-closed',
    (e) => Object.assign(e.value(`${disk}.DiskCategory`), { stability: 'closed' }),
  ],
  [
    'a list is opened',
    'minor',
    'stability-loosened',
    (e) => Object.assign(e.value(`${group}.Policy`), { stability: 'open' }),
  ],
  [
    'an open list becomes volatile',
    'minor',
    'stability-tightened',
    (e) => Object.assign(e.value(`${disk}.DiskCategory`), { stability: 'volatile' }),
  ],
  [
    'a value goes as the list is opened',
    'minor',
    'movable-value-removed',
    (e) => Object.assign(e.value(`${group}.Policy`), { stability: 'open', enum: ['accept'] }),
  ],
  [
    'a list of values is new',
    'major',
    'limit-tightened',
    (e) => Object.assign(e.value(`${group}.SourceCidrIp`), { enum: ['0.0.0.0/0'] }),
  ],
  [
    'an open list of values is new',
    'minor',
    'movable-limit-tightened',
    (e) => Object.assign(e.value(`${group}.SourceGroupOwnerId`), { enum: ['a'], stability: 'open' }),
  ],
  ['a list of values is gone', 'minor', 'limit-loosened', (e) => delete e.value(`${group}.Policy`).enum],
  [
    'a volatile maximum rises',
    'minor',
    'limit-loosened',
    (e) => Object.assign(e.value(`${disk}.Size`), { maximum: 32768 }),
  ],
  [
    'a volatile maximum falls',
    'minor',
    'movable-limit-tightened',
    (e) => Object.assign(e.value(`${disk}.Size`), { maximum: 1000 }),
  ],
  [
    'a closed length grows',
    'minor',
    'limit-loosened',
    (e) => Object.assign(e.value(`${disk}.DiskName`), { maxLength: 256 }),
  ],
  [
    'a closed length shrinks',
    'major',
    'limit-tightened',
    (e) => Object.assign(e.value(`${disk}.DiskName`), { maxLength: 64 }),
  ],
  [
    'a least length rises',
    'major',
    'limit-tightened',
    (e) => Object.assign(e.value(`${disk}.DiskName`), { minLength: 3 }),
  ],
  ['a least length is gone', 'minor', 'limit-loosened', (e) => delete e.value(`${disk}.DiskName`).minLength],
  [
    'a least length of 1 is new',
    'major',
    'limit-tightened',
    (e) => Object.assign(e.value(`${group}.SourceCidrIp`), { minLength: 1 }),
  ],
  [
    'an exclusive bound is written as an inclusive one',
    'patch',
    'parameter-wording',
    (e) => Object.assign(e.value(`${disk}.Size`), { minimum: undefined, exclusiveMinimum: 4 }),
  ],
  ['a pattern is gone', 'minor', 'limit-loosened', (e) => delete e.value(`${disk}.DiskName`).pattern],
  [
    'a pattern is new',
    'major',
    'limit-tightened',
    (e) => Object.assign(e.value(`${group}.SourceGroupId`), { pattern: '^sg-.*$' }),
  ],
  [
    'a pattern takes another letter',
    'minor',
    'limit-loosened',
    (e) =>
      Object.assign(e.value(`${disk}.DiskName`), {
        pattern: '^(?!https?://)[A-Za-z\\u3400-\\u9fff][A-Za-z0-9\\u3400-\\u9fff.:_-]*$',
      }),
  ],
  [
    'a pattern takes a letter less',
    'major',
    'limit-tightened',
    (e) =>
      Object.assign(e.value(`${disk}.DiskName`), { pattern: '^(?!https?://)[A-Za-z][A-Za-z0-9\\u3400-\\u9fff._-]*$' }),
  ],
  [
    'a pattern no longer refuses a beginning',
    'minor',
    'limit-loosened',
    (e) =>
      Object.assign(e.value(`${disk}.Description`), {
        pattern: '^[^]*$',
      }),
  ],
  [
    'a volatile pattern takes less',
    'minor',
    'movable-limit-tightened',
    (e) => Object.assign(e.value('CreateVpc.input.CidrBlock'), { pattern: '^192\\.168\\.0\\.0/16$' }),
  ],
  [
    'a pattern says the same otherwise',
    'patch',
    'parameter-wording',
    (e) => Object.assign(e.value('CreateInstance.input.HostName'), { pattern: '^(?:[A-Za-z0-9]+[.-])*[A-Za-z0-9]+$' }),
  ],
  [
    'a volatile list may be longer',
    'minor',
    'limit-loosened',
    (e) => Object.assign(e.value('DescribeDisks.input.DiskIds'), { maxItems: 100 }),
  ],
  [
    'a default changes',
    'patch',
    'default-changed',
    (e) => Object.assign(e.value(`${disk}.DiskCategory`), { default: 'cloud_ssd' }),
  ],
  ['a default is new', 'patch', 'default-changed', (e) => Object.assign(e.value(`${disk}.Size`), { default: 20 })],
  [
    'a name on the wire changes',
    'minor',
    'sent-otherwise',
    (e) => Object.assign(e.value(`${disk}.Size`), { name: 'DiskSize' }),
  ],
  [
    'a list is sent otherwise',
    'minor',
    'sent-otherwise',
    (e) => Object.assign(e.value('DescribeDisks.input.DiskIds'), { wire: 'csv' }),
  ],
  [
    'booleans travel as other words',
    'major',
    'parameter-type-changed',
    (e) => Object.assign(e.value('AttachDisk.input.DeleteWithInstance'), { text: ['1', '0'] }),
  ],
  [
    'booleans are no words any more',
    'major',
    'parameter-type-narrowed',
    (e) => delete e.value('AttachDisk.input.DeleteWithInstance').text,
  ],
  [
    'a value is a secret',
    'patch',
    'secrecy-changed',
    (e) => Object.assign(e.value(`${disk}.Description`), { secret: true }),
  ],
  [
    'a parameter is deprecated',
    'minor',
    'parameter-deprecated',
    (e) => Object.assign(e.value(`${disk}.Size`), { deprecated: 'Use Bytes.' }),
  ],
  [
    'a description is worded otherwise',
    'patch',
    'parameter-wording',
    (e) => Object.assign(e.value(`${disk}.Size`), { description: 'The size.' }),
  ],
  [
    'a unit is worded otherwise',
    'patch',
    'parameter-wording',
    (e) => Object.assign(e.value(`${disk}.Size`), { unit: 'GB' }),
  ],
  [
    'a hint is worded otherwise',
    'patch',
    'parameter-wording',
    (e) => Object.assign(e.value(`${disk}.DiskName`), { hint: 'be a name' }),
  ],
  [
    'the place in the document moves',
    'none',
    'source-changed',
    (e) => Object.assign(e.operation('CreateDisk'), { lines: '1-2' }),
  ],
  [
    'the place of a parameter moves',
    'none',
    'source-changed',
    (e) => Object.assign(e.value(`${disk}.DiskName`), { lines: 1 }),
  ],
  ['an example is new', 'none', 'examples-changed', (e) => void e.operation('CreateDisk').examples.push({ ok: {} })],

  [
    'a member of an answer is new',
    'minor',
    'member-added',
    (e) => e.add('CreateDisk.output', 'OrderId', { type: 'string' }),
  ],
  ['a member of an answer is gone', 'major', 'member-removed', (e) => e.remove('CreateDisk.output', 'DiskId')],
  [
    'a member of an answer is renamed',
    'major',
    'member-renamed',
    (e) => e.rename('CreateDisk.output', 'DiskId', 'NewDiskId'),
  ],
  ['a member of an answer is always there', 'minor', 'member-always', (e) => e.require('CreateDisk.output', 'DiskId')],
  [
    'a member of an answer may be missing',
    'major',
    'member-optional',
    (e) => e.free('DescribeDisks.output', 'TotalCount'),
  ],
  [
    'a number becomes a text in an answer',
    'major',
    'member-type-changed',
    (e) => Object.assign(e.value('DescribeDisks.output.TotalCount'), { type: 'string' }),
  ],
  [
    'an integer has fractions in an answer',
    'patch',
    'member-number-changed',
    (e) => Object.assign(e.value('DescribeDisks.output.TotalCount'), { type: 'number' }),
  ],
  [
    'anything becomes a text in an answer',
    'major',
    'member-type-widened',
    (e) => Object.assign(e.value('CreateDisk.output.DiskId'), { type: 'any' }),
  ],
  [
    'a value is new in an answer',
    'minor',
    'answer-value-added',
    (e) => void e.value('shapes.DiskItemType.Category').enum?.push('cloud_essd'),
  ],
  [
    'a value is gone from an answer',
    'minor',
    'answer-value-removed',
    (e) => void e.value('shapes.DiskItemType.Category').enum?.pop(),
  ],
  [
    'a closed value is gone from an answer',
    'minor',
    'answer-value-removed',
    (e) => {
      const value = e.value('shapes.DiskItemType.Category');
      delete value.stability;
      value.enum?.pop();
    },
  ],
  [
    'an answer has a limit',
    'patch',
    'answer-limit-tightened',
    (e) => Object.assign(e.value('CreateDisk.output.DiskId'), { maxLength: 64 }),
  ],
  [
    'a member of a shape of answers is gone',
    'major',
    'member-removed',
    (e) => e.remove('shapes.DiskItemType', 'ZoneId'),
  ],
  [
    'a member of a shape of answers is new',
    'minor',
    'member-added',
    (e) => e.add('shapes.DiskItemType', 'Encrypted', { type: 'boolean' }),
  ],
  [
    'a member of a shape of answers is worded otherwise',
    'patch',
    'member-wording',
    (e) => Object.assign(e.value('shapes.DiskItemType.ZoneId'), { description: 'The zone.' }),
  ],
  [
    'texts become booleans in an answer',
    'major',
    'member-type-changed',
    (e) => Object.assign(e.value('shapes.DiskItemType.Portable'), { text: ['yes', 'no'] }),
  ],
  [
    'a shape is renamed',
    'major',
    'export-removed',
    (e) => {
      const shape = { ...e.shape('DiskItemType'), shape: 'DiskItem' };
      delete e.model.shapes.DiskItemType;
      e.model.shapes.DiskItem = shape;
      Object.assign(e.value('DescribeDisks.output.Disks.Disk').items ?? {}, { shape: 'DiskItem' });
    },
  ],

  [
    'an answer has another name on the wire',
    'minor',
    'read-otherwise',
    (e) => Object.assign(e.value('CreateDisk.output.DiskId'), { name: 'disk_id' }),
  ],
  [
    'a member of an answer is deprecated',
    'minor',
    'member-deprecated',
    (e) => Object.assign(e.value('CreateDisk.output.DiskId'), { deprecated: 'Use Id.' }),
  ],
  [
    'an operation is new',
    'minor',
    'operation-added',
    (e) => void e.model.operations.push({ ...structuredClone(e.operation('CreateDisk')), name: 'CreateDiskTwice' }),
  ],
  [
    'an operation is gone',
    'major',
    'operation-removed',
    (e) => void e.model.operations.splice(e.model.operations.indexOf(e.operation('CancelCopyImage')), 1),
  ],
  [
    'an operation is renamed',
    'major',
    'operation-renamed',
    (e) => Object.assign(e.operation('CancelCopyImage'), { name: 'StopCopyImage' }),
  ],
  [
    'an operation is deprecated',
    'minor',
    'operation-deprecated',
    (e) => Object.assign(e.operation('CreateDisk'), { deprecated: 'RunDisk' }),
  ],
  [
    'a summary is worded otherwise',
    'patch',
    'operation-wording',
    (e) => Object.assign(e.operation('CreateDisk'), { summary: 'Creates a disk.' }),
  ],
  [
    'an operation becomes safe',
    'minor',
    'retry-policy-changed',
    (e) => Object.assign(e.operation('CreateDisk'), { safe: true, token: undefined }),
  ],
  ['a token is gone', 'minor', 'retry-policy-changed', (e) => delete e.operation('CreateDisk').token],
  [
    'a method changes',
    'minor',
    'address-changed',
    (e) => Object.assign(e.operation('GetNetworkZone').http ?? {}, { method: 'POST' }),
    'eiam',
  ],
  [
    'a path changes',
    'minor',
    'address-changed',
    (e) => Object.assign(e.operation('GetNetworkZone').http ?? {}, { path: '/zones' }),
    'eiam',
  ],
  [
    'a host of an operation changes',
    'minor',
    'address-changed',
    (e) => Object.assign(e.operation('GetNetworkZone').http ?? {}, { server: 'https://example.com' }),
    'eiam',
  ],
  [
    'the status of success changes',
    'patch',
    'success-status-changed',
    (e) => Object.assign(e.operation('GetNetworkZone').http ?? {}, { status: 201 }),
    'eiam',
  ],
  [
    'a list has pages',
    'minor',
    'pagination-added',
    (e) =>
      Object.assign(e.operation('DescribeRegions'), {
        pagination: { style: 'page', page: 'PageNumber', items: 'Regions.Region' },
      }),
  ],
  [
    'a list has no pages any more',
    'major',
    'pagination-removed',
    (e) => delete e.operation('DescribeDisks').pagination,
  ],
  [
    'pages are counted otherwise',
    'minor',
    'pagination-changed',
    (e) => delete e.operation('DescribeDisks').pagination?.total,
  ],
  [
    'pages have other items',
    'major',
    'page-items-changed',
    (e) => Object.assign(e.operation('DescribeDisks').pagination ?? {}, { items: 'Disks' }),
  ],
  [
    'a permission is new',
    'minor',
    'permission-added',
    (e) => void e.operation('CreateDisk').permissions.push({ resource: 'acs:ecs:*:*:image/*' }),
  ],
  ['a permission is gone', 'minor', 'permission-removed', (e) => void e.operation('CreateDisk').permissions.pop()],

  [
    'a rule is new',
    'major',
    'rule-added',
    (e) =>
      Object.assign(e.operation('CreateDisk').input.rules ?? {}, {
        new: { atMostOne: ['Size', 'SnapshotId'], stability: 'closed' },
      }),
  ],
  [
    'a volatile rule is new',
    'minor',
    'movable-rule-added',
    (e) =>
      Object.assign(e.operation('CreateDisk').input.rules ?? {}, {
        new: { atMostOne: ['Size', 'SnapshotId'] },
      }),
  ],
  [
    'a rule is gone',
    'minor',
    'rule-removed',
    (e) => delete e.operation('CreateDisk').input.rules?.['size-or-snapshot'],
  ],
  [
    'one of more members is enough',
    'minor',
    'rule-loosened',
    (e) => void e.rule('CreateDisk', 'size-or-snapshot').requireAny?.push('DiskName'),
  ],
  [
    'one of fewer members is needed',
    'major',
    'rule-tightened',
    (e) => void e.rule('ModifyDiskAttribute', 'something-to-modify').requireAny?.pop(),
  ],
  [
    'exactly one is needed',
    'major',
    'rule-tightened',
    (e) => {
      const rule = e.rule('CreateDisk', 'size-or-snapshot');
      rule.requireOne = rule.requireAny;
      delete rule.requireAny;
    },
  ],
  [
    'a rule applies to another value',
    'major',
    'rule-tightened',
    (e) =>
      Object.assign(e.rule('UpdateInstance', 'csr-if-uploaded'), { when: { GenerateCsrMethod: ['upload', 'online'] } }),
    'cas',
  ],
  [
    'a rule needs another condition',
    'minor',
    'rule-loosened',
    (e) => Object.assign(e.rule('UpdateInstance', 'csr-if-uploaded').when ?? {}, { Domain: 'present' }),
    'cas',
  ],
  [
    'a rule demands another member',
    'major',
    'rule-tightened',
    (e) => void e.rule('UpdateInstance', 'csr-if-uploaded').require?.push('Domain'),
    'cas',
  ],
  [
    'a rule forbids less',
    'minor',
    'rule-loosened',
    (e) => void e.rule('CreateInstance', 'subscription-only').forbid?.pop(),
  ],
  [
    'a rule is closed',
    'major',
    'rule-closed',
    (e) => Object.assign(e.rule('CreateInstance', 'optimized-system-disk'), { stability: 'closed' }),
  ],
  ['a rule may move', 'minor', 'rule-opened', (e) => delete e.rule('CreateInstance', 'subscription-only').stability],
  [
    'a row of a table allows more',
    'minor',
    'limit-loosened',
    (e) => {
      const [, , row] = e.rule('CreateDisk', 'size-by-category').rows ?? [];
      Object.assign(row?.at(-1) as object, { maximum: 32768 });
    },
  ],
  [
    'a row of a volatile table allows less',
    'minor',
    'movable-limit-tightened',
    (e) => {
      const [row] = e.rule('CreateDisk', 'size-by-category').rows ?? [];
      Object.assign(row?.at(-1) as object, { maximum: 100 });
    },
  ],
  [
    'a row of a closed table allows less',
    'major',
    'limit-tightened',
    (e) => {
      const rule = e.rule('CreateDisk', 'size-by-category');
      Object.assign(rule.rows?.[0]?.at(-1) as object, { maximum: 100 });
      rule.stability = 'closed';
    },
  ],
  [
    'rows of a table are ordered otherwise',
    'patch',
    'rule-wording',
    (e) => void e.rule('CreateDisk', 'size-by-category').rows?.reverse(),
  ],
  [
    'a rule limits less',
    'minor',
    'limit-loosened',
    (e) =>
      Object.assign(e.rule('CreateInstance', 'optimized-system-disk').restrict ?? {}, { 'SystemDisk.Category': {} }),
  ],
  [
    'a rule about the server is new',
    'patch',
    'server-rule-added',
    (e) => Object.assign(e.operation('CreateDisk').input.rules ?? {}, { new: { server: 'The disk is new.' } }),
  ],
  [
    'a rule about the server is gone',
    'patch',
    'server-rule-removed',
    (e) => delete e.operation('CreateDisk').input.rules?.['disks-paid'],
  ],
  [
    'a rule about the server is worded otherwise',
    'patch',
    'rule-wording',
    (e) => Object.assign(e.rule('CreateDisk', 'disks-paid'), { server: 'Bills are paid.' }),
  ],
  [
    'a rule has another id',
    'patch',
    'rule-wording',
    (e) => {
      const { rules = {} } = e.operation('CreateDisk').input;
      rules['size-needed'] = e.rule('CreateDisk', 'size-or-snapshot');
      delete rules['size-or-snapshot'];
    },
  ],
  [
    'a rule has another error',
    'minor',
    'rule-error-changed',
    (e) => Object.assign(e.rule('CreateDisk', 'size-or-snapshot'), { error: 'InvalidParameter' }),
  ],

  [
    'a volatile rule demands more',
    'minor',
    'movable-rule-tightened',
    (e) => void e.rule('CreateInstance', 'optimized-system-disk').require?.push('HostName'),
  ],
  [
    'exactly one of others is needed',
    'major',
    'rule-changed',
    (e) => {
      const rule = e.rule('CreateDisk', 'size-or-snapshot');
      rule.requireAny = ['Size', 'DiskName'];
    },
  ],
  [
    'a volatile rule is about others',
    'minor',
    'movable-rule-changed',
    (e) => Object.assign(e.rule('CreateInstance', 'optimized-system-disk'), { require: ['HostName'] }),
  ],
  [
    'an error is new',
    'minor',
    'error-added',
    (e) => void e.operation('CreateDisk').errors.push({ code: 'NotAuthorized', http: 403, cause: 'x' }),
  ],
  [
    'an error is gone',
    'minor',
    'error-removed',
    (e) =>
      Object.assign(e.operation('CreateDisk'), {
        errors: e.operation('CreateDisk').errors.filter(({ code }) => code !== 'InvalidRegionId.NotFound'),
      }),
  ],
  [
    'an error is renamed',
    'minor',
    'error-renamed',
    (e) => Object.assign(e.operation('CreateDisk').errors[2] ?? {}, { code: 'NoSuchRegion' }),
  ],
  [
    'an error has another status',
    'patch',
    'error-status-changed',
    (e) => Object.assign(e.operation('CreateDisk').errors[2] ?? {}, { http: 400 }),
  ],
  [
    'newer documents no longer list an error',
    'patch',
    'error-listing-changed',
    (e) => Object.assign(e.operation('CreateDisk').errors[2] ?? {}, { withdrawn: true }),
  ],
  [
    'a cause is worded otherwise',
    'patch',
    'error-wording',
    (e) => Object.assign(e.operation('CreateDisk').errors[2] ?? {}, { cause: 'No region.' }),
  ],
  [
    'an error is worth a retry',
    'minor',
    'error-retry-changed',
    (e) => Object.assign(e.operation('CreateDisk').errors[2] ?? {}, { retry: 'backoff' }),
  ],
  [
    'a common error is new',
    'minor',
    'error-added',
    (e) => void e.model.commonErrors.push({ code: 'Other', cause: 'x' }),
  ],

  [
    'a waiter is new',
    'minor',
    'waiter-added',
    (e) =>
      Object.assign(e.waiters(), {
        DiskCreating: { poll: 'DescribeDisks', until: ['Creating'] },
      }),
  ],
  ['a waiter is gone', 'major', 'waiter-removed', (e) => delete e.waiters().DiskInUse],
  ['a waiter waits for more', 'minor', 'waiter-changed', (e) => void e.waiters().DiskInUse?.until.push('Attaching')],
  [
    'a waiter gives another input',
    'minor',
    'waiter-inputs-changed',
    (e) => Object.assign(e.waiters().DiskInUse ?? {}, { with: { Status: 'All' } }),
  ],
  [
    'a waiter polls another operation',
    'major',
    'waiter-poll-changed',
    (e) => Object.assign(e.waiters().DiskInUse ?? {}, { poll: 'DescribeImages' }),
  ],
  [
    'an effect of a resource changes',
    'patch',
    'resource-changed',
    (e) => Object.assign(e.model.resources[1]?.operations ?? {}, { ReInitDisk: {} }),
  ],
  [
    'a resource without waiters is new',
    'patch',
    'resource-added',
    (e) => void e.model.resources.push({ resource: 'Tag', identity: { member: 'TagKey' } }),
  ],
  ['a resource without waiters is gone', 'patch', 'resource-removed', (e) => void e.model.resources.pop()],

  [
    'an endpoint is new',
    'minor',
    'endpoint-added',
    (e) => Object.assign(e.model.endpoints, { 'cn-new': 'https://example.com' }),
  ],
  [
    'an endpoint has another host',
    'minor',
    'endpoint-changed',
    (e) => Object.assign(e.model.endpoints, { default: 'https://example.com' }),
  ],
  ['a region is new', 'minor', 'region-added', (e) => void e.model.regions.push('cn-new')],
  ['a region is gone', 'minor', 'region-removed', (e) => void e.model.regions.pop()],
  [
    'the rate limit changes',
    'minor',
    'service-limits-changed',
    (e) => Object.assign(e.model.limits, { requestsPerSecond: 1 }),
  ],
  [
    'the advice on retries changes',
    'minor',
    'service-limits-changed',
    (e) => Object.assign(e.model.retry, { most: 9 }),
  ],
  ['the class is renamed', 'major', 'class-renamed', (e) => Object.assign(e.model, { className: 'Servers' })],
  [
    'credentials are gone',
    'major',
    'protocol-removed',
    (e) => Object.assign(e.model.protocols.http ?? {}, { auth: [] }),
    'eiam',
  ],
  ['another API version', 'major', 'version-changed', (e) => Object.assign(e.model, { version: '2020-01-01' })],
  [
    'a protocol is sent otherwise',
    'minor',
    'protocol-changed',
    (e) => Object.assign(e.model.protocols.rpc ?? {}, { method: 'POST', path: '/x' }),
  ],
  [
    'answers are elsewhere in the body',
    'minor',
    'protocol-changed',
    (e) => Object.assign(e.model, { envelope: { body: 'data' } }),
  ],
  [
    'limits have another stability by themselves',
    'minor',
    'stability-defaults-changed',
    (e) => Object.assign(e.model, { format: 1 }),
    'iotda',
  ],
  ['the title is worded otherwise', 'patch', 'product-wording', (e) => Object.assign(e.model, { title: 'Servers' })],
  [
    'a document is newer',
    'none',
    'source-changed',
    (e) => Object.assign(Object.values(e.model.sources)[0] ?? {}, { seen: '2026-01-01' }),
  ],
];

/** Makes an edit, and returns the changes there and back. */
function tryEdit([, , , edit, product = 'ecs']: Row): Readonly<Record<'there' | 'back', readonly Change[]>> {
  const before = load(product);
  const draft = structuredClone(before) as Editable<Model>;
  edit(new Editor(draft));
  // as files have it: without what is undefined
  const after = JSON.parse(JSON.stringify(draft)) as Model;
  return { there: compareModels(before, after), back: compareModels(after, before) };
}

const tried = rows.map((row) => ({ edit: row[0], bump: row[1], rule: row[2], ...tryEdit(row) }));

describe('the policy gives an edit its bump', () => {
  test.each(tried)('$edit: $bump', ({ bump, rule, there }) => {
    expect([findHighestBump(there.map((change) => change.bump)), there.map((change) => change.rule)]).toEqual([
      bump,
      expect.arrayContaining([rule]),
    ]);
  });

  test.each([...models.keys()])('%s is the same as itself', (product) => {
    expect(compareModels(load(product), structuredClone(load(product)))).toEqual([]);
  });

  test('products come and go', () => {
    const model = load('cas');
    expect(compareModels(undefined, model)).toMatchObject([{ rule: 'product-added', bump: 'minor' }]);
    expect(compareModels(model, undefined)).toMatchObject([{ rule: 'product-removed', bump: 'major' }]);
    expect(compareModels(undefined, undefined)).toEqual([]);
  });
});

type Place = readonly [kind: string, operation?: string, member?: string, code?: string, name?: string];

/** The place of a change. A new name is a place of its own. */
const placeOf = ({ kind, operation, member, code, name, rule }: Change): Place =>
  rule.endsWith('-renamed') ? [kind] : [kind, operation, member, code, name];

describe('the policy is symmetric', () => {
  test.each(Object.entries(changeRules))('%s has an inverse', (_, { kind, direction, inverse }) => {
    const other = (changeRules as Readonly<Record<string, { kind: string; direction: Direction }>>)[inverse];
    expect(other).toMatchObject({ kind, direction: inverseDirections[direction] });
  });

  test.each(tried)('$edit, and back', ({ there, back }) => {
    const places = there.map((change) => [...placeOf(change), change.direction]);
    const inverse = back.map((change) => [...placeOf(change), inverseDirections[change.direction]]);
    expect(inverse.sort()).toEqual(places.sort());
  });

  test('every rule has an edit, or is the way back of one', () => {
    const found = new Set<string>(tried.flatMap(({ there, back }) => [...there, ...back].map(({ rule }) => rule)));
    const others = ['product-added', 'product-removed', 'ledger-changed'];
    expect(Object.keys(changeRules).filter((id) => !found.has(id) && !others.includes(id))).toEqual([]);
  });
});
