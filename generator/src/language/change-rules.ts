/** The level of a release. Below version 1.0 a release shifts it; see docs/releasing.md. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** The way in which a change goes, seen from a caller. */
export type Direction = 'added' | 'removed' | 'loosened' | 'tightened' | 'changed';

/** The direction of the change that takes another one back. */
export const inverseDirections: Readonly<Record<Direction, Direction>> = {
  added: 'removed',
  removed: 'added',
  loosened: 'tightened',
  tightened: 'loosened',
  changed: 'changed',
};

/** The kinds of place at which models differ. */
export type ChangeKind =
  | 'product'
  | 'operation'
  | 'input'
  | 'rule'
  | 'output'
  | 'error'
  | 'resource'
  | 'type'
  | 'specs';

/** The params of every text: the place, as code. */
interface At {
  readonly at: string;
}

type About = At & { readonly about: string };
type WasIs = At & { readonly was: string; readonly is: string };
type Named = At & { readonly name: string };
type What = At & { readonly what: string };
type Limit = At & { readonly does: string };
type Sentence = At & { readonly sentence: string };

/** A row of the release policy. */
export interface ChangeRule {
  readonly kind: ChangeKind;
  readonly direction: Direction;
  readonly bump: Bump;
  /** The rule of the change that takes this one back. */
  readonly inverse: string;
  /** The change, for the table of the policy. */
  readonly doc: string;
  /** Whether it is a patch where the ledger says that the old fact was wrong. */
  readonly correctable?: true;
  /** The sentence about one change, without its full stop. */
  readonly text: (params: never) => string;
}

const productRules = {
  'product-added': {
    kind: 'product',
    direction: 'added',
    bump: 'minor',
    inverse: 'product-removed',
    doc: 'A product is added.',
    text: ({ at, about }: About) => `${at} is new: ${about}`,
  },
  'product-removed': {
    kind: 'product',
    direction: 'removed',
    bump: 'major',
    inverse: 'product-added',
    doc: 'A product is removed.',
    text: ({ at }: At) => `${at} is gone`,
  },
  'class-renamed': {
    kind: 'product',
    direction: 'changed',
    bump: 'major',
    inverse: 'class-renamed',
    doc: 'The class of a product is renamed.',
    text: ({ was, is }: WasIs) => `\`${was}Client\` is now \`${is}Client\``,
  },
  'version-changed': {
    kind: 'product',
    direction: 'changed',
    bump: 'major',
    inverse: 'version-changed',
    doc: 'Requests name another API version.',
    text: ({ was, is }: WasIs) => `Requests name the API version ${is}, no longer ${was}`,
  },
  'stability-defaults-changed': {
    kind: 'product',
    direction: 'changed',
    bump: 'minor',
    inverse: 'stability-defaults-changed',
    doc: 'The stability of limits of which the specs say none changes.',
    text: ({ at }: At) =>
      `Unless ${at} says otherwise, types are closed, lists of values open and all other limits volatile, and so is what is required: \`validate: 'lenient'\` only reports them`,
  },
  'endpoint-added': {
    kind: 'product',
    direction: 'added',
    bump: 'minor',
    inverse: 'endpoint-removed',
    doc: 'An endpoint is added.',
    text: ({ at, name }: Named) => `The endpoint ${at} is new: ${name}`,
  },
  'endpoint-removed': {
    kind: 'product',
    direction: 'removed',
    bump: 'minor',
    inverse: 'endpoint-added',
    doc: 'An endpoint is removed.',
    text: ({ at, name }: Named) => `The endpoint ${at} is gone: ${name}`,
  },
  'endpoint-changed': {
    kind: 'product',
    direction: 'changed',
    bump: 'minor',
    inverse: 'endpoint-changed',
    doc: 'The host of an endpoint changes.',
    text: ({ at, was, is }: WasIs) => `The endpoint ${at} is ${is}, no longer ${was}`,
  },
  'region-added': {
    kind: 'product',
    direction: 'added',
    bump: 'minor',
    inverse: 'region-removed',
    doc: 'A region is added.',
    text: ({ at }: At) => `The region ${at} is new`,
  },
  'region-removed': {
    kind: 'product',
    direction: 'removed',
    bump: 'minor',
    inverse: 'region-added',
    doc: 'A region is removed. Clients take any region.',
    text: ({ at }: At) => `The region ${at} is no longer documented`,
  },
  'protocol-added': {
    kind: 'product',
    direction: 'added',
    bump: 'minor',
    inverse: 'protocol-removed',
    doc: 'A protocol, or a kind of credentials, is added.',
    text: ({ at }: At) => `Requests can be sent with ${at}`,
  },
  'protocol-removed': {
    kind: 'product',
    direction: 'removed',
    bump: 'major',
    inverse: 'protocol-added',
    doc: 'A protocol, or a kind of credentials, is removed.',
    correctable: true,
    text: ({ at }: At) => `Requests can no longer be sent with ${at}`,
  },
  'protocol-changed': {
    kind: 'product',
    direction: 'changed',
    bump: 'minor',
    inverse: 'protocol-changed',
    doc: 'The method, path or server of a protocol, their order, or the envelope of answers changes.',
    text: ({ at, what }: What) => `Requests with ${at} are sent otherwise: ${what}`,
  },
  'service-limits-changed': {
    kind: 'product',
    direction: 'changed',
    bump: 'minor',
    inverse: 'service-limits-changed',
    doc: 'The rate limit or the retry policy of a product changes.',
    text: ({ what }: What) => `Clients keep another limit: ${what}`,
  },
  'product-wording': {
    kind: 'product',
    direction: 'changed',
    bump: 'patch',
    inverse: 'product-wording',
    doc: 'Title, vendor, description or showcase of a product changes.',
    text: ({ at, what }: What) => `The ${what} of ${at} has changed`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

const operationRules = {
  'operation-added': {
    kind: 'operation',
    direction: 'added',
    bump: 'minor',
    inverse: 'operation-removed',
    doc: 'An operation is added.',
    text: ({ at, about }: About) => `${at} is new: ${about}`,
  },
  'operation-removed': {
    kind: 'operation',
    direction: 'removed',
    bump: 'major',
    inverse: 'operation-added',
    doc: 'An operation is removed.',
    correctable: true,
    text: ({ at }: At) => `${at} is gone`,
  },
  'operation-renamed': {
    kind: 'operation',
    direction: 'changed',
    bump: 'major',
    inverse: 'operation-renamed',
    doc: 'An operation is renamed.',
    correctable: true,
    text: ({ at, was }: At & { was: string }) => `\`${was}\` is now ${at}`,
  },
  'operation-deprecated': {
    kind: 'operation',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'operation-undeprecated',
    doc: 'An operation becomes deprecated.',
    text: ({ at, about }: About) => `${at} is deprecated: ${about}`,
  },
  'operation-undeprecated': {
    kind: 'operation',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'operation-deprecated',
    doc: 'An operation is no longer deprecated.',
    text: ({ at }: At) => `${at} is no longer deprecated`,
  },
  'address-changed': {
    kind: 'operation',
    direction: 'changed',
    bump: 'minor',
    inverse: 'address-changed',
    doc: 'The method, path or host of an operation changes.',
    text: ({ at, was, is }: WasIs) => `${at} is sent to ${is}, no longer to ${was}`,
  },
  'success-status-changed': {
    kind: 'operation',
    direction: 'changed',
    bump: 'patch',
    inverse: 'success-status-changed',
    doc: 'The status of success changes.',
    text: ({ at, was, is }: WasIs) => `${at} answers with status ${is}, no longer with ${was}`,
  },
  'retry-policy-changed': {
    kind: 'operation',
    direction: 'changed',
    bump: 'minor',
    inverse: 'retry-policy-changed',
    doc: 'The idempotency of an operation changes, which decides about retries.',
    text: ({ at, was, is }: WasIs) => `${at} is repeated ${is}; before, ${was}`,
  },
  'pagination-added': {
    kind: 'operation',
    direction: 'added',
    bump: 'minor',
    inverse: 'pagination-removed',
    doc: 'A paginator is added.',
    text: ({ at }: At) => `The pages of ${at} can be walked`,
  },
  'pagination-removed': {
    kind: 'operation',
    direction: 'removed',
    bump: 'major',
    inverse: 'pagination-added',
    doc: 'A paginator is removed.',
    correctable: true,
    text: ({ at }: At) => `${at} has no paginator any more`,
  },
  'pagination-changed': {
    kind: 'operation',
    direction: 'changed',
    bump: 'minor',
    inverse: 'pagination-changed',
    doc: 'The way in which a list is divided into pages changes.',
    text: ({ at, what }: What) => `The pages of ${at} are walked otherwise: ${what}`,
  },
  'page-items-changed': {
    kind: 'operation',
    direction: 'changed',
    bump: 'major',
    inverse: 'page-items-changed',
    doc: 'A paginator yields items of another list.',
    correctable: true,
    text: ({ at, was, is }: WasIs) => `The paginator of ${at} yields the items of \`${is}\`, no longer of \`${was}\``,
  },
  'permission-added': {
    kind: 'operation',
    direction: 'added',
    bump: 'minor',
    inverse: 'permission-removed',
    doc: 'A permission is added to an operation.',
    text: ({ at, name }: Named) => `${at} needs a permission for \`${name}\``,
  },
  'permission-removed': {
    kind: 'operation',
    direction: 'removed',
    bump: 'minor',
    inverse: 'permission-added',
    doc: 'A permission is removed from an operation.',
    text: ({ at, name }: Named) => `${at} no longer needs a permission for \`${name}\``,
  },
  'operation-wording': {
    kind: 'operation',
    direction: 'changed',
    bump: 'patch',
    inverse: 'operation-wording',
    doc: 'Only the words about an operation change.',
    text: ({ at }: At) => `The description of ${at} has changed`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

const inputRules = {
  'parameter-added': {
    kind: 'input',
    direction: 'added',
    bump: 'minor',
    inverse: 'parameter-removed',
    doc: 'An optional parameter is added.',
    text: ({ at, about }: About) => `${at} is new${about}`,
  },
  'required-parameter-added': {
    kind: 'input',
    direction: 'added',
    bump: 'major',
    inverse: 'parameter-removed',
    doc: 'A required parameter is added.',
    correctable: true,
    text: ({ at, about }: About) => `${at} is new and required${about}`,
  },
  'parameter-removed': {
    kind: 'input',
    direction: 'removed',
    bump: 'major',
    inverse: 'parameter-added',
    doc: 'A parameter is removed.',
    correctable: true,
    text: ({ at }: At) => `${at} is gone`,
  },
  'parameter-renamed': {
    kind: 'input',
    direction: 'changed',
    bump: 'major',
    inverse: 'parameter-renamed',
    doc: 'A parameter is renamed.',
    correctable: true,
    text: ({ at, was }: At & { was: string }) => `${at} was called \`${was}\``,
  },
  'parameter-required': {
    kind: 'input',
    direction: 'tightened',
    bump: 'major',
    inverse: 'parameter-optional',
    doc: 'An optional parameter becomes required.',
    correctable: true,
    text: ({ at }: At) => `${at} is required now`,
  },
  'parameter-optional': {
    kind: 'input',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'parameter-required',
    doc: 'A required parameter becomes optional.',
    text: ({ at }: At) => `${at} may be left out`,
  },
  'parameter-type-widened': {
    kind: 'input',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'parameter-type-narrowed',
    doc: 'The type of a parameter takes more.',
    text: ({ at, was, is }: WasIs) => `${at} takes ${is}, before only ${was}`,
  },
  'parameter-type-narrowed': {
    kind: 'input',
    direction: 'tightened',
    bump: 'major',
    inverse: 'parameter-type-widened',
    doc: 'The type of a parameter takes less.',
    correctable: true,
    text: ({ at, was, is }: WasIs) => `${at} takes only ${is}, before ${was}`,
  },
  'parameter-type-changed': {
    kind: 'input',
    direction: 'changed',
    bump: 'major',
    inverse: 'parameter-type-changed',
    doc: 'The type of a parameter changes.',
    correctable: true,
    text: ({ at, was, is }: WasIs) => `${at} takes ${is}, no longer ${was}`,
  },
  'value-added': {
    kind: 'input',
    direction: 'added',
    bump: 'minor',
    inverse: 'value-removed',
    doc: 'A value is added to those that a parameter may have.',
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'value-removed': {
    kind: 'input',
    direction: 'removed',
    bump: 'major',
    inverse: 'value-added',
    doc: 'A value is removed from those that a parameter may have, and the list is closed.',
    correctable: true,
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'movable-value-removed': {
    kind: 'input',
    direction: 'removed',
    bump: 'minor',
    inverse: 'value-added',
    doc: 'A value is removed from a list that is open or volatile.',
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'limit-loosened': {
    kind: 'input',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'limit-tightened',
    doc: 'A limit or pattern allows more, or is removed.',
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'limit-tightened': {
    kind: 'input',
    direction: 'tightened',
    bump: 'major',
    inverse: 'limit-loosened',
    doc: 'A closed limit or pattern allows less, or is added.',
    correctable: true,
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'movable-limit-tightened': {
    kind: 'input',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'limit-loosened',
    doc: 'A volatile or open limit or pattern allows less, or is added.',
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'stability-closed': {
    kind: 'input',
    direction: 'tightened',
    bump: 'major',
    inverse: 'stability-loosened',
    doc: 'Limits that were open or volatile become closed.',
    correctable: true,
    text: ({ at, what }: What) => `${at} takes only what is documented: ${what} is closed now`,
  },
  'stability-tightened': {
    kind: 'input',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'stability-loosened',
    doc: 'Limits that were open become volatile.',
    text: ({ at, what }: What) => `${at} is checked: values outside of its ${what} are refused by default`,
  },
  'stability-loosened': {
    kind: 'input',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'stability-closed',
    doc: 'Limits that were closed become volatile or open; or volatile ones become open.',
    text: ({ at, what }: What) => `${at} may take more than is documented: its ${what} may move`,
  },
  'default-changed': {
    kind: 'input',
    direction: 'changed',
    bump: 'patch',
    inverse: 'default-changed',
    doc: 'A default changes. The client sends none.',
    text: ({ at, was, is }: WasIs) => `The service's default of ${at} is ${is}, before ${was}`,
  },
  'sent-otherwise': {
    kind: 'input',
    direction: 'changed',
    bump: 'minor',
    inverse: 'sent-otherwise',
    doc: 'The name on the wire, or the form in which a value is sent, changes.',
    text: ({ at, was, is }: WasIs) => `${at} is sent as ${is}, no longer as ${was}`,
  },
  'secrecy-changed': {
    kind: 'input',
    direction: 'changed',
    bump: 'patch',
    inverse: 'secrecy-changed',
    doc: 'A value becomes a secret, or is one no longer.',
    text: ({ at, is }: At & { is: string }) => `${at} is ${is} in messages`,
  },
  'parameter-deprecated': {
    kind: 'input',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'parameter-undeprecated',
    doc: 'A parameter becomes deprecated.',
    text: ({ at, about }: About) => `${at} is deprecated: ${about}`,
  },
  'parameter-undeprecated': {
    kind: 'input',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'parameter-deprecated',
    doc: 'A parameter is no longer deprecated.',
    text: ({ at }: At) => `${at} is no longer deprecated`,
  },
  'parameter-wording': {
    kind: 'input',
    direction: 'changed',
    bump: 'patch',
    inverse: 'parameter-wording',
    doc: 'Only the words about a parameter, its unit, or the resource that it names change.',
    text: ({ at }: At) => `The description of ${at} has changed`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

const memberRuleRules = {
  'rule-added': {
    kind: 'rule',
    direction: 'tightened',
    bump: 'major',
    inverse: 'rule-removed',
    doc: 'A closed rule between parameters is added.',
    correctable: true,
    text: ({ at, sentence }: Sentence) => `${at} has a new rule: ${sentence}`,
  },
  'movable-rule-added': {
    kind: 'rule',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'rule-removed',
    doc: 'A volatile or open rule between parameters is added.',
    text: ({ at, sentence }: Sentence) => `${at} has a new rule: ${sentence}`,
  },
  'rule-removed': {
    kind: 'rule',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'rule-added',
    doc: 'A rule between parameters is removed.',
    text: ({ at, sentence }: Sentence) => `${at} no longer has the rule: ${sentence}`,
  },
  'rule-tightened': {
    kind: 'rule',
    direction: 'tightened',
    bump: 'major',
    inverse: 'rule-loosened',
    doc: 'A closed rule between parameters refuses more than before.',
    correctable: true,
    text: ({ at, sentence }: Sentence) => `${at} has a tighter rule: ${sentence}`,
  },
  'movable-rule-tightened': {
    kind: 'rule',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'rule-loosened',
    doc: 'A volatile or open rule between parameters refuses more than before.',
    text: ({ at, sentence }: Sentence) => `${at} has a tighter rule: ${sentence}`,
  },
  'rule-loosened': {
    kind: 'rule',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'rule-tightened',
    doc: 'A rule between parameters refuses less than before.',
    text: ({ at, sentence }: Sentence) => `${at} has a looser rule: ${sentence}`,
  },
  'rule-changed': {
    kind: 'rule',
    direction: 'changed',
    bump: 'major',
    inverse: 'rule-changed',
    doc: 'A closed rule between parameters refuses other inputs than before.',
    correctable: true,
    text: ({ at, sentence }: Sentence) => `${at} has another rule: ${sentence}`,
  },
  'movable-rule-changed': {
    kind: 'rule',
    direction: 'changed',
    bump: 'minor',
    inverse: 'movable-rule-changed',
    doc: 'A volatile or open rule between parameters refuses other inputs than before.',
    text: ({ at, sentence }: Sentence) => `${at} has another rule: ${sentence}`,
  },
  'rule-closed': {
    kind: 'rule',
    direction: 'tightened',
    bump: 'major',
    inverse: 'rule-opened',
    doc: 'A volatile or open rule becomes closed.',
    correctable: true,
    text: ({ at, sentence }: Sentence) => `${at} always keeps the rule: ${sentence}`,
  },
  'rule-opened': {
    kind: 'rule',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'rule-closed',
    doc: 'A closed rule becomes volatile or open.',
    text: ({ at, sentence }: Sentence) => `${at} may one day not keep the rule: ${sentence}`,
  },
  'server-rule-added': {
    kind: 'rule',
    direction: 'added',
    bump: 'patch',
    inverse: 'server-rule-removed',
    doc: 'A rule in words, which only the service checks, is added.',
    text: ({ at, sentence }: Sentence) => `The service checks of ${at}: ${sentence}`,
  },
  'server-rule-removed': {
    kind: 'rule',
    direction: 'removed',
    bump: 'patch',
    inverse: 'server-rule-added',
    doc: 'A rule in words is removed.',
    text: ({ at, sentence }: Sentence) => `The service no longer checks of ${at}: ${sentence}`,
  },
  'rule-wording': {
    kind: 'rule',
    direction: 'changed',
    bump: 'patch',
    inverse: 'rule-wording',
    doc: 'Only the id or the words of a rule change.',
    text: ({ at, what }: What) => `The rule ${what} of ${at} is worded otherwise`,
  },
  'rule-error-changed': {
    kind: 'rule',
    direction: 'changed',
    bump: 'minor',
    inverse: 'rule-error-changed',
    doc: 'The error code of a rule changes.',
    text: ({ at, what }: What) => `The rule ${what} of ${at} has another error code`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

const outputRules = {
  'member-added': {
    kind: 'output',
    direction: 'added',
    bump: 'minor',
    inverse: 'member-removed',
    doc: 'A member is added to an answer.',
    text: ({ at, about }: About) => `${at} is new${about}`,
  },
  'member-removed': {
    kind: 'output',
    direction: 'removed',
    bump: 'major',
    inverse: 'member-added',
    doc: 'A member is removed from an answer.',
    correctable: true,
    text: ({ at }: At) => `${at} is gone`,
  },
  'member-renamed': {
    kind: 'output',
    direction: 'changed',
    bump: 'major',
    inverse: 'member-renamed',
    doc: 'A member of an answer is renamed.',
    correctable: true,
    text: ({ at, was }: At & { was: string }) => `${at} was called \`${was}\``,
  },
  'member-always': {
    kind: 'output',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'member-optional',
    doc: 'A member of an answer is always there.',
    text: ({ at }: At) => `${at} is always there`,
  },
  'member-optional': {
    kind: 'output',
    direction: 'loosened',
    bump: 'major',
    inverse: 'member-always',
    doc: 'A member of an answer, or of a shape that answers have, becomes optional: its type gains `undefined`.',
    correctable: true,
    text: ({ at }: At) => `${at} may be missing`,
  },
  'member-type-narrowed': {
    kind: 'output',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'member-type-widened',
    doc: 'The type of a member of an answer becomes more exact.',
    text: ({ at, was, is }: WasIs) => `${at} is ${is}, before ${was}`,
  },
  'member-type-widened': {
    kind: 'output',
    direction: 'loosened',
    bump: 'major',
    inverse: 'member-type-narrowed',
    doc: 'The type of a member of an answer becomes less exact.',
    correctable: true,
    text: ({ at, was, is }: WasIs) => `${at} may be ${is}, before only ${was}`,
  },
  'member-type-changed': {
    kind: 'output',
    direction: 'changed',
    bump: 'major',
    inverse: 'member-type-changed',
    doc: 'The type of a member of an answer changes.',
    correctable: true,
    text: ({ at, was, is }: WasIs) => `${at} is ${is}, no longer ${was}`,
  },
  'member-number-changed': {
    kind: 'output',
    direction: 'changed',
    bump: 'patch',
    inverse: 'member-number-changed',
    doc: 'A whole number in an answer may have fractions, or the reverse. Both are `number`.',
    text: ({ at, was, is }: WasIs) => `${at} is ${is}, no longer ${was}`,
  },
  'answer-value-added': {
    kind: 'output',
    direction: 'added',
    bump: 'minor',
    inverse: 'answer-value-removed',
    doc: 'A value is added to those that answers may have.',
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'answer-value-removed': {
    kind: 'output',
    direction: 'removed',
    bump: 'minor',
    inverse: 'answer-value-added',
    doc: 'A value is removed from those that answers may have. The types of answers take any value.',
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'answer-limit-loosened': {
    kind: 'output',
    direction: 'loosened',
    bump: 'patch',
    inverse: 'answer-limit-tightened',
    doc: 'A limit that answers keep becomes wider. Nothing checks it.',
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'answer-limit-tightened': {
    kind: 'output',
    direction: 'tightened',
    bump: 'patch',
    inverse: 'answer-limit-loosened',
    doc: 'A limit that answers keep becomes narrower. Nothing checks it.',
    text: ({ at, does }: Limit) => `${at} ${does}`,
  },
  'read-otherwise': {
    kind: 'output',
    direction: 'changed',
    bump: 'minor',
    inverse: 'read-otherwise',
    doc: 'The name on the wire, or the form in which a value is answered, changes.',
    text: ({ at, was, is }: WasIs) => `${at} is read as ${is}, no longer as ${was}`,
  },
  'member-deprecated': {
    kind: 'output',
    direction: 'tightened',
    bump: 'minor',
    inverse: 'member-undeprecated',
    doc: 'A member of an answer becomes deprecated.',
    text: ({ at, about }: About) => `${at} is deprecated: ${about}`,
  },
  'member-undeprecated': {
    kind: 'output',
    direction: 'loosened',
    bump: 'minor',
    inverse: 'member-deprecated',
    doc: 'A member of an answer is no longer deprecated.',
    text: ({ at }: At) => `${at} is no longer deprecated`,
  },
  'member-wording': {
    kind: 'output',
    direction: 'changed',
    bump: 'patch',
    inverse: 'member-wording',
    doc: 'Only the words about a member of an answer, its unit, default, stability or secrecy change.',
    text: ({ at }: At) => `The description of ${at} has changed`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

const otherRules = {
  'error-added': {
    kind: 'error',
    direction: 'added',
    bump: 'minor',
    inverse: 'error-removed',
    doc: 'An error code is added.',
    text: ({ at, name }: Named) => `${at} may fail with \`${name}\``,
  },
  'error-removed': {
    kind: 'error',
    direction: 'removed',
    bump: 'minor',
    inverse: 'error-added',
    doc: 'An error code is removed.',
    text: ({ at, name }: Named) => `${at} no longer lists the error \`${name}\``,
  },
  'error-renamed': {
    kind: 'error',
    direction: 'changed',
    bump: 'minor',
    inverse: 'error-renamed',
    doc: 'An error code is renamed.',
    text: ({ at, was, is }: WasIs) => `The error \`${was}\` of ${at} is now \`${is}\``,
  },
  'error-status-changed': {
    kind: 'error',
    direction: 'changed',
    bump: 'patch',
    inverse: 'error-status-changed',
    doc: 'The status of an error code changes.',
    text: ({ at, name, was, is }: Named & WasIs) => `The error \`${name}\` of ${at} has status ${is}, no longer ${was}`,
  },
  'error-retry-changed': {
    kind: 'error',
    direction: 'changed',
    bump: 'minor',
    inverse: 'error-retry-changed',
    doc: 'The retry policy of an error code changes.',
    text: ({ at, name, was, is }: Named & WasIs) =>
      `The retry after the error \`${name}\` of ${at} is ${is}, no longer ${was}`,
  },
  'error-wording': {
    kind: 'error',
    direction: 'changed',
    bump: 'patch',
    inverse: 'error-wording',
    doc: 'The cause, the remedy, the kind or the parameters of an error code change.',
    text: ({ at, name }: Named) => `The description of the error \`${name}\` of ${at} has changed`,
  },
  'waiter-added': {
    kind: 'resource',
    direction: 'added',
    bump: 'minor',
    inverse: 'waiter-removed',
    doc: 'A waiter is added.',
    text: ({ at }: At) => `The waiter ${at} is new`,
  },
  'waiter-removed': {
    kind: 'resource',
    direction: 'removed',
    bump: 'major',
    inverse: 'waiter-added',
    doc: 'A waiter is removed or renamed.',
    correctable: true,
    text: ({ at }: At) => `The waiter ${at} is gone`,
  },
  'waiter-poll-changed': {
    kind: 'resource',
    direction: 'changed',
    bump: 'major',
    inverse: 'waiter-poll-changed',
    doc: 'A waiter looks with another operation, so that it takes another input.',
    correctable: true,
    text: ({ at, was, is }: WasIs) => `The waiter ${at} looks with \`${is}\`, no longer with \`${was}\``,
  },
  'waiter-changed': {
    kind: 'resource',
    direction: 'changed',
    bump: 'minor',
    inverse: 'waiter-changed',
    doc: 'A waiter waits for other states.',
    text: ({ at, what }: What) => `The waiter ${at} waits for other states: ${what}`,
  },
  'resource-added': {
    kind: 'resource',
    direction: 'added',
    bump: 'patch',
    inverse: 'resource-removed',
    doc: 'A resource without waiters is added; only the local cloud knows it.',
    text: ({ at }: At) => `The local cloud knows the resource ${at}`,
  },
  'resource-removed': {
    kind: 'resource',
    direction: 'removed',
    bump: 'patch',
    inverse: 'resource-added',
    doc: 'A resource without waiters is removed.',
    text: ({ at }: At) => `The local cloud no longer knows the resource ${at}`,
  },
  'resource-changed': {
    kind: 'resource',
    direction: 'changed',
    bump: 'patch',
    inverse: 'resource-changed',
    doc: 'A resource changes, but none of its waiters.',
    text: ({ at, what }: What) => `The local cloud treats the resource ${at} otherwise: ${what}`,
  },
  'export-added': {
    kind: 'type',
    direction: 'added',
    bump: 'minor',
    inverse: 'export-removed',
    doc: 'The package exports another name.',
    text: ({ at }: At) => `${at} is exported`,
  },
  'export-removed': {
    kind: 'type',
    direction: 'removed',
    bump: 'major',
    inverse: 'export-added',
    doc: 'An exported name, such as the type of a shape, is removed or renamed.',
    correctable: true,
    text: ({ at }: At) => `${at} is no longer exported`,
  },
  'type-changed': {
    kind: 'type',
    direction: 'changed',
    bump: 'major',
    inverse: 'type-changed',
    doc: 'A generated type changes in a way that no other row is about.',
    correctable: true,
    text: ({ at }: At) => `The type ${at} has changed`,
  },
  'examples-changed': {
    kind: 'specs',
    direction: 'changed',
    bump: 'none',
    inverse: 'examples-changed',
    doc: 'Examples change.',
    text: ({ at }: At) => `${at} has other examples`,
  },
  'source-changed': {
    kind: 'specs',
    direction: 'changed',
    bump: 'none',
    inverse: 'source-changed',
    doc: 'Places in the documents, or the documents, change.',
    text: ({ at }: At) => `The source of ${at} is stated otherwise`,
  },
  'ledger-changed': {
    kind: 'specs',
    direction: 'changed',
    bump: 'none',
    inverse: 'ledger-changed',
    doc: 'An entry of the ledger changes.',
    text: ({ at }: At) => `The ledger entry ${at} has changed`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

/** The release policy: a row for every way in which two models may differ. */
export const changeRules = {
  ...productRules,
  ...operationRules,
  ...inputRules,
  ...memberRuleRules,
  ...outputRules,
  ...otherRules,
};

export type ChangeRuleId = keyof typeof changeRules;

/** The params of the sentence of a rule, without the place. */
export type ChangeParams<Id extends ChangeRuleId> = Omit<Parameters<(typeof changeRules)[Id]['text']>[0], 'at'>;

/** Returns the row of a rule, for code that handles all rules alike. */
export const findChangeRule = (id: ChangeRuleId): ChangeRule => changeRules[id];

/** The levels, the lowest first. */
export const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** Returns the highest of some levels. */
export const findHighestBump = (levels: readonly Bump[]): Bump =>
  bumps.findLast((bump) => levels.includes(bump)) ?? 'none';
