/** The chapters of a contract, in the order in which they are reported. */
export const chapterNames = [
  'inputs',
  'answers',
  'states',
  'pages',
  'filters',
  'idempotency',
  'errors',
  'authentication',
  'formats',
  'limits',
] as const;

export type ChapterName = (typeof chapterNames)[number];

/** One way in which an endpoint differs from the documents. */
export interface Difference {
  readonly chapter: ChapterName;
  readonly operation: string;
  /** The member that it is about, as error tables write it: `DataDisk[].Size`. Empty for the operation as a whole. */
  readonly member: string;
  /** The kind of difference, such as `accepted`, `missing`, `unknown`, `type`, `status`, `code`. */
  readonly code: string;
  /** What the documents say, with the place where they say it. */
  readonly expected: string;
  /** What the endpoint did. */
  readonly seen: string;
  /** The ID of the request, or an empty text if the answer has none. */
  readonly requestId: string;
  /** The same as a sentence. */
  readonly text: string;
}

/** Returns what makes a difference the same as another one. */
export const differenceKey = ({ chapter, operation, member, code, expected }: Difference): string =>
  [chapter, operation, member, code, expected].join('\n');
