/** The kinds of findings, the most harmful first, with the reason for their place. */
export const harm = {
  'input-refused': 'The document allows an input that the client refuses.',
  'sample-refused': 'The client refuses a request that the document shows.',
  'required-dropped': 'The client requires a member that the document does not.',
  'answer-type': 'A member of an answer has another type.',
  'answer-gone': 'The document no longer has a member of an answer.',
  'answer-added': 'The document has a member of an answer that the specs do not have.',
  'required-added': 'The document requires a member that the client does not.',
  method: 'Requests are sent with another method.',
  path: 'Requests are sent to another path.',
  host: 'Requests are sent to another host.',
  wire: 'A member travels in another part of the request.',
  'parameter-type': 'A parameter has another type.',
  'parameter-gone': 'The document no longer has a parameter.',
  'parameter-added': 'The document has a parameter that the specs do not have.',
  'operation-renamed': 'The document calls an operation by another name.',
  'operation-added': 'The document has an operation that the specs do not have.',
  'error-added': 'The document has an error code that the specs do not have.',
  'error-gone': 'The document no longer has an error code.',
  'error-status': 'An error code has another HTTP status.',
  'input-allowed': 'The client allows an input that the document refuses.',
  default: 'The value that the service assumes is another one.',
  'limit-unstated': 'The document no longer states a limit of the specs.',
  'operation-gone': 'The document no longer has an operation.',
  'operation-deprecated': 'The document calls an operation deprecated.',
  'operations-unseen': 'The document ends early.',
  'rate-limit': 'The service allows another number of requests.',
  retry: 'The document gives other advice on retries.',
  'type-added': 'The document has a data type that the specs do not have.',
  'type-gone': 'The document no longer has a data type.',
  'table-row': 'A row of an appendix has changed.',
  ledger: 'The document no longer makes a claim that the ledger explains.',
  'changed-text': 'The text has other facts than when it was last compared.',
} as const satisfies Readonly<Record<string, string>>;

export type Kind = keyof typeof harm;

const kinds = Object.keys(harm) as readonly Kind[];

/** Returns the place of a kind in the order of harm, from 0. */
export const rankHarm = (kind: Kind): number => kinds.indexOf(kind);
