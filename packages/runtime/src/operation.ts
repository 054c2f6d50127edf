import type { RuleBook } from './check/rule-book.js';
import type { ValueSchema } from './schema.js';

/**
 * Numbered pages, or pages that each give a token for the next. `total`, `next` and `items` are paths in the output.
 */
export type Pagination =
  | {
      readonly style: 'page';
      readonly page: string;
      readonly size?: string;
      readonly total?: string;
      readonly items: string;
    }
  | {
      readonly style: 'token';
      readonly token: string;
      readonly next: string;
      readonly size?: string;
      readonly total?: string;
      readonly items: string;
    };

/** The facts about an operation that the runtime needs. `Code` is the union of its documented error codes. */
export interface Operation<Input = object, Output = object, Code extends string = string> {
  readonly name: string;
  readonly input: ValueSchema;
  /** Applies the rules between members of the input, and `uniqueItems`. Needed if there are any. */
  readonly rules?: RuleBook;
  /** The operation changes nothing, so it may be sent again after any failure. */
  readonly safe?: boolean;
  /** The member with the idempotency token, which makes a repeated request take effect once. */
  readonly token?: string;
  /** The member that names the region. The client's region is its default. */
  readonly region?: string;
  /** A member is secret, so the input is sent in the body, never in the URL. */
  readonly secret?: boolean;
  readonly http?: { readonly method: string; readonly path: string; readonly server?: string };
  readonly pagination?: Pagination;
  /** The paths of lists in the output, beside that of `pagination`. Services answer some of them in other forms. */
  readonly lists?: readonly string[];
  /** The output has no member that is always there, so a success without a body is an empty output. */
  readonly mayBeEmpty?: boolean;
  /** Changes an output after it was parsed, for example decodes strings that contain JSON. */
  readonly decode?: (output: object) => void;
  /** Returns why an output is malformed, if it is. */
  readonly findFault?: (output: object) => string | undefined;
  /** Carries types only. Never present. */
  readonly types?: { input: Input; output: Output; code: Code };
}
