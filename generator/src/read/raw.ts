import type { Rule, Scalar, ValueSchema } from '@yunspec/runtime/check';

/** The YAML as it stands in the files, once its structure is known to be right. */
export interface RawValue
  extends Omit<ValueSchema, 'type' | 'properties' | 'values' | 'items' | 'rules' | 'codes' | 'default'> {
  readonly type?: ValueSchema['type'];
  readonly shape?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, RawValue>>;
  readonly values?: RawValue;
  readonly items?: RawValue;
  readonly rules?: Readonly<Record<string, RawRule>>;
  readonly default?: Scalar;
  readonly format?: string;
  readonly refers?: string;
  readonly deprecated?: string;
  readonly docs?: string;
  readonly lines?: string | number;
}

export interface RawRule extends Rule {
  readonly docs?: string;
  readonly lines?: string | number;
}

export interface RawError {
  readonly code: string;
  readonly http?: number;
  readonly cause: string;
  readonly on?: string | readonly string[];
  readonly kind?: string;
  readonly retry?: 'backoff' | 'throttle' | 'skew';
  readonly remedy?: string;
  readonly docs?: string;
  readonly lines?: string | number;
}

export interface RawPagination {
  readonly style: 'page' | 'token';
  readonly page?: string;
  readonly token?: string;
  readonly next?: string;
  readonly size?: string;
  readonly total?: string;
  readonly items: string;
}

export interface RawExample {
  readonly ok?: unknown;
  readonly returns?: unknown;
  readonly fails?: string;
  readonly input?: unknown;
  readonly title?: string;
}

export interface RawMembers {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, RawValue>>;
  readonly rules?: Readonly<Record<string, RawRule>>;
}

export interface RawOperation {
  readonly operation: string;
  readonly docs: string;
  readonly lines?: string | number;
  readonly summary: string;
  readonly deprecated?: string;
  readonly idempotency: 'safe' | 'none' | { readonly token: string };
  readonly http?: {
    readonly method: string;
    readonly path: string;
    readonly server?: string;
    readonly status?: number;
  };
  readonly pagination?: RawPagination;
  readonly input: RawMembers;
  readonly output: RawMembers;
  readonly errors: readonly RawError[];
  readonly permissions?: readonly (string | { readonly resource: string; readonly when?: string })[];
  readonly examples: readonly RawExample[];
}

export interface RawShape extends RawValue {
  readonly shape: string;
}

/** How a member gets its value without an input of its name. */
export interface RawAttribute {
  readonly value?: unknown;
  readonly copy?: string;
  readonly list?: readonly string[];
  readonly now?: 'utc-minute' | 'utc-second' | 'unix-ms';
  readonly generate?: string;
  readonly of?: string;
  readonly all?: string;
  readonly by?: string;
  readonly is?: string;
}

/** One input, some of them, or members and the inputs they come from. */
export type RawInputs = string | readonly string[] | Readonly<Record<string, string>>;

export interface RawEffect {
  readonly creates?: string;
  readonly from?: readonly string[];
  readonly to?: string;
  readonly otherwise?: string;
  readonly sets?: readonly string[] | Readonly<Record<string, string>>;
  readonly puts?: Readonly<Record<string, RawAttribute>>;
  readonly adds?: Readonly<Record<string, RawInputs>>;
  readonly most?: number;
  readonly full?: string;
  readonly already?: string;
  readonly removes?: Readonly<Record<string, RawInputs>>;
  readonly least?: number;
  readonly last?: string;
  readonly lists?: string;
  readonly filters?: Readonly<Record<string, string>>;
  readonly all?: readonly string[];
  readonly search?: Readonly<Record<string, readonly string[]>>;
  readonly counts?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
  readonly reads?: true | string;
  readonly deletes?: true;
  readonly each?: string;
  readonly times?: string;
  readonly by?: string;
  readonly where?: Readonly<Record<string, Scalar>>;
  readonly refuses?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
  readonly agrees?: Readonly<Record<string, string>>;
  readonly needs?: Readonly<Record<string, { readonly from: readonly string[]; readonly otherwise: string }>>;
  readonly blockedBy?: Readonly<
    Record<string, { readonly by: string | readonly string[]; readonly is?: string; readonly otherwise: string }>
  >;
  readonly ignoresUnknown?: true;
  readonly also?: readonly RawEffect[];
}

export interface RawResource {
  readonly resource: string;
  readonly docs?: string;
  readonly lines?: string | number;
  readonly description?: string;
  readonly identity: { readonly member: string; readonly prefix?: string; readonly within?: string };
  readonly missing?: { readonly code: string; readonly http: number };
  readonly state?: string;
  readonly states?: Readonly<
    Record<
      string,
      { readonly becomes?: string; readonly gone?: true; readonly external?: true; readonly description?: string }
    >
  >;
  readonly attributes?: Readonly<Record<string, RawAttribute>>;
  readonly operations?: Readonly<Record<string, RawEffect>>;
  readonly waiters?: Readonly<
    Record<string, { readonly poll: string; readonly until: readonly string[]; readonly fails?: readonly string[] }>
  >;
  readonly seed?: readonly Readonly<Record<string, unknown>>[];
}

export interface RawTable {
  readonly table: string;
  readonly docs: string;
  readonly lines?: string | number;
  readonly description?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

export interface RawEntry {
  readonly id: string;
  readonly kind: string;
  readonly subject: string | readonly string[];
  readonly claims: readonly { readonly lines?: string | number; readonly docs?: string; readonly says: string }[];
  readonly decision: string;
  readonly reason: string;
  readonly status?: string;
}

export interface RawProtocol {
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly server?: string;
  readonly auth: readonly string[];
}

export interface RawProduct {
  readonly product: string;
  readonly class: string;
  readonly title: string;
  readonly vendor: string;
  readonly version: string;
  readonly description: string;
  readonly protocols: { readonly rpc?: RawProtocol; readonly http?: RawProtocol };
  readonly endpoints: Readonly<Record<string, string>>;
  readonly regions?: readonly string[];
  readonly answer?: Readonly<Record<string, RawValue>>;
  readonly showcase?: string;
  readonly limits?: { readonly requestsPerSecond?: number };
  readonly retry?: { readonly base?: number; readonly most?: number; readonly never?: readonly unknown[] };
  readonly envelope?: { readonly body: string; readonly headers?: string; readonly status?: string };
  readonly docs?: string;
}

export interface RawSource {
  readonly title: string;
  readonly file?: string;
  readonly url?: string;
  readonly language?: string;
  readonly published?: unknown;
  readonly seen?: unknown;
  readonly note?: string;
}
