import type { Case, OperationCases } from '@yunspec/runtime/cases';

/** What a judge says about the input of a case. */
export type Verdict =
  | { readonly accepts: true; readonly says: string }
  | {
      readonly accepts: false;
      readonly says: string;
      /** How the refusal differs from the documented one. */
      readonly faults: readonly string[];
    }
  /** The judge cannot express it. */
  | { readonly unjudged: Reason };

/** A kind of case that a judge does not judge. */
export type Reason = keyof typeof reasons;

/** Why judges do not judge some kinds of cases. */
export const reasons = {
  compare: 'JSON Schema cannot compare two members.',
  uniqueBy: 'JSON Schema cannot compare one member of the items of a list.',
  text: 'Parameters travel as text: a number and its digits are the same, and what is empty leaves no trace.',
  unsendable: 'No address, no header and no parameter can have such a value.',
  unspoken: 'The product answers in JSON alone.',
} as const;

/** A judge of inputs. */
export interface Judge {
  readonly name: string;
  judge(cases: OperationCases, one: Case): Verdict | Promise<Verdict>;
}

/** Lists what is to be judged of an operation: its valid input, and the cases. */
export const listJudged = ({ base, cases }: OperationCases): readonly Case[] => [
  { id: 'the valid input', key: '', side: 'inside', changes: [], input: base, refusals: [], secret: false },
  ...cases,
];

/** Names the refusals of a case: `Size#minimum (InvalidSize 400)`. */
export const describeRefusals = ({ refusals }: Case): string =>
  refusals
    .map(({ key, codes }) => {
      const answers = codes.map(({ code, statuses }) => [code, ...statuses].join(' '));
      return `${key} (${answers.length > 3 ? `one of ${answers.length} codes` : answers.join(', ')})`;
    })
    .join(' and ');

export const describeVerdict = (verdict: Verdict): string => {
  if ('unjudged' in verdict) return `does not judge it: ${reasons[verdict.unjudged]}`;
  const faults = verdict.accepts ? [] : verdict.faults;
  return [`${verdict.accepts ? 'accepts' : 'refuses'} it`, verdict.says, ...faults].filter((text) => text).join('; ');
};

/** Returns whether a verdict is what a case expects. */
export function isExpected(verdict: Verdict, { side }: Case): boolean {
  if ('unjudged' in verdict) return true;
  return verdict.accepts ? side === 'inside' : side === 'outside' && verdict.faults.length === 0;
}
