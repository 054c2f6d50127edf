import type { Extractor } from './prose/claims.js';

/** A place in a document, and the text found there. */
export interface Quote {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** A row of a table of parameters or answer members, or a property of a schema. */
export interface MemberRow extends Quote {
  /** The name on the wire, without blanks and escapes; `n` stands for an index: `DataDisk.n.Size`, `charge_info.size`. */
  readonly name: string;
  /** The type as written: `String`, `RepeatList`, `DiskItemType`. */
  readonly type?: string;
  /** `undefined` where the table has no such column, or the cell cannot be read. */
  readonly required?: boolean | 'conditional';
  /** The operations of a table for several that a `conditional` row is required for, where it names them. */
  readonly requiredFor?: readonly string[];
  readonly deprecated?: boolean;
  readonly example?: string;
  /** The text that limits, defaults and values are read from; empty where there is none. */
  readonly description: string;
  /** The limits that a document states as data, in keywords of the spec language, `default` and `enum` among them. */
  readonly limits?: Readonly<Record<string, unknown>>;
  /** The location in the request, where the document states it. */
  readonly wire?: 'path' | 'header' | 'query' | 'body';
  /** `false` where the layout does not show the level of the member: only the last part of the name is certain. */
  readonly isPlaced?: boolean;
}

export interface ErrorRow extends Quote {
  readonly code: string;
  readonly http?: number;
  readonly message?: string;
}

/** A sample request as the input it stands for: members by their names on the wire. */
export interface Sample extends Quote {
  readonly input: Readonly<Record<string, unknown>>;
}

/** A sample answer, parsed. */
export interface SampleAnswer extends Quote {
  readonly answer: unknown;
}

/** The facts of a document about one operation. A part that is `undefined` was not found, which proves nothing. */
export interface OperationReading extends Quote {
  /** The name, or a heading in words where the document has no name. */
  readonly operation: string;
  readonly input?: readonly MemberRow[];
  readonly output?: readonly MemberRow[];
  readonly errors?: readonly ErrorRow[];
  readonly samples?: readonly Sample[];
  readonly answers?: readonly SampleAnswer[];
  readonly method?: string;
  readonly path?: string;
  readonly deprecated?: boolean;
  /** Sentences around the tables: rules between parameters, states. */
  readonly prose?: readonly Quote[];
}

/** A table of parameters for several operations, under a heading that does not name them. */
export interface GroupReading extends Quote {
  readonly name: string;
  readonly input: readonly MemberRow[];
}

/** A named type that other tables refer to. */
export interface TypeReading extends Quote {
  readonly name: string;
  readonly members: readonly MemberRow[];
}

/** Any other table: an appendix, a list of actions. */
export interface TableReading extends Quote {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (Quote & { readonly cells: readonly string[] })[];
}

export interface HostReading extends Quote {
  readonly host: string;
}

export interface LimitReading extends Quote {
  readonly name: 'requestsPerSecond' | 'retryBase' | 'retryMost';
  readonly value: number;
}

/** A paragraph, or an entry of a list, below a heading. */
export interface Remark extends Quote {
  readonly under: string;
}

export interface Reading {
  /** Whether the document claims to list every operation, and does not end in the middle. */
  readonly isComplete: boolean;
  readonly operations: readonly OperationReading[];
  readonly groups?: readonly GroupReading[];
  readonly types?: readonly TypeReading[];
  readonly tables?: readonly TableReading[];
  readonly commonErrors?: readonly ErrorRow[];
  readonly hosts?: readonly HostReading[];
  readonly limits?: readonly LimitReading[];
  /** Paragraphs that belong to no operation. */
  readonly remarks?: readonly Remark[];
  /** Code, as printed; `under` is the operation it is for, if there is one. */
  readonly code?: readonly Remark[];
  /** Rows seen and rows understood, and those that were not. */
  readonly rows: number;
  readonly understood: number;
  readonly unreadable: readonly Quote[];
}

export interface DocumentFile {
  readonly name: string;
  readonly text: string;
}

/** A reader of one dialect: one file, with a table of heads. */
export interface Reader {
  readonly name: string;
  /** How the descriptions of this dialect state limits. */
  readonly extractors: readonly Extractor[];
  /** Returns how sure it is of the dialect, 0 to 1, from the heads of tables; never from titles or file names. */
  recognise(document: DocumentFile): number;
  read(document: DocumentFile): Reading;
}
