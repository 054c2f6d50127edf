import { type Model, mapChildren, type RuleModel, type ValueModel } from '@yunspec/model';
import { omitUndefined, trimRuleStability, trimStability } from '../language/resolve/index.js';
import { type Change, createChange } from './change.js';
import { compareErrors } from './compare-errors.js';
import { compareExports } from './compare-exports.js';
import { compareOperations } from './compare-operations.js';
import { compareProduct } from './compare-product.js';
import { compareResources } from './compare-resources.js';

/** Returns whether another change explains why a name is exported, or no longer: types come and go with what has them. */
function isExplained({ rule }: Change, found: readonly Change[]): boolean {
  if (rule === 'export-added') return found.some(({ direction, bump }) => direction === 'added' && bump !== 'patch');
  if (rule !== 'export-removed') return false;
  return found.some((change) => change.bump === 'major' && /-(removed|renamed)$/.test(change.rule));
}

/** Returns rules without a stability that says what they are by themselves. */
const trimRules = (rules: NonNullable<ValueModel['rules']>): ValueModel['rules'] =>
  Object.fromEntries(
    Object.entries(rules).map(([id, rule]) => [
      id,
      omitUndefined<RuleModel>({ ...rule, stability: trimRuleStability(rule) }),
    ]),
  );

function trimValue(value: ValueModel): ValueModel {
  const { rules } = value;
  return omitUndefined<ValueModel>({
    ...mapChildren(value, trimValue),
    stability: trimStability(value),
    rules: rules && trimRules(rules),
  });
}

/** The first format in which a limit without a stability is what its keyword is by itself. */
const firstWithDefaults = 2;

const hasDefaults = ({ format }: Model): boolean => format >= firstWithDefaults;

/**
 * Returns a model of an older format as today's generator would write it. That what it does not say was closed is one
 * change of the product, not one of every limit.
 */
const modernize = (model: Model): Model =>
  hasDefaults(model)
    ? model
    : {
        ...model,
        shapes: Object.fromEntries(Object.entries(model.shapes).map(([name, value]) => [name, trimValue(value)])),
        operations: model.operations.map((operation) => ({
          ...operation,
          input: trimValue(operation.input),
          output: trimValue(operation.output),
        })),
      };

/** Compares two models of a product. Identical models have no changes. */
export function compareModels(old: Model | undefined, after: Model | undefined): Change[] {
  const before = old && modernize(old);
  if (before === undefined || after === undefined) {
    const { product, description } = before ?? after ?? { product: '', description: '' };
    const name = `@yunspec/${product}`;
    if (before === undefined && after === undefined) return [];
    return [
      before === undefined
        ? createChange('product-added', { name }, { about: description.replace(/\.$/, '') })
        : createChange('product-removed', { name }, {}),
    ];
  }
  const hasOtherDefaults = hasDefaults(old ?? after) !== hasDefaults(after);
  const found = [
    ...(hasOtherDefaults ? [createChange('stability-defaults-changed', { name: after.product }, {})] : []),
    ...compareProduct(before, after),
    ...compareOperations(before, after),
    ...compareErrors({ name: `@yunspec/${after.product}` }, before.commonErrors, after.commonErrors),
    ...compareErrors({ name: `@yunspec/${after.product}` }, before.serverErrors, after.serverErrors),
    ...compareResources(before, after),
  ];
  return [...found, ...compareExports(before, after, found).filter((change) => !isExplained(change, found))];
}
