import type { FaultKind } from '@yunspec/runtime/check';
import type { Resource } from './resource.js';
import type { Provenance, ValueModel } from './value.js';

/** A row of an error table. */
export interface ErrorRow extends Provenance {
  /** The code, to the letter. */
  readonly code: string;
  /** The HTTP status. */
  readonly http?: number;
  /** Its meaning, in the words of the specs. */
  readonly cause: string;
  /** The paths of the parameters it is about. */
  readonly on?: string | readonly string[];
  readonly kind?: FaultKind;
  /** The reason why a retry may help. */
  readonly retry?: 'backoff' | 'throttle' | 'skew';
  /** The advice of the document. */
  readonly remedy?: string;
  /** Whether newer documents no longer list the code. A server may still answer it. */
  readonly withdrawn?: boolean;
}

/** The way in which a list is divided into pages: numbered pages, or a token that leads to the next page. */
export interface Pagination {
  readonly style: 'page' | 'token';
  /** The input with the number of the page. */
  readonly page?: string;
  /** The input that takes the token. */
  readonly token?: string;
  /** The path of the next token in the output. Default: `token`. */
  readonly next?: string;
  /** The input with the size of a page. */
  readonly size?: string;
  /** The path of the number of all items in the output. */
  readonly total?: string;
  /** The path of the list in the output. */
  readonly items: string;
}

/** The operation of another product that an operation is a door to. */
export interface Forwarding {
  readonly product: string;
  readonly operation: string;
  /** The members that are passed on, each with its place there. Several with the same place are spellings of one. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** An input that passes (`ok`) or fails (`fails` and `input`). */
export interface Example {
  readonly ok?: unknown;
  /** The output that the document shows for `ok`. */
  readonly returns?: unknown;
  /** The place and the keyword or rule that refuse `input`: `DataDisk.0.Size#minimum`. */
  readonly fails?: string;
  readonly input?: unknown;
}

/** The HTTP address of an operation. */
export interface Address {
  readonly method: string;
  /** The path; `{name}` is a member of the input. */
  readonly path: string;
  /** The origin, where it is not the endpoint of the product. */
  readonly server?: string;
  /** The status of success. Default: 200. */
  readonly status?: number;
}

/** A permission that the caller of an operation needs. */
export interface Permission {
  /** The resource, with placeholders: `acs:ecs:$regionid:$accountid:disk/*`. */
  readonly resource: string;
  /** The input that makes the permission necessary when it is given. */
  readonly when?: string;
}

/** One operation of a product. */
export interface OperationModel extends Provenance {
  readonly name: string;
  readonly docs: string;
  readonly summary: string;
  /** The replacement. */
  readonly deprecated?: string;
  /** Whether the operation only reads. */
  readonly safe: boolean;
  /** The input that makes repeated requests count once. */
  readonly token?: string;
  readonly http?: Address;
  readonly pagination?: Pagination;
  readonly forwards?: Forwarding;
  /** An object. Its shapes are written out. */
  readonly input: ValueModel;
  /** An object. Objects and lists inside it may be references to `Model.shapes`. */
  readonly output: ValueModel;
  readonly errors: readonly ErrorRow[];
  readonly permissions: readonly Permission[];
  readonly examples: readonly Example[];
}

/** One way in which requests are sent, with the kinds of credentials it takes. */
export interface Protocol {
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly server?: string;
  readonly auth: readonly string[];
}

/** A document that facts were read from. */
export interface Source {
  readonly title: string;
  /** The name of its file among the documents. */
  readonly file?: string;
  /** The name of each of its files; `{}` stands for the headings after the key in `docs`, with `/` between them. */
  readonly files?: string;
  readonly url?: string;
  readonly language?: string;
  /** The date of publication. */
  readonly published?: unknown;
  /** The date on which its file was saved, as `2026-11-22`. */
  readonly retrieved?: string;
  /** The date on which the operations were last compared with it: one for all, or one each by name. */
  readonly compared?: string | Readonly<Record<string, string>>;
}

/** A product with everything resolved, as `model.json` holds it. */
export interface Model {
  /** The version of this format; see `modelFormat`. */
  readonly format: number;
  /** The name of the product: `ecs`. */
  readonly product: string;
  /** The stem of the names of its classes: `Ecs`. */
  readonly className: string;
  readonly title: string;
  readonly vendor: string;
  /** The API version that requests name. */
  readonly version: string;
  readonly description: string;
  readonly protocols: { readonly rpc?: Protocol; readonly http?: Protocol };
  /** The addresses of the service: `default`, and others by region or site. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly regions: readonly string[];
  /** The address of every other region; `{region}` stands for its ID. */
  readonly regionEndpoint?: string;
  /** The operation that a newcomer sees first. */
  readonly showcase?: string;
  readonly limits: { readonly requestsPerSecond?: number };
  /** The advice of the document on retries: the first pause in milliseconds, and the largest number of retries. */
  readonly retry: { readonly base?: number; readonly most?: number };
  /** The members of the body of a response around the answer, by path. */
  readonly envelope?: {
    /** The path of the answer. */
    readonly body: string;
    /** The path of the headers of the response. */
    readonly headers?: string;
    /** The members that always have the same text. */
    readonly constants?: Readonly<Record<string, string>>;
  };
  readonly sources: Readonly<Record<string, Source>>;
  /** The errors that any operation may answer. */
  readonly commonErrors: readonly ErrorRow[];
  /** The errors for failures of the service. */
  readonly serverErrors: readonly ErrorRow[];
  readonly operations: readonly OperationModel[];
  readonly shapes: Readonly<Record<string, ValueModel>>;
  readonly resources: readonly Resource[];
}

/** The types of a kind of resource. */
export interface ResourceType {
  /** The name of the kind as a member of its product in a local cloud: `eipAddresses` for `EipAddress`. */
  readonly member: string;
  /** The members of a resource of this kind. */
  readonly members: object;
}

/**
 * The type of an imported `model.json`. TypeScript widens the strings of a JSON import, so it is not assignable to
 * `Model`; `readModel` returns it as a `Model`.
 */
export interface ModelJson {
  readonly format: number;
  readonly product: string;
  readonly version: string;
  readonly operations: readonly object[];
  readonly resources: readonly object[];
  /** The types of the resources by kind. The packages of products declare them; no file has this member. */
  readonly resourceTypes?: Readonly<Record<string, ResourceType>>;
}
