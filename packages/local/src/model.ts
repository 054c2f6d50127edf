import type { Scalar, ValueSchema } from '@yunspec/runtime/check';

/** A value of a model: what the checker reads, and what ties values to shapes and resources. */
export interface ValueModel extends Omit<ValueSchema, 'properties' | 'values' | 'items'> {
  readonly properties?: Readonly<Record<string, ValueModel>>;
  readonly values?: ValueModel;
  readonly items?: ValueModel;
  readonly shape?: string;
  readonly refers?: string;
}

/** A row of an error table. */
export interface ErrorRow {
  readonly code: string;
  readonly http?: number;
  readonly cause: string;
  readonly on?: string | readonly string[];
  readonly kind?: string;
}

export interface Pagination {
  readonly style: 'page' | 'token';
  readonly page?: string;
  readonly token?: string;
  readonly next?: string;
  readonly size?: string;
  readonly total?: string;
  readonly items: string;
}

export interface OperationModel {
  readonly name: string;
  readonly safe: boolean;
  readonly token?: string;
  readonly http?: {
    readonly method: string;
    readonly path: string;
    readonly server?: string;
    readonly status?: number;
  };
  readonly pagination?: Pagination;
  readonly input: ValueModel;
  readonly output: ValueModel;
  readonly errors: readonly ErrorRow[];
  readonly examples: readonly { readonly returns?: unknown }[];
}

/** How a member gets its value; the first word that yields one counts. */
export interface Attribute {
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
export type Inputs = string | readonly string[] | Readonly<Record<string, string>>;

/** Members and the values they must have. */
export type Where = Readonly<Record<string, Scalar>>;

/** What an operation needs of a resource and does to it; see docs/spec-language.md. */
export interface Effect {
  readonly creates?: string;
  readonly from?: readonly string[];
  readonly to?: string;
  readonly otherwise?: string;
  readonly sets?: readonly string[] | Readonly<Record<string, string>>;
  readonly puts?: Readonly<Record<string, Attribute>>;
  readonly adds?: Readonly<Record<string, Inputs>>;
  readonly most?: number;
  readonly full?: string;
  readonly already?: string;
  readonly removes?: Readonly<Record<string, Inputs>>;
  readonly least?: number;
  readonly last?: string;
  readonly lists?: string;
  readonly filters?: Readonly<Record<string, string>>;
  readonly all?: readonly string[];
  readonly search?: Readonly<Record<string, readonly string[]>>;
  readonly counts?: Readonly<Record<string, Where>>;
  readonly reads?: true | string;
  readonly deletes?: true;
  readonly each?: string;
  readonly times?: string;
  readonly by?: string;
  readonly where?: Where;
  readonly refuses?: Readonly<Record<string, Where>>;
  readonly agrees?: Readonly<Record<string, string>>;
  readonly needs?: Readonly<Record<string, { readonly from: readonly string[]; readonly otherwise: string }>>;
  readonly blockedBy?: Readonly<
    Record<string, { readonly by: string | readonly string[]; readonly is?: string; readonly otherwise: string }>
  >;
  readonly ignoresUnknown?: true;
  readonly also?: readonly Effect[];
}

export interface Resource {
  readonly resource: string;
  readonly identity: { readonly member: string; readonly prefix?: string; readonly within?: string };
  readonly missing?: { readonly code: string; readonly http: number };
  readonly state?: string;
  readonly states?: Readonly<Record<string, { readonly becomes?: string; readonly gone?: true }>>;
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly operations?: Readonly<Record<string, Effect>>;
  readonly seed?: readonly Readonly<Record<string, unknown>>[];
}

/** The parts of a product's `model.json` the local cloud lives by. */
export interface Model {
  readonly product: string;
  readonly version: string;
  readonly protocols: {
    readonly rpc?: { readonly auth: readonly string[] };
    readonly http?: { readonly auth: readonly string[]; readonly path?: string; readonly server?: string };
  };
  readonly endpoints: Readonly<Record<string, string>>;
  readonly envelope?: { readonly body: string };
  readonly commonErrors: readonly ErrorRow[];
  readonly serverErrors: readonly ErrorRow[];
  readonly operations: readonly OperationModel[];
  readonly shapes: Readonly<Record<string, ValueModel>>;
  readonly resources: readonly Resource[];
}

/** What a `model.json` shows of itself to TypeScript, which widens the texts of a JSON import. */
export interface ModelJson {
  readonly product: string;
  readonly version: string;
  readonly operations: readonly object[];
  readonly resources: readonly object[];
}
