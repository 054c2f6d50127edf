/** The kinds of fact that a run shows about an operation; `*` stands for none. */
export type FactKind = 'answers' | 'rules' | 'states' | 'wire' | 'examples' | 'requests';

/** One fact that a run against the local cloud has shown. */
export interface Fact {
  readonly operation: string;
  readonly kind: FactKind;
  /** In words: `IncorrectDiskStatus`, `disk-state broken`, `Disk Available allowed`. */
  readonly text: string;
}

const formatFact = ({ operation, kind, text }: Fact): string => `${operation} ${kind} ${text}`;

/** Writes the record of a product: a line for each fact, each once, sorted. */
export function formatRecord(facts: Iterable<Fact>): string {
  const lines = [...new Set([...facts].map(formatFact))].sort((a, b) => (a < b ? -1 : 1));
  return lines.map((line) => `${line}\n`).join('');
}

function parseLine(line: string): Fact {
  const [, operation = '', kind = '', text = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? [];
  return { operation, kind: kind as FactKind, text };
}

/** What runs against the local cloud have shown of a product. */
export class Shown {
  readonly facts: readonly Fact[];
  readonly #lines: ReadonlySet<string>;

  constructor(text: string) {
    const lines = text.split('\n').filter((line) => line !== '');
    this.facts = lines.map(parseLine);
    this.#lines = new Set(lines);
  }

  has(operation: string, kind: FactKind, text: string): boolean {
    return this.#lines.has(formatFact({ operation, kind, text }));
  }

  /** Lists the texts of a kind of fact about an operation. */
  list(operation: string, kind: FactKind): string[] {
    return this.facts.flatMap((fact) => (fact.operation === operation && fact.kind === kind ? [fact.text] : []));
  }

  /** Returns whether an error code was answered, by any operation or by none. */
  hasCode(code: string): boolean {
    return this.facts.some(({ kind, text }) => kind === 'answers' && text === code);
  }
}
