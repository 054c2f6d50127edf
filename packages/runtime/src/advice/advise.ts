import { readEnvironment } from '#platform';
import { responseOf } from '../call/raw-response.js';
import type { Issue } from '../check/issue.js';
import {
  AuthError,
  ConnectionError,
  CredentialsError,
  ServiceError,
  sanitizeMessage,
  ThrottlingError,
  TimeoutError,
  underlyingOf,
  type YunspecError,
} from '../errors.js';
import { suggestRegion } from '../options/check-region.js';
import type { Product } from '../product.js';
import type { PolicyDocument } from '../ram-policy.js';
import { redact } from '../read/redact.js';
import type { FailedCall, Wording } from '../wording.js';
import { describeThrown } from './describe-thrown.js';
import { describePlatformCode } from './platform-codes.js';

/** Makes the RAM policy of some operations of a product. */
export type MakeRamPolicy = (actions: readonly never[]) => PolicyDocument;

interface Subject extends Pick<FailedCall, 'operation' | 'endpoint'> {
  readonly product: Product;
  readonly region: string | undefined;
  describe(issue: Issue): string;
  /** Hides the secrets of the call in a text. */
  redact(text: string): string;
}

type Adviser = (error: YunspecError, call: Subject, ramPolicy: MakeRamPolicy | undefined) => readonly string[];

/** Suggests a region where the host does not exist: addresses of other regions are formed of any text. */
const adviseOnRegion: Adviser = (error, { product, region }) => {
  const isUnknown = error instanceof ConnectionError && error.code === 'ENOTFOUND';
  const nearest = isUnknown ? suggestRegion(product, region) : undefined;
  return nearest === undefined ? [] : [`Did you mean the region ${nearest}?`];
};

const adviseOnConnection: Adviser = (error, { redact }) => {
  const sentence = error instanceof ConnectionError ? describePlatformCode(error.code ?? '') : undefined;
  if (sentence !== undefined) return [sentence];
  const thrown = underlyingOf(error);
  return thrown === undefined ? [] : [`The cause is ${describeThrown(thrown, redact)}`];
};

/** Names the variables that are not set although others of the same credentials are. */
const adviseOnCredentials: Adviser = (error, { product }) => {
  if (!(error instanceof CredentialsError) || underlyingOf(error) !== undefined) return [];
  return product.protocols.flatMap(({ credentials: { parts } }) => {
    const variables = Object.values(parts);
    const missing = variables.filter((name) => readEnvironment(name) === undefined);
    return missing.length > 0 && missing.length < variables.length ? [`${missing.join(' and ')} is not set`] : [];
  });
};

const adviseOnTimeout: Adviser = (error) =>
  error instanceof TimeoutError ? [`The option timeout: { ${error.limit}: … } changes the limit.`] : [];

const adviseOnRedirect: Adviser = (error, { endpoint }) => {
  const { status = 0, headers } = responseOf(error) ?? {};
  const { location } = headers ?? {};
  if (status < 300 || status > 399 || location === undefined || !URL.canParse(location, endpoint)) return [];
  const { origin } = new URL(location, endpoint);
  return [`It redirects to ${origin}. Redirects are not followed; if the service is there, pass that as endpoint.`];
};

/** Matches the error codes for a missing permission, but not those for a user or a key that is blocked. */
const denied = /^(Forbidden(\.RAM|\.SubUser)?|NoPermission)$/;

function findResources(action: string, ramPolicy: MakeRamPolicy | undefined): readonly string[] {
  try {
    return ramPolicy?.([action as never]).Statement.flatMap(({ Resource }) => Resource) ?? [];
  } catch {
    // the document names no resources for this operation
    return [];
  }
}

const adviseOnPermission: Adviser = (error, { product, operation }, ramPolicy) => {
  if (!(error instanceof AuthError) || !denied.test(error.code)) return [];
  const resources = findResources(operation.name, ramPolicy);
  const action = `RAM must allow the action ${product.name}:${operation.name}`;
  if (resources.length === 0) return [`${action}.`];
  return [`${action} on ${resources.join(', ')}. ramPolicy(['${operation.name}']) returns the policy.`];
};

/** Returns whether a service error can be about the input. */
const canBeInput = (error: YunspecError): error is ServiceError =>
  error instanceof ServiceError &&
  error.status < 500 &&
  !(error instanceof AuthError) &&
  !(error instanceof ThrottlingError);

const adviseOnIssues: Adviser = (error, { describe }) =>
  canBeInput(error) ? (error.issues ?? []).map((issue) => `The input was sent although ${describe(issue)}`) : [];

const countAttempts: Adviser = ({ attempts = 0, elapsed = 0 }) =>
  attempts > 1 ? [`${attempts} attempts in ${(elapsed / 1000).toFixed(1)} s`] : [];

const advisers: readonly Adviser[] = [
  adviseOnRegion,
  adviseOnConnection,
  adviseOnCredentials,
  adviseOnTimeout,
  adviseOnRedirect,
  adviseOnPermission,
  adviseOnIssues,
  countAttempts,
];

/** Creates a function that adds lines to the message of an error: causes and remedies. */
export function createAdvice(ramPolicy?: MakeRamPolicy): Required<Wording>['advise'] {
  return (error, { settings, operation, endpoint, failure }) => {
    const { product, region, describe } = settings;
    const hide = (text: string): string => redact(text, failure?.listSecrets() ?? []);
    const call = { product, region, operation, endpoint, describe, redact: hide };
    const lines = advisers.flatMap((advise) => advise(error, call, ramPolicy)).map((line) => `\n  - ${line}`);
    error.message = sanitizeMessage(error.message + lines.join(''));
  };
}
