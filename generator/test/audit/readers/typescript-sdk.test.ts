import { describe, expect, it } from 'vitest';
import { findReader } from '../../../src/audit/readers/index.js';
import { typescriptSdk } from '../../../src/audit/readers/typescript-sdk.js';
import type { Reading } from '../../../src/audit/reading.js';

const read = (text: string): Reading => typescriptSdk.read({ name: 'x.ts', text });

interface Member {
  readonly key: string;
  readonly wire: string;
  readonly type: string;
  readonly own?: string;
  readonly comment?: string;
}

const writeMember = ({ key, own = 'string', comment }: Member): string =>
  `${
    comment === undefined
      ? ''
      : `  /**\n${comment
          .split('\n')
          .map((line) => `   * ${line}`)
          .join('\n')}\n   */\n`
  }  ${key}?: ${own};`;

const writeModel = (name: string, members: readonly Member[]): string => `
export class ${name} extends $dara.Model {
${members.map(writeMember).join('\n')}
  static names(): { [key: string]: string } {
    return {
${members.map(({ key, wire }) => `      ${key}: '${wire}',`).join('\n')}
    };
  }

  static types(): { [key: string]: any } {
    return {
${members.map(({ key, type }) => `      ${key}: ${type},`).join('\n')}
    };
  }

  validate() {
    super.validate();
  }
}
`;

const tag = writeModel('BoilKettleRequestTag', [
  { key: 'key', wire: 'Key', type: "'string'", comment: '@remarks\nThe key.\n\nThis parameter is required.\n' },
]);

const request = writeModel('BoilKettleRequest', [
  {
    key: 'litres',
    wire: 'Litres',
    type: "'number'",
    own: 'number',
    comment: '@remarks\nHow much. Valid values:\n\n- 1\n- 2\n\nThis parameter is required.\n\n@example\n2',
  },
  { key: 'regionId', wire: 'regionId', type: "'string'", comment: '@remarks\nWhere.\n\n@deprecated' },
  { key: 'cupId', wire: 'CupId', type: "{ 'type': 'array', 'itemType': 'string' }", own: 'string[]' },
  {
    key: 'tag',
    wire: 'Tag',
    type: "{ 'type': 'array', 'itemType': BoilKettleRequestTag }",
    own: 'BoilKettleRequestTag[]',
  },
  { key: 'lid', wire: 'Lid', type: 'BoilKettleRequestTag', own: 'BoilKettleRequestTag' },
  { key: 'extra', wire: 'Extra', type: "{ 'type': 'map', 'keyType': 'string', 'valueType': 'any' }" },
  { key: 'ownerId', wire: 'OwnerId', type: "'number'" },
]);

const body = writeModel('BoilKettleResponseBody', [
  { key: 'kettles', wire: 'Kettles', type: 'BoilKettleResponseBodyKettles', own: 'BoilKettleResponseBodyKettles' },
]);
const kettles = writeModel('BoilKettleResponseBodyKettles', [
  { key: 'kettle', wire: 'Kettle', type: "{ 'type': 'array', 'itemType': BoilKettleResponseBodyKettlesKettle }" },
]);
const kettle = writeModel('BoilKettleResponseBodyKettlesKettle', [{ key: 'id', wire: 'Id', type: "'string'" }]);

describe('a request', () => {
  const [operation] = read(`import * as $dara from '@darabonba/typescript';\n${tag}${request}`).operations;

  it('gives names on the wire, types, and what is required', () => {
    expect(operation?.operation).toBe('BoilKettle');
    expect(operation?.input?.map(({ name, type, required }) => [name, type, required])).toEqual([
      ['Litres', 'integer or number', true],
      ['regionId', 'string', false],
      ['CupId.n', 'array', false],
      ['Tag', 'array', false],
      ['Tag.n.Key', 'string', true],
      ['Lid', 'object', false],
      ['Lid.Key', 'string', true],
      ['Extra', 'object', false],
    ]);
  });

  it('gives remarks without the sentence that requires it, examples, and what is deprecated', () => {
    expect(operation?.input).toMatchObject([
      { description: 'How much. Valid values:\n\n- 1\n- 2', example: '2' },
      { deprecated: true },
      {},
      {},
      {},
      {},
      {},
      {},
    ]);
  });

  it('says nothing of the answer', () => {
    expect(operation?.output).toBeUndefined();
  });
});

describe('an answer', () => {
  it('gives the path of each member', () => {
    const [operation] = read(`${kettle}${kettles}${body}`).operations;
    expect(operation?.output?.map(({ name }) => name)).toEqual(['Kettles', 'Kettles.Kettle', 'Kettles.Kettle.n.Id']);
    expect(operation?.input).toBeUndefined();
  });
});

describe('files', () => {
  it('without comments do not say what is required', () => {
    const [operation] = read(writeModel('BoilKettleRequest', [{ key: 'id', wire: 'Id', type: "'string'" }])).operations;
    expect(operation?.input?.[0]?.required).toBeUndefined();
  });

  it('with a shrunk request give the operation once', () => {
    const shrunk = writeModel('BoilKettleShrinkRequest', [{ key: 'tagShrink', wire: 'Tag', type: "'string'" }]);
    expect(read(`${tag}${request}${shrunk}`).operations.map(({ operation }) => operation)).toEqual(['BoilKettle']);
    expect(read(shrunk).operations.map(({ operation }) => operation)).toEqual(['BoilKettle']);
  });

  it('list a model whose names cannot be read', () => {
    const reading = read('export class BoilKettleRequest extends $dara.Model {\n  id?: string;\n}\n');
    expect(reading.unreadable).toMatchObject([{ line: 1 }]);
  });

  it.each([
    ['models', request, 'typescript-sdk'],
    ['models of the older core', request.replace('$dara', '$tea'), 'typescript-sdk'],
    ['other code', 'export class BoilKettleRequest extends Model {}', undefined],
  ])('are recognised: %s', (_, text, want) => {
    expect(findReader({ name: 'x', text })?.name).toBe(want);
  });
});
