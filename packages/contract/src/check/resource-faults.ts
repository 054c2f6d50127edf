import type { Model, OperationModel } from '@yunspec/model';
import { isRecord, valueAt } from '../cases/paths.js';
import { type Kind, readItems, splitPath } from '../world/kinds.js';
import type { ShapeFault } from './answer-shape.js';
import { outputSchemaAt } from './output-schema.js';

/** Lists the members by which callers know resources: the identity and the state. */
const keyMembers = ({ resource }: Kind): string[] => [
  resource.identity.member,
  ...(resource.state === undefined ? [] : [resource.state]),
];

/** Lists what is missing from the resources in an answer: their identity, and their state where the answer has one. */
export function findResourceFaults(
  { shapes }: Model,
  operation: OperationModel,
  kinds: Iterable<Kind>,
  data: unknown,
): ShapeFault[] {
  return [...kinds].flatMap((kind) => {
    const lister = kind.listers.find((deed) => deed.operation === operation);
    const path = lister?.effect.lists;
    if (path === undefined) return [];
    const items = outputSchemaAt(shapes, operation.output, [...splitPath(path), 0]);
    const documented = keyMembers(kind).filter((name) => items?.properties?.[name] !== undefined);
    return documented.flatMap((name): ShapeFault[] => {
      const lacking = readItems(data, path).find((item) => isRecord(item) && valueAt(item, [name]) === undefined);
      const member = `${path}[].${name}`;
      return lacking === undefined
        ? []
        : [{ member, code: 'missing', expected: `every ${kind.name} has its ${name}`, seen: 'it is absent' }];
    });
  });
}
