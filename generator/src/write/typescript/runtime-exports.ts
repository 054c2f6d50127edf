import type * as runtime from '@yunspec/runtime';

/** The values of the runtime that every package exports too, so that users install and import one package. */
export const runtimeValues = [
  'AbortError',
  'AuthError',
  'call',
  'ConfigurationError',
  'ConnectionError',
  'CredentialsError',
  'describeIssue',
  'issueKey',
  'prepare',
  'ResponseError',
  'responseOf',
  'ServiceError',
  'ThrottlingError',
  'TimeoutError',
  'tokenBucket',
  'underlyingOf',
  'ValidationError',
  'WaiterError',
  'YunspecError',
] as const satisfies readonly (keyof typeof runtime)[];

/** The compiler has no list of the types of a module, so each is named here as well: one that is gone does not compile. */
interface RuntimeTypes {
  CallOptions: runtime.CallOptions;
  ClientOptions: runtime.ClientOptions;
  CredentialsSource: runtime.CredentialsSource;
  ErrorCause: runtime.ErrorCause;
  Hooks: runtime.Hooks;
  HttpRequest: runtime.HttpRequest;
  HttpResponse: runtime.HttpResponse;
  Issue: runtime.Issue;
  Operation: runtime.Operation;
  PaginateOptions: runtime.PaginateOptions;
  Paginator: runtime.Paginator<unknown, unknown>;
  ProductClientOptions: runtime.ProductClientOptions;
  RateLimiter: runtime.RateLimiter;
  ServiceClient: runtime.ServiceClient;
  WaitOptions: runtime.WaitOptions;
}

/** The types of the runtime that every package exports too. */
export const runtimeTypes: Readonly<Record<keyof RuntimeTypes, true>> = {
  CallOptions: true,
  ClientOptions: true,
  CredentialsSource: true,
  ErrorCause: true,
  Hooks: true,
  HttpRequest: true,
  HttpResponse: true,
  Issue: true,
  Operation: true,
  PaginateOptions: true,
  Paginator: true,
  ProductClientOptions: true,
  RateLimiter: true,
  ServiceClient: true,
  WaitOptions: true,
};
