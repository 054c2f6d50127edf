import type { Operation } from '@yunspec/runtime';
import { check, issueKey } from '@yunspec/runtime/check';
import { findCaseFaults } from '../case-faults.js';
import type { Judge } from './verdict.js';

/** The runtime's checker, with the tables of a package. */
export const createChecker = (tables: ReadonlyMap<string, Operation>): Judge => ({
  name: 'checker',
  judge: (cases, one) => {
    const { input: schema } = tables.get(cases.operation) as Operation;
    const says = [...new Set(check(schema, one.input, { level: 'strict' }).map(issueKey))].join(' ');
    if (says === '') return { accepts: true, says };
    return { accepts: false, says, faults: findCaseFaults(cases, one, schema) };
  },
});
