import type { Case } from '../support/case.js';

export const resourceMemberCases: readonly Case[] = [
  {
    given: 'an attribute that no answer has',
    change: { 'resources/Box.yaml': [['operations:\n', 'attributes:\n  »Portabel: { value: true }\noperations:\n']] },
    want: ["resource-member-unknown: no answer and no input about Box has a member 'Portabel'"],
  },
  {
    given: 'a value that no answer has',
    change: { 'resources/Box.yaml': [['to: Sealed,', 'to: Sealed, puts: { »Stauts: { value: x } },']] },
    want: ["resource-member-unknown: no answer and no input about Box has a member 'Stauts' (did you mean 'Status'?)"],
  },
  {
    given: 'a filter for a member that no answer has',
    change: { 'resources/Box.yaml': [['filters: { Name: Name }', 'filters: { Name: »Nmae }']] },
    want: ["resource-member-unknown: no answer and no input about Box has a member 'Nmae' (did you mean 'Name'?)"],
  },
  {
    given: 'a search in a member that no answer has',
    change: { 'resources/Box.yaml': [['filters: { Name: Name }', 'search: { Name: [BoxId, »Lable] }']] },
    want: ["resource-member-unknown: no answer and no input about Box has a member 'Lable' (did you mean 'Label'?)"],
  },
  {
    given: 'a refusal by a member that no answer has',
    change: {
      'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: BoxSealed, refuses: { BoxSealed: { »Kimd: cold } }']],
    },
    want: ["resource-member-unknown: no answer and no input about Box has a member 'Kimd' (did you mean 'Kind'?)"],
  },
  {
    given: 'a condition on a member that no answer has',
    change: { 'resources/Box.yaml': [['otherwise: BoxSealed', 'otherwise: BoxSealed, where: { »Sise: 1 }']] },
    want: ["resource-member-unknown: no answer and no input about Box has a member 'Sise' (did you mean 'Size'?)"],
  },
  {
    given: 'a new name that no answer has',
    change: {
      'resources/Box.yaml': [['CreateBox: { creates: Open }', 'CreateBox: { creates: Open, sets: { »Titel: Name } }']],
    },
    want: ["resource-member-unknown: no answer and no input about Box has a member 'Titel'"],
  },
  {
    given: 'a copy of a member that no answer has',
    change: { 'resources/Box.yaml': [['operations:\n', 'attributes:\n  Status: { copy: »BoxIdd }\noperations:\n']] },
    want: ["resource-member-unknown: no answer and no input about Box has a member 'BoxIdd' (did you mean 'BoxId'?)"],
  },
  {
    given: 'a copy from another resource that has no such member',
    change: {
      'resources/Box.yaml': [['operations:\n', 'attributes:\n  Status: { of: Shelf, copy: »Hight }\noperations:\n']],
      'resources/Shelf.yaml': 'resource: Shelf\nidentity: { member: ShelfId }\nattributes:\n  Height: { value: 2 }\n',
    },
    want: ["resource-member-unknown: no answer and no input about Shelf has a member 'Hight' (did you mean 'Height'?)"],
  },
  {
    given: 'a state that the answer does not list',
    change: { 'shapes/Box.yaml': [['Status: { type: string }', 'Status: { type: string, enum: [Open, Closed] }']] },
    want: [
      "specs/depot/resources/Box.yaml:6:3 resource-state-undocumented: ListBoxes answers with a 'Status' that cannot be 'Sealed'",
    ],
  },
  {
    given: 'a state that nobody can ask for',
    change: {
      'operations/ListBoxes.yaml': [
        ['    PageNumber: {', '    Status: { type: string, enum: [Open] }\n    PageNumber: {'],
      ],
      'resources/Box.yaml': [
        ['filters: { Name: Name }', 'filters: { Name: Name, Status: Status }'],
        ['  Sealed: {}', '  »Sealed: {}'],
      ],
    },
    want: ["resource-state-undocumented: ListBoxes is asked for a 'Status' that cannot be 'Sealed'"],
  },
  {
    given: 'states that the answer lists',
    change: {
      'shapes/Box.yaml': [['Status: { type: string }', 'Status: { type: string, enum: [Open, Sealed] }']],
      'resources/Box.yaml': [['Sealed: {}\n', 'Sealed: {}\n  Removed: { gone: true, external: true }\n']],
    },
    want: [
      "specs/depot/resources/Box.yaml:13:3 waiter-fails-missing: the waiter BoxSealed would wait for a resource that is 'Removed' and never comes back; add the state to 'fails'",
    ],
  },
  {
    given: 'a list for a text',
    change: { 'resources/Box.yaml': [['operations:\n', 'attributes:\n  »Name: { value: [] }\noperations:\n']] },
    want: ["resource-value-type: 'Name' gets a list here, but ListBoxes answers with a string"],
  },
  {
    given: 'a number for a text',
    change: { 'resources/Box.yaml': [['to: Sealed,', 'to: Sealed, puts: { »Name: { value: 1 } },']] },
    want: ["resource-value-type: 'Name' gets the number 1 here, but ListBoxes answers with a string"],
  },
  {
    given: 'a time in milliseconds for a text',
    change: { 'resources/Box.yaml': [['operations:\n', 'attributes:\n  »Name: { now: unix-ms }\noperations:\n']] },
    want: ["resource-value-type: 'Name' gets a number here, but ListBoxes answers with a string"],
  },
  {
    given: 'a list of inputs for a text',
    change: { 'resources/Box.yaml': [['operations:\n', 'attributes:\n  »Name: { list: [Name] }\noperations:\n']] },
    want: ["resource-value-type: 'Name' gets a list here, but ListBoxes answers with a string"],
  },
];
