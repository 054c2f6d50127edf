export { type CallOptions, call, prepare } from './call/call.js';
export { responseOf } from './call/raw-response.js';
export { type CauseTable, causesOf, type ErrorCause } from './causes.js';
export { check } from './check/check.js';
export { describeIssues } from './check/describe-issues.js';
export { type Issue, type IssueCode, issueKey, type Path, pathText } from './check/issue.js';
export type { ValidateLevel, ValidateOptions } from './check/levels.js';
export type { RuleBook } from './check/rule-book.js';
export { ruleBook } from './check/rules.js';
export { describeIssue } from './check/sentences.js';
export { type AttemptEvent, type ClientOptions, type Hooks, ServiceClient, type TimeoutOptions } from './client.js';
export type { AccessKey, ApiKey, Credentials, CredentialsSource } from './credentials/types.js';
export {
  AbortError,
  AuthError,
  ConfigurationError,
  ConnectionError,
  CredentialsError,
  ResponseError,
  ServiceError,
  ThrottlingError,
  TimeoutError,
  underlyingOf,
  ValidationError,
  YunspecError,
} from './errors.js';
export { keepInput } from './keep-input.js';
export type { Log } from './log.js';
export type { Operation, Pagination } from './operation.js';
export type { OptionKind } from './options/check-shape.js';
export { type PaginateOptions, type Paginator, paginate } from './paginate.js';
export type { Product } from './product.js';
export { ProductClient, type ProductClientOptions } from './product-client.js';
export { acs3 } from './protocol/acs3.js';
export { type Authorizer, authToken, bearer, huaweiKey, inRequest } from './protocol/authorizers.js';
export { type HttpOptions, http } from './protocol/http.js';
export { rpc } from './protocol/rpc.js';
export type { Attempt, Protocol } from './protocol/types.js';
export { type Permission, type PolicyDocument, type PolicyOptions, policyDocument } from './ram-policy.js';
export { type RateLimiter, type TokenBucketOptions, tokenBucket } from './rate-limit.js';
export { decodeTexts, type TextPlaces } from './read/decode-texts.js';
export { type Drift, type Outputs, outputForms } from './read/drift.js';
export { type AnswerFormat, json } from './read/format.js';
export type { OutputForm, OutputForms } from './read/output-forms.js';
export type { RetryOptions } from './retry/policy.js';
export type { ValueSchema } from './schema.js';
export { canonicalQuery } from './sign/canonical-query.js';
export { sha256, signCanonical } from './sign/canonical-request.js';
export { rpcSignature, stringToSign } from './sign/rpc-signature.js';
export type { FetchLike } from './transport/fetch.js';
export type { HttpRequest, HttpResponse } from './transport/types.js';
export { wait } from './wait/wait.js';
export { type Waiter, WaiterError, type WaitOptions } from './wait/waiter.js';
