import { isRecord } from '../cases/paths.js';
import { type Answer, type ErrorForm, errorRoot } from '../wire/answer.js';
import { childText } from '../wire/xml.js';
import { type ShapeFault, showValue } from './answer-shape.js';
import type { DocumentedCodes } from './codes.js';

/** Reads a member of an error as it was sent. */
function readMember({ data, root }: Answer, name: string): unknown {
  if (root !== undefined) return childText(root, name);
  return isRecord(data) ? data[name] : undefined;
}

/** Lists how the envelope of an error differs from the form of its vendor. */
export function findEnvelopeFaults(answer: Answer, form: ErrorForm): ShapeFault[] {
  const missing = form.members.flatMap((name): ShapeFault[] => {
    const value = readMember(answer, name);
    if (typeof value === 'string' && value !== '') return [];
    const code = value === undefined || value === '' ? 'missing' : 'type';
    return [{ member: name, code, expected: `every error has the text ${name}`, seen: showValue(value) }];
  });
  const isStatus = answer.status >= 400 && answer.status < 600;
  const status: ShapeFault[] = isStatus
    ? []
    : [{ member: '', code: 'status', expected: 'errors have a status from 400 to 599', seen: `HTTP ${answer.status}` }];
  const isNamed = answer.root === undefined || answer.root.name === errorRoot;
  const root: ShapeFault[] = isNamed
    ? []
    : [
        {
          member: '',
          code: 'root',
          expected: `errors have the root element ${errorRoot}`,
          seen: answer.root?.name ?? '',
        },
      ];
  return [...missing, ...status, ...root];
}

/** Lists how the code and the status of an error differ from the error tables. */
export function findCodeFaults({ code, status }: Answer, { statuses }: DocumentedCodes): ShapeFault[] {
  // products without any table leave the codes open
  if (code === undefined || statuses.size === 0) return [];
  const documented = statuses.get(code);
  if (documented === undefined)
    return [
      { member: '', code: 'undocumented', expected: 'a code of the error tables', seen: `${code} (HTTP ${status})` },
    ];
  if (documented.size === 0 || documented.has(status)) return [];
  const expected = `${code} has HTTP ${[...documented].join(' or ')}`;
  return [{ member: '', code: 'status', expected, seen: `HTTP ${status}` }];
}
