import { computeOnce, type ValueModel } from '@yunspec/model';

type Property = readonly [name: string, schema: ValueModel];

const noProperties: readonly Property[] = [];

const listOwnProperties = computeOnce((properties: Readonly<Record<string, ValueModel>>): readonly Property[] =>
  Object.entries(properties),
);

/** Lists the properties of a schema. */
export const listProperties = ({ properties }: ValueModel): readonly Property[] =>
  properties === undefined ? noProperties : listOwnProperties(properties);

/** Returns the documented defaults of the properties of a schema. */
export const getDefaults: (schema: ValueModel) => Readonly<Record<string, unknown>> = computeOnce((schema) => {
  const found = listProperties(schema).flatMap(([name, inner]) =>
    inner.default === undefined ? [] : [[name, inner.default] as const],
  );
  return Object.fromEntries(found);
});

/** Checks whether a value of a schema may hold a secret. */
export const mayHoldSecret: (schema: ValueModel) => boolean = computeOnce((schema) => {
  const inner = [...listProperties(schema).map(([, property]) => property), schema.items, schema.values];
  return schema.secret === true || inner.some((one) => one !== undefined && mayHoldSecret(one));
});
