import { deriveCases, formatCaseFile, makeCaseFile } from '@yunspec/contract/cases';
import { walkValues } from '../language/walk.js';
import { banner } from './banner.js';
import type { Model } from './model.js';
import { kebab } from './names.js';
import type { OperationView } from './operation-view.js';

/** Returns the path of the cases of an operation in its package. */
export const nameCases = ({ operation }: OperationView): string => `cases/${kebab(operation.name)}.json`;

/** Renders the cases of one operation: a line for each. */
export function renderCases({ operation, facts }: OperationView): string {
  const secrets = [...walkValues(operation.input)]
    .filter(({ value }) => value.secret === true)
    .map(({ path }) => path.replaceAll('[]', '.0'));
  return formatCaseFile(makeCaseFile(deriveCases(operation, facts), secrets));
}

/** Renders the modules with the cases of all operations of a product, and the test of its checker with them. */
export function renderCasesModule({ product, operations }: Model): (readonly [path: string, text: string])[] {
  const head = `// ${banner(`specs/${product}`)}\n`;
  const files = operations.map(({ name }) => `  require('./${kebab(name)}.json'),\n`).join('');
  const list = `exports.cases = readCases([\n${files}]);\n`;
  const doc =
    '/** The cases of every operation: inputs on both sides of each documented constraint, and their answers. */\n';
  return [
    ['cases/index.cjs', `${head}const { readCases } = require('@yunspec/runtime/cases');\n\n${list}`],
    [
      'cases/index.d.cts',
      `${head}import type { OperationCases } from '@yunspec/runtime/cases';\n\n${doc}export declare const cases: readonly OperationCases[];\n`,
    ],
    [
      'test/cases.test.ts',
      `${head}import { defineCaseTests } from '../../../test/support/case-tests.js';
import { cases } from '../cases/index.cjs';
import * as module from '../src/index.js';

defineCaseTests('${product}', cases, module);
`,
    ],
  ];
}
