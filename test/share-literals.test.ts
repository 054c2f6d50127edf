import { expect, test } from 'vitest';
import { shareLiterals } from '../scripts/share-literals.mjs';

const describe = (name: string, extra = ''): string =>
  `{type:"string",minLength:2,maxLength:128,pattern:"^[a-z]*$",hint:"begin with a letter and contain only letters, digits, '-' and '_', and so on",codes:{type:"${name}"}${extra}}`;
const tag = `{type:"array",maxItems:20,items:{type:"object",properties:{Key:${describe('Tag')},Value:${describe('Tag')}}}}`;

/** Each module has a function `keepInput`, which returns what the tables give it. */
const modules: readonly (readonly [name: string, code: string, constants: number])[] = [
  ['none twice', `const A={get input(){return keepInput(this,${describe('A')})}}`, 0],
  [
    'one in two tables',
    `const A={get input(){return keepInput(this,{p:${describe('A')}})}};const B={get input(){return keepInput(this,{q:${describe('A')}})}}`,
    1,
  ],
  [
    'one in another that repeats as well',
    `const A={get input(){return keepInput(this,{p:${tag}})}};const B={get input(){return keepInput(this,{q:${tag},r:${describe('Tag')}})}}`,
    2,
  ],
  [
    'the callee of CommonJS',
    `const lib={keepInput};const A={get input(){return(0,lib.keepInput)(this,{p:${describe('A')},q:${describe('A')}})}};const B=A`,
    1,
  ],
  ['short ones', 'const A={get input(){return keepInput(this,{p:{type:"string"},q:{type:"string"}})}}', 0],
];

test.each(modules)('%s', (_, code, constants) => {
  const run = (text: string): unknown =>
    new Function('keepInput', `"use strict";${text};return [A.input, typeof B === "undefined" ? undefined : B.input];`)(
      (_operation: object, input: unknown) => input,
    );
  const shared = shareLiterals(code);
  expect(run(shared)).toEqual(run(code));
  expect(shared.match(/const sharedSchema/g)?.length ?? 0).toBe(constants);
  expect(shared.length <= code.length).toBe(true);
});
