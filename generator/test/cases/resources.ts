import type { Case } from '../support/case.js';

const box = (given: string, was: string, is: string, ...want: readonly string[]): Case => ({
  given,
  change: { 'resources/Box.yaml': [[was, is]] },
  want,
});

export const resourceCases: readonly Case[] = [
  box(
    'an operation misspelt',
    'SealBox: {',
    '»SealBx: {',
    "resource-operation: there is no operation 'SealBx' (did you mean 'SealBox'?)",
  ),
  box(
    'a waiter that polls nothing',
    'poll: ListBoxes',
    'poll: »SealBox',
    "resource-operation: there is no operation 'SealBox' that lists or reads this resource",
  ),
  box(
    'an input of a waiter misspelt',
    'poll: ListBoxes',
    'with: { »Nmae: all }, poll: ListBoxes',
    "resource-member: ListBoxes has no 'Nmae' in its input (did you mean 'Name'?)",
  ),
  box(
    'a state misspelt',
    'creates: Open',
    'creates: »Opn',
    "resource-state: there is no state 'Opn' (did you mean 'Open'?)",
  ),
  box(
    'a state to start from',
    'from: [Open]',
    'from: [»Opened]',
    "resource-state: there is no state 'Opened' (did you mean 'Open'?)",
  ),
  box(
    'a state to wait for',
    'until: [Sealed]',
    'until: [»Seeled]',
    "resource-state: there is no state 'Seeled' (did you mean 'Sealed'?)",
  ),
  box('a state that follows', 'Open: {}', 'Open: { becomes: »Shut }', "resource-state: there is no state 'Shut'"),
  box(
    'a state nothing leads to',
    '  Sealed: {}\n',
    '  Sealed: {}\n  »Lost: {}\n',
    "resource-state-unreachable: no operation and no other state leads to 'Lost'",
  ),
  box(
    'a filter',
    'filters: { Name: Name }',
    'filters: { »Nmae: Name }',
    "resource-member: ListBoxes has no 'Nmae' in its input (did you mean 'Name'?)",
  ),
  box('a list', 'lists: Boxes.Box', 'lists: »Boxs.Box', "resource-member: ListBoxes has no 'Boxs.Box' in its output"),
  box(
    'a code nobody answers',
    'otherwise: BoxSealed',
    'otherwise: »BoxSeald',
    "error-unknown: no error row has the code 'BoxSeald' (did you mean 'BoxSealed'?)",
  ),
  box(
    'a code for what is missing',
    'state: Status',
    'missing: { code: »BoxSeald, http: 404 }\nstate: Status',
    "error-unknown: no error row has the code 'BoxSeald' (did you mean 'BoxSealed'?)",
  ),
  {
    given: 'a waiter that sees some states only',
    change: {
      'operations/ListBoxes.yaml': [
        ['    PageNumber: {', '    Status: { type: string, default: Open }\n    PageNumber: {'],
      ],
      'resources/Box.yaml': [
        ['filters: { Name: Name }', 'filters: { Name: Name, Status: Status }'],
        ['  BoxSealed: {', '  »BoxSealed: {'],
      ],
    },
    want: [
      "waiter-blind: ListBoxes lists only 'Open' by default, so every other state looks gone; give 'Status' under 'with'",
    ],
  },
  {
    given: 'waiters that see all states',
    change: {
      'operations/ListBoxes.yaml': [
        ['    PageNumber: {', '    Status: { type: string, default: Open }\n    PageNumber: {'],
      ],
      'resources/Box.yaml': [
        ['filters: { Name: Name }', 'filters: { Name: Name, Status: Status }'],
        ['  BoxSealed: {', '  BoxSealed: { with: { Status: Sealed },'],
      ],
    },
    want: [],
  },
  box(
    'a rule that the operation does not have',
    'otherwise: BoxSealed',
    'otherwise: BoxSealed, enforces: { »open-only: from }',
    "resource-rule: SealBox has no 'server' rule 'open-only'",
  ),
  {
    given: 'a rule enforced by a keyword that the effect does not have',
    change: {
      'operations/SealBox.yaml': [
        [
          '  properties:\n',
          '  rules:\n    open-only: { server: The box is open., error: BoxSealed, docs: guide > Boxes }\n  properties:\n',
        ],
      ],
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: BoxSealed, enforces: { open-only: »form }']],
    },
    want: ["resource-rule-word: this effect has no 'form' (did you mean 'from'?)"],
  },
  {
    given: 'a row of a table',
    change: { 'tables/sizes.yaml': [['- [small, 1]', '- »[small]']] },
    want: ['table-row: this row has 1 cells for 2 columns'],
  },
];
