/** A resource that a caller needs permission for, with `$name` placeholders. */
export interface Permission {
  readonly resource: string;
  /** The member that makes it necessary. By default it always is. */
  readonly when?: string;
}

export interface PolicyOptions {
  /** Grants this region only. Default: all. */
  region?: string | undefined;
  /** Grants this account only. Default: all. */
  account?: string | undefined;
  /** Values for other placeholders, such as `{ instanceid: 'i-1' }` or a list of values. Default: all. */
  resources?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Includes permissions that only some inputs need. Default true. */
  optional?: boolean | undefined;
}

export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** A RAM policy, in the form that the vendor's console and API accept. */
export interface PolicyDocument {
  readonly Version: '1';
  readonly Statement: readonly PolicyStatement[];
}

/** Replaces the placeholders of a resource. Each list of values multiplies the results. */
function fillPlaceholders(resource: string, options: PolicyOptions): string[] {
  const given: Record<string, string | readonly string[] | undefined> = {
    ...options.resources,
    regionid: options.region,
    accountid: options.account,
  };
  return [...resource.matchAll(/\$(\w+)/g)].reduce<string[]>(
    (resources, [placeholder, name = '']) => {
      const values = [given[name] ?? '*'].flat();
      return resources.flatMap((text) => values.map((value) => text.replace(placeholder, value)));
    },
    [resource],
  );
}

/** Returns the smallest policy that permits some operations, with one statement for each set of resources. */
export function policyDocument<Action extends string>(
  product: string,
  table: Readonly<Record<Action, readonly Permission[]>>,
  actions: readonly Action[],
  options: PolicyOptions,
): PolicyDocument {
  const { optional = true } = options;
  const statements = new Map<string, { Action: string[]; Resource: string[] }>();
  for (const action of new Set(actions)) {
    const permissions = table[action].filter(({ when }) => optional || when === undefined);
    const resources = [...new Set(permissions.flatMap(({ resource }) => fillPlaceholders(resource, options)))].sort();
    const key = resources.join(' ');
    const statement = statements.get(key) ?? { Action: [], Resource: resources };
    statement.Action.push(`${product}:${action}`);
    statements.set(key, statement);
  }
  return { Version: '1', Statement: [...statements.values()].map((statement) => ({ Effect: 'Allow', ...statement })) };
}
