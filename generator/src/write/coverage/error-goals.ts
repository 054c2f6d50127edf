import type { ErrorRow, Model, OperationModel } from '@yunspec/model';
import type { Goal } from './goal.js';
import { listLeads } from './leads.js';
import type { Shown } from './record.js';

const withdrawn = 'Newer documents no longer list it.';

const listCodes = (rows: readonly ErrorRow[]): string[] => [...new Set(rows.map(({ code }) => code))];

/** Says why nothing reaches a code, as far as the model shows it. */
function explain(rows: readonly ErrorRow[], leads: readonly { readonly reason?: string | undefined }[]): Partial<Goal> {
  if (rows.every((row) => row.withdrawn)) return { reason: withdrawn };
  if (leads.length === 0) return { unledKinds: [...new Set(rows.map(({ kind = 'none' }) => kind))] };
  const reasons = leads.map(({ reason }) => reason);
  return reasons.includes(undefined) ? {} : { reason: reasons[0] };
}

function listOperationGoals(model: Model, operation: OperationModel, shown: Shown): Goal[] {
  const { name, errors } = operation;
  const isAnswered = (code: string): boolean => shown.has(name, 'answers', code);
  const leads = listLeads(model, operation, isAnswered);
  return listCodes(errors).map((code) => {
    const rows = errors.filter((row) => row.code === code);
    const own = leads.filter((lead) => lead.code === code);
    const goal = { aspect: 'errors', operation: name, text: code, isReached: isAnswered(code) } as const;
    return goal.isReached ? goal : { ...goal, ...explain(rows, own) };
  });
}

/** Lists the goals about errors: each documented code of each operation, and each common code. */
export const listErrorGoals = (model: Model, shown: Shown): Goal[] => [
  ...model.operations.flatMap((operation) => listOperationGoals(model, operation, shown)),
  ...listCodes([...model.commonErrors, ...model.serverErrors]).map((code): Goal => {
    const rows = [...model.commonErrors, ...model.serverErrors].filter((row) => row.code === code);
    const isReached = shown.hasCode(code);
    const reason = rows.every((row) => row.withdrawn) ? withdrawn : undefined;
    const unledKinds = [...new Set(rows.map(({ kind = 'none' }) => kind))];
    return {
      aspect: 'common',
      operation: '*',
      text: code,
      isReached,
      ...(reason === undefined ? { unledKinds } : { reason }),
    };
  }),
];
