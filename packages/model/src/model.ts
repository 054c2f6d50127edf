import type { FaultKind } from '@yunspec/runtime/check';
import type { Resource } from './resource.js';
import type { Provenance, ValueModel } from './value.js';

/** A row of an error table. */
export interface ErrorRow extends Provenance {
  readonly code: string;
  /** The HTTP status. */
  readonly http?: number;
  readonly cause: string;
  /** The parameters the row is about. */
  readonly on?: string | readonly string[];
  readonly kind?: FaultKind;
  /** The reason why a retry may help. */
  readonly retry?: 'backoff' | 'throttle' | 'skew';
  readonly remedy?: string;
}

/** The way in which a list is divided into pages. */
export interface Pagination {
  readonly style: 'page' | 'token';
  readonly page?: string;
  readonly token?: string;
  readonly next?: string;
  readonly size?: string;
  readonly total?: string;
  readonly items: string;
}

/** An input that passes (`ok`) or fails (`fails` and `input`). */
export interface Example extends Provenance {
  readonly ok?: unknown;
  readonly returns?: unknown;
  readonly fails?: string;
  readonly input?: unknown;
  readonly title?: string;
}

/** The HTTP address of an operation. */
export interface Address {
  readonly method: string;
  readonly path: string;
  readonly server?: string;
  readonly status?: number;
}

export interface Permission {
  readonly resource: string;
  /** The member that makes the permission necessary when it is given. */
  readonly when?: string;
}

export interface OperationModel extends Provenance {
  readonly name: string;
  readonly docs: string;
  readonly summary: string;
  readonly deprecated?: string;
  /** Whether the operation only reads. */
  readonly safe: boolean;
  /** The member that makes repeated requests count once. */
  readonly token?: string;
  readonly http?: Address;
  readonly pagination?: Pagination;
  readonly input: ValueModel;
  readonly output: ValueModel;
  readonly errors: readonly ErrorRow[];
  readonly permissions: readonly Permission[];
  readonly examples: readonly Example[];
}

/** One way in which requests travel, with the kinds of credentials it takes. */
export interface Protocol {
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly server?: string;
  readonly auth: readonly string[];
}

/** A document that facts were read from. */
export interface Source {
  readonly title: string;
  readonly file?: string;
  readonly url?: string;
  readonly language?: string;
  readonly published?: unknown;
  readonly seen?: unknown;
}

/** A product with everything resolved, as `model.json` holds it. */
export interface Model {
  /** The version of this format; see `modelFormat`. */
  readonly format: number;
  readonly product: string;
  readonly className: string;
  readonly title: string;
  readonly vendor: string;
  /** The API version as it travels. */
  readonly version: string;
  readonly description: string;
  readonly protocols: { readonly rpc?: Protocol; readonly http?: Protocol };
  readonly endpoints: Readonly<Record<string, string>>;
  readonly regions: readonly string[];
  /** The address of every other region; `{region}` stands for its ID. */
  readonly regionEndpoint?: string;
  readonly showcase?: string;
  readonly limits: { readonly requestsPerSecond?: number };
  readonly retry: { readonly base?: number; readonly most?: number };
  readonly envelope?: { readonly body: string };
  readonly sources: Readonly<Record<string, Source>>;
  readonly commonErrors: readonly ErrorRow[];
  readonly serverErrors: readonly ErrorRow[];
  readonly operations: readonly OperationModel[];
  readonly shapes: Readonly<Record<string, ValueModel>>;
  readonly resources: readonly Resource[];
}

/**
 * The type of an imported `model.json`. TypeScript widens the strings of a JSON import, so that it is no `Model` yet;
 * `readModel` makes one of it.
 */
export interface ModelJson {
  readonly format: number;
  readonly product: string;
  readonly version: string;
  readonly operations: readonly object[];
  readonly resources: readonly object[];
}
