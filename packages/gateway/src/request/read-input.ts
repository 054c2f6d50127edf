import type { OperationModel, ValueModel } from '@yunspec/model';
import { check, describeIssue, type Issue } from '@yunspec/runtime/check';
import { refuseInput } from '../answer/refusal.js';
import type { Members } from '../members.js';
import { connectionMembers } from '../upstream/connection.js';
import { readBody } from './read-body.js';
import { readQuery } from './read-query.js';
import { nameMembers } from './spellings.js';

/** Returns the schema of an input. Each operation takes an endpoint, also those whose command names none. */
export function getInputSchema({ input }: OperationModel): ValueModel {
  return { ...input, properties: { ...connectionMembers, ...input.properties } };
}

const codes = { required: 'MissingParameter', unknown: 'UnsupportedParameter' } as const;

/** Returns the code of an input's issues: that of the first. */
const findCode = ([issue]: readonly Issue[]): Parameters<typeof refuseInput>[1] =>
  codes[issue?.code as keyof typeof codes] ?? 'InvalidParameter';

const readMembers = async (request: Request, maxBytes: number): Promise<Iterable<readonly [string, unknown]>> =>
  request.method === 'GET' ? readQuery(request.url) : Object.entries(await readBody(request, maxBytes));

function refuseQuery(request: Request): void {
  if (request.method !== 'GET' && new URL(request.url).search !== '')
    throw refuseInput('This operation takes its parameters in the body, not in the query.', 'UnsupportedParameter');
}

/** Reads the input of an operation from a request, and checks it. Throws a refusal with everything that is wrong. */
export async function readInput(schema: ValueModel, request: Request, maxBytes: number): Promise<Members> {
  refuseQuery(request);
  const members = nameMembers(schema, await readMembers(request, maxBytes));
  const issues = check(schema, members).filter(({ level }) => level === 'error');
  if (issues.length === 0) return members;
  throw refuseInput(`${issues.map(describeIssue).join('. ')}.`, findCode(issues));
}
