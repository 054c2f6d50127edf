import type { Model } from '../model.js';
import { byCodeUnit } from '../names.js';
import { declareAlias, declareFunction } from './declare.js';
import { literal, printUnion } from './literal.js';
import type { ModuleText } from './module.js';
import { listErrorCodes } from './operation-module.js';

/** Returns the codes that any operation may answer, and those that only some do. */
function sortCodes(model: Model): { readonly common: readonly string[]; readonly own: readonly string[] } {
  const common = new Set([...model.commonErrors, ...model.serverErrors].map(({ code }) => code));
  const own = new Set(model.operations.flatMap(listErrorCodes).filter((code) => !common.has(code)));
  return { common: [...common].sort(byCodeUnit), own: [...own].sort(byCodeUnit) };
}

/**
 * The guard that narrows a thrown value to the errors of the product, and to one code where one is given. The overload
 * of the documented codes is last, because the compiler reports a misspelt code by the last one.
 */
function printGuard({ className, product }: Model, shown: string | undefined): string {
  const guard = `is${className}Error`;
  const code = `${className}ErrorCode`;
  const example = shown === undefined ? `${guard}<string>(error, 'InternalError')` : `${guard}(error, '${shown}')`;
  return declareFunction({
    doc: [
      'Returns whether a thrown value is an error answer of the service, and of a certain code where one is given.',
      `A code that the document does not list is given as a \`string\`: \`${guard}<string>(error, 'NewCode')\`.`,
      `{@link explain${className}Error} has its causes and remedies.`,
      '',
      '@example',
      `if (${example}) console.log(error.requestId);`,
    ],
    overloads: [
      `export function ${guard}(error: unknown): error is ServiceError<${code}>`,
      `export function ${guard}<Code extends string>(
  error: unknown,
  code: string extends Code ? Code : never,
): error is ServiceError & { readonly code: Code }`,
      `export function ${guard}<Code extends ${code}>(
  error: unknown,
  code: Code,
): error is ServiceError & { readonly code: Code }`,
    ],
    head: `export function ${guard}`,
    parameters: ['error: unknown', 'code?: string'],
    returns: 'boolean',
    body: `if (!(error instanceof ServiceError) || error.product !== ${literal(product)}) return false;
  return code === undefined || error.code === code;`,
  });
}

/** The product's error codes, and a guard that narrows to them. */
export function makeErrorsModule(model: Model): ModuleText {
  const { className } = model;
  const { common, own } = sortCodes(model);
  const every = [`${className}CommonErrorCode`, ...own.map((code) => literal(code))];
  return {
    source: `specs/${model.product}/errors.yaml`,
    imports: [{ from: '@yunspec/runtime', values: ['ServiceError'] }],
    statements: [
      declareAlias(`${className}CommonErrorCode`, printUnion(common), ['Codes that any operation may answer.']),
      declareAlias(`${className}ErrorCode`, every.map((code) => `\n  | ${code}`).join(''), [
        'Every code the document lists. The service may answer others too.',
      ]),
      printGuard(model, own[0] ?? common[0]),
    ],
  };
}
