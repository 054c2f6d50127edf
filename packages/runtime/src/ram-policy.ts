/** A resource an operation is checked against, with `$names` to be filled in. */
export interface Permission {
  readonly resource: string;
  /** The member that, when given, makes it necessary. */
  readonly when?: string;
}

export interface PolicyOptions {
  /** Only this region. Default: all. */
  region?: string | undefined;
  /** Only this account. Default: all. */
  account?: string | undefined;
  /** Names for what a resource leaves open, such as `{ instanceid: 'i-1' }` or a list of them. Default: all. */
  resources?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Whether to grant what only some inputs need. Default true. */
  optional?: boolean | undefined;
}

export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** A RAM policy, as the vendor's console and API take it. */
export interface PolicyDocument {
  readonly Version: '1';
  readonly Statement: readonly PolicyStatement[];
}

function fill(resource: string, options: PolicyOptions): string[] {
  const given: Record<string, string | readonly string[] | undefined> = {
    ...options.resources,
    regionid: options.region,
    accountid: options.account,
  };
  return [...resource.matchAll(/\$(\w+)/g)].reduce<string[]>(
    (texts, [mark, name = '']) =>
      texts.flatMap((text) => [given[name] ?? '*'].flat().map((value) => text.replace(mark, value))),
    [resource],
  );
}

/** The least that must be granted for some operations: one statement for each set of resources. */
export function policyDocument<Action extends string>(
  product: string,
  table: Readonly<Record<Action, readonly Permission[]>>,
  actions: readonly Action[],
  options: PolicyOptions,
): PolicyDocument {
  const { optional = true } = options;
  const bySet = new Map<string, { Action: string[]; Resource: string[] }>();
  for (const action of new Set(actions)) {
    const wanted = table[action].filter(({ when }) => optional || when === undefined);
    const resources = [...new Set(wanted.flatMap(({ resource }) => fill(resource, options)))].sort();
    const key = resources.join(' ');
    const statement = bySet.get(key) ?? { Action: [], Resource: resources };
    statement.Action.push(`${product}:${action}`);
    bySet.set(key, statement);
  }
  return { Version: '1', Statement: [...bySet.values()].map((statement) => ({ Effect: 'Allow', ...statement })) };
}
