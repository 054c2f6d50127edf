const unknownIssuer =
  'The certificate was issued by an authority that this machine does not trust. If a proxy inspects TLS, give Node its ' +
  'certificate: NODE_EXTRA_CA_CERTS=/path/to/ca.pem.';
const closed =
  'The other side closed the connection. A proxy or firewall in between may do this, and so may an overloaded service.';
const unreachable = 'There is no route to the host. Check the network, the VPN and the firewall.';
const slowConnect =
  'The connection was not established in time. Check the network, and whether a firewall allows this host and port.';
const noTls =
  'The other side does not speak TLS. Check the port and the scheme of the endpoint, and proxies in between.';
const tooManyFiles = 'The process has too many open files. Raise the limit (ulimit -n), or make fewer calls at a time.';

/** For each error code of the platform, what it means and what to do. */
const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at this address. Check the host and port of the endpoint, and the firewall.',
  ENOTFOUND: 'The host name does not exist. Check the endpoint and the region.',
  EAI_AGAIN: 'The host name could not be looked up. Check the network and its DNS server.',
  ECONNRESET: closed,
  ECONNABORTED: closed,
  EPIPE: closed,
  UND_ERR_SOCKET: closed,
  ETIMEDOUT: slowConnect,
  UND_ERR_CONNECT_TIMEOUT: slowConnect,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EHOSTDOWN: unreachable,
  ENETDOWN: unreachable,
  EADDRNOTAVAIL: 'This machine has no free port or address for another connection. Make fewer calls at a time.',
  EACCES: 'The operating system does not allow the connection. Check the firewall and the permissions of the process.',
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
  EPROTO: noTls,
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  CERT_HAS_EXPIRED: 'The certificate has expired. Check the clock of this machine, and the certificate of the host.',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet. Check the clock of this machine.',
  CERT_REVOKED: 'The certificate was revoked by its authority.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host name. Check the endpoint, and proxies in between.',
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownIssuer,
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  CERT_UNTRUSTED: unknownIssuer,
};

/** The same for all other codes that begin with a prefix. */
const sentencesByPrefix: Readonly<Record<string, string>> = {
  CERT_: 'The certificate of the host was not accepted. Check the endpoint, and proxies in between.',
  ERR_TLS_: 'No TLS connection could be established. Check the endpoint, and proxies in between.',
  ERR_SSL_: 'No TLS connection could be established. Check the endpoint, and proxies in between.',
  HPE_: 'The response is not valid HTTP. Check the endpoint, and proxies in between.',
};

/** Describes what an error code of the platform means, and what to do. */
export function describePlatformCode(code: string): string | undefined {
  if (Object.hasOwn(sentences, code)) return sentences[code];
  return Object.entries(sentencesByPrefix).find(([prefix]) => code.startsWith(prefix))?.[1];
}
