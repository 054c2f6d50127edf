import type { RawRule, RawValue } from '../language/raw.js';
import { asObject } from '../language/resolve/index.js';
import { type KeyPath, walkValues } from '../language/walk.js';
import type { Spec } from '../read/load.js';
import type { SpecFile } from '../read/spec-file.js';
import type { Context } from './context.js';

/**
 * A rule that applies to the input of an operation, with the file in which it is written: the operation's or a shape's.
 */
export interface RuleUse {
  readonly id: string;
  readonly rule: RawRule;
  readonly file: SpecFile;
  readonly path: KeyPath;
}

function* listRulesOf(context: Context, file: SpecFile, value: RawValue, path: KeyPath): Generator<RuleUse> {
  for (const visited of walkValues(value)) {
    const at = [...path, ...visited.keys];
    for (const [id, rule] of Object.entries(visited.value.rules ?? {})) {
      yield { id, rule, file, path: [...at, 'rules', id] };
    }
    const shape = context.specs.shapes.find((each) => each.value.shape === visited.value.shape);
    if (shape === undefined) continue;
    const { shape: _, ...inner } = shape.value;
    yield* listRulesOf(context, shape, inner, []);
  }
}

/** Lists every rule that applies to the input of an operation, those of its shapes and maps included. */
export const listRuleUses = (context: Context, file: Spec<'operation'>): RuleUse[] => [
  ...listRulesOf(context, file, asObject(file.value.input), ['input']),
];

/** The key of a rule: the same for every operation that uses it. */
export const formatRuleKey = ({ file, path }: RuleUse): string => `${file.path} ${path.join(' ')}`;
