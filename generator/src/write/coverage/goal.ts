/** The tables of coverage, in the order in which they are shown, each with its heading. */
export const aspects = {
  inside: 'constraints inside',
  outside: 'outside',
  wire: 'sides on the wire',
  operations: 'operations called',
  errors: 'errors provoked',
  common: 'common errors',
  kept: 'server rules kept',
  broken: 'broken',
  allowed: 'transitions allowed',
  refused: 'refused',
  passages: 'states left by themselves',
  examples: 'examples sent',
} as const;

export type Aspect = keyof typeof aspects;

export const aspectNames = Object.keys(aspects) as readonly Aspect[];

/** One thing that tests are to reach. */
export interface Goal {
  readonly aspect: Aspect;
  /** The operation, or `*`. */
  readonly operation: string;
  /** What is to be reached: a code, a rule, a state, the side of a constraint. */
  readonly text: string;
  readonly isReached: boolean;
  /** How many such things these are. Default: one. */
  readonly count?: number;
  /** The reason, as the model shows it, why nothing can reach it. */
  readonly reason?: string | undefined;
  /** For errors to which no constraint, rule or effect leads: the kinds of their rows. */
  readonly unledKinds?: readonly string[];
}
