/** A named pattern, with which a spec replaces a pattern and its hint. */
export interface Format {
  pattern: string;
  /** Describes the pattern, as the end of a sentence that begins with "must". */
  hint: string;
  example: string;
}

const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ipv4 = `${octet}(?:\\.${octet}){3}`;
const cidr4 = `${ipv4}/(?:3[0-2]|[12]?[0-9])`;
const hextet = '[0-9A-Fa-f]{1,4}';
const ipv6 = [
  `(?:${hextet}:){7}${hextet}`,
  `(?:${hextet}:){1,7}:`,
  ...[1, 2, 3, 4, 5, 6].map((tail) => `(?:${hextet}:){1,${7 - tail}}(?::${hextet}){1,${tail}}`),
  `:(?::${hextet}){1,7}`,
  '::',
].join('|');
const cidr6 = `(?:${ipv6})/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])`;
const day = '[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
const minute = '(?:[01][0-9]|2[0-3]):[0-5][0-9]';
const port = '(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})';
/**
 * Two numbers of at most five digits, the lower one first. A regular expression cannot compare numbers, so this one
 * lists the cases: the second number has more digits, or is equal, or has a greater digit after a common beginning.
 */
const shorter = ['[0-9]/[0-9]{2,5}', '[0-9]{2}/[0-9]{3,5}', '[0-9]{3}/[0-9]{4,5}', '[0-9]{4}/[0-9]{5}'];
const asLong = [1, 2, 3, 4, 5].map((digits) => `[0-9]{${digits}}/[0-9]{${digits}}$`);
const greater = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((digit) => `${digit}[0-9]*/\\2[${digit + 1}-9]`);
const ordered = `(?:${shorter.join('|')}|([0-9]+)/\\1|(?=${asLong.join('|')})([0-9]*)(?:${greater.join('|')})[0-9]*)`;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const domain = `(?:\\*\\.)?(?:${label}\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?`;

/** Every format a spec may name. The checker refuses any other. */
export const formats: Readonly<Record<string, Format>> = {
  'utc-minute': {
    pattern: `^${day}T${minute}Z$`,
    hint: 'be a UTC time to the minute, as YYYY-MM-DDThh:mmZ',
    example: '2014-05-26T12:00Z',
  },
  'utc-second': {
    pattern: `^${day}T${minute}:[0-5][0-9]Z$`,
    hint: 'be a UTC time to the second, as YYYY-MM-DDThh:mm:ssZ',
    example: '2014-05-26T12:00:00Z',
  },
  ipv4: { pattern: `^${ipv4}$`, hint: 'be an IPv4 address', example: '192.168.1.1' },
  'ipv4-cidr': { pattern: `^${cidr4}$`, hint: 'be an IPv4 range in CIDR notation', example: '10.0.0.0/8' },
  'ipv4-or-cidr': {
    pattern: `^${ipv4}(?:/(?:3[0-2]|[12]?[0-9]))?$`,
    hint: 'be an IPv4 address or a range in CIDR notation',
    example: '10.0.0.0/8',
  },
  'ip-cidr': {
    pattern: `^(?:${cidr4}|${cidr6})$`,
    hint: 'be an IPv4 or IPv6 range in CIDR notation',
    example: '2001:db8::/32',
  },
  'ipv6-cidr': { pattern: `^${cidr6}$`, hint: 'be an IPv6 range in CIDR notation', example: '2001:db8::/32' },
  'port-range': {
    pattern: `^(?:-1/-1|(?=[1-9][0-9]*/${port}$)${ordered})$`,
    hint: 'be two ports from 1 to 65535 with "/" between them, the lower one first, or -1/-1',
    example: '1/200',
  },
  domain: {
    pattern: `^${domain}$`,
    hint: 'be a domain name, "*." in front of it for a wildcard',
    example: '*.example.com',
  },
  'domain-list': {
    pattern: `^${domain}(?:,${domain})*$`,
    hint: 'be domain names with commas between them, "*." in front for a wildcard',
    example: 'example.com,*.example.com',
  },
  'pem-csr': {
    pattern:
      '^\\s*-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----\\s+(?:[A-Za-z0-9+/]+={0,2}\\s+)+-----END (?:NEW )?CERTIFICATE REQUEST-----\\s*$',
    hint: 'be a certificate signing request in PEM format',
    example: '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n',
  },
};
