/** The sentences of findings that leave open which inputs pass: while there are any, examples are not checked. */
const doubts = {
  'placeholder-left': (p: { what: string; task: string }) => `${p.what} is still to be written: ${p.task}`,
  'keyword-unknown': (p: { word: string; node: string; hint: string }) =>
    `${p.node} has no keyword '${p.word}'${p.hint}`,
  'keyword-missing': (p: { word: string; node: string }) => `${p.node} needs '${p.word}'`,
  'value-wrong': (p: { what: string; expected: string; actual: string; hint: string }) =>
    `${p.what} must be ${p.expected}, not ${p.actual}${p.hint}`,
  'type-unknown': (p: { type: string; hint: string }) => `there is no type '${p.type}'${p.hint}`,
  'type-missing': (p: { name: string }) => `'${p.name}' has neither a type nor a shape`,
  'type-and-shape': (p: { name: string }) => `'${p.name}' has both a type and a shape; keep one`,
  'keyword-misplaced': (p: { word: string; type: string }) => `'${p.word}' does not apply to a value of type ${p.type}`,
  'shape-unknown': (p: { name: string; hint: string }) => `there is no shape '${p.name}'${p.hint}`,
  'shape-cycle': (p: { path: string }) => `these shapes contain each other: ${p.path}`,
  'format-unknown': (p: { name: string; hint: string }) => `there is no format '${p.name}'${p.hint}`,
  'format-and-pattern': () => 'a format is a pattern; keep only one of them',
  'pattern-invalid': (p: { problem: string }) => `this is not a regular expression: ${p.problem}`,
  'pattern-unanchored': () => 'the pattern must match the whole string: begin it with ^ and end it with $',
  'pattern-without-hint': () => 'a pattern needs a hint that describes it for people',
  'bounds-crossed': (p: { low: string; high: string; relation: string }) =>
    `${p.low} is ${p.relation} ${p.high}; no value could pass`,
  'pattern-explodes': (p: { reason: string }) => `this pattern takes exponential time for some texts: ${p.reason}`,
  'pattern-never-matches': (p: { length: string }) => `no text${p.length} can match this pattern`,
  'enum-refused': (p: { value: string; why: string }) => `the value ${p.value} would be refused: ${p.why}`,
  'bounds-negative': (p: { word: string; limit: string }) => `'${p.word}' counts something, so it cannot be ${p.limit}`,
  'enum-repeats': (p: { value: string }) => `the value ${p.value} is listed twice`,
  'value-of-other-type': (p: { word: string; value: string; type: string }) =>
    `${p.word} ${p.value} is not of type ${p.type}`,
  'default-refused': (p: { value: string; why: string }) => `the default ${p.value} would be refused: ${p.why}`,
  'required-unknown': (p: { name: string; hint: string }) => `'${p.name}' is required but not a member${p.hint}`,
  'rule-without-verb': (p: { verbs: string }) => `a rule needs one verb: ${p.verbs}`,
  'rule-with-two-verbs': (p: { verbs: string }) => `a rule has one verb; this one has ${p.verbs}`,
  'rule-incomplete': (p: { verb: string; needs: string }) => `'${p.verb}' needs ${p.needs}`,
  'rule-word-misplaced': (p: { word: string; verb: string }) => `'${p.word}' has no meaning beside '${p.verb}'`,
  'rule-unknown-member': (p: { rule: string; name: string; hint: string }) =>
    `rule '${p.rule}' names '${p.name}', which is not a member here${p.hint}`,
  'rule-never-holds': (p: { rule: string; name: string; value: string; hint: string }) =>
    `rule '${p.rule}' needs '${p.name}' to be ${p.value}, which it cannot be${p.hint}`,
  'rule-row-cells': (p: { rule: string; by: string }) =>
    `a row of rule '${p.rule}' must be one cell for each of ${p.by}, then a map of limits`,
  'rule-row-unreachable': (p: { rule: string }) =>
    `no input reaches this row of rule '${p.rule}': earlier rows match them all`,
  'rule-loosens': (p: { rule: string; word: string; limits: string }) =>
    `'${p.word}' of rule '${p.rule}' allows values that the member itself refuses${p.limits}`,
  'rule-word-unknown': (p: { rule: string; word: string; hint: string }) =>
    `rule '${p.rule}' cannot restrict '${p.word}'${p.hint}`,
  'rule-member-many': (p: { rule: string; name: string }) =>
    `rule '${p.rule}' cannot read '${p.name}': a path with [] may only be used in forbid, restrict and table`,
  'rules-contradict': (p: { rules: string; effect: string }) => `${p.rules} ${p.effect}`,
  'comparison-unknown': (p: { word: string }) => `'${p.word}' is not a comparison; use one of < <= > >= == !=`,
  'comparison-mixed': (p: { left: string; right: string }) =>
    `${p.left} and ${p.right} cannot be compared; both must be numbers, or both strings`,
} as const;

/** The sentences of findings about examples. */
const examples = {
  'example-form': () => `an example has either 'ok', or 'fails' and 'input'`,
  'example-refused': (p: { why: string }) => `this example should pass but is refused: ${p.why}`,
  'example-passes': (p: { key: string }) => `this example should be refused at ${p.key} but passes`,
  'example-refused-elsewhere': (p: { key: string; found: string }) =>
    `this example should be refused at ${p.key} alone; it is refused at ${p.found}`,
  'example-returns': (p: { path: string; why: string }) => `this answer does not fit the output: ${p.path} ${p.why}`,
  'example-missing': (p: { operation: string }) => `${p.operation} has no example that passes`,
  'rule-without-example': (p: { rule: string }) => `no example is refused by rule '${p.rule}'`,
} as const;

/** The sentences of all other findings. */
const others = {
  'specs-missing': (p: { folder: string }) => `there is no folder ${p.folder}`,
  'specs-empty': (p: { folder: string }) =>
    `${p.folder} contains no product; a product is a folder with a product.yaml`,
  'product-unknown': (p: { name: string; known: string }) => `there is no product ${p.name}; known: ${p.known}`,
  'product-file-missing': (p: { folder: string; file: string }) =>
    `${p.folder} has no ${p.file}; every product needs one`,
  'product-name': (p: { name: string; folder: string }) =>
    `the product is called '${p.name}', its folder '${p.folder}'; the names must be the same`,
  'product-taken': (p: { name: string }) => `${p.name} is a package written by hand; the product needs another name`,
  'class-taken': (p: { name: string; other: string }) => `the class of the product ${p.other} is ${p.name} already`,
  'name-form': (p: { kind: string; name: string }) =>
    `the ${p.kind} '${p.name}' becomes a name in the package; write it as in 'CreateDisk': letters and digits only`,
  'name-similar': (p: { name: string; other: string; place: string }) =>
    `'${p.name}' differs only by case from '${p.other}' in ${p.place}`,
  'name-taken': (p: { kind: string; name: string; generated: string; owner: string }) =>
    `the ${p.kind} ${p.name} would get the name '${p.generated}' in the package, which is ${p.owner}`,
  'name-characters': (p: { name: string; problem: string }) => `look at the letters of '${p.name}': ${p.problem}`,
  'member-form': (p: { name: string; form: string }) => `a member cannot be called '${p.name}'; ${p.form}`,
  'member-inherited': (p: { name: string }) =>
    `every object of JavaScript has a '${p.name}', which a member of this name cannot be told from`,
  'member-reserved': (p: { name: string }) =>
    `the RPC protocol adds '${p.name}' to every request; an operation cannot have such a parameter`,
  'operations-empty': (p: { folder: string }) =>
    `${p.folder} contains no operation; each is a file in ${p.folder}/operations`,
  'file-unexpected': (p: { hint: string }) =>
    `this is not the name of a spec file${p.hint}; docs/spec-language.md shows the layout of a product’s folder`,
  'file-unreadable': (p: { problem: string }) => `this file cannot be read: ${p.problem}`,
  'file-empty': (p: { word: string; node: string }) => `this file is empty; ${p.node} begins with '${p.word}:'`,
  'file-misplaced': (p: { node: string; home: string }) => `this is ${p.node}, which belongs in ${p.home}`,
  'file-name': (p: { name: string; file: string }) => `this file is about ${p.name}, so its name must be ${p.file}`,
  'yaml-syntax': (p: { problem: string }) => p.problem,
  'yaml-alias': () => 'anchors, aliases and merge keys are not part of the spec language; write the value out',
  'shape-unused': (p: { name: string }) => `no value has 'shape: ${p.name}'; use the shape or remove its file`,
  'operation-duplicate': (p: { name: string; other: string }) => `the operation ${p.name} is also in ${p.other}`,
  'error-member-unknown': (p: { code: string; name: string; hint: string }) =>
    `error ${p.code} is on '${p.name}', which is not a parameter${p.hint}`,
  'error-unknown': (p: { code: string; hint: string }) => `no error row has the code '${p.code}'${p.hint}`,
  'permission-member': (p: { name: string; hint: string }) =>
    `this permission depends on '${p.name}', which is not a parameter${p.hint}`,
  'idempotency-member': (p: { name: string; hint: string }) =>
    `the token '${p.name}' is not a parameter of type string${p.hint}`,
  'pagination-member': (p: { word: string; name: string; side: string; hint: string }) =>
    `pagination.${p.word} names '${p.name}', which is not in the ${p.side}${p.hint}`,
  'pagination-incomplete': (p: { style: string; word: string }) => `pagination by ${p.style} needs '${p.word}'`,
  'pagination-undeclared': () => 'this operation takes a page but declares no pagination',
  'path-member': (p: { name: string }) => `the path names {${p.name}}, which is not a required member with wire: path`,
  'path-member-unused': (p: { name: string }) => `'${p.name}' has wire: path, but the path does not name it`,
  'server-insecure': () => 'credentials would be sent to this address unencrypted; it must begin with https://',
  'http-missing': () => 'this product has only the protocol http, so the operation needs a method and a path',
  'source-unknown': (p: { key: string; known: string; hint: string }) =>
    `sources.yaml has no '${p.key}'${p.hint}; it has ${p.known}`,
  'draft-left': (p: { what: string }) => `draft: a person has to review ${p.what}, complete it and remove the word`,
  'ledger-place': (p: { at: string; why: string }) => `nothing is at '${p.at}': ${p.why}`,
  'ledger-duplicate': (p: { id: string }) => `the id ${p.id} is used by another entry`,
  'ledger-subject': (p: { subject: string; why: string; advice: string }) =>
    `the subject '${p.subject}' does not exist: ${p.why}; if it was removed, ${p.advice}`,
  'resource-unknown': (p: { name: string; hint: string }) => `there is no resource '${p.name}'${p.hint}`,
  'resource-operation': (p: { name: string; hint: string }) => `there is no operation '${p.name}'${p.hint}`,
  'resource-state': (p: { name: string; hint: string }) => `there is no state '${p.name}'${p.hint}`,
  'resource-state-unreachable': (p: { name: string }) => `no operation and no other state leads to '${p.name}'`,
  'resource-member': (p: { name: string; operation: string; side: string; hint: string }) =>
    `${p.operation} has no '${p.name}' in its ${p.side}${p.hint}`,
  'resource-rule': (p: { name: string; operation: string; hint: string }) =>
    `${p.operation} has no 'server' rule '${p.name}'${p.hint}`,
  'resource-rule-word': (p: { name: string; hint: string }) => `this effect has no '${p.name}'${p.hint}`,
  'waiter-blind': (p: { operation: string; name: string; state: string }) =>
    `${p.operation} lists only '${p.state}' by default, so every other state looks gone; give '${p.name}' under 'with'`,
  'table-row': (p: { cells: number; columns: number }) => `this row has ${p.cells} cells for ${p.columns} columns`,
  'idempotency-changes': (p: { name: string; resource: string; effects: string; place: string }) =>
    `${p.name} is marked safe, but ${p.place} says that it changes ${p.resource} (${p.effects}); a failed call would be sent again`,
  'status-range': (p: { status: string; range: string }) =>
    `there is no HTTP status ${p.status}; it must be ${p.range}`,
  'endpoint-form': (p: { address: string; hint: string }) =>
    `'${p.address}' is not an address; it must begin with https://${p.hint}`,
  'permission-placeholder': (p: { name: string; hint: string }) =>
    `no parameter and no resource gives '$${p.name}' a value${p.hint}`,
  'showcase-unknown': (p: { name: string; hint: string }) => `there is no operation '${p.name}' to show${p.hint}`,
  'text-empty': (p: { word: string }) =>
    `'${p.word}' is empty; write its text, or leave the keyword out where it may be absent`,
  'text-same': (p: { word: string }) => `true and false are both sent as '${p.word}'; they must differ`,
  'lines-reversed': (p: { lines: string; hint: string }) => `'${p.lines}' is no range of lines: ${p.hint}`,
  'resource-member-unknown': (p: { name: string; resource: string; hint: string }) =>
    `no answer and no input about ${p.resource} has a member '${p.name}'${p.hint}`,
  'resource-state-undocumented': (p: { name: string; operation: string; side: string; hint: string }) =>
    `${p.operation} ${p.side} that cannot be '${p.name}'${p.hint}`,
  'resource-value-type': (p: { name: string; given: string; type: string; operation: string }) =>
    `'${p.name}' gets ${p.given} here, but ${p.operation} answers with ${p.type}`,
  'suppression-without-reason': () => 'a suppression needs a code and a reason: # yunspec-ignore <code> -- <reason>',
  'suppression-misplaced': () => 'a suppression must be on a line of its own, above the finding',
  'suppression-unknown': (p: { code: string; hint: string }) => `there is no finding '${p.code}'${p.hint}`,
  'suppression-unused': (p: { code: string }) => `there is no finding '${p.code}' here; remove the suppression`,
} as const;

/** The sentences of warnings: of what is probably a mistake, but may be meant. */
const warnings = {
  'error-without-kind': (p: { code: string }) =>
    `error ${p.code} has no kind, so no issue and no answer of the local cloud leads to it; give it one, 'other' at least`,
  'error-duplicate': (p: { code: string; other: string }) => `this row of error ${p.code} repeats the one ${p.other}`,
  'error-contradiction': (p: { code: string; http: string; was: string; other: string }) =>
    `error ${p.code} has the status ${p.http} here and ${p.was} ${p.other}; the parameters and the kind are the same`,
  'error-status-success': (p: { code: string; http: string }) =>
    `error ${p.code} has the status ${p.http}, which is no failure; the statuses of errors begin with 4 or 5`,
  'error-kind-unsaid': (p: { code: string; kind: string; likely: string }) =>
    `error ${p.code} has the kind '${p.kind}', but neither its code nor its cause says so (they have words of ${p.likely}); change the kind or the cause, or explain it in the ledger`,
  'error-kind-code': (p: { code: string; kind: string; end: string; kinds: string }) =>
    `'${p.end}' in the code ${p.code} stands for ${p.kinds}, but the kind is '${p.kind}'; correct one of them, or explain both in the ledger`,
  'error-status-unlike': (p: { code: string; http: string; usual: string; rows: string }) =>
    `error ${p.code} has the status ${p.http} here and ${p.usual} in ${p.rows}; write one of them, or explain this one in the ledger`,
  'error-cause-unlike': (p: { code: string; cause: string }) =>
    `the code ${p.code} and its cause ('${p.cause}') have nothing in common; correct one of them, or explain it in the ledger`,
  'error-on-unsaid': (p: { code: string; name: string }) =>
    `error ${p.code} is on '${p.name}', but neither its code nor its cause speaks of it; name the parameter that it is about`,
  'error-on-missing': (p: { code: string; name: string }) =>
    `the code ${p.code} names '${p.name}', a parameter of the operation, but the row is not on it`,
  'error-on-subject': (p: { code: string; name: string; cause: string }) =>
    `error ${p.code} is about '${p.name}' ('${p.cause}'), but the row is on no parameter; name it with 'on'`,
  'error-on-unlike': (p: { code: string; on: string; usual: string; rows: string }) =>
    `error ${p.code} is on ${p.on} here, and on ${p.usual} in ${p.rows} with the same cause; write one of them, or explain this one in the ledger`,
  'code-word-unknown': (p: { code: string; word: string }) =>
    `no other text of the specs has the word '${p.word}' of the code ${p.code}; check its spelling, or explain it in the ledger`,
  'error-status-odd': (p: { code: string; http: string; why: string }) =>
    `error ${p.code} has the status ${p.http}, ${p.why}; look it up, and explain it in the ledger if it is meant`,
  'missing-status': (p: { code: string; http: string }) =>
    `a missing resource is answered with ${p.code} and the status ${p.http}, which no error row has; write 404, or explain it in the ledger`,
  'enum-unlike': (p: { values: string; place: string }) =>
    `this list and that of ${p.place} differ only in ${p.values}; make them the same, or explain it in the ledger`,
  'enum-gap': (p: { missing: string; before: string; after: string }) =>
    `the list has ${p.before} and ${p.after}, but not ${p.missing}; add it, or explain it in the ledger`,
  'required-unlike': (p: { name: string; times: string }) =>
    `'${p.name}' may be absent here, but is required by ${p.times} other operations; require it, or explain it in the ledger`,
  'identity-optional': (p: { name: string; resource: string }) =>
    `the operation works on one ${p.resource}, but '${p.name}', which says on which, may be absent; require it, or explain it in the ledger`,
  'missing-unrequired': (p: { name: string; code: string }) =>
    `a row of ${p.code} is about '${p.name}', but nothing requires it; require it, write the rule, or explain it in the ledger`,
  'state-becomes': (p: { name: string; becomes: string; why: string }) =>
    `a resource in the state '${p.name}' cannot become '${p.becomes}', ${p.why}`,
  'effect-state': (p: { operation: string; state: string; why: string }) =>
    `${p.operation} has the state '${p.state}' here, ${p.why}`,
  'error-retry-unlike': (p: { code: string; retry: string; usual: string; rows: string }) =>
    `error ${p.code} has ${p.retry} here and ${p.usual} in ${p.rows}; write one of them, or explain this one in the ledger`,
  'rule-without-code': (p: { rule: string; code: string; cause: string }) =>
    `rule '${p.rule}' has no code, but the row of ${p.code} is about the same ('${p.cause}'); name the code, or explain in the ledger why it is another fault`,
  'rule-unanswered': (p: { rule: string; resource: string }) =>
    `the local cloud enforces rule '${p.rule}' (resources/${p.resource}.yaml), but has no code to answer with; give the rule its code`,
  'rule-code-unlike': (p: { rule: string; code: string; place: string }) =>
    `rule '${p.rule}' has no code, but that of the same id has ${p.code} in ${p.place}, which is in this table too; name it`,
  'idempotency-read': (p: { name: string }) =>
    `${p.name} reads by its name, but its idempotency is none, so a failed call is not sent again; a read is safe`,
  'idempotency-token-unused': (p: { name: string; word: string }) =>
    `the operation takes the token '${p.name}', but its idempotency is ${p.word}; name the token there, or explain in the ledger why it does not count`,
  'idempotency-token-name': (p: { name: string }) =>
    `'${p.name}' is no token by its name; name the member that makes repeated requests count once`,
  'pagination-role': (p: { word: string; name: string; says: string }) =>
    `pagination.${p.word} names '${p.name}', which is not ${p.says} by its name and type`,
  'pagination-unsaid': (p: { word: string; name: string }) =>
    `'${p.name}' belongs to the pages by its name, but pagination has no '${p.word}'`,
  'pagination-items': (p: { items: string; lists: string; resource: string }) =>
    `pagination.items is '${p.items}', but the operation lists ${p.resource} at '${p.lists}'; the two must be the same`,
  'state-gone-name': (p: { name: string }) =>
    `'${p.name}' is marked gone, but is no word for a resource that no longer exists, as Deleted and Released are`,
  'state-gone-unsaid': (p: { name: string }) =>
    `a resource in the state '${p.name}' no longer exists by that name; mark it gone`,
  'deletion-undone': (p: { operation: string; resource: string }) =>
    `${p.operation} deletes ${p.resource} by its name, but the resource exists after it; write 'deletes: true', or a state that is gone`,
  'waiter-name': (p: { name: string; state: string }) =>
    `the waiter ${p.name} waits for '${p.state}', which is not the end of its name; correct one of them`,
  'waiter-fails-missing': (p: { name: string; state: string }) =>
    `the waiter ${p.name} would wait for a resource that is '${p.state}' and never comes back; add the state to 'fails'`,
  'waiter-fails-reachable': (p: { name: string; state: string; until: string }) =>
    `the waiter ${p.name} gives up in the state '${p.state}', from which ${p.until} can still be reached`,
  'effect-unlike': (p: { word: string; here: string; there: string; operation: string }) =>
    `'${p.word}' is ${p.here} here and ${p.there} for ${p.operation}, which does the same to one resource; correct one of them`,
  'effect-states-unlike': (p: { operation: string; from: string; said: string; text: string }) =>
    `${p.operation} is allowed in ${p.from}, but its own words are about ${p.said}: '${p.text}'; correct one of them`,
  'limit-near': (p: { word: string; limit: string; other: string; place: string }) =>
    `'${p.word}' is ${p.limit} here and ${p.other} for the same member in ${p.place}; write one of them, or explain the number in the ledger`,
  'default-unlike': (p: { name: string; value: string; usual: string }) =>
    `'${p.name}' is ${p.value} by default, and others of the product are ${p.usual}; write the same, or explain it in the ledger`,
  'limit-odd': (p: { word: string; limit: string; other: string }) =>
    `'${p.word}' is ${p.limit}, one beside the round number ${p.other}; look it up, and explain it in the ledger if it is meant`,
  'stability-unexplained': () =>
    'this value is firmer or looser than its limits are by themselves; leave the word out, or explain it in the ledger',
  'text-unlike': (p: { words: string; usual: string; times: string }) =>
    `this boolean travels as ${p.words}, and ${p.times} others of the product as ${p.usual}; write the same, or explain it in the ledger`,
  'secret-unlike': (p: { name: string; place: string }) =>
    `'${p.name}' is secret in ${p.place} and elsewhere, but not here; with 'secret: true' it would never be shown`,
  'enum-word-unknown': (p: { value: string; word: string; other: string }) =>
    `no other text of the specs has '${p.word}' of the value '${p.value}', which is one letter away from '${p.other}'; check its spelling, or explain it in the ledger`,
  'code-similar': (p: { code: string; other: string; place: string; why: string }) =>
    `the code '${p.code}' looks like '${p.other}' ${p.place} (${p.why}); write one of them, or explain both in the ledger`,
  'enum-similar': (p: { value: string; other: string; why: string }) =>
    `the value ${p.value} looks like ${p.other} (${p.why}); remove one of them, or explain both in the ledger`,
  'required-default': (p: { name: string; value: string }) =>
    `'${p.name}' is required, so its default ${p.value} never counts; remove one of them`,
  'required-described-optional': (p: { name: string; words: string }) =>
    `'${p.name}' is required, but its description says '${p.words}'; one of them is wrong`,
  'secret-undeclared': (p: { name: string }) =>
    `'${p.name}' is a credential by its name; with 'secret: true' it would never be shown in a message or a log`,
  'pattern-slow': (p: { reason: string }) => `this pattern takes quadratic time for some texts: ${p.reason}`,
  'idempotency-doubtful': (p: { name: string; verb: string }) =>
    `${p.name} is marked safe, but '${p.verb}' is no word for reading, as Describe, List and Get are; a failed call would be sent again`,
  'lines-elsewhere': (p: { lines: string; operation: string; own: string }) =>
    `lines ${p.lines} belong to ${p.operation} (${p.own}); if the fact is documented there, say so with 'docs'`,
  'lines-overlap': (p: { lines: string; operation: string; other: string }) =>
    `lines ${p.lines} overlap those of ${p.operation}, ${p.other}`,
  'hint-tone': (p: { problem: string }) => `a hint is the end of a sentence that begins with 'must': ${p.problem}`,
  'bounds-unlike-table': (p: { word: string; limit: string; rule: string; widest: string; place: string }) =>
    `'${p.word}' is ${p.limit} here, but no row of rule '${p.rule}' (${p.place}) goes beyond ${p.widest}; one of the two is old`,
  'rule-closes-list': (p: { rule: string; name: string; remedy: string }) =>
    `rule '${p.rule}' repeats the list of '${p.name}', which may grow, and refuses values that it does not have yet; ${p.remedy}`,
  'stability-unlike': (p: { name: string; times: string; usual: string }) =>
    `'${p.name}' has the stability ${p.usual} in ${p.times} other places; write the same here`,
  'stability-redundant': () => 'without this word the specs mean the same; remove it',
  'rule-row-partly': (p: { rule: string; values: string }) =>
    `no input reaches ${p.values} in this row of rule '${p.rule}': earlier rows match before it`,
} as const;

/** The sentences of findings about the documents, which are looked for only when the documents are at hand. */
const documented = {
  'lines-beyond': (p: { lines: string; last: string; file: string }) =>
    `lines ${p.lines} are not in the document: ${p.file} has ${p.last}`,
  'lines-without-fact': (p: { lines: string; fact: string; hint: string }) =>
    `lines ${p.lines} of the document do not contain '${p.fact}'${p.hint}`,
  'docs-heading': (p: { heading: string; file: string }) => `${p.file} has no heading '${p.heading}'`,
  'docs-file': (p: { file: string }) => `there is no ${p.file} among the documents`,
  'sentence-copied': (p: { words: string; line: string; file: string }) =>
    `these words are those of ${p.file}, line ${p.line}: '${p.words}'; say it in your own words`,
} as const;

/** The sentence of every finding, by its code. */
const sentences = { ...doubts, ...examples, ...others, ...warnings, ...documented };

/** Returns whether a finding leaves open which inputs pass. */
export const isDoubt = (code: Code): boolean => Object.hasOwn(doubts, code);

/** Returns whether a finding is about an example. */
export const isAboutExamples = (code: Code): boolean => Object.hasOwn(examples, code);

/** Returns whether a finding is about the documents. */
export const isAboutDocuments = (code: Code): boolean => Object.hasOwn(documented, code);

export type Code = keyof typeof sentences;

/** How bad a finding is: errors stop the generator, warnings do not. */
export type Severity = 'error' | 'warning';

type First<F> = F extends (p: infer P) => string ? P : never;

/** The parameters of the sentence of a finding. */
export type Params<C extends Code> =
  unknown extends First<(typeof sentences)[C]> ? Record<never, never> : First<(typeof sentences)[C]>;

/** A place in a file: 1-based line and column, and how many characters it covers. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Something that is wrong with a spec, or probably is. */
export interface Finding extends Place {
  readonly severity: Severity;
  readonly code: Code;
  readonly message: string;
}

const rateCode = (code: Code): Severity =>
  Object.hasOwn(warnings, code) || isAboutDocuments(code) ? 'warning' : 'error';

/** Returns whether any of some findings is an error. */
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

export const codes: readonly Code[] = Object.keys(sentences) as Code[];

/** Creates a finding with the sentence of its code. */
export function createFinding<C extends Code>(place: Place, code: C, params: Params<C>): Finding {
  const sentence = sentences[code] as (p: Params<C>) => string;
  return { ...place, severity: rateCode(code), code, message: sentence(params) };
}
