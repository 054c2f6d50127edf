import type { Rule, ValueSchema } from '@yunspec/runtime/check';
import type {
  RawEntry,
  RawError,
  RawExample,
  RawPagination,
  RawProtocol,
  RawResource,
  RawSource,
  RawTable,
} from '../read/raw.js';

/** A value with everything the specs say of it. Shapes of one value are merged in; shapes that are objects stay names in outputs. */
export interface Value extends Omit<ValueSchema, 'properties' | 'values' | 'items' | 'rules'> {
  readonly properties?: Readonly<Record<string, Value>>;
  readonly values?: Value;
  readonly items?: Value;
  readonly rules?: Readonly<Record<string, Rule>>;
  /** The shape this value is made from. */
  readonly shape?: string;
  readonly description?: string;
  readonly format?: string;
  readonly refers?: string;
  readonly deprecated?: string;
  readonly docs?: string;
  readonly lines?: string | number;
}

export interface OperationModel {
  readonly name: string;
  readonly docs: string;
  readonly lines?: string | number;
  readonly summary: string;
  readonly deprecated?: string;
  /** `safe` for reads, the token's member, or nothing. */
  readonly safe: boolean;
  readonly token?: string;
  readonly http?: {
    readonly method: string;
    readonly path: string;
    readonly server?: string;
    readonly status?: number;
  };
  readonly pagination?: RawPagination;
  readonly input: Value;
  readonly output: Value;
  readonly errors: readonly RawError[];
  readonly permissions: readonly { readonly resource: string; readonly when?: string }[];
  readonly examples: readonly RawExample[];
}

/** A product, resolved: what every writer and the local cloud read. */
export interface Model {
  readonly product: string;
  readonly className: string;
  readonly title: string;
  readonly vendor: string;
  readonly version: string;
  readonly description: string;
  readonly protocols: { readonly rpc?: RawProtocol; readonly http?: RawProtocol };
  readonly endpoints: Readonly<Record<string, string>>;
  readonly regions: readonly string[];
  readonly showcase?: string;
  readonly limits: { readonly requestsPerSecond?: number };
  readonly retry: { readonly base?: number; readonly most?: number };
  readonly envelope?: { readonly body: string; readonly headers?: string; readonly status?: string };
  readonly sources: Readonly<Record<string, RawSource>>;
  readonly commonErrors: readonly RawError[];
  readonly serverErrors: readonly RawError[];
  readonly operations: readonly OperationModel[];
  readonly shapes: Readonly<Record<string, Value>>;
  readonly resources: readonly RawResource[];
  readonly tables: readonly RawTable[];
  readonly discrepancies: readonly RawEntry[];
}

export type { RawEntry, RawError, RawPagination, RawResource, RawTable };
