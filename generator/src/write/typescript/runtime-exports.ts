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

/** The compiler cannot list the types of a module, so each is named here: one that is gone does not compile. */
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
  Outputs: runtime.Outputs;
  PaginateOptions: runtime.PaginateOptions;
  Paginator: runtime.Paginator<unknown, unknown>;
  PolicyDocument: runtime.PolicyDocument;
  PolicyOptions: runtime.PolicyOptions;
  Product: runtime.Product;
  ProductClientOptions: runtime.ProductClientOptions;
  Protocol: runtime.Protocol;
  RateLimiter: runtime.RateLimiter;
  ServiceClient: runtime.ServiceClient;
  TokenBucketOptions: runtime.TokenBucketOptions;
  WaitOptions: runtime.WaitOptions;
}

/**
 * The types of the runtime that every package exports too: those that users write, and those of exported values. The
 * compiler must be able to name the latter in users' declarations, from a package that they depend on.
 */
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
  Outputs: true,
  PaginateOptions: true,
  Paginator: true,
  PolicyDocument: true,
  PolicyOptions: true,
  Product: true,
  ProductClientOptions: true,
  Protocol: true,
  RateLimiter: true,
  ServiceClient: true,
  TokenBucketOptions: true,
  WaitOptions: true,
};
