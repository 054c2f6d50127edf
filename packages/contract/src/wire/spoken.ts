import type { Model } from '@yunspec/model';
import {
  acs3,
  authToken,
  bearer,
  type Credentials,
  http,
  huaweiKey,
  inRequest,
  type Protocol,
  rpc,
} from '@yunspec/runtime';

/** The kinds of protocols and of credentials. */
export type Speech = 'rpc' | 'acs3' | 'bearer' | 'token' | 'huawei-ak-sk' | 'in-request';

/** A protocol of a product, with the credentials to speak it. */
export interface Spoken {
  readonly speech: Speech;
  readonly protocol: Protocol;
  readonly credentials: Credentials;
}

/** Parts of credentials by name, such as `accessKeyId`. */
export type CredentialParts = Readonly<Record<string, string | undefined>>;

const authorizers = { bearer, token: authToken, 'huawei-ak-sk': huaweiKey, 'in-request': inRequest } as const;

const isAuthorizer = (word: string): word is keyof typeof authorizers => Object.hasOwn(authorizers, word);

/** Lists the protocols of a product, the preferred one first. */
function listProtocols({ protocols }: Model): readonly (readonly [Speech, Protocol])[] {
  const { rpc: signed, http: plain } = protocols;
  const { path, server } = plain ?? {};
  const options = { ...(path === undefined ? {} : { path }), ...(server === undefined ? {} : { server }) };
  return [
    ...(signed === undefined
      ? []
      : ([
          ['rpc', rpc({ method: signed.method ?? 'GET' })],
          ['acs3', acs3()],
        ] as const)),
    ...(plain?.auth ?? [])
      .filter(isAuthorizer)
      .map((word) => [word, http({ auth: authorizers[word], ...options })] as const),
  ];
}

/** Reads the parts of credentials: those that are given, else those of the environment variables that clients read. */
function readCredentials({ credentials }: Protocol, given: CredentialParts | undefined): Credentials | undefined {
  const { parts, sessionToken } = credentials;
  const read = (part: string, variable: string | undefined): string | undefined =>
    (given === undefined ? process.env[variable ?? ''] : given[part]) || undefined;
  const found = Object.fromEntries(Object.entries(parts).map(([part, variable]) => [part, read(part, variable)]));
  if (Object.values(found).some((value) => value === undefined)) return undefined;
  const securityToken = read('securityToken', sessionToken);
  return { ...found, ...(securityToken === undefined ? {} : { securityToken }) } as unknown as Credentials;
}

/** Lists the protocols of a product that there are credentials for, the preferred one first. */
export const listSpoken = (model: Model, given: CredentialParts | undefined): Spoken[] =>
  listProtocols(model).flatMap(([speech, protocol]) => {
    const credentials = readCredentials(protocol, given);
    return credentials === undefined ? [] : [{ speech, protocol, credentials }];
  });

/** Names the environment variables that hold the credentials of a product. */
export const listVariables = (model: Model): string[] =>
  listProtocols(model).map(([, { credentials }]) => Object.values(credentials.parts).join(' and '));
