var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// generator/src/language/kinds.ts
var text, integer, number, flag, yes, scalar, any, formed, word, map, node, either, list, typed, need, may, on;
var init_kinds = __esm({
  "generator/src/language/kinds.ts"() {
    "use strict";
    text = { is: "text" };
    integer = { is: "integer" };
    number = { is: "number" };
    flag = { is: "flag" };
    yes = { is: "yes" };
    scalar = { is: "scalar" };
    any = { is: "any" };
    formed = (pattern, like) => ({ is: "text", pattern, like });
    word = (...of) => ({ is: "word", of });
    map = (of) => ({ is: "map", of });
    node = (name) => ({ is: "node", node: name });
    either = (...of) => ({ is: "either", of });
    list = (of, min, max) => ({ is: "list", of, ...min === void 0 ? {} : { min }, ...max === void 0 ? {} : { max } });
    typed = () => (kind2) => (
      // the type alone differs: no kind holds this member
      kind2
    );
    need = (kind2, doc) => ({ kind: kind2, doc, required: true });
    may = (kind2, doc) => ({ kind: kind2, doc });
    on = (types2, kind2, doc) => ({ kind: kind2, doc, on: types2 });
  }
});

// generator/src/language/keywords.ts
import { issueFaults } from "@yunspec/model";
import { getStability } from "@yunspec/runtime/check";
function makeItems({ items: items2 }, count) {
  const makers = { object: () => ({}), string: (i) => `item-${i}` };
  const make = makers[items2?.type ?? ""] ?? ((i) => i + 1);
  return Array.from({ length: count }, (_, i) => make(i));
}
function makeStranger(known2) {
  if (typeof known2 === "boolean") return !known2;
  return typeof known2 === "number" ? 987654321 : "no-such-value";
}
function formatRange(low, high, noun) {
  if (low === void 0) return high === void 0 ? void 0 : `At most ${formatNumber(high)}${noun}`;
  if (high === void 0) return `At least ${formatNumber(low)}${noun}`;
  return low === high ? `Exactly ${formatNumber(low)}${noun}` : `${formatNumber(low)} to ${formatNumber(high)}${noun}`;
}
var isLower, isHigher, getStep, makeLetters, longest, nothing, formatNumber, formatUnit, formatValues, mobility, formatMobility, makeRangeFacts, numbers, facts, constraints, constraintKeywords, isConstraintKeyword, restrictionKeywords;
var init_keywords = __esm({
  "generator/src/language/keywords.ts"() {
    "use strict";
    init_kinds();
    isLower = (base, limit) => limit < base;
    isHigher = (base, limit) => limit > base;
    getStep = ({ type }) => type === "integer" ? 1 : 0.5;
    makeLetters = (count) => "a".repeat(count);
    longest = 5e3;
    nothing = { inside: [], outside: [] };
    formatNumber = (limit) => limit.toLocaleString("en-US", { maximumFractionDigits: 20 });
    formatUnit = ({ unit }) => unit === void 0 ? "" : ` ${unit}`;
    formatValues = (values2) => values2.map((value2) => `\`${String(value2)}\``).join(", ");
    mobility = { closed: "", volatile: " (this limit may move)", open: " (may grow)" };
    formatMobility = (value2, keyword) => mobility[getStability(value2, keyword)];
    makeRangeFacts = (low, high, formatNoun) => {
      const formatFact = (value2) => `${formatRange(value2[low], value2[high], formatNoun(value2))}${formatMobility(value2, high)}`;
      return {
        [low]: (value2) => value2[low] === void 0 ? void 0 : formatFact(value2),
        [high]: (value2) => value2[high] === void 0 || value2[low] !== void 0 ? void 0 : formatFact(value2)
      };
    };
    numbers = ["integer", "number"];
    facts = {
      ...makeRangeFacts("minimum", "maximum", formatUnit),
      ...makeRangeFacts("minLength", "maxLength", () => " characters"),
      ...makeRangeFacts("minItems", "maxItems", () => " items")
    };
    constraints = {
      enum: {
        on: ["string", "integer", "number"],
        kind: list(scalar, 1),
        doc: "The values it may take.",
        json: "enum",
        restricts: true,
        fact: (value2) => value2.enum === void 0 ? void 0 : `One of ${formatValues(value2.enum)}${formatMobility(value2, "enum")}`,
        probe: (known2) => ({ inside: known2, outside: [makeStranger(known2[0])] }),
        loosens: (base, known2) => known2.some((value2) => !base.includes(value2)),
        faults: issueFaults.enum
      },
      const: {
        on: ["string", "integer", "number", "boolean"],
        kind: scalar,
        doc: "The only value it may take.",
        json: "const",
        restricts: true,
        fact: (value2) => value2.const === void 0 ? void 0 : `Always \`${String(value2.const)}\``,
        probe: (only) => ({ inside: [only], outside: [makeStranger(only)] }),
        loosens: (base, only) => base !== only,
        faults: issueFaults.const
      },
      minimum: {
        on: numbers,
        kind: number,
        doc: "The smallest number.",
        json: "minimum",
        restricts: true,
        fact: facts.minimum,
        probe: (limit, value2) => ({ inside: [limit], outside: [limit - getStep(value2)] }),
        loosens: isLower,
        faults: issueFaults.minimum
      },
      maximum: {
        on: numbers,
        kind: number,
        doc: "The largest number.",
        json: "maximum",
        restricts: true,
        fact: facts.maximum,
        probe: (limit, value2) => ({ inside: [limit], outside: [limit + getStep(value2)] }),
        loosens: isHigher,
        faults: issueFaults.maximum
      },
      exclusiveMinimum: {
        on: numbers,
        kind: number,
        doc: "The number it must exceed.",
        json: "exclusiveMinimum",
        restricts: true,
        fact: (value2) => value2.exclusiveMinimum === void 0 ? void 0 : `More than ${formatNumber(value2.exclusiveMinimum)}${formatUnit(value2)}`,
        probe: (limit, value2) => ({ inside: [limit + getStep(value2)], outside: [limit] }),
        loosens: isLower,
        faults: issueFaults.exclusiveMinimum
      },
      exclusiveMaximum: {
        on: numbers,
        kind: number,
        doc: "The number it must stay below.",
        json: "exclusiveMaximum",
        restricts: true,
        fact: (value2) => value2.exclusiveMaximum === void 0 ? void 0 : `Less than ${formatNumber(value2.exclusiveMaximum)}${formatUnit(value2)}`,
        probe: (limit, value2) => ({ inside: [limit - getStep(value2)], outside: [limit] }),
        loosens: isHigher,
        faults: issueFaults.exclusiveMaximum
      },
      minLength: {
        on: ["string"],
        kind: integer,
        doc: "The fewest characters (code points).",
        json: "minLength",
        restricts: true,
        fact: facts.minLength,
        probe: (limit) => ({ inside: [makeLetters(limit)], outside: limit > 0 ? [makeLetters(limit - 1)] : [] }),
        loosens: isLower,
        faults: issueFaults.minLength
      },
      maxLength: {
        on: ["string"],
        kind: integer,
        doc: "The most characters (code points).",
        json: "maxLength",
        restricts: true,
        fact: facts.maxLength,
        probe: (limit) => limit > longest ? nothing : { inside: [makeLetters(limit)], outside: [makeLetters(limit + 1)] },
        loosens: isHigher,
        faults: issueFaults.maxLength
      },
      pattern: {
        on: ["string"],
        kind: text,
        doc: "A regular expression for the whole text.",
        json: "pattern",
        restricts: true,
        fact: (value2) => value2.pattern === void 0 ? void 0 : `Must ${value2.hint ?? `match \`${value2.pattern}\``}`,
        // no text can be made from a pattern; examples in the specs try it
        probe: () => nothing,
        // one pattern cannot be compared with another
        loosens: () => false,
        faults: issueFaults.pattern
      },
      minItems: {
        on: ["array"],
        kind: integer,
        doc: "The fewest items.",
        json: "minItems",
        restricts: true,
        fact: facts.minItems,
        probe: (limit, value2) => ({
          inside: [makeItems(value2, limit)],
          outside: limit > 0 ? [makeItems(value2, limit - 1)] : []
        }),
        loosens: isLower,
        faults: issueFaults.minItems
      },
      maxItems: {
        on: ["array"],
        kind: integer,
        doc: "The most items.",
        json: "maxItems",
        restricts: true,
        fact: facts.maxItems,
        probe: (limit, value2) => ({ inside: [makeItems(value2, limit)], outside: [makeItems(value2, limit + 1)] }),
        loosens: isHigher,
        faults: issueFaults.maxItems
      },
      uniqueItems: {
        on: ["array"],
        kind: flag,
        doc: "Whether items must differ.",
        json: "uniqueItems",
        restricts: false,
        fact: (value2) => value2.uniqueItems ? "Items must differ" : void 0,
        probe: (wanted, value2) => wanted ? { inside: [makeItems(value2, 2)], outside: [[...makeItems(value2, 1), ...makeItems(value2, 1)]] } : nothing,
        loosens: (base, wanted) => base && !wanted,
        faults: issueFaults.uniqueItems
      }
    };
    constraintKeywords = Object.keys(constraints);
    isConstraintKeyword = (word3) => Object.hasOwn(constraints, word3);
    restrictionKeywords = [
      ...constraintKeywords.filter((keyword) => constraints[keyword].restricts),
      "hint"
    ];
  }
});

// generator/src/language/formats.ts
var octet, ipv4, cidr4, hextet, ipv6, cidr6, day, minute, port, shorter, asLong, greater, ordered, label, domain, formats;
var init_formats = __esm({
  "generator/src/language/formats.ts"() {
    "use strict";
    octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    ipv4 = `${octet}(?:\\.${octet}){3}`;
    cidr4 = `${ipv4}/(?:3[0-2]|[12]?[0-9])`;
    hextet = "[0-9A-Fa-f]{1,4}";
    ipv6 = [
      `(?:${hextet}:){7}${hextet}`,
      `(?:${hextet}:){1,7}:`,
      ...[1, 2, 3, 4, 5, 6].map((tail) => `(?:${hextet}:){1,${7 - tail}}(?::${hextet}){1,${tail}}`),
      `:(?::${hextet}){1,7}`,
      "::"
    ].join("|");
    cidr6 = `(?:${ipv6})/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])`;
    day = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
    minute = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    port = "(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})";
    shorter = ["[0-9]/[0-9]{2,5}", "[0-9]{2}/[0-9]{3,5}", "[0-9]{3}/[0-9]{4,5}", "[0-9]{4}/[0-9]{5}"];
    asLong = [1, 2, 3, 4, 5].map((digits) => `[0-9]{${digits}}/[0-9]{${digits}}$`);
    greater = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((digit) => `${digit}[0-9]*/\\2[${digit + 1}-9]`);
    ordered = `(?:${shorter.join("|")}|([0-9]+)/\\1|(?=${asLong.join("|")})([0-9]*)(?:${greater.join("|")})[0-9]*)`;
    label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    domain = `(?:\\*\\.)?(?:${label}\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?`;
    formats = {
      "utc-minute": {
        pattern: `^${day}T${minute}Z$`,
        hint: "be a UTC time to the minute, as YYYY-MM-DDThh:mmZ",
        example: "2014-05-26T12:00Z"
      },
      "utc-second": {
        pattern: `^${day}T${minute}:[0-5][0-9]Z$`,
        hint: "be a UTC time to the second, as YYYY-MM-DDThh:mm:ssZ",
        example: "2014-05-26T12:00:00Z"
      },
      ipv4: { pattern: `^${ipv4}$`, hint: "be an IPv4 address", example: "192.168.1.1" },
      "ipv4-cidr": { pattern: `^${cidr4}$`, hint: "be an IPv4 range in CIDR notation", example: "10.0.0.0/8" },
      "ipv4-or-cidr": {
        pattern: `^${ipv4}(?:/(?:3[0-2]|[12]?[0-9]))?$`,
        hint: "be an IPv4 address or a range in CIDR notation",
        example: "10.0.0.0/8"
      },
      "ip-cidr": {
        pattern: `^(?:${cidr4}|${cidr6})$`,
        hint: "be an IPv4 or IPv6 range in CIDR notation",
        example: "2001:db8::/32"
      },
      "ipv6-cidr": { pattern: `^${cidr6}$`, hint: "be an IPv6 range in CIDR notation", example: "2001:db8::/32" },
      "port-range": {
        pattern: `^(?:-1/-1|(?=[1-9][0-9]*/${port}$)${ordered})$`,
        hint: 'be two ports from 1 to 65535 with "/" between them, the lower one first, or -1/-1',
        example: "1/200"
      },
      domain: {
        pattern: `^${domain}$`,
        hint: 'be a domain name, "*." in front of it for a wildcard',
        example: "*.example.com"
      },
      "domain-list": {
        pattern: `^${domain}(?:,${domain})*$`,
        hint: 'be domain names with commas between them, "*." in front for a wildcard',
        example: "example.com,*.example.com"
      },
      "pem-csr": {
        pattern: "^\\s*-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----\\s+(?:[A-Za-z0-9+/]+={0,2}\\s+)+-----END (?:NEW )?CERTIFICATE REQUEST-----\\s*$",
        hint: "be a certificate signing request in PEM format",
        example: "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n"
      }
    };
  }
});

// generator/src/language/resolve/value.ts
import { mapChildren } from "@yunspec/model";
function omitUndefined(value2) {
  return Object.fromEntries(Object.entries(value2).filter(([, inner]) => inner !== void 0));
}
function applyFormat(raw) {
  const format = raw.format === void 0 || !Object.hasOwn(formats, raw.format) ? void 0 : formats[raw.format];
  return format === void 0 ? raw : { ...raw, pattern: format.pattern, hint: raw.hint ?? format.hint };
}
function mergeShape(raw, shapes) {
  const shape2 = raw.shape === void 0 ? void 0 : shapes.get(raw.shape);
  if (shape2 === void 0) return applyFormat(raw);
  const { docs, lines: lines2, ...keywords } = applyFormat(shape2);
  const place = { ...docs === void 0 ? {} : { docs }, ...lines2 === void 0 ? {} : { lines: lines2 } };
  return { ...mapChildren(keywords, (child) => ({ ...place, ...child })), ...applyFormat(raw) };
}
function resolveWith(merge, raw) {
  const { type = "any", ...keywords } = mapChildren(merge(raw), (child) => resolveWith(merge, child));
  return omitUndefined({ type, ...keywords });
}
function inlineValue(raw, shapes) {
  return resolveWith((value2) => mergeShape(value2, shapes), raw);
}
function referenceValue(raw, shapes) {
  return resolveWith((value2) => {
    const shape2 = value2.shape === void 0 ? void 0 : shapes.get(value2.shape);
    if (shape2 === void 0 || !isCompound(shape2)) return mergeShape(value2, shapes);
    const { description, docs, lines: lines2 } = value2;
    return omitUndefined({ type: shape2.type, shape: value2.shape, description, docs, lines: lines2 });
  }, raw);
}
var isCompound, asObject;
var init_value = __esm({
  "generator/src/language/resolve/value.ts"() {
    "use strict";
    init_formats();
    isCompound = ({ type }) => type === "object" || type === "array";
    asObject = (members2) => ({ type: "object", properties: {}, ...members2 });
  }
});

// generator/src/language/resolve/codes.ts
import {
  issueFaults as issueFaults2,
  joinPath,
  mapChildren as mapChildren2,
  walkValues
} from "@yunspec/model";
function collectRuleIssues(input2) {
  const found = /* @__PURE__ */ new Map();
  for (const { value: value2, path: owner } of walkValues(input2)) {
    for (const [member2, issues] of Object.values(value2.rules ?? {}).flatMap(listRuleIssues)) {
      const path = joinPath(owner, member2);
      found.set(path, [...found.get(path) ?? [], ...issues]);
    }
  }
  return found;
}
function addCodes(input2, errors2) {
  const ruleIssues = collectRuleIssues(input2);
  const findCodes = (value2, path, isRequired2) => {
    const rows = errors2.filter(({ on: on2, kind: kind2 }) => kind2 !== void 0 && [on2].flat().includes(path));
    if (rows.length === 0) return void 0;
    const issues = [
      "type",
      ...isRequired2 ? ["required"] : [],
      ...listKeywords(value2),
      ...ruleIssues.get(path) ?? []
    ];
    const codes2 = issues.flatMap((issue) => {
      const row = issueFaults2[issue].map((fault) => rows.find(({ kind: kind2 }) => kind2 === fault)).find((one) => one !== void 0);
      return row === void 0 ? [] : [[issue, row.code]];
    });
    return codes2.length === 0 ? void 0 : Object.fromEntries(codes2);
  };
  const addTo = (value2, path, isRequired2) => omitUndefined({
    ...mapChildren2(
      value2,
      (child, segment) => addTo(child, joinPath(path, segment), value2.required?.includes(segment) ?? false)
    ),
    codes: path === "" ? void 0 : findCodes(value2, path, isRequired2)
  });
  return addTo(input2, "", false);
}
var listKeywords, listRuleIssues;
var init_codes = __esm({
  "generator/src/language/resolve/codes.ts"() {
    "use strict";
    init_keywords();
    init_value();
    listKeywords = (limits3) => Object.keys(limits3 ?? {}).filter(isConstraintKeyword);
    listRuleIssues = ({
      require: require3 = [],
      forbid = [],
      restrict = {},
      table: table2 = "",
      rows = []
    }) => [
      ...require3.map((member2) => [member2, ["require"]]),
      ...forbid.map((member2) => [member2, ["forbid"]]),
      ...Object.entries(restrict).map(([member2, limits3]) => [member2, listKeywords(limits3)]),
      ...rows.map((row) => [table2, listKeywords(row.at(-1))])
    ];
  }
});

// generator/src/language/resolve/product.ts
import { modelFormat } from "@yunspec/model";
function resolveOperation(raw, shapes, answer) {
  const { idempotency: idempotency2 } = raw;
  return omitUndefined({
    name: raw.operation,
    docs: raw.docs,
    lines: raw.lines,
    summary: raw.summary,
    deprecated: raw.deprecated,
    safe: idempotency2 === "safe",
    token: typeof idempotency2 === "object" ? idempotency2.token : void 0,
    http: raw.http,
    pagination: raw.pagination,
    input: resolveInput(raw, shapes),
    output: referenceValue(outputMembers(raw, answer), shapes),
    errors: raw.errors,
    permissions: listPermissions(raw.permissions),
    examples: raw.examples
  });
}
function resolveShape({ shape: shape2, ...value2 }, shapes) {
  const { docs, lines: lines2 } = value2;
  return omitUndefined({ ...referenceValue(value2, shapes), shape: shape2, docs, lines: lines2 });
}
function resolveProduct(specs2) {
  const { product: product3 } = specs2;
  const shapes = indexShapes(specs2.shapes);
  return omitUndefined({
    format: modelFormat,
    product: product3.product,
    className: product3.class,
    title: product3.title,
    vendor: product3.vendor,
    version: product3.version,
    description: product3.description,
    protocols: product3.protocols,
    endpoints: product3.endpoints,
    regions: product3.regions ?? [],
    regionEndpoint: product3.regionEndpoint,
    showcase: product3.showcase,
    limits: product3.limits ?? {},
    retry: product3.retry ?? {},
    envelope: product3.envelope,
    sources: listSources(specs2),
    commonErrors: specs2.errors?.common ?? [],
    serverErrors: specs2.errors?.server ?? [],
    operations: specs2.operations.map((operation2) => resolveOperation(operation2, shapes, product3.answer)),
    shapes: Object.fromEntries(specs2.shapes.map((shape2) => [shape2.shape, resolveShape(shape2, shapes)])),
    resources: specs2.resources,
    tables: specs2.tables,
    discrepancies: specs2.ledger?.entries ?? []
  });
}
var indexShapes, resolveInput, outputMembers, listPermissions, listSources;
var init_product = __esm({
  "generator/src/language/resolve/product.ts"() {
    "use strict";
    init_codes();
    init_value();
    indexShapes = (shapes) => new Map(shapes.map((shape2) => [shape2.shape, shape2]));
    resolveInput = (raw, shapes) => addCodes(inlineValue(asObject(raw.input), shapes), raw.errors);
    outputMembers = (raw, answer = {}) => asObject({
      ...raw.output,
      required: [...raw.output.required ?? [], ...Object.keys(answer)],
      properties: { ...raw.output.properties, ...answer }
    });
    listPermissions = (permissions = []) => permissions.map((permission2) => typeof permission2 === "string" ? { resource: permission2 } : permission2);
    listSources = ({ sources: sources2 }) => Object.fromEntries(Object.entries(sources2?.sources ?? {}).map(([key, { groups: _, ...source2 }]) => [key, source2]));
  }
});

// generator/src/language/resolve/index.ts
var resolve_exports = {};
__export(resolve_exports, {
  asObject: () => asObject,
  indexShapes: () => indexShapes,
  inlineValue: () => inlineValue,
  mergeShape: () => mergeShape,
  outputMembers: () => outputMembers,
  resolveInput: () => resolveInput,
  resolveProduct: () => resolveProduct
});
var init_resolve = __esm({
  "generator/src/language/resolve/index.ts"() {
    "use strict";
    init_product();
    init_value();
  }
});

// generator/src/language/findings.ts
function createFinding(place, code2, params) {
  const sentence = sentences[code2];
  return { ...place, code: code2, message: sentence(params) };
}
var doubts, examples, others, sentences, codes;
var init_findings = __esm({
  "generator/src/language/findings.ts"() {
    "use strict";
    doubts = {
      "placeholder-left": (p) => `${p.what} is still to be written: ${p.task}`,
      "keyword-unknown": (p) => `${p.node} has no keyword '${p.word}'${p.hint}`,
      "keyword-missing": (p) => `${p.node} needs '${p.word}'`,
      "value-wrong": (p) => `${p.what} must be ${p.expected}, not ${p.actual}${p.hint}`,
      "type-unknown": (p) => `there is no type '${p.type}'${p.hint}`,
      "type-missing": (p) => `'${p.name}' has neither a type nor a shape`,
      "type-and-shape": (p) => `'${p.name}' has both a type and a shape; keep one`,
      "keyword-misplaced": (p) => `'${p.word}' does not apply to a value of type ${p.type}`,
      "shape-unknown": (p) => `there is no shape '${p.name}'${p.hint}`,
      "shape-cycle": (p) => `these shapes contain each other: ${p.path}`,
      "format-unknown": (p) => `there is no format '${p.name}'${p.hint}`,
      "format-and-pattern": () => "a format is a pattern; keep only one of them",
      "pattern-invalid": (p) => `this is not a regular expression: ${p.problem}`,
      "pattern-unanchored": () => "the pattern must match the whole string: begin it with ^ and end it with $",
      "pattern-without-hint": () => "a pattern needs a hint that describes it for people",
      "bounds-crossed": (p) => `${p.low} is ${p.relation} ${p.high}; no value could pass`,
      "enum-repeats": (p) => `the value ${p.value} is listed twice`,
      "value-of-other-type": (p) => `${p.word} ${p.value} is not of type ${p.type}`,
      "default-refused": (p) => `the default ${p.value} would be refused: ${p.why}`,
      "required-unknown": (p) => `'${p.name}' is required but not a member${p.hint}`,
      "rule-without-verb": (p) => `a rule needs one verb: ${p.verbs}`,
      "rule-with-two-verbs": (p) => `a rule has one verb; this one has ${p.verbs}`,
      "rule-incomplete": (p) => `'${p.verb}' needs ${p.needs}`,
      "rule-word-misplaced": (p) => `'${p.word}' has no meaning beside '${p.verb}'`,
      "rule-unknown-member": (p) => `rule '${p.rule}' names '${p.name}', which is not a member here${p.hint}`,
      "rule-never-holds": (p) => `rule '${p.rule}' needs '${p.name}' to be ${p.value}, which it cannot be${p.hint}`,
      "rule-row-cells": (p) => `a row of rule '${p.rule}' must be one cell for each of ${p.by}, then a map of limits`,
      "rule-row-unreachable": (p) => `no input reaches this row of rule '${p.rule}': an earlier row matches them all`,
      "rule-loosens": (p) => `'${p.word}' of rule '${p.rule}' allows values that the member itself refuses`,
      "rule-word-unknown": (p) => `rule '${p.rule}' cannot restrict '${p.word}'${p.hint}`,
      "rule-member-many": (p) => `rule '${p.rule}' cannot read '${p.name}': a path with [] may only be used in forbid, restrict and table`,
      "comparison-unknown": (p) => `'${p.word}' is not a comparison; use one of < <= > >= == !=`,
      "comparison-mixed": (p) => `${p.left} and ${p.right} cannot be compared; both must be numbers, or both strings`
    };
    examples = {
      "example-form": () => `an example has either 'ok', or 'fails' and 'input'`,
      "example-refused": (p) => `this example should pass but is refused: ${p.why}`,
      "example-passes": (p) => `this example should be refused at ${p.key} but passes`,
      "example-refused-elsewhere": (p) => `this example should be refused at ${p.key} alone; it is refused at ${p.found}`,
      "example-returns": (p) => `this answer does not fit the output: ${p.path} ${p.why}`,
      "example-missing": (p) => `${p.operation} has no example that passes`,
      "rule-without-example": (p) => `no example is refused by rule '${p.rule}'`
    };
    others = {
      "specs-missing": (p) => `there is no folder ${p.folder}`,
      "specs-empty": (p) => `${p.folder} contains no product; a product is a folder with a product.yaml`,
      "product-unknown": (p) => `there is no product ${p.name}; known: ${p.known}`,
      "product-file-missing": (p) => `${p.folder} has no ${p.file}; every product needs one`,
      "product-name": (p) => `the product is called '${p.name}', its folder '${p.folder}'; the names must be the same`,
      "product-taken": (p) => `${p.name} is a package written by hand; the product needs another name`,
      "class-taken": (p) => `the class of the product ${p.other} is ${p.name} already`,
      "name-form": (p) => `the ${p.kind} '${p.name}' becomes a name in the package; write it as in 'CreateDisk': letters and digits only`,
      "name-similar": (p) => `'${p.name}' differs only by case from '${p.other}' in ${p.place}`,
      "name-taken": (p) => `the ${p.kind} ${p.name} would get the name '${p.generated}' in the package, which is ${p.owner}`,
      "name-characters": (p) => `look at the letters of '${p.name}': ${p.problem}`,
      "member-form": (p) => `a member cannot be called '${p.name}'; ${p.form}`,
      "member-inherited": (p) => `every object of JavaScript has a '${p.name}', which a member of this name cannot be told from`,
      "member-reserved": (p) => `the RPC protocol adds '${p.name}' to every request; an operation cannot have such a parameter`,
      "operations-empty": (p) => `${p.folder} contains no operation; each is a file in ${p.folder}/operations`,
      "file-unexpected": (p) => `this is not the name of a spec file${p.hint}; docs/spec-language.md shows the layout of a product\u2019s folder`,
      "file-unreadable": (p) => `this file cannot be read: ${p.problem}`,
      "file-empty": (p) => `this file is empty; ${p.node} begins with '${p.word}:'`,
      "file-misplaced": (p) => `this is ${p.node}, which belongs in ${p.home}`,
      "file-name": (p) => `this file is about ${p.name}, so its name must be ${p.file}`,
      "yaml-syntax": (p) => p.problem,
      "yaml-alias": () => "anchors, aliases and merge keys are not part of the spec language; write the value out",
      "shape-unused": (p) => `no value has 'shape: ${p.name}'; use the shape or remove its file`,
      "operation-duplicate": (p) => `the operation ${p.name} is also in ${p.other}`,
      "error-member-unknown": (p) => `error ${p.code} is on '${p.name}', which is not a parameter${p.hint}`,
      "error-unknown": (p) => `no error row has the code '${p.code}'${p.hint}`,
      "permission-member": (p) => `this permission depends on '${p.name}', which is not a parameter${p.hint}`,
      "idempotency-member": (p) => `the token '${p.name}' is not a parameter of type string${p.hint}`,
      "pagination-member": (p) => `pagination.${p.word} names '${p.name}', which is not in the ${p.side}${p.hint}`,
      "pagination-incomplete": (p) => `pagination by ${p.style} needs '${p.word}'`,
      "pagination-undeclared": () => "this operation takes a page but declares no pagination",
      "path-member": (p) => `the path names {${p.name}}, which is not a required member with wire: path`,
      "path-member-unused": (p) => `'${p.name}' has wire: path, but the path does not name it`,
      "server-insecure": () => "credentials would be sent to this address unencrypted; it must begin with https://",
      "http-missing": () => "this product has only the protocol http, so the operation needs a method and a path",
      "source-unknown": (p) => `sources.yaml has no '${p.key}'${p.hint}; it has ${p.known}`,
      "ledger-duplicate": (p) => `the id ${p.id} is used by another entry`,
      "ledger-subject": (p) => `the subject '${p.subject}' does not exist: ${p.why}`,
      "resource-unknown": (p) => `there is no resource '${p.name}'${p.hint}`,
      "resource-operation": (p) => `there is no operation '${p.name}'${p.hint}`,
      "resource-state": (p) => `there is no state '${p.name}'${p.hint}`,
      "resource-state-unreachable": (p) => `no operation and no other state leads to '${p.name}'`,
      "resource-member": (p) => `${p.operation} has no '${p.name}' in its ${p.side}${p.hint}`,
      "table-row": (p) => `this row has ${p.cells} cells for ${p.columns} columns`,
      "suppression-without-reason": () => "a suppression needs a code and a reason: # yunspec-ignore <code> -- <reason>",
      "suppression-misplaced": () => "a suppression must be on a line of its own, above the finding",
      "suppression-unknown": (p) => `there is no finding '${p.code}'${p.hint}`,
      "suppression-unused": (p) => `there is no finding '${p.code}' here; remove the suppression`
    };
    sentences = { ...doubts, ...examples, ...others };
    codes = Object.keys(sentences);
  }
});

// generator/src/language/suggest.ts
import { findNearest } from "@yunspec/runtime/check";
function suggestWord(word3, known2) {
  const near = findNearest(word3, known2);
  return near === void 0 || near === word3 ? "" : ` (did you mean '${near}'?)`;
}
var suggestOneOf;
var init_suggest = __esm({
  "generator/src/language/suggest.ts"() {
    "use strict";
    suggestOneOf = (word3, known2) => suggestWord(word3, known2) || `; use one of ${known2.join(", ")}`;
  }
});

// generator/src/language/files.ts
var fileKinds;
var init_files = __esm({
  "generator/src/language/files.ts"() {
    "use strict";
    fileKinds = [
      {
        node: "product",
        place: /^product\.yaml$/,
        home: "product.yaml",
        words: ["product"],
        doc: "The product: its name, API version, protocols and endpoints."
      },
      {
        node: "sources",
        place: /^sources\.yaml$/,
        home: "sources.yaml",
        words: ["sources"],
        doc: "The documents that the facts come from."
      },
      {
        node: "errors",
        place: /^errors\.yaml$/,
        home: "errors.yaml",
        words: ["common", "server"],
        doc: "The error codes that any operation may answer."
      },
      {
        node: "ledger",
        place: /^discrepancies\.yaml$/,
        home: "discrepancies.yaml",
        words: ["entries"],
        doc: "The ledger: contradictions, damage and gaps in the documents, with the reading that the spec follows."
      },
      {
        node: "operation",
        place: /^operations\/[^/]+\.yaml$/,
        home: "operations/",
        words: ["operation"],
        doc: "One operation per file. The file has the name of the operation."
      },
      {
        node: "shape",
        place: /^shapes\/[^/]+\.yaml$/,
        home: "shapes/",
        words: ["shape"],
        doc: "Values that are used in several places, one per file. The file has the name of the shape."
      },
      {
        node: "resource",
        place: /^resources\/[^/]+\.yaml$/,
        home: "resources/",
        words: ["resource"],
        doc: "One resource per file: its identity, its states, and the effects of operations on it."
      },
      {
        node: "table",
        place: /^tables\/[^/]+\.yaml$/,
        home: "tables/",
        words: ["table"],
        doc: "Tables of an appendix, as data."
      }
    ];
  }
});

// generator/src/language/order.ts
function byCodeUnit(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
var init_order = __esm({
  "generator/src/language/order.ts"() {
    "use strict";
  }
});

// generator/src/read/folders.ts
import { readdirSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { findNearest as findNearest2 } from "@yunspec/runtime/check";
function listFiles(folder, inside = "") {
  return readdirSync(join(folder, inside), { withFileTypes: true }).filter((entry2) => !entry2.name.startsWith(".")).sort((a, b) => byCodeUnit(a.name, b.name)).flatMap((entry2) => {
    const path = posix.join(inside, entry2.name);
    return entry2.isDirectory() ? listFiles(folder, path) : [path];
  });
}
function listProducts(root) {
  return readdirSync(root).filter((name) => !name.startsWith(".") && isFolder(join(root, name))).sort(byCodeUnit);
}
function findMeantPlace(path) {
  const cut = path.indexOf("/") + 1;
  const [folder, file] = [path.slice(0, cut), path.slice(cut).replace(/\.yml$/, ".yaml")];
  const homes = fileKinds.map(({ home: home2 }) => home2).filter((home2) => home2.endsWith("/") === cut > 0);
  const home = findNearest2(cut > 0 ? folder : file, homes);
  const meant = cut > 0 ? `${home}${file}` : home;
  const kind2 = meant === void 0 ? void 0 : findFileKind(meant);
  return meant === void 0 || kind2 === void 0 ? void 0 : { path: meant, kind: kind2 };
}
var isFolder, findFileKind;
var init_folders = __esm({
  "generator/src/read/folders.ts"() {
    "use strict";
    init_files();
    init_order();
    isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    findFileKind = (path) => fileKinds.find(({ place }) => place.test(path));
  }
});

// generator/src/read/quick-yaml.ts
import { FAILSAFE_SCHEMA, load, Type } from "js-yaml";
function createScalar(name, form, construct) {
  const resolve = (text2) => form.test(text2 ?? "");
  return new Type(`tag:yaml.org,2002:${name}`, { kind: "scalar", resolve, construct });
}
function hasRewrittenKey(value2) {
  if (typeof value2 !== "object" || value2 === null) return false;
  if (!Array.isArray(value2) && Object.keys(value2).some((key) => rewrittenKey.test(key))) return true;
  return Object.values(value2).some(hasRewrittenKey);
}
function readQuickly(text2) {
  if (doubtful.test(text2)) return void 0;
  let hasWarning = false;
  try {
    const value2 = load(text2, {
      schema,
      onWarning: () => {
        hasWarning = true;
      }
    });
    return hasWarning || value2 === void 0 || hasRewrittenKey(value2) ? void 0 : { value: value2 };
  } catch {
    return void 0;
  }
}
var schema, start, compoundKey, doubtful, rewrittenKey;
var init_quick_yaml = __esm({
  "generator/src/read/quick-yaml.ts"() {
    "use strict";
    schema = FAILSAFE_SCHEMA.extend({
      implicit: [
        createScalar("null", /^(?:~|[Nn]ull|NULL)?$/, () => null),
        createScalar("bool", /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/, (text2) => /^t/i.test(text2)),
        createScalar("int", /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/, Number),
        createScalar("float", /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/, Number)
      ]
    });
    start = /(?:^|[[{,]|[-:]\s|["']\s*:)\s*/.source;
    compoundKey = /[}\]]\s*:(?:\s|$)|\{(?:[^{}[\]]*,)?\s*[{[]/.source;
    doubtful = new RegExp(
      String.raw`${start}(?:[&*!?:]|[-+]?\.(?:inf|nan))|${compoundKey}|(?<!: )[}\]"']#|^(?:%|---|\.\.\.)|<<|\t|\r(?!\n)`,
      "im"
    );
    rewrittenKey = /^(?:-?\d.*|-?Infinity|NaN|null|true|false|\[object Object\])$/;
  }
});

// generator/src/read/yaml-problems.ts
function findOpeningQuote(text2, end, message) {
  const at = text2.lastIndexOf(message.includes('"') ? '"' : "'", end - 1);
  return at === -1 ? end : at;
}
function findFirstWord(text2, at) {
  return at === findLineStart(text2, at) ? at + (/^ */.exec(text2.slice(at))?.[0].length ?? 0) : at;
}
function findRange(text2, error2) {
  const [from, to] = error2.pos;
  if (error2.code === "MISSING_CHAR" && error2.message.includes("quote"))
    return [findOpeningQuote(text2, from, error2.message), text2.length];
  if (error2.code === "BAD_INDENT") {
    const start2 = findFirstWord(text2, from);
    return [start2, Math.max(start2 + 1, to)];
  }
  return [from, to];
}
function isOverIndented(error2, errors2) {
  return error2.code === "BLOCK_AS_IMPLICIT_KEY" && errors2.some(({ code: code2, pos }) => code2 === "MULTILINE_IMPLICIT_KEY" && pos[0] === error2.pos[0]);
}
function findYamlProblems(text2, errors2) {
  const found = [];
  const lines2 = /* @__PURE__ */ new Set();
  for (const error2 of [...errors2].sort((a, b) => a.pos[0] - b.pos[0])) {
    const [from, to] = findRange(text2, error2);
    const line = findLineStart(text2, from);
    if (lines2.has(line)) continue;
    lines2.add(line);
    const [code2, message] = isOverIndented(error2, errors2) ? ["MULTILINE_IMPLICIT_KEY", "over-indented"] : [error2.code, error2.message];
    const known2 = problems.find((problem) => problem.code === code2 && message.includes(problem.says ?? ""));
    const own = `this is not YAML: ${error2.message.replace(/\s+/g, " ")}`;
    found.push({
      from,
      to,
      sentence: known2?.sentence(text2.slice(from), text2.slice(line).split("\n", 1)[0] ?? "") ?? own
    });
    if (known2?.isLocal !== true) break;
  }
  return found;
}
var getFirstWord, isGlued, problems, findLineStart;
var init_yaml_problems = __esm({
  "generator/src/read/yaml-problems.ts"() {
    "use strict";
    getFirstWord = (text2) => /^[^\s:,[\]{}]*/.exec(text2)?.[0] ?? "";
    isGlued = /^\s*(?:- )?[\w.-]+:[^\s:/]/;
    problems = [
      { code: "TAB_AS_INDENT", sentence: () => "a tab indents this line; indent with spaces" },
      {
        code: "MULTILINE_IMPLICIT_KEY",
        says: "over-indented",
        sentence: () => "this already is a value, so the line below it must not be indented further"
      },
      { code: "MULTILINE_IMPLICIT_KEY", sentence: (text2) => `'${getFirstWord(text2)}' needs a colon and a value after it` },
      {
        code: "BLOCK_AS_IMPLICIT_KEY",
        isLocal: true,
        sentence: (_, line) => isGlued.test(line) ? "put a space after the first colon" : `a string that contains ': ' must be in quotes`
      },
      {
        code: "BLOCK_IN_FLOW",
        sentence: () => `inside { } and [ ] a comma separates the entries, and a string that contains ': ' must be in quotes`
      },
      {
        code: "BAD_INDENT",
        says: "Flow map",
        sentence: () => "a { above is not closed by a }, or the lines inside it are not indented"
      },
      {
        code: "BAD_INDENT",
        says: "Flow sequence",
        sentence: () => "a [ above is not closed by a ], or the lines inside it are not indented"
      },
      { code: "BAD_INDENT", sentence: () => "this line must begin in the same column as the entries it belongs to" },
      {
        code: "BAD_SCALAR_START",
        isLocal: true,
        sentence: (text2) => `a string that begins with ${text2.charAt(0)} must be in quotes`
      },
      { code: "BAD_ALIAS", isLocal: true, sentence: () => `a literal * must be in quotes: '*'` },
      {
        code: "BAD_DQ_ESCAPE",
        isLocal: true,
        sentence: () => "this is not an escape sequence; use single quotes for a literal backslash"
      },
      {
        code: "TAG_RESOLVE_FAILED",
        isLocal: true,
        sentence: () => "tags are not part of the spec language; a string that begins with ! must be in quotes"
      },
      { code: "DUPLICATE_KEY", isLocal: true, sentence: (text2) => `'${getFirstWord(text2)}' appears twice in this map` },
      {
        code: "NON_STRING_KEY",
        sentence: (text2) => `this is read as a map or list where a key belongs; a string that begins with ${text2.charAt(0)} must be in quotes`
      },
      { code: "MULTIPLE_DOCS", sentence: () => "a second document begins here; a file holds one" },
      {
        code: "MISSING_CHAR",
        says: "quote",
        sentence: () => "this quote is not closed; inside single quotes a quote is written twice"
      },
      {
        code: "MISSING_CHAR",
        says: "map keys",
        sentence: (text2) => `'${getFirstWord(text2)}' needs a colon and a value after it`
      },
      {
        code: "UNEXPECTED_TOKEN",
        says: "at node end",
        sentence: () => "the value ends before this; put the whole string in quotes"
      },
      { code: "UNEXPECTED_TOKEN", says: "flow-map-end", sentence: () => "this } closes nothing" },
      { code: "UNEXPECTED_TOKEN", says: "flow-seq-end", sentence: () => "this ] closes nothing" }
    ];
    findLineStart = (text2, at) => text2.lastIndexOf("\n", at - 1) + 1;
  }
});

// generator/src/read/spec-file.ts
import { createRequire } from "node:module";
function findChild(at, step, part) {
  const { isMap: isMap3, isScalar: isScalar3, isSeq: isSeq2 } = loadYaml();
  if (isMap3(at)) {
    const pair2 = at.items.find(({ key }) => (isScalar3(key) ? String(key.value) : void 0) === String(step));
    if (part === "key") return pair2?.key;
    return isEmpty(pair2?.value) ? pair2?.key : pair2?.value;
  }
  return isSeq2(at) ? at.items[Number(step)] : void 0;
}
function findNode(document, path, part) {
  let at = document.contents;
  for (const [i, step] of path.entries()) {
    const next = findChild(at, step, i === path.length - 1 ? part : "value");
    if (next === void 0 || next === null) return at;
    at = next;
  }
  return at;
}
function measureFirstLine(text2, from, to) {
  const end = text2.slice(from, to).search(/[ \t]*\r?(\n|$)/);
  return Math.max(1, end);
}
function createPlacer(path, text2) {
  const lines2 = new (loadYaml()).LineCounter();
  const placeAt2 = (from, to) => {
    const { line, col } = lines2.linePos(from);
    return { file: path, line: Math.max(1, line), column: Math.max(1, col), length: measureFirstLine(text2, from, to) };
  };
  return { lines: lines2, placeAt: placeAt2 };
}
function isAliasOrAnchor(node2) {
  const { isAlias, isNode, isScalar: isScalar3 } = loadYaml();
  return isAlias(node2) || isNode(node2) && Boolean(node2.anchor) || isScalar3(node2) && node2.value === "<<" && node2.type === "PLAIN";
}
function findAliases(document, text2, placeAt2) {
  const found = [];
  loadYaml().visit(document, (_, node2) => {
    if (!isAliasOrAnchor(node2)) return;
    const [from, to] = node2.range ?? [0, 1];
    const { anchor } = node2;
    const start2 = anchor === void 0 ? from : text2.lastIndexOf(`&${anchor}`, from);
    found.push(createFinding(placeAt2(start2, to), "yaml-alias", {}));
  });
  return found;
}
function parseText(path, text2) {
  const { lines: lines2, placeAt: placeAt2 } = createPlacer(path, text2);
  const document = loadYaml().parseDocument(text2, {
    lineCounter: lines2,
    prettyErrors: false,
    stringKeys: true,
    version: "1.2"
  });
  return { document, placeAt: placeAt2 };
}
function createPlaceFinder(path, text2) {
  let parsed;
  return (keyPath, part = "value") => {
    parsed ??= parseText(path, text2);
    const range3 = findNode(parsed.document, keyPath, part)?.range;
    return range3 ? parsed.placeAt(range3[0], range3[1]) : { file: path, line: 1, column: 1, length: 1 };
  };
}
function parseSpecFile(path, text2) {
  const quick = readQuickly(text2);
  if (quick !== void 0) {
    return { file: { path, text: text2, value: quick.value, place: createPlaceFinder(path, text2) }, findings: [] };
  }
  const { document, placeAt: placeAt2 } = parseText(path, text2);
  const problems3 = findYamlProblems(text2, [...document.errors, ...document.warnings]);
  const syntax = problems3.map(
    ({ from, to, sentence }) => createFinding(placeAt2(from, to), "yaml-syntax", { problem: sentence })
  );
  const forbidden = syntax.length === 0 ? findAliases(document, text2, placeAt2) : [];
  const isUsable = syntax.length === 0 && forbidden.length === 0;
  const value2 = isUsable ? document.toJS() : void 0;
  return { file: { path, text: text2, value: value2, place: createPlaceFinder(path, text2) }, findings: [...syntax, ...forbidden] };
}
var require2, loadYaml, isEmpty;
var init_spec_file = __esm({
  "generator/src/read/spec-file.ts"() {
    "use strict";
    init_findings();
    init_quick_yaml();
    init_yaml_problems();
    require2 = createRequire(import.meta.url);
    loadYaml = () => require2("yaml");
    isEmpty = (node2) => node2 === void 0 || node2 === null || loadYaml().isScalar(node2) && node2.value === null;
  }
});

// generator/src/language/nodes/common.ts
var names, lines, provenance, listKeys;
var init_common = __esm({
  "generator/src/language/nodes/common.ts"() {
    "use strict";
    init_kinds();
    names = list(text, 1);
    lines = either(formed("^\\d+(-\\d+)?(, ?\\d+(-\\d+)?)*$", "706-938"), integer);
    provenance = {
      docs: may(text, 'Its place in the documents: a key of sources.yaml, then the headings, with " > " between them.'),
      lines: may(lines, "Its lines in the source document.")
    };
    listKeys = (table2) => Object.keys(table2);
  }
});

// generator/src/language/nodes/operation.ts
var operation, address, pagination, idempotency, members, input, output, permission, example;
var init_operation = __esm({
  "generator/src/language/nodes/operation.ts"() {
    "use strict";
    init_kinds();
    init_common();
    operation = {
      operation: need(formed("^[A-Z][A-Za-z0-9]*$", "CreateDisk"), "The documented name."),
      docs: need(text, provenance.docs.doc),
      lines: may(lines, provenance.lines.doc),
      summary: need(text, "Its purpose, in a sentence of our own."),
      deprecated: may(text, "The replacement."),
      idempotency: need(
        either(word("safe", "none"), node("idempotency")),
        "Whether it may be sent twice: `safe` for reads, `none`, or the token that makes it so."
      ),
      http: may(node("address"), "Its method and path, for the http protocol."),
      pagination: may(node("pagination"), "The way in which its list is divided into pages."),
      input: need(node("input"), "The input."),
      output: need(node("output"), "The answer."),
      errors: need(list(node("error")), "The rows of the document\u2019s error table."),
      permissions: may(list(either(text, node("permission"))), "The resources that the caller must be granted."),
      examples: need(list(node("example"), 1), "Examples; each one is a test.")
    };
    address = {
      method: need(word("GET", "POST", "PUT", "PATCH", "DELETE"), "The HTTP method."),
      path: need(text, "The path; `{name}` is a member with `wire: path`."),
      server: may(text, "The address, where it is not the product\u2019s."),
      status: may(integer, "The status of success, where it is not 200.")
    };
    pagination = {
      style: need(word("page", "token"), "Numbered pages, or a token."),
      page: may(text, "The member with the number of the page."),
      token: may(text, "The member that takes the token."),
      next: may(text, "The member of the answer with the next token, where its name differs."),
      size: may(text, "The member with the size of a page."),
      total: may(text, "The member of the answer with the number of all items."),
      items: need(text, "The path of the list in the answer.")
    };
    idempotency = { token: need(text, "The member that makes repeated requests count once.") };
    members = {
      required: may(list(text), "The members that must be given."),
      properties: may(map(node("value")), "The members.")
    };
    input = { ...members, rules: may(map(node("rule")), "Rules between the members, by id.") };
    output = members;
    permission = {
      resource: need(text, "The resource."),
      when: may(text, "The member that makes the permission necessary when it is given.")
    };
    example = {
      ok: may(any, "An input that passes."),
      returns: may(any, "The answer that the document shows for it."),
      fails: may(
        formed("^[^#]*#[^#]+$", "DataDisk.0.Size#minimum"),
        "The place, and the keyword or the id of the rule, that refuses the input."
      ),
      input: may(any, "The input that is refused.")
    };
  }
});

// generator/src/language/nodes/product.ts
var product, protocols, auth, rpc, http, limits, retry, envelope, faultKinds, errors, error;
var init_product2 = __esm({
  "generator/src/language/nodes/product.ts"() {
    "use strict";
    init_kinds();
    init_common();
    product = {
      product: need(formed("^[a-z][a-z0-9-]*$", "ecs"), "The name of its folder and of its package."),
      class: need(formed("^[A-Z][A-Za-z0-9]*$", "Ecs"), "The stem of the names of its classes."),
      title: need(text, "The name that the vendor gives it."),
      vendor: need(text, "The name of the vendor."),
      version: need(text, "The API version that requests name."),
      description: need(text, "Its purpose, in a sentence of our own."),
      protocols: need(node("protocols"), "The protocols of its operations; the first that fits the credentials is used."),
      endpoints: need(map(text), "Its addresses: `default`, and others by region or site."),
      regions: may(list(text), "The regions that the document names."),
      regionEndpoint: may(
        formed("^https://[a-z0-9.-]*\\{region\\}[a-z0-9.-]*$", "https://ecs.{region}.aliyuncs.com"),
        "The address of every other region; `{region}` stands for its ID."
      ),
      answer: may(map(node("value")), "The members of every answer."),
      showcase: may(text, "The operation that a newcomer sees first."),
      limits: may(node("limits"), "The limits that the service sets for a client."),
      retry: may(node("retry"), "The advice of the document on retries."),
      envelope: may(node("envelope"), "The place of the answer inside the body."),
      docs: provenance.docs
    };
    protocols = {
      rpc: may(node("rpc"), "`Action=` and signed parameters."),
      http: may(node("http"), "Methods and paths.")
    };
    auth = need(
      list(word("access-key", "bearer", "token", "huawei-ak-sk", "in-request"), 1),
      "The kinds of credentials that it takes."
    );
    rpc = { method: need(word("GET", "POST"), "The HTTP method."), auth };
    http = {
      path: may(text, "The path of operations without their own; `{operation}` stands for the name."),
      server: may(text, "The address of those operations, where it is not the endpoint."),
      auth
    };
    limits = { requestsPerSecond: may(number, "Calls per second and account.") };
    retry = {
      base: may(integer, "The first pause, in milliseconds."),
      most: may(integer, "The largest number of retries.")
    };
    envelope = { body: need(text, "The path of the answer.") };
    faultKinds = {
      missing: "A parameter is absent.",
      malformed: "A value does not have the form it must have.",
      unsupported: "A value is none of those that are allowed.",
      range: "A number or a size is outside its limits.",
      notFound: "The resource that a parameter names does not exist.",
      exists: "A resource of this name exists already.",
      mismatch: "Two values do not agree.",
      state: "A resource is in a state that does not allow the operation.",
      dependency: "Another resource still refers to this one.",
      quota: "A quota is used up.",
      denied: "The caller has no permission.",
      locked: "A resource is locked for security reasons.",
      balance: "The account has too little balance, or a payment is due.",
      throttled: "There were too many calls.",
      server: "The service failed.",
      other: "Anything else."
    };
    errors = {
      common: may(list(node("error")), "The codes that any operation may answer."),
      server: may(list(node("error")), "The codes for failures of the service."),
      ...provenance
    };
    error = {
      code: need(text, "The code, to the letter."),
      http: may(integer, "The HTTP status."),
      cause: need(text, "Its meaning, in our own words."),
      on: may(either(text, names), "The parameters it is about."),
      kind: may(word(...listKeys(faultKinds)), "The kind of fault."),
      retry: may(word("backoff", "throttle", "skew"), "The reason why a retry may help."),
      remedy: may(text, "The advice of the document."),
      ...provenance
    };
  }
});

// generator/src/language/nodes/resource.ts
var resource, identity, missing, state, attribute, inputs, effect, needed, block, waiter;
var init_resource = __esm({
  "generator/src/language/nodes/resource.ts"() {
    "use strict";
    init_kinds();
    init_common();
    resource = {
      resource: need(text, "Its name."),
      ...provenance,
      description: may(text, "Its meaning."),
      identity: need(node("identity"), "Its identity."),
      missing: may(
        node("missing"),
        "The error for a resource that does not exist, where the operation documents no code of its own."
      ),
      state: may(text, "The member that holds the state. Without it, the states are only known to the spec."),
      states: may(map(node("state")), "Every state; a new resource is in the first one unless an effect says otherwise."),
      attributes: may(map(node("attribute")), "The members of a new resource that has no input of the same name."),
      operations: may(map(node("effect")), "The requirements and the effects of each operation."),
      waiters: may(map(node("waiter")), "The waiters."),
      seed: may(list(map(any)), "The resources that exist in a new local cloud.")
    };
    identity = {
      member: need(text, "The member that identifies it."),
      prefix: may(text, "The beginning of generated names."),
      within: may(text, "The member within whose value the name is unique.")
    };
    missing = {
      code: need(text, "The error code."),
      http: need(integer, "The HTTP status.")
    };
    state = {
      becomes: may(text, "The state it moves on to by itself."),
      gone: may(yes, "The resource no longer exists."),
      external: may(yes, "The service moves a resource to this state on its own, by time or billing."),
      description: may(text, "Its meaning.")
    };
    attribute = {
      value: may(any, "A constant."),
      copy: may(text, "The value of another member."),
      list: may(names, "A list of inputs; absent ones are left out."),
      now: may(word("utc-minute", "utc-second", "unix-ms"), "The time of the call."),
      generate: may(
        text,
        "A generated name with this prefix. With `#` in it, each `#` becomes a running number: `198.18.#.#`."
      ),
      of: may(
        text,
        "Another kind of resource: the first one that belongs to this resource. `copy` takes one member of it. In `attributes` it is looked up on every read."
      ),
      all: may(text, "Another kind of resource: a list of all that belong to this resource."),
      by: may(text, "Beside `of` and `all`: the member of the other resource that is compared; its identity by default."),
      is: may(text, "Beside `by`: the member of this resource that it must equal, where the name differs.")
    };
    inputs = either(text, names, map(text));
    effect = {
      creates: may(
        text,
        "Creates a resource in this state, from all inputs, or from those in `sets`. With `each`, one for each item of that input; with `times`, as many as that input says."
      ),
      from: may(names, "The states in which the operation is allowed."),
      to: may(text, "The state that the resource moves to."),
      otherwise: may(text, "The error code in any other state."),
      sets: may(
        either(names, map(text)),
        "The inputs that become members: `[Description]`, or `{ Size: NewSize }` where the names differ."
      ),
      puts: may(map(node("attribute")), "The members that get a new value, as in `attributes`."),
      adds: may(
        map(inputs),
        "Lists, with the input that is added to each. `[A, B]` and `{ Member: Input }` add an object made of several inputs."
      ),
      most: may(integer, "The greatest length of such a list after an addition."),
      full: may(text, "The error code beyond that length."),
      already: may(text, "The error code if the list already contains the input."),
      removes: may(map(inputs), "Lists, with the input that is removed from each; the forms are those of `adds`."),
      least: may(integer, "The smallest length of such a list after a removal."),
      last: may(text, "The error code below that length."),
      lists: may(
        text,
        "The path in the answer that lists the resources which meet the criteria; with `each`, the resources it names."
      ),
      filters: may(map(text), "Criteria: inputs, with the members that must equal them."),
      all: may(names, "Values of filters that select everything."),
      search: may(map(names), "Criteria: inputs, with the members of which one must contain the text of the input."),
      counts: may(
        map(map(scalar)),
        "Members of the answer that count the resources which meet the criteria and have these values."
      ),
      reads: may(either(yes, text), "The answer is the resource itself (`true`), or has it at this path."),
      deletes: may(yes, "Removes the resource."),
      each: may(text, "The input that names several resources."),
      times: may(text, "The input with the number of resources to create."),
      by: may(text, "The input whose value all affected resources share, where the operation names none of them."),
      where: may(map(scalar), "Members with values: only resources that have them are affected."),
      refuses: may(
        map(map(scalar)),
        "Error codes, each with the members and values of the resources that are refused with it."
      ),
      agrees: may(
        map(text),
        "Inputs that must equal the member of the same name, each with the error code for any other value."
      ),
      needs: may(
        map(node("need")),
        "Other kinds of resource, with the states they must be in: the resource that the call names, else the one this resource belongs to."
      ),
      blockedBy: may(map(node("block")), "Other kinds of resource that must not refer to this resource."),
      ignoresUnknown: may(yes, "An identity that no resource has is ignored."),
      also: may(list(node("effect"), 1), "Further effects on resources of this kind, applied afterwards."),
      description: may(text, "Other effects, in words.")
    };
    needed = {
      from: need(names, "The states in which the operation is allowed."),
      otherwise: need(text, "The error code in any other state.")
    };
    block = {
      by: need(either(text, names), "The members that may refer to this resource."),
      is: may(text, "The member of this resource that they refer to, where that is not its identity."),
      otherwise: need(text, "The error code when one does.")
    };
    waiter = {
      poll: need(text, "The operation that reads the state."),
      until: need(names, "The states to wait for; `gone` when the resource is no longer listed."),
      fails: may(list(text), "The states from which the wanted ones cannot be reached.")
    };
  }
});

// generator/src/language/nodes/source.ts
var sources, source, ledgerKinds, ledger, entry, saying, rereading, claim, table;
var init_source = __esm({
  "generator/src/language/nodes/source.ts"() {
    "use strict";
    init_kinds();
    init_common();
    sources = { sources: need(map(node("source")), "The documents, by key.") };
    source = {
      title: need(text, "The title of the document."),
      file: may(text, "The name of its file among the documents."),
      url: may(text, "Its address."),
      language: may(text, "Its language."),
      published: may(any, "The date of publication."),
      seen: may(any, "The date on which it was read."),
      groups: may(map(names), "The operations that a table of parameters is for, by the heading above it.")
    };
    ledgerKinds = {
      contradiction: "Places that contradict each other",
      "vendor-spelling": "Misspellings of the service itself, kept",
      "scan-damage": "Text broken by the scan, repaired",
      type: "Types that are not those of the table",
      gap: "Facts that the document leaves open",
      example: "Examples that do not fit",
      naming: "Names that do not agree"
    };
    ledger = { entries: need(list(node("entry")), "One entry for each place.") };
    entry = {
      id: need(formed("^[a-z0-9]+(-[a-z0-9]+)*$", "ecs-disk-01"), "Its id."),
      kind: need(word(...listKeys(ledgerKinds)), "The kind of contradiction or damage."),
      subject: need(either(text, names), "The parts of the specs it is about."),
      claims: need(list(node("claim"), 1), "The statements of each place."),
      decision: need(text, "The reading that the spec follows."),
      reason: need(text, "The reason for it."),
      status: may(word("decided", "open", "probed"), "Whether it is settled."),
      says: may(list(node("saying")), "The same statements for `yunspec audit`, where they contradict the specs."),
      reads: may(list(node("rereading")), "Damaged or misprinted text that `yunspec audit` reads in another way.")
    };
    saying = {
      at: need(either(text, names), "The places, as in `subject`."),
      source: may(text, "The key of the document, where not every document says so."),
      type: may(text, "The type, as the document writes it."),
      required: may(flag, "Whether the document requires it."),
      default: may(any, "The value that the document assumes; `null` for none."),
      enum: may(list(scalar), "The values that the document lists."),
      minimum: may(number, "The smallest number of the document."),
      maximum: may(number, "The largest number of the document."),
      minLength: may(number, "The fewest characters of the document."),
      maxLength: may(number, "The most characters of the document."),
      minItems: may(number, "The fewest items of the document."),
      maxItems: may(number, "The most items of the document."),
      takes: may(list(any), "Values that the document allows."),
      refuses: may(list(any), "Values that the document refuses."),
      shows: may(list(any), "Values in sample requests of the document, or the ids of rules that they break."),
      member: may(word("present", "absent"), "Whether the document has the member."),
      lacks: may(names, "Keywords of the specs that the document does not state; `rule` for a rule.")
    };
    rereading = {
      at: need(either(text, names), "The rows, as in `subject`."),
      from: may(text, "Words of the row."),
      to: may(text, "The words that are read instead."),
      begins: may(text, "The words that its text begins with, which the document has in the row above.")
    };
    claim = { ...provenance, says: need(text, "The statement, in short.") };
    table = {
      table: need(text, "Its name."),
      docs: need(text, provenance.docs.doc),
      lines: may(lines, provenance.lines.doc),
      columns: need(names, "The columns."),
      rows: need(list(list(any)), "The rows.")
    };
  }
});

// generator/src/language/nodes/value.ts
var constraintWords, stability, value, shape, verbs, rule, not;
var init_value2 = __esm({
  "generator/src/language/nodes/value.ts"() {
    "use strict";
    init_keywords();
    init_kinds();
    init_common();
    constraintWords = Object.fromEntries(
      constraintKeywords.map((keyword) => {
        const { kind: kind2, doc, on: types2 } = constraints[keyword];
        return [keyword, { kind: kind2, doc, on: types2 }];
      })
    );
    stability = word("closed", "volatile", "open");
    value = {
      type: may(word("string", "integer", "number", "boolean", "object", "array", "any"), "The type of the value."),
      shape: may(text, "The name of a file in shapes/, instead of a type."),
      description: may(text, "Its meaning, in a short sentence of our own."),
      properties: on(["object"], map(node("value")), "The members of an object."),
      values: on(["object"], node("value"), "The value behind every key of a map, instead of properties."),
      required: on(["object"], list(text), "The members that must be given."),
      rules: on(["object", "array"], map(node("rule")), "Rules between the members, by id."),
      items: on(["array"], node("value"), "The value of each item of an array."),
      ...constraintWords,
      default: on(
        ["string", "integer", "number", "boolean"],
        typed()(any),
        "The value that the service assumes when it is absent."
      ),
      hint: on(["string"], text, 'The meaning of the pattern, as the end of a sentence that begins with "must".'),
      format: on(["string"], text, "A named pattern."),
      text: on(
        ["boolean"],
        typed()(list(text, 2, 2)),
        "The words that are sent for true and false."
      ),
      wire: may(
        word("query", "path", "header", "body", "indexed", "repeated", "json-string", "csv"),
        "The way in which it is sent."
      ),
      name: may(text, "Its name on the wire, where that differs."),
      unit: on(["integer", "number"], text, "The unit of a number."),
      secret: on(["string"], yes, "Never shown in a message, a log or an issue."),
      stability: may(either(stability, map(stability)), "How firm its limits are: one word, or one for each keyword."),
      refers: on(["string", "array"], text, "The resource whose identity this is."),
      deprecated: may(text, "The replacement."),
      ...provenance
    };
    shape = { ...value, shape: need(text, "Its name.") };
    verbs = {
      requireAny: may(list(text, 2), "At least one of these must be given."),
      requireOne: may(list(text, 2), "Exactly one of these must be given."),
      atMostOne: may(list(text, 2), "No two of these may be given together."),
      allOrNone: may(list(text, 2), "Either all of these are given or none."),
      when: may(
        typed()(map(either(scalar, list(scalar, 1), node("not")))),
        "The conditions under which `require`, `forbid` and `restrict` apply."
      ),
      table: may(text, "The member whose limits depend on others."),
      compare: may(
        typed()(list(text, 3, 3)),
        "Two members and the comparison that must hold between them."
      ),
      uniqueBy: may(text, "The member in which the items of a list must differ."),
      server: may(text, "A rule that only the server can check, in a sentence.")
    };
    rule = {
      ...verbs,
      require: may(names, "The members that must then be given."),
      forbid: may(names, "The members that must then be absent."),
      restrict: may(
        typed()(map(node("value"))),
        "The members whose limits then change, with these limits."
      ),
      by: may(names, "The members that the limits of a table depend on."),
      rows: may(
        typed()(list(list(any, 2), 1)),
        "The rows of a table: one cell for each member of `by`, then the limits."
      ),
      error: may(text, "The documented error code."),
      stability: may(stability, "How firm the rule is."),
      description: may(text, "The reason for it."),
      ...provenance
    };
    not = { not: need(either(scalar, list(scalar, 1)), "The values it must not have.") };
  }
});

// generator/src/language/nodes/index.ts
var tables, nodes;
var init_nodes = __esm({
  "generator/src/language/nodes/index.ts"() {
    "use strict";
    init_operation();
    init_product2();
    init_resource();
    init_source();
    init_value2();
    init_product2();
    init_source();
    init_value2();
    tables = {
      product,
      protocols,
      rpc,
      http,
      limits,
      retry,
      envelope,
      sources,
      source,
      errors,
      error,
      operation,
      address,
      pagination,
      idempotency,
      input,
      output,
      permission,
      example,
      shape,
      value,
      rule,
      not,
      resource,
      identity,
      missing,
      state,
      attribute,
      effect,
      need: needed,
      block,
      waiter,
      ledger,
      entry,
      claim,
      saying,
      rereading,
      table
    };
    nodes = tables;
  }
});

// generator/src/language/fit.ts
function fitsKind(kind2, value2) {
  return kind2.is === "either" ? kind2.of.some((option) => fitsKind(option, value2)) : tests[kind2.is](value2, kind2);
}
function listWords(kind2) {
  if (kind2.is === "word") return kind2.of;
  return kind2.is === "either" ? kind2.of.flatMap(listWords) : [];
}
function describeList({ min, max }) {
  if (min === void 0) return "a list";
  return min === max ? `a list of exactly ${min}` : `a list of at least ${min}`;
}
function describeNode({ node: node2 }) {
  const keywords = isNodeName(node2) ? Object.entries(nodes[node2]) : [];
  const required = keywords.flatMap(([word3, keyword]) => keyword.required ? [`'${word3}'`] : []);
  return required.length === 0 ? "a map" : `a map with ${required.join(", ")}`;
}
function describeKind(kind2) {
  return descriptions[kind2.is](kind2);
}
var isMap, isScalar, tests, acceptsForm, isNodeName, descriptions;
var init_fit = __esm({
  "generator/src/language/fit.ts"() {
    "use strict";
    init_nodes();
    isMap = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
    isScalar = (value2) => ["string", "number", "boolean"].includes(typeof value2);
    tests = {
      text: (value2, kind2) => typeof value2 === "string" && (kind2.pattern === void 0 || new RegExp(kind2.pattern, "u").test(value2)),
      integer: (value2) => Number.isSafeInteger(value2),
      number: (value2) => typeof value2 === "number" && Number.isFinite(value2),
      flag: (value2) => typeof value2 === "boolean",
      yes: (value2) => value2 === true,
      scalar: isScalar,
      any: () => true,
      word: (value2, kind2) => kind2.of.includes(value2),
      list: (value2, kind2) => Array.isArray(value2) && value2.length >= (kind2.min ?? 0) && value2.length <= (kind2.max ?? Number.POSITIVE_INFINITY),
      map: isMap,
      node: isMap
    };
    acceptsForm = (kind2, form) => kind2.is === form || kind2.is === "either" && kind2.of.some((option) => acceptsForm(option, form));
    isNodeName = (name) => Object.hasOwn(nodes, name);
    descriptions = {
      text: (kind2) => kind2.like === void 0 ? "a string" : `a string such as ${kind2.like}`,
      integer: () => "a whole number",
      number: () => "a number",
      flag: () => "true or false",
      yes: () => "true",
      scalar: () => "a string, a number or true/false",
      any: () => "anything",
      word: (kind2) => `one of ${kind2.of.join(", ")}`,
      list: describeList,
      map: () => "a map",
      node: describeNode,
      either: (kind2) => kind2.of.map(describeKind).join(" or ")
    };
  }
});

// generator/src/language/placeholder.ts
var readPlaceholder;
var init_placeholder = __esm({
  "generator/src/language/placeholder.ts"() {
    "use strict";
    readPlaceholder = (value2) => typeof value2 === "string" ? /\bTODO: (.+)/s.exec(value2)?.[1] : void 0;
  }
});

// generator/src/read/hints.ts
import { findNearest as findNearest3 } from "@yunspec/runtime/check";
function findHint(hints, mistake) {
  for (const { when, say } of hints) {
    if (!when(mistake)) continue;
    const hint = typeof say === "string" ? say : say(mistake);
    if (hint !== "") return hint;
  }
  return "";
}
function findHomes({ word: word3, node: node2 }) {
  return Object.entries(nodes[node2]).flatMap(
    ([name, { kind: kind2 }]) => kind2.is === "node" && isNodeName(kind2.node) && Object.hasOwn(nodes[kind2.node], word3) ? [`'${name}'`] : []
  );
}
var colonWithoutSpace, valueType, acceptsMap, acceptsNumber, isType, misfitHints, explainMisfit, strangerHints, explainStranger, findMeant;
var init_hints = __esm({
  "generator/src/read/hints.ts"() {
    "use strict";
    init_fit();
    init_nodes();
    init_suggest();
    colonWithoutSpace = /^[A-Za-z][\w.]*:\S/;
    valueType = nodes.value.type?.kind;
    acceptsMap = (kind2) => acceptsForm(kind2, "map") || acceptsForm(kind2, "node");
    acceptsNumber = (kind2) => acceptsForm(kind2, "integer") || acceptsForm(kind2, "number");
    isType = (value2) => valueType?.is === "word" && valueType.of.includes(value2);
    misfitHints = [
      {
        when: ({ value: value2, line }) => value2 === null && /[:-]\s+#\S/.test(line),
        say: "; a string that begins with # must be in quotes"
      },
      {
        when: ({ kind: kind2, value: value2 }) => typeof value2 === "string" && colonWithoutSpace.test(value2) && acceptsMap(kind2),
        say: "; put a space after the colon"
      },
      {
        when: ({ kind: kind2, value: value2 }) => kind2.is === "node" && kind2.node === "value" && isType(value2),
        say: ({ value: value2 }) => `; write { type: ${String(value2)} }`
      },
      {
        when: ({ value: value2 }) => typeof value2 === "string",
        say: ({ kind: kind2, value: value2 }) => suggestWord(String(value2), listWords(kind2))
      },
      {
        when: ({ kind: kind2, value: value2 }) => ["number", "boolean"].includes(typeof value2) && acceptsForm(kind2, "text"),
        say: "; put it in quotes"
      },
      {
        when: ({ kind: kind2, value: value2 }) => typeof value2 === "string" && /^-?\d+(\.\d+)?$/.test(value2) && acceptsNumber(kind2),
        say: "; take off the quotes"
      },
      {
        when: ({ kind: kind2, value: value2 }) => isScalar(value2) && acceptsForm(kind2, "list"),
        say: ({ value: value2 }) => `; write [${String(value2)}]`
      },
      {
        when: ({ kind: kind2, value: value2, isEntry }) => isMap(value2) && !isEntry && acceptsForm(kind2, "list"),
        say: `; begin each entry with '- '`
      },
      {
        when: ({ kind: kind2, value: value2, isEntry }) => Array.isArray(value2) && value2.length > 0 && !isEntry && acceptsMap(kind2),
        say: `; take out the '- '`
      }
    ];
    explainMisfit = (misfit) => findHint(misfitHints, misfit);
    strangerHints = [
      {
        when: ({ word: word3, value: value2 }) => value2 === null && colonWithoutSpace.test(word3),
        say: "; put a space after the colon"
      },
      { when: ({ word: word3 }) => /^-\S/.test(word3), say: "; put a space after the dash" },
      { when: () => true, say: ({ word: word3, node: node2 }) => suggestWord(word3, Object.keys(nodes[node2])) },
      { when: ({ above }) => above !== void 0, say: ({ above }) => `; if it belongs to '${above}', indent it further` },
      {
        when: (stranger) => findHomes(stranger).length > 0,
        say: (stranger) => `; it belongs below ${findHomes(stranger).join(" or ")}`
      },
      {
        when: ({ value: value2, node: node2 }) => isMap(value2) && Object.hasOwn(nodes[node2], "properties"),
        say: `; members belong below 'properties'`
      },
      { when: ({ value: value2 }) => value2 === null, say: "; a string with a comma must be in quotes inside { }" }
    ];
    explainStranger = (stranger) => findHint(strangerHints, stranger);
    findMeant = (word3, node2) => findNearest3(word3, Object.keys(nodes[node2]));
  }
});

// generator/src/read/structure.ts
function describeValue(value2) {
  if (value2 === null) return "empty";
  if (Array.isArray(value2)) return `a list of ${value2.length}`;
  if (isMap(value2)) return "a map";
  const shown = JSON.stringify(value2);
  return shown.length > 60 ? `${shown.slice(0, 57)}\u2026` : shown;
}
function reportMisfit(file, kind2, { value: value2, path, title }, report) {
  const place = file.place(path);
  if (path.at(-1) === "type" && kind2 === nodes.value.type?.kind && kind2.is === "word" && typeof value2 === "string") {
    report(createFinding(place, "type-unknown", { type: value2, hint: suggestOneOf(value2, kind2.of) }));
    return;
  }
  const line = file.text.split("\n")[place.line - 1] ?? "";
  const hint = explainMisfit({ kind: kind2, value: value2, line, isEntry: typeof path.at(-1) === "number" });
  const params = { what: title, expected: describeKind(kind2), actual: describeValue(value2), hint };
  report(createFinding(place, "value-wrong", params));
}
function checkKind(file, kind2, subject, report) {
  const { value: value2, path, title } = subject;
  const task = readPlaceholder(value2);
  if (task !== void 0) {
    report(createFinding(file.place(path), "placeholder-left", { what: title, task }));
    return;
  }
  if (!fitsKind(kind2, value2)) {
    reportMisfit(file, kind2, subject, report);
    return;
  }
  if (kind2.is === "either") {
    const option = kind2.of.find((each) => fitsKind(each, value2));
    if (option !== void 0) checkKind(file, option, subject, report);
  } else if (kind2.is === "list") {
    const item = title.startsWith("an entry of") ? title : `an entry of ${title}`;
    for (const [i, inner] of value2.entries())
      checkKind(file, kind2.of, { value: inner, path: [...path, i], title: item }, report);
  } else if (kind2.is === "map") {
    for (const [key, inner] of Object.entries(value2))
      checkKind(file, kind2.of, { value: inner, path: [...path, key], title: `'${key}'` }, report);
  } else if (kind2.is === "node" && isNodeName(kind2.node)) {
    checkNode(file, kind2.node, value2, path, report);
  }
}
function checkNode(file, name, value2, path, report) {
  const keywords = nodes[name];
  const meant = /* @__PURE__ */ new Set();
  let above;
  for (const [word3, inner] of Object.entries(value2)) {
    const keyword = Object.hasOwn(keywords, word3) ? keywords[word3] : void 0;
    if (keyword === void 0) {
      const hint = explainStranger({ word: word3, value: inner, node: name, above });
      const params = { word: word3, node: describeNode2(name), hint };
      report(createFinding(file.place([...path, word3], "key"), "keyword-unknown", params));
      meant.add(findMeant(word3, name));
    } else {
      above = inner === null ? word3 : void 0;
      checkKind(file, keyword.kind, { value: inner, path: [...path, word3], title: `'${word3}'` }, report);
    }
  }
  for (const [word3, keyword] of Object.entries(keywords)) {
    if (!keyword.required || Object.hasOwn(value2, word3) || meant.has(word3)) continue;
    report(createFinding(file.place(path, "key"), "keyword-missing", { word: word3, node: describeNode2(name) }));
  }
}
function checkStructure(file, kind2) {
  const { value: value2 } = file;
  const [word3 = ""] = kind2.words;
  if (value2 === null) return [createFinding(file.place([]), "file-empty", { word: word3, node: describeNode2(kind2.node) })];
  if (!isMap(value2)) {
    const expected = `a map that begins with '${word3}:'`;
    const params = { what: "this file", expected, actual: describeValue(value2), hint: "" };
    return [createFinding(file.place([]), "value-wrong", params)];
  }
  const isAbout = ({ words: words4 }) => words4.some((each) => Object.hasOwn(value2, each));
  const other = isAbout(kind2) ? void 0 : fileKinds.find(isAbout);
  if (other !== void 0) {
    const params = { node: describeNode2(other.node), home: other.home };
    return [createFinding(file.place([]), "file-misplaced", params)];
  }
  const found = [];
  checkNode(file, kind2.node, value2, [], (finding) => found.push(finding));
  return found;
}
var titles, describeNode2;
var init_structure = __esm({
  "generator/src/read/structure.ts"() {
    "use strict";
    init_files();
    init_findings();
    init_fit();
    init_nodes();
    init_placeholder();
    init_suggest();
    init_hints();
    titles = {
      sources: "a list of sources",
      errors: "a list of common errors",
      ledger: "a ledger",
      entry: "an entry of the ledger",
      address: "the http of an operation",
      input: "an input",
      output: "an output",
      not: "a condition",
      error: "an error row",
      missing: `'missing'`,
      effect: "an operation of a resource"
    };
    describeNode2 = (name) => titles[name] ?? (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`);
  }
});

// generator/src/read/text.ts
import { readFileSync } from "node:fs";
function readText(path) {
  try {
    return { text: decoder.decode(readFileSync(path)) };
  } catch (error2) {
    const { code: code2 } = error2;
    return { problem: problems2[code2 ?? ""] ?? String(code2) };
  }
}
var problems2, decoder;
var init_text = __esm({
  "generator/src/read/text.ts"() {
    "use strict";
    problems2 = {
      ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8; save it in that encoding",
      ENOENT: "it is a broken link",
      EACCES: "permission is denied"
    };
    decoder = new TextDecoder("utf-8", { fatal: true });
  }
});

// generator/src/read/load.ts
var load_exports = {};
__export(load_exports, {
  comparedFolder: () => comparedFolder,
  extractRawSpecs: () => extractRawSpecs,
  loadSpecs: () => loadSpecs,
  readProductFiles: () => readProductFiles,
  readProducts: () => readProducts
});
import { readdirSync as readdirSync2 } from "node:fs";
import { join as join2, posix as posix2 } from "node:path";
function extractRawSpecs(specs2) {
  const { name, product: product3, sources: sources2, errors: errors2, ledger: ledger2 } = specs2;
  if (product3 === void 0) throw new Error(`specs/${name} has no usable product.yaml`);
  return {
    name,
    product: product3.value,
    ...sources2 === void 0 ? {} : { sources: sources2.value },
    ...errors2 === void 0 ? {} : { errors: errors2.value },
    ...ledger2 === void 0 ? {} : { ledger: ledger2.value },
    operations: specs2.operations.map(({ value: value2 }) => value2),
    shapes: specs2.shapes.map(({ value: value2 }) => value2),
    resources: specs2.resources.map(({ value: value2 }) => value2),
    tables: specs2.tables.map(({ value: value2 }) => value2)
  };
}
function checkName(file, { node: node2, home }, folder) {
  const name = file.value[node2];
  if (node2 === "product") {
    return name === folder ? [] : [createFinding(file.place([node2]), "product-name", { name: String(name), folder })];
  }
  if (!home.endsWith("/") || name === getStem(file.path)) return [];
  const params = { name: String(name), file: `${String(name)}.yaml` };
  return [createFinding(file.place([node2]), "file-name", params)];
}
function readSpecFile(folder, shownFolder, path, product3) {
  const shown = posix2.join(shownFolder, path);
  const kind2 = findFileKind(path);
  if (kind2 === void 0) {
    const meant = findMeantPlace(path);
    const hint = meant === void 0 ? "" : ` (did you mean ${meant.path}?)`;
    const finding = createFinding(makeStartPlace(shown), "file-unexpected", { hint });
    return { ...meant === void 0 ? {} : { kind: meant.kind }, findings: [finding], isWhole: false };
  }
  const read = readText(join2(folder, path));
  if ("problem" in read) {
    return { kind: kind2, findings: [createFinding(makeStartPlace(shown), "file-unreadable", read)], isWhole: false };
  }
  const { file, findings } = parseSpecFile(shown, read.text);
  const found = findings.length > 0 ? findings : checkStructure(file, kind2);
  return found.length > 0 ? { file, kind: kind2, findings: found, isWhole: false } : { file, kind: kind2, findings: checkName(file, kind2, product3), isWhole: true };
}
function checkFolder(folder, { product: product3, sources: sources2, operations, unread }) {
  const missing2 = Object.entries({ product: product3, sources: sources2 }).filter(
    ([node2, file]) => file === void 0 && !unread.has(node2)
  );
  return [
    ...missing2.map(
      ([node2]) => createFinding(makeStartPlace(folder), "product-file-missing", { folder, file: `${node2}.yaml` })
    ),
    ...operations.length === 0 && !unread.has("operation") ? [createFinding(makeStartPlace(folder), "operations-empty", { folder })] : []
  ];
}
function listUnread(read) {
  const unread = /* @__PURE__ */ new Map();
  for (const { kind: kind2, findings, path } of read) {
    if (kind2 === void 0 || findings.length === 0) continue;
    unread.set(kind2.node, [...unread.get(kind2.node) ?? [], getStem(path)]);
  }
  return unread;
}
function loadProduct(root, shownRoot, name) {
  const folder = join2(root, name);
  const shownFolder = posix2.join(shownRoot, name);
  const read = listSpecFiles(folder).map((path) => ({ path, ...readSpecFile(folder, shownFolder, path, name) }));
  const whole = read.flatMap(
    ({ file, kind: kind2, isWhole }) => file === void 0 || kind2 === void 0 || !isWhole ? [] : [{ file, node: kind2.node }]
  );
  const selectFiles = (node2) => whole.filter((spec) => spec.node === node2).map((spec) => spec.file);
  const specs2 = {
    name,
    product: selectFiles("product")[0],
    sources: selectFiles("sources")[0],
    errors: selectFiles("errors")[0],
    ledger: selectFiles("ledger")[0],
    operations: selectFiles("operation"),
    shapes: selectFiles("shape"),
    resources: selectFiles("resource"),
    tables: selectFiles("table"),
    files: read.flatMap(({ file }) => file ?? []),
    whole,
    unread: listUnread(read)
  };
  return { specs: specs2, findings: [...read.flatMap(({ findings }) => findings), ...checkFolder(shownFolder, specs2)] };
}
function checkRoot(root, shownRoot, known2) {
  const strangers = readdirSync2(root, { withFileTypes: true }).filter(
    (entry2) => entry2.isFile() && !entry2.name.startsWith(".") && !topFiles.has(entry2.name)
  );
  return [
    ...strangers.map(
      ({ name }) => createFinding(makeStartPlace(posix2.join(shownRoot, name)), "file-unexpected", { hint: "" })
    ),
    ...known2.length === 0 ? [createFinding(makeStartPlace(shownRoot), "specs-empty", { folder: shownRoot })] : []
  ];
}
function readProductFiles(root) {
  return listProducts(root).flatMap((name) => {
    const { file, isWhole } = readSpecFile(join2(root, name), name, "product.yaml", name);
    return isWhole && file !== void 0 ? [file.value] : [];
  });
}
function* readProducts(root, shownRoot, wanted = []) {
  if (!isFolder(root)) {
    yield { findings: [createFinding(makeStartPlace(shownRoot), "specs-missing", { folder: shownRoot })] };
    return;
  }
  const known2 = listProducts(root);
  const unknown = wanted.filter((name) => !known2.includes(name));
  yield {
    findings: [
      ...checkRoot(root, shownRoot, known2),
      ...unknown.map((name) => {
        const params = { name: `${name}${suggestWord(name, known2)}`, known: known2.join(", ") || "none" };
        return createFinding(makeStartPlace(shownRoot), "product-unknown", params);
      })
    ]
  };
  for (const name of known2.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    yield loadProduct(root, shownRoot, name);
  }
}
function loadSpecs(root, shownRoot, wanted = []) {
  const read = [...readProducts(root, shownRoot, wanted)];
  return {
    products: read.flatMap(({ specs: specs2 }) => specs2 ?? []),
    findings: read.flatMap(({ findings }) => findings)
  };
}
var comparedFolder, listSpecFiles, topFiles, makeStartPlace, getStem;
var init_load = __esm({
  "generator/src/read/load.ts"() {
    "use strict";
    init_findings();
    init_suggest();
    init_folders();
    init_spec_file();
    init_structure();
    init_text();
    comparedFolder = "compared";
    listSpecFiles = (folder) => listFiles(folder).filter((path) => !path.startsWith(`${comparedFolder}/`));
    topFiles = /* @__PURE__ */ new Set(["spec.schema.json", "README.md"]);
    makeStartPlace = (file) => ({ file, line: 1, column: 1, length: 1 });
    getStem = (path) => posix2.basename(path).replace(/\.ya?ml$/, "");
  }
});

// generator/src/audit/compare/model-view.ts
var model_view_exports = {};
__export(model_view_exports, {
  findMember: () => findMember,
  listMembers: () => listMembers,
  viewProduct: () => viewProduct
});
function listMembers(owner, shapes) {
  const lister = new MemberLister(shapes);
  lister.list(owner);
  return lister.members;
}
function viewProduct(model) {
  return {
    model,
    operations: new Map(
      model.operations.map((operation2) => [
        operation2.name,
        {
          operation: operation2,
          input: listMembers(operation2.input, model.shapes),
          output: listMembers(operation2.output, model.shapes)
        }
      ])
    ),
    errors: [...model.commonErrors, ...model.serverErrors]
  };
}
var deepest, MemberLister, findMember;
var init_model_view = __esm({
  "generator/src/audit/compare/model-view.ts"() {
    "use strict";
    deepest = 8;
    MemberLister = class {
      #shapes;
      members = /* @__PURE__ */ new Map();
      constructor(shapes) {
        this.#shapes = shapes;
      }
      list(owner, name = "", subject = "", path = []) {
        const { properties = {}, required = [] } = this.expand(owner);
        if (path.length > deepest) return;
        for (const [key, value2] of Object.entries(properties)) {
          const wire = value2.name ?? key;
          const member2 = {
            name: `${name}${wire}`,
            subject: `${subject}${key}`,
            required: required.includes(key),
            value: this.expand(value2),
            path: [...path, key]
          };
          this.members.set(member2.name, member2);
          this.#listInside(member2);
        }
      }
      #listInside({ value: value2, name, subject, path }) {
        if (value2.type === "object") this.list(value2, `${name}.`, `${subject}.`, path);
        const { items: items2 } = value2;
        if (items2 === void 0) return;
        const inner = this.expand(items2);
        if (inner.type === "object") this.list(inner, `${name}.n.`, `${subject}[].`, [...path, "0"]);
      }
      /** Returns a value with its shape written out. */
      expand(value2) {
        const shape2 = value2.shape === void 0 ? void 0 : this.#shapes[value2.shape];
        return shape2 === void 0 ? value2 : { ...shape2, ...value2 };
      }
    };
    findMember = (members2, name) => members2.get(name) ?? members2.get(name.replace(/\.n$/, "")) ?? members2.get(`${name}.n`);
  }
});

// generator/src/audit/audit.ts
init_resolve();
init_load();
import { basename } from "node:path";

// generator/src/audit/compare/members.ts
init_model_view();

// generator/src/audit/compare/names.ts
import { findNearest as findNearest4 } from "@yunspec/runtime/check";
function suggestRename(name, others2) {
  const near = findSimilar(name, others2);
  return near === void 0 ? "" : `; renamed? (${near})`;
}
var squeeze = (name) => name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
var findSimilar = (name, others2) => findNearest4(name, others2) ?? others2.find((other) => {
  const [a, b] = [squeeze(name), squeeze(other)];
  return a.includes(b) || b.includes(a);
});

// generator/src/audit/compare/types.ts
var types = {
  string: "string",
  text: "string",
  integer: "integer",
  int: "integer",
  long: "integer",
  int32: "integer",
  int64: "integer",
  number: "number",
  double: "number",
  float: "number",
  boolean: "boolean",
  bool: "boolean",
  array: "array",
  list: "array",
  repeatlist: "array",
  object: "object",
  struct: "object",
  map: "object"
};
function readType(documented) {
  const text2 = documented.trim();
  if (/^(?:array\b|list\b|repeatlist)|\[\]$/i.test(text2)) return "array";
  if (/ object$/i.test(text2)) return "object";
  return types[text2.toLowerCase()];
}
function holdsShape(value2, shape2, shapes) {
  if (value2 === void 0) return false;
  if (value2.shape === shape2) return true;
  return holdsShape(value2.items, shape2, shapes) || Object.values(value2.properties ?? {}).some((inner) => holdsShape(inner, shape2, shapes));
}
function isSameType(documented, name, value2, shapes) {
  const type = readType(documented);
  if (type === void 0) return holdsShape(value2, documented, shapes);
  if (value2.type === "any" || type === value2.type) return true;
  return name.endsWith(".n") && value2.items?.type === type;
}

// generator/src/audit/compare/members.ts
var nameOwner = ({ operation: operation2, type }) => operation2 ?? type ?? "";
var differ = (owner, row, member2, fact) => ({
  ...fact,
  ...owner.operation === void 0 ? {} : { operation: owner.operation },
  member: row.name,
  at: `${owner.at}.${member2?.subject ?? row.name}`,
  quote: { line: row.line, text: row.text },
  place: owner.place(member2)
});
function isRequired({ required, requiredFor }, operation2) {
  if (required !== "conditional") return required;
  if (requiredFor === void 0 || operation2 === void 0) return void 0;
  return requiredFor.includes(operation2);
}
function compareRequired(owner, row, member2) {
  const required = isRequired(row, owner.operation);
  if (owner.side === "output" || required === void 0 || required === member2.required) return [];
  const name = `${nameOwner(owner)}.${row.name}`;
  return [
    differ(owner, row, member2, {
      kind: required ? "required-added" : "required-dropped",
      word: "required",
      expected: member2.required,
      seen: required,
      text: required ? `the document requires ${name}, the specs do not` : `the specs require ${name}, the document does not`
    })
  ];
}
function compareType(owner, row, member2, shapes) {
  const { type } = row;
  if (type === void 0 || type === "" || isSameType(type, row.name, member2.value, shapes)) return [];
  return [
    differ(owner, row, member2, {
      kind: owner.side === "input" ? "parameter-type" : "answer-type",
      word: "type",
      expected: member2.value.shape ?? member2.value.type,
      seen: type,
      text: `${nameOwner(owner)}.${row.name} is ${type} in the document, ${member2.value.shape ?? member2.value.type} in the specs`
    })
  ];
}
function compareWire(owner, row, member2) {
  const own = member2.value.wire;
  const isSpecial = (wire) => wire === "path" || wire === "header";
  if (row.wire === void 0 || row.wire === own || !(isSpecial(row.wire) || isSpecial(own))) return [];
  return [
    differ(owner, row, member2, {
      kind: "wire",
      word: "wire",
      expected: own ?? "body",
      seen: row.wire,
      text: `${nameOwner(owner)}.${row.name} is in the ${row.wire} of the request`
    })
  ];
}
var common = /* @__PURE__ */ new Set(["RequestId", "Action", "Version", "Format"]);
function isCovered({ name }, rows) {
  const names2 = rows.map((row) => row.name);
  const isIn = (inner, outer) => inner.startsWith(`${outer.replace(/\.n$/, "")}.`);
  if (names2.some((row) => row === name || row === `${name}.n` || name === `${row}.n` || isIn(row, name))) return true;
  return names2.some((row) => isIn(name, row) && !names2.some((other) => other !== `${row}.n` && isIn(other, row)));
}
function compareMembers(owner, rows, shapes, { isWhole, end }) {
  const isStranger = ({ name }) => !common.has(name) && findMember(owner.members, name) === void 0;
  const holdsOthers = ({ name }) => owner.side === "input" && rows.some((other) => other.name.startsWith(`${name.replace(/\.n$/, "")}.`) && other.name !== `${name}.n`);
  const strangers = rows.filter((row) => isStranger(row) && !holdsOthers(row));
  const gone = isWhole ? [...owner.members.values()].filter((member2) => !common.has(member2.name) && !isCovered(member2, rows)) : [];
  const outermost = gone.filter(({ name }) => !gone.some((other) => name.startsWith(`${other.name}.`)));
  const [goneNames, newNames] = [outermost.map(({ name }) => name), strangers.map(({ name }) => name)];
  return [
    ...strangers.map((row) => addStranger(owner, row, goneNames)),
    ...outermost.map((member2) => dropMember(owner, member2, end, newNames)),
    ...rows.flatMap((row) => {
      const member2 = findMember(owner.members, row.name);
      if (member2 === void 0) return [];
      return [
        ...compareRequired(owner, row, member2),
        ...compareType(owner, row, member2, shapes),
        ...compareWire(owner, row, member2)
      ];
    })
  ];
}
function addStranger(owner, row, gone) {
  const isInput = owner.side === "input";
  const required = isInput && row.required === true;
  const rename = suggestRename(row.name, gone);
  return differ(owner, row, void 0, {
    kind: isInput ? "parameter-added" : "answer-added",
    word: "member",
    seen: { type: row.type, ...isInput ? { required: row.required } : {} },
    text: `the specs have no ${nameOwner(owner)}.${row.name}${required ? ", which the document requires" : ""}${rename}`
  });
}
function dropMember(owner, member2, end, strangers) {
  const isInput = owner.side === "input";
  const { type } = member2.value;
  return differ(owner, { ...end, name: member2.name }, member2, {
    kind: isInput ? "parameter-gone" : "answer-gone",
    word: "member",
    expected: { type },
    text: `the document has no ${nameOwner(owner)}.${member2.name}${suggestRename(member2.name, strangers)}`
  });
}

// generator/src/audit/compare/groups.ts
init_model_view();

// generator/src/audit/compare/answers.ts
function nameType(value2) {
  if (Array.isArray(value2)) return "array";
  if (Number.isInteger(value2)) return "integer";
  return value2 === null ? "null" : typeof value2;
}
var isType2 = (value2, type) => type === "any" || value2 === null || nameType(value2) === type || type === "number" && typeof value2 === "number";
var differ2 = ({ operation: operation2, place, quote }, path, kind2, expected, seen, text2) => ({
  kind: kind2,
  operation: operation2,
  member: path,
  at: `${operation2}.output.${path.replaceAll(".n", "[]")}`,
  word: kind2 === "answer-type" ? "type" : "member",
  quote: { line: quote.line, text: `"${path.replace(/^.*\./, "")}"` },
  place,
  expected,
  seen,
  text: `${operation2}.${path}: ${text2}`
});
function compareValue(shown, path, seen, spec) {
  const shape2 = spec.shape === void 0 ? void 0 : shown.shapes[spec.shape];
  const value2 = shape2 === void 0 ? spec : { ...shape2, ...spec };
  const type = value2.wire === "json-string" ? "string" : value2.type;
  if (!isType2(seen, type))
    return [differ2(shown, path, "answer-type", type, nameType(seen), `the sample answer has ${nameType(seen)}, the specs ${type}`)];
  if (value2.wire === "json-string") return [];
  if (Array.isArray(seen)) {
    const { items: items2 } = value2;
    const found = items2 === void 0 ? [] : seen.flatMap((item) => compareValue(shown, `${path}.n`, item, items2));
    return found.filter((one, i) => found.findIndex((other) => other.member === one.member && other.kind === one.kind) === i);
  }
  if (typeof seen !== "object" || seen === null || value2.properties === void 0) return [];
  return compareObject(shown, path, seen, value2.properties);
}
function compareObject(shown, path, seen, properties) {
  return Object.entries(seen).flatMap(([name, inner]) => {
    const own = properties[name];
    const at = path === "" ? name : `${path}.${name}`;
    return own === void 0 ? [differ2(shown, at, "answer-added", void 0, nameType(inner), "the specs have no such member of the answer")] : compareValue(shown, at, inner, own);
  });
}
function compareAnswer(shown, answer, output2, envelope2) {
  const body = (envelope2 ?? "").split(".").filter(Boolean).reduce((at, key) => at?.[key], answer);
  return compareValue(shown, "", body ?? answer, output2);
}

// generator/src/audit/compare/claims.ts
import { check as check2, issueKey } from "@yunspec/runtime/check";

// generator/src/audit/prose/claims.ts
function extract(text2, extractors, about2) {
  let rest = text2;
  const claims = [];
  for (const { pattern, read } of extractors) {
    for (const match of text2.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))) {
      claims.push(...read(match.slice(1), about2));
      rest = rest.replace(match[0], " \u2026 ");
    }
  }
  return { claims, rest: rest.replace(/\s+/g, " ").trim() };
}
function makeCases({ name }, takes, refuses, given = {}) {
  const cases = (values2, ok) => values2.map((value2) => ({ set: { ...given, [name]: value2 }, ok }));
  return [...cases(takes, true), ...cases(refuses, false)];
}
var makeText = (length3) => "Aa1".padEnd(length3, "a").slice(0, length3);
var claimMinLength = (min, about2) => ({
  what: "minLength",
  value: min,
  cases: makeCases(about2, [makeText(min)], min === 0 ? [] : [makeText(min - 1)])
});
var claimMaxLength = (max, about2, text2 = makeText) => ({
  what: "maxLength",
  value: max,
  cases: makeCases(about2, [text2(max)], [text2(max + 1)])
});
var claimMinimum = (min, about2, given) => ({
  what: "minimum",
  value: min,
  cases: makeCases(about2, [min], [min - 1], given)
});
var claimMaximum = (max, about2, given) => ({
  what: "maximum",
  value: max,
  cases: makeCases(about2, [max], [max + 1], given)
});
var claimMaxItems = (max, about2) => ({
  what: "maxItems",
  value: max,
  cases: makeCases(about2, [about2.makeItems(max)], [about2.makeItems(max + 1)])
});
var claimMinItems = (min, about2) => ({
  what: "minItems",
  value: min,
  cases: makeCases(about2, [about2.makeItems(min)], min === 0 ? [] : [about2.makeItems(min - 1)])
});
var claimPattern = (part, about2, takes, refuses, given) => ({
  what: `pattern:${part}`,
  cases: makeCases(about2, takes, refuses, given)
});
var claimDefault = (value2) => ({ what: "default", value: value2, cases: [] });
var claimWire = (value2) => ({ what: "wire", value: value2, cases: [] });
function claimEnum(words4, about2) {
  const unique = [...new Set(words4)];
  if (unique.length === 0) return [];
  if (unique.every((word3) => /^(true|false)$/i.test(word3)))
    return [{ what: "boolean", cases: makeCases(about2, [true, false], ["maybe"]) }];
  const values2 = unique.every((word3) => /^[0-9]+$/.test(word3)) ? unique.map(Number) : unique;
  const other = typeof values2[0] === "number" ? Math.max(...unique.map(Number)) + 1 : "no-such-value";
  return [{ what: "enum", value: values2, cases: makeCases(about2, values2, [other]) }];
}
var claimRule = (id, ...cases) => ({
  what: `rule:${id}`,
  cases: cases.map(([set, ok]) => ({ set, ok }))
});

// generator/src/audit/compare/claims.ts
init_model_view();

// generator/src/audit/compare/probe.ts
init_model_view();
import { check } from "@yunspec/runtime/check";
function putValue(input2, [key = "", ...rest], value2) {
  if (rest.length > 0) {
    if (value2 === void 0 && input2[key] === void 0) return;
    input2[key] ??= rest[0] === "0" ? [] : {};
    putValue(input2[key], rest, value2);
  } else if (value2 === void 0) delete input2[key];
  else input2[key] = value2;
}
var texts = ["192.168.1.10", "10.0.0.0/8", "2001:db8::/32"];
function makeSample(value2) {
  if (value2 === void 0) return "x";
  const { type, items: items2, enum: values2, pattern } = value2;
  if (type === "array") return [makeSample(items2)];
  if (values2 !== void 0) return values2[0];
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return value2.minimum ?? 10;
  if (type === "object") return makeObject(value2);
  return texts.find((text2) => pattern !== void 0 && new RegExp(pattern, "u").test(text2)) ?? "x";
}
var makeObject = ({ properties = {}, required = [] }) => Object.fromEntries(required.map((key) => [key, makeSample(properties[key])]));
var makeItems2 = (value2, count) => Array.from({ length: count }, () => makeSample(value2?.items));
var Prober = class {
  #view;
  #bases;
  constructor(view2) {
    this.#view = view2;
    const examples2 = view2.operation.examples.flatMap(({ ok }) => ok === void 0 ? [] : [ok]);
    this.#bases = examples2.length === 0 ? [{}] : examples2;
  }
  makeAbout(name) {
    const member2 = findMember(this.#view.input, name);
    return {
      name,
      all: [...this.#view.input.keys()],
      makeSample: (other) => makeSample(findMember(this.#view.input, other)?.value),
      makeItems: (count) => makeItems2(member2?.value, count)
    };
  }
  /** Returns the keywords of a member. */
  findLimits(name) {
    return { ...findMember(this.#view.input, name)?.value };
  }
  /** Returns whether every member that a case sets is known. */
  knows({ set }) {
    return Object.keys(set).every((name) => findMember(this.#view.input, name) !== void 0);
  }
  /** Returns the examples, changed so. */
  makeInputs(set) {
    return this.#bases.map((base) => this.#change(base, set));
  }
  #change(base, set) {
    const input2 = structuredClone(base);
    for (const [name, value2] of Object.entries(set)) {
      const member2 = findMember(this.#view.input, name);
      const isItem = name.endsWith(".n") && !Array.isArray(value2) && value2 !== void 0;
      putValue(input2, isItem ? [...member2.path, "0"] : member2.path, value2);
    }
    return input2;
  }
  /** Returns whether a case comes out as a claim has it: in one of the examples, and as far as it is about the claim. */
  confirms(claim2, name, { set, ok }) {
    const isRule2 = claim2.what.startsWith("rule:");
    const { path = [] } = findMember(this.#view.input, name) ?? {};
    const isAt = (issue) => path.every((key, i) => String(issue.path[i]) === key);
    const isAbout = (issue) => isAt(issue) && (issue.rule === void 0 || Object.keys(set).length > 1);
    const results = this.makeInputs(set).map((input2) => check(this.#view.operation.input, input2, { level: "strict" }));
    if (!ok) return results.some((issues) => issues.some((issue) => isRule2 || isAt(issue)));
    return results.some((issues) => !issues.some((issue) => isRule2 || isAbout(issue)));
  }
};

// generator/src/audit/compare/claims.ts
var plainWords = ["default", "wire"];
function listDataClaims(row, prober) {
  const about2 = prober.makeAbout(row.name);
  const own = prober.findLimits(row.name);
  return Object.entries(row.limits ?? {}).filter(([word3, limit]) => JSON.stringify(own[word3]) !== JSON.stringify(limit)).flatMap(([word3, limit]) => dataClaims[word3]?.(limit, about2) ?? []);
}
function extractClaims(view2, rows, extractors, prober = new Prober(view2)) {
  return rows.filter(({ name }) => findMember(view2.input, name) !== void 0).flatMap((row) => {
    const claims = [
      ...extract(row.description, extractors, prober.makeAbout(row.name)).claims,
      ...listDataClaims(row, prober)
    ];
    return claims.map((claim2) => ({
      ...claim2,
      name: findSubject(claim2, row.name),
      quote: { line: row.line, text: row.text }
    }));
  });
}
function findSubject({ what, cases }, name) {
  const last = Object.keys(cases[0]?.set ?? {}).at(-1);
  const isInside = last?.startsWith(`${name.replace(/\.n$/, "")}.n.`) ?? false;
  return isInside && !what.startsWith("rule:") && last !== void 0 ? last : name;
}
var readWord = (what) => what.replace(/:.*/, "");
function findLimit(value2, word3) {
  if (word3 === "boolean") return value2?.type;
  return value2?.[word3];
}
var formatValue = (value2) => typeof value2 === "string" ? value2 : JSON.stringify(value2) ?? "none";
function tryClaim(claim2, { view: view2, findPlace: findPlace2 }, prober) {
  const member2 = findMember(view2.input, claim2.name);
  const word3 = readWord(claim2.what);
  const base = {
    operation: view2.operation.name,
    member: claim2.name,
    at: `${view2.operation.name}.input.${member2?.subject ?? claim2.name}`,
    word: claim2.what,
    quote: claim2.quote,
    place: findPlace2(member2)
  };
  const label2 = `${view2.operation.name}.${claim2.name}`;
  if (plainWords.includes(word3)) {
    const own = findLimit(member2?.value, word3);
    if (own === claim2.value || word3 === "wire" && own === void 0) return [];
    const text3 = `the ${word3} of ${label2} is ${formatValue(claim2.value)} in the document, ${formatValue(own)} in the specs`;
    return [{ ...base, kind: word3 === "default" ? "default" : "wire", expected: own, seen: claim2.value ?? null, text: text3 }];
  }
  const wrong = claim2.cases.filter((one) => prober.knows(one) && !prober.confirms(claim2, claim2.name, one));
  if (wrong.length === 0) return [];
  const refused = wrong.filter(({ ok }) => ok).map(({ set }) => showCase(set, claim2.name));
  const allowed = wrong.filter(({ ok }) => !ok).map(({ set }) => showCase(set, claim2.name));
  const expected = findLimit(member2?.value, word3);
  const about2 = claim2.what === word3 ? word3 : `${word3} (${claim2.what.slice(word3.length + 1)})`;
  const seen = claim2.value ?? {
    ...refused.length > 0 ? { takes: refused } : {},
    ...allowed.length > 0 ? { refuses: allowed } : {}
  };
  const example2 = formatValue(refused[0] ?? allowed[0]).slice(0, 80);
  const text2 = refused.length > 0 ? `${label2}: the document allows ${example2}, the specs refuse it (${about2})` : `${label2}: the document refuses ${example2}, the specs allow it (${about2})`;
  return [
    {
      ...base,
      kind: refused.length > 0 ? "input-refused" : "input-allowed",
      ...expected === void 0 ? {} : { expected },
      seen,
      text: text2
    }
  ];
}
var showCase = (set, name) => Object.keys(set).length === 1 && Object.hasOwn(set, name) ? set[name] : Object.fromEntries(Object.entries(set).map(([key, value2]) => [key, value2 ?? null]));
var limitWords = [
  "enum",
  "default",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "text"
];
function listLimits({ input: input2 }) {
  return [...input2.values()].flatMap((member2) => {
    const { value: value2 } = member2;
    const own = limitWords.filter((word3) => Object.hasOwn(value2, word3));
    const inItems = limitWords.filter(
      (word3) => value2.items !== void 0 && value2.items.type !== "object" && Object.hasOwn(value2.items, word3)
    );
    return [
      ...own.map((word3) => ({ member: member2, word: word3, value: value2[word3] })),
      ...inItems.map((word3) => ({ member: member2, word: "items", value: word3 }))
    ];
  });
}
var listClientRules = (value2) => [
  ...Object.entries(value2.rules ?? {}).filter(([, rule3]) => rule3.server === void 0),
  ...Object.values(value2.properties ?? {}).flatMap(listClientRules),
  ...value2.items === void 0 ? [] : listClientRules(value2.items)
];
var stripIndex = (name) => name.replace(/\.n$/, "");
var renameWord = (word3) => word3 === "text" ? "boolean" : word3;
function findUnstatedLimits(claims, rows, { view: view2, findPlace: findPlace2 }, prober) {
  const { name: operation2, input: input2, errors: errors2 } = view2.operation;
  const isStated = ({ member: member2, word: word3 }) => claims.some(
    ({ name, what }) => stripIndex(name) === stripIndex(member2.name) && (what === renameWord(word3) || what.startsWith(`${renameWord(word3)}:`))
  );
  const isMalformed = ({ member: member2, word: word3 }) => word3 === "pattern" && errors2.some(({ on: on2, kind: kind2 }) => kind2 === "malformed" && [on2].flat().includes(member2.subject));
  const broken = new Set(
    claims.flatMap(
      (claim2) => claim2.cases.filter((one) => !one.ok && prober.knows(one)).flatMap(({ set }) => prober.makeInputs(set).flatMap((each) => check2(input2, each, { level: "strict" })))
    ).map((issue) => issueKey(issue).replace(/^.*#/, ""))
  );
  const hasRow = (code2) => errors2.some((row) => row.code === code2);
  const findRow = ({ name }) => rows.find((row) => stripIndex(row.name) === stripIndex(name)) ?? rows.find((row) => name.startsWith(`${stripIndex(row.name)}.`));
  const limits3 = listLimits(view2).flatMap((limit) => {
    const { member: member2, word: word3, value: value2 } = limit;
    const row = findRow(member2);
    if (row === void 0 || isStated(limit) || isMalformed(limit)) return [];
    return [
      {
        kind: "limit-unstated",
        operation: operation2,
        member: member2.name,
        at: `${operation2}.input.${member2.subject}`,
        word: `lacks:${word3}`,
        quote: { line: row.line, text: row.text },
        place: findPlace2(member2),
        expected: value2,
        text: `the document does not state ${word3} ${formatValue(value2)} of ${operation2}.${member2.name}`
      }
    ];
  });
  const first = rows[0];
  const rules3 = listClientRules(input2).flatMap(
    ([id, rule3]) => first === void 0 || broken.has(id) || hasRow(rule3.error) ? [] : [
      {
        kind: "limit-unstated",
        operation: operation2,
        at: `${operation2}.rules.${id}`,
        word: "lacks:rule",
        quote: { line: first.line, text: first.text },
        place: findPlace2(),
        expected: id,
        text: `the document does not state the rule ${id} of ${operation2}`
      }
    ]
  );
  return [...limits3, ...rules3];
}
var dataClaims = {
  minimum: (limit, about2) => [claimMinimum(Number(limit), about2)],
  maximum: (limit, about2) => [claimMaximum(Number(limit), about2)],
  minLength: (limit, about2) => [claimMinLength(Number(limit), about2)],
  maxLength: (limit, about2) => [claimMaxLength(Number(limit), about2)],
  minItems: (limit, about2) => [claimMinItems(Number(limit), about2)],
  maxItems: (limit, about2) => [claimMaxItems(Number(limit), about2)],
  default: (limit) => [claimDefault(limit)],
  enum: (limit, about2) => claimEnum(limit.map(String), about2)
};

// generator/src/audit/compare/errors.ts
var group = (rows) => {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) groups.set(row.code, [...groups.get(row.code) ?? [], row]);
  return groups;
};
function findUnpaired(rows, others2) {
  const left = others2.map(({ http: http2 }) => http2);
  return rows.filter(({ http: http2 }) => {
    const at = left.findIndex((other) => other === http2 || other === void 0 || http2 === void 0);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
function compareErrors(owner, rows, end) {
  const [documented, specified] = [group(rows), group(owner.errors)];
  const gone = [...specified.keys()].filter((code2) => !documented.has(code2));
  const added = [...documented.keys()].filter((code2) => !specified.has(code2) && !owner.common.has(code2));
  const base = owner.operation === void 0 ? {} : { operation: owner.operation };
  const findPlace2 = (row) => owner.place(row === void 0 ? void 0 : owner.errors.indexOf(row));
  const codes2 = [.../* @__PURE__ */ new Set([...documented.keys(), ...specified.keys()])];
  return codes2.flatMap((code2) => {
    if (owner.common.has(code2) && !specified.has(code2)) return [];
    const [own, theirs] = [specified.get(code2) ?? [], documented.get(code2) ?? []];
    const [lost, found] = [findUnpaired(own, theirs), findUnpaired(theirs, own)];
    const at = `${owner.at}.${code2}`;
    const changed = lost.slice(0, found.length).map((row, i) => {
      const other = found[i];
      const text2 = `${code2} has the status ${other.http} in the document, ${row.http} in the specs`;
      return {
        ...base,
        kind: "error-status",
        code: code2,
        at,
        word: "http",
        quote: other,
        place: findPlace2(row),
        expected: row.http,
        seen: other.http,
        text: text2
      };
    });
    const more = found.slice(lost.length).map((row) => {
      const text2 = own.length === 0 ? `the specs have no error ${code2}${suggestRename(code2, gone)}` : `the document has another row ${code2}`;
      return {
        ...base,
        kind: "error-added",
        code: code2,
        at,
        word: "error",
        quote: row,
        place: findPlace2(void 0),
        seen: row.http ?? code2,
        text: text2
      };
    });
    const fewer = lost.slice(found.length).map((row) => {
      const text2 = theirs.length === 0 ? `the document has no error ${code2}${suggestRename(code2, added)}` : `the document has one row ${code2} fewer`;
      return {
        ...base,
        kind: "error-gone",
        code: code2,
        at,
        word: "error",
        quote: end,
        place: findPlace2(row),
        expected: row.http ?? code2,
        text: text2
      };
    });
    return [...changed, ...more, ...fewer];
  });
}

// generator/src/audit/compare/samples.ts
init_model_view();
import { check as check3 } from "@yunspec/runtime/check";
var placeholder = /^<.*>$|\{\{?.*\}?\}|^YOUR_|\.\.\.|…|\*{3}|x{4}/;
var readBoolean = (value2, text2) => {
  const [yes3, no2] = value2.text ?? ["true", "false"];
  return text2 === yes3 ? true : text2 === no2 ? false : text2;
};
var readJson = (text2) => {
  try {
    return JSON.parse(text2.replaceAll("'", '"'));
  } catch {
    return text2;
  }
};
function readText2(value2, text2) {
  switch (value2.type) {
    case "integer":
    case "number":
      return /^-?\d+(?:\.\d+)?$/.test(text2) ? Number(text2) : text2;
    case "boolean":
      return readBoolean(value2, text2);
    case "array":
      if (value2.wire === "csv") return text2.split(",").map((part) => readText2(value2.items ?? { type: "any" }, part));
      return value2.wire === "json-string" ? readJson(text2) : text2;
    default:
      return text2;
  }
}
function putAt(input2, path, indexes, value2) {
  const rest = [...indexes];
  let at = input2;
  const steps = path.map((key) => key === "0" ? String((rest.shift() ?? 1) - 1) : key);
  for (const [i, step] of steps.slice(0, -1).entries()) {
    at[step] ??= /^\d+$/.test(steps[i + 1] ?? "") ? [] : {};
    at = at[step];
  }
  at[steps.at(-1) ?? ""] = value2;
}
function readSample({ input: input2 }, view2) {
  const result = {};
  for (const [name, value2] of Object.entries(input2)) {
    const member2 = findMember(view2.input, name.replace(/\.\d+(?=\.|$)/g, ".n"));
    if (member2 === void 0) continue;
    const indexes = [...name.matchAll(/\.(\d+)(?=\.|$)/g)].map(([, index]) => Number(index));
    const isItem = indexes.length > member2.path.filter((key) => key === "0").length;
    const own = isItem ? member2.value.items ?? member2.value : member2.value;
    const read = typeof value2 === "string" ? readText2(own, value2) : value2;
    putAt(result, isItem ? [...member2.path, "0"] : member2.path, indexes, read);
  }
  return result;
}
var isPlaceholder = (issue) => typeof issue.actual === "string" && placeholder.test(issue.actual) || Array.isArray(issue.actual) && issue.actual.some((item) => typeof item === "string" && placeholder.test(item));
var isLeftOut = ({ code: code2 }, member2, rows = []) => code2 === "required" && member2 !== void 0 && (member2.value.wire === "path" || rows.some(({ name, required }) => name === member2.name && required === true));
var formatPath = (path) => path.map((key) => typeof key === "number" ? "[]" : `.${key}`).join("").replace(/^\./, "");
function trySamples(samples, { view: view2, findPlace: findPlace2, rows }) {
  const { name: operation2, input: schema2 } = view2.operation;
  const seen = /* @__PURE__ */ new Set();
  return samples.flatMap((sample) => {
    const issues = check3(schema2, readSample(sample, view2)).filter(
      (issue) => issue.level === "error" && issue.code !== "unknown" && !isPlaceholder(issue)
    );
    return issues.flatMap((issue) => {
      const subject = formatPath(issue.path);
      const member2 = [...view2.input.values()].find((one) => one.subject === subject);
      if (isLeftOut(issue, member2, rows)) return [];
      const key = `${subject} ${issue.rule ?? issue.code} ${JSON.stringify(issue.actual)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const quote = { line: sample.line, text: sample.text };
      return [
        {
          kind: "sample-refused",
          operation: operation2,
          ...member2 === void 0 ? {} : { member: member2.name },
          at: `${operation2}.input${subject === "" ? "" : `.${subject}`}`,
          word: `sample:${issue.rule ?? issue.code}`,
          quote,
          place: findPlace2(member2),
          expected: issue.rule ?? issue.expected,
          seen: issue.actual ?? null,
          text: `a sample request of ${operation2} is refused: ${subject} ${issue.rule ?? issue.code}`
        }
      ];
    });
  });
}
function findUnknownMembers(samples, { view: view2, findPlace: findPlace2 }) {
  const { name: operation2 } = view2.operation;
  const common3 = /^(?:Action|Version|Format|Signature\w*|AccessKeyId|Timestamp|RegionId|ResourceOwner\w*)$/;
  const seen = /* @__PURE__ */ new Set();
  return samples.flatMap(
    (sample) => Object.keys(sample.input).flatMap((name) => {
      const plain2 = name.replace(/\.\d+(?=\.|$)/g, ".n");
      if (plain2 === "" || common3.test(plain2) || seen.has(plain2) || findMember(view2.input, plain2) !== void 0) return [];
      seen.add(plain2);
      return [
        {
          kind: "parameter-added",
          operation: operation2,
          member: plain2,
          at: `${operation2}.input.${plain2}`,
          word: "sent",
          quote: { line: sample.line, text: sample.text },
          place: findPlace2(),
          seen: sample.input[name],
          text: `a sample request of ${operation2} sends ${plain2}, which the specs do not have`
        }
      ];
    })
  );
}

// generator/src/audit/compare/operation.ts
var compareAddress = (reading, { operation: operation2 }, { places: places3 }) => {
  const { name, http: http2 } = operation2;
  if (http2 === void 0) return [];
  return ["method", "path"].flatMap((kind2) => {
    const [expected, seen] = [http2[kind2], reading[kind2]];
    if (seen === void 0 || seen === expected) return [];
    return [
      {
        kind: kind2,
        operation: name,
        at: `${name}.http`,
        word: kind2,
        quote: { line: reading.line, text: reading.text },
        place: places3.findPart(name, ["http", kind2]),
        expected,
        seen,
        text: `the ${kind2} of ${name} is ${seen} in the document, ${expected} in the specs`
      }
    ];
  });
};
function extractSectionClaims({ prose = [] }, view2, { sectionExtractors: sectionExtractors2 }, prober) {
  const rows = prose.map(({ line, text: text2 }) => ({ line, text: text2, name: "", description: text2 }));
  return sectionExtractors2.flatMap(
    (extractor) => rows.flatMap((row) => extractClaims(view2, [{ ...row, name: extractor.of }], [extractor], prober))
  );
}
function compareLimits(view2, rows, comparison, reading) {
  const prober = new Prober(view2);
  const findPlace2 = (member2) => comparison.places.findMember(view2.operation.name, "input", member2);
  const claims = [
    ...extractClaims(view2, rows, comparison.extractors, prober),
    ...reading === void 0 ? [] : extractSectionClaims(reading, view2, comparison, prober)
  ];
  const tried = claims.flatMap((claim2) => tryClaim(claim2, { view: view2, findPlace: findPlace2 }, prober));
  return comparison.isVersion ? [...tried, ...findUnstatedLimits(claims, rows, { view: view2, findPlace: findPlace2 }, prober)] : tried;
}
var sides = ["input", "output"];
var findEnd = (rows, fallback) => {
  const { line, text: text2 } = rows?.at(-1) ?? fallback;
  return { line, text: text2 };
};
var keepTop = (members2) => new Map([...members2].filter(([name]) => !name.includes(".")));
function compareTables(reading, view2, comparison) {
  const { name } = view2.operation;
  return sides.flatMap((side) => {
    const rows = reading[side];
    if (rows === void 0) return [];
    const hasNested = side === "input" || rows.some((row) => row.name.includes("."));
    const owner = {
      operation: name,
      side,
      at: `${name}.${side}`,
      members: hasNested ? view2[side] : keepTop(view2[side]),
      place: (member2) => comparison.places.findMember(name, side, member2)
    };
    return compareMembers(owner, rows, comparison.model.shapes, { isWhole: true, end: findEnd(rows, reading) });
  });
}
function compareAnswers(reading, view2, comparison) {
  const { name, output: output2 } = view2.operation;
  const found = (reading.answers ?? []).flatMap(
    (quote) => compareAnswer(
      { operation: name, place: comparison.places.findMember(name, "output"), quote, shapes: comparison.model.shapes },
      quote.answer,
      output2,
      comparison.model.envelope?.body
    )
  );
  return reading.output === void 0 ? found : found.filter(({ kind: kind2 }) => kind2 === "answer-added");
}
function compareDeprecation({ deprecated, line, text: text2 }, { operation: operation2 }, { places: places3 }) {
  if (deprecated !== true || operation2.deprecated !== void 0) return [];
  const { name } = operation2;
  return [
    {
      kind: "operation-deprecated",
      operation: name,
      at: name,
      word: "deprecated",
      quote: { line, text: text2 },
      place: places3.findPart(name, ["operation"]),
      seen: true,
      text: `the document calls ${name} deprecated`
    }
  ];
}
function compareOperation(reading, view2, comparison) {
  const { name, errors: errors2 } = view2.operation;
  const findPlace2 = (member2) => comparison.places.findMember(name, "input", member2);
  const { input: input2, samples = [] } = reading;
  const errorOwner = {
    operation: name,
    at: `${name}.errors`,
    errors: errors2,
    common: comparison.common,
    place: (index) => comparison.places.findPart(name, index === void 0 ? ["errors"] : ["errors", index])
  };
  return [
    ...compareAddress(reading, view2, comparison),
    ...compareDeprecation(reading, view2, comparison),
    ...compareTables(reading, view2, comparison),
    ...input2 === void 0 ? [] : compareLimits(view2, input2, comparison, reading),
    ...reading.errors === void 0 ? [] : compareErrors(errorOwner, reading.errors, findEnd(reading.errors, reading)),
    ...trySamples(samples, { view: view2, findPlace: findPlace2, rows: input2 }),
    ...input2 === void 0 ? findUnknownMembers(samples, { view: view2, findPlace: findPlace2 }) : [],
    ...compareAnswers(reading, view2, comparison)
  ];
}

// generator/src/audit/compare/groups.ts
function listShares(groups) {
  const shares = /* @__PURE__ */ new Map();
  for (const { group: group2, views } of groups) {
    for (const view2 of views) {
      const own = group2.input.filter(({ name }) => findMember(view2.input, name) !== void 0);
      shares.set(view2, [...shares.get(view2) ?? [], ...own]);
    }
  }
  return [...shares].map(([view2, rows]) => ({ view: view2, rows }));
}
function findHomeless({ group: group2, views }, { places: places3 }) {
  const [first] = views;
  const others2 = views.flatMap(({ input: input2 }) => [...input2.keys()]);
  return group2.input.filter(({ name }) => !views.some((view2) => findMember(view2.input, name) !== void 0)).flatMap((row) => {
    const operation2 = first?.operation.name;
    return [
      {
        kind: "parameter-added",
        ...operation2 === void 0 ? {} : { operation: operation2 },
        member: row.name,
        at: `${operation2 ?? group2.name}.input.${row.name}`,
        word: "member",
        quote: { line: row.line, text: row.text },
        ...operation2 === void 0 ? {} : { place: places3.findMember(operation2, "input") },
        seen: { type: row.type, required: row.required },
        text: `none of the operations under "${group2.name}" has ${row.name}${suggestRename(row.name, others2)}`
      }
    ];
  });
}
function findGone({ view: view2, rows }, { places: places3 }, groups) {
  const { name: operation2, docs } = view2.operation;
  const group2 = groups.find(({ views }) => views.includes(view2))?.group;
  return [...view2.input.values()].flatMap((member2) => {
    const isElsewhere = member2.value.docs !== void 0 && member2.value.docs.split(" > ")[0] !== docs.split(" > ")[0];
    const isCovered2 = rows.some(({ name }) => member2.name === name || member2.name.startsWith(`${name}.`));
    if (group2 === void 0 || isElsewhere || isCovered2) return [];
    return [
      {
        kind: "parameter-gone",
        operation: operation2,
        member: member2.name,
        at: `${operation2}.input.${member2.subject}`,
        word: "member",
        quote: { line: group2.input.at(-1)?.line ?? group2.line, text: group2.input.at(-1)?.text ?? group2.text },
        place: places3.findMember(operation2, "input", member2),
        expected: { type: member2.value.type },
        text: `no table of the document has ${operation2}.${member2.name}${suggestRename(
          member2.name,
          group2.input.map(({ name }) => name).filter((name) => !view2.input.has(name))
        )}`
      }
    ];
  });
}
var compareShare = ({ view: view2, rows }, comparison) => {
  const { name } = view2.operation;
  const owner = {
    operation: name,
    side: "input",
    at: `${name}.input`,
    members: view2.input,
    place: (member2) => comparison.places.findMember(name, "input", member2)
  };
  const end = { line: rows.at(-1)?.line ?? 1, text: rows.at(-1)?.text ?? "" };
  return [
    ...compareMembers(owner, rows.map((row) => settleRequired(row, name, comparison)), comparison.model.shapes, { isWhole: false, end }),
    ...compareLimits(view2, rows, comparison)
  ];
};
function settleRequired(row, operation2, { model }) {
  const isKnown = row.requiredFor?.some((name) => model.operations.some((one) => one.name === name)) ?? false;
  const required = isKnown ? isRequired(row, operation2) : row.required === "conditional" ? true : row.required;
  return required === void 0 ? row : { ...row, required };
}
var joinShared = (differences) => differences.filter(
  (one, i) => differences.findIndex(
    (other) => other.kind === one.kind && other.word === one.word && other.member === one.member && other.code === one.code && other.quote.line === one.quote.line && (other.operation !== one.operation || other === one) && JSON.stringify(other.seen) === JSON.stringify(one.seen)
  ) === i
);
function compareGroups(groups, comparison) {
  const shares = listShares(groups);
  return {
    found: [
      ...groups.flatMap((group2) => findHomeless(group2, comparison)),
      ...shares.flatMap((share) => findGone(share, comparison, groups)),
      ...shares.flatMap((share) => compareShare(share, comparison))
    ],
    join: joinShared
  };
}

// generator/src/audit/compare/match.ts
init_model_view();
var splitWords = (heading) => heading.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/).filter((word3) => word3 !== "" && !/^(?:an?|the|all|of|to)$/.test(word3)).map((word3) => word3.replace(/(?:ing|s)$/, ""));
function compareHeadings(heading, name) {
  const [a, b] = [splitWords(heading), splitWords(name)];
  const common3 = a.filter((word3) => b.includes(word3)).length;
  return 2 * common3 / Math.max(1, a.length + b.length);
}
function compareMembers2(reading, { input: input2 }) {
  const names2 = [
    ...(reading.input ?? []).map(({ name }) => name),
    ...(reading.samples ?? []).flatMap((sample) => Object.keys(sample.input))
  ];
  return names2.filter((name) => findMember(input2, name) !== void 0).length / Math.max(1, names2.length);
}
var hasAddress = ({ method, path }, { operation: { http: http2 } }) => http2 !== void 0 && http2.path === path && (method === void 0 || http2.method === method);
var isDefinition = ({ input: input2, output: output2, errors: errors2, path }) => input2 !== void 0 || output2 !== void 0 || errors2 !== void 0 || path !== void 0;
function guessView(reading, free) {
  const scored = free.map((view2) => ({
    view: view2,
    score: compareHeadings(reading.operation, view2.operation.name) * 2 + compareMembers2(reading, view2) + (view2.operation.http?.path === reading.path ? 1 : 0)
  })).sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  const isClear = best !== void 0 && best.score >= 1.6 && best.score > (second?.score ?? 0);
  return isClear ? best.view : void 0;
}
function matchOperations({ operations }, { operations: views }) {
  const taken = /* @__PURE__ */ new Set();
  const found = /* @__PURE__ */ new Map();
  const take = (reading, view2) => {
    if (view2 === void 0) return;
    found.set(reading, view2);
    taken.add(view2.operation.name);
  };
  for (const reading of operations) take(reading, views.get(reading.operation));
  const isOpen = (reading) => !found.has(reading);
  const listFree = () => [...views.values()].filter(({ operation: operation2 }) => !taken.has(operation2.name));
  for (const reading of operations.filter(isOpen)) {
    if (reading.path !== void 0)
      take(
        reading,
        listFree().find((view2) => hasAddress(reading, view2))
      );
  }
  for (const reading of operations.filter(isOpen)) {
    const isNamed = /^[A-Z][a-z]+[A-Z]\w*$/.test(reading.operation) && reading.input !== void 0;
    if (!isNamed) take(reading, guessView(reading, isDefinition(reading) ? listFree() : [...views.values()]));
  }
  return operations.map((reading) => {
    const view2 = found.get(reading);
    return view2 === void 0 ? { reading } : { reading, view: view2 };
  });
}
var squeeze2 = (text2) => text2.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
function matchGroups(groups, known2, { operations }) {
  const lists2 = Object.entries(known2).map(([heading, names2]) => ({
    key: heading,
    heading: squeeze2(heading),
    views: names2.flatMap((name) => operations.get(name) ?? [])
  }));
  const free = new Set(lists2);
  const found = /* @__PURE__ */ new Map();
  for (const group2 of groups) {
    const list3 = lists2.find(({ heading }) => heading === squeeze2(group2.name));
    if (list3 !== void 0) found.set(group2, list3);
    if (list3 !== void 0) free.delete(list3);
  }
  const score2 = ({ input: input2 }, views) => input2.filter(({ name }) => views.some((view2) => findMember(view2.input, name) !== void 0)).length / Math.max(1, input2.length);
  for (const group2 of groups.filter((one) => !found.has(one))) {
    const [best] = [...free].sort((a, b) => score2(group2, b.views) - score2(group2, a.views));
    if (best !== void 0 && score2(group2, best.views) >= 0.5) found.set(group2, best);
    if (best !== void 0) free.delete(best);
  }
  return groups.map((group2) => ({
    group: group2,
    key: found.get(group2)?.key ?? group2.name,
    views: found.get(group2)?.views ?? []
  }));
}

// generator/src/audit/audit.ts
init_model_view();

// generator/src/audit/compare/changes.ts
var split = (facts2) => facts2.split(" ").filter(Boolean);
var isCounted = (fact) => /^[\d~]/.test(fact);
var subtract = (facts2, others2) => {
  const left = [...others2];
  const names2 = new Set(others2);
  const rest = facts2.filter((fact) => {
    if (!isCounted(fact)) return !names2.has(fact);
    const at = left.indexOf(fact);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...new Set(rest)];
};
var withoutMark = (fact) => fact.replace(/^=/, "");
var isRange = (facts2) => facts2.length === 2 && facts2.includes("~max") && facts2.includes("~min");
function compareFacts(before, now) {
  const [old, recent] = [before.map(withoutMark), now.map(withoutMark)];
  const gone = subtract(old, recent);
  const added = subtract(recent, old);
  const isHarmless = (some, others2) => others2.length === 0 && (some.length === 0 || isRange(some));
  return isHarmless(gone, added) || isHarmless(added, gone) ? void 0 : { gone, added };
}
var measureLikeness = (a, b) => {
  const common3 = a.filter((fact) => b.includes(fact)).length;
  return common3 / Math.max(1, a.length + b.length - common3);
};
function removeSame(before, now) {
  const left = [...before];
  const recent = now.filter(({ facts: facts2 }) => {
    const at = left.indexOf(facts2.join(" "));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { old: left.map(split), recent };
}
function compareUnits(before, now, isWhole) {
  const { old, recent } = removeSame(before, now);
  const whole = compareFacts(
    old.flat(),
    recent.flatMap(({ facts: facts2 }) => facts2)
  );
  if (whole === void 0 && old.length + recent.length > 0) {
    const isMoved = old.length !== recent.length || old.some((facts2) => facts2.length === 0);
    if (isMoved) return [];
  }
  const pairs = recent.flatMap((unit) => old.map((facts2) => ({ unit, facts: facts2, likeness: measureLikeness(unit.facts, facts2) }))).filter(({ likeness }) => likeness > 0.2).sort((a, b) => b.likeness - a.likeness);
  const takenUnits = /* @__PURE__ */ new Set();
  const takenFacts = /* @__PURE__ */ new Set();
  const changes = [];
  for (const { unit, facts: facts2 } of pairs) {
    if (takenUnits.has(unit) || takenFacts.has(facts2)) continue;
    takenUnits.add(unit);
    takenFacts.add(facts2);
    const change = compareFacts(facts2, unit.facts);
    if (change !== void 0) changes.push({ ...change, unit });
  }
  for (const unit of recent) if (!takenUnits.has(unit)) changes.push({ gone: [], added: [...new Set(unit.facts)], unit });
  for (const facts2 of old) if (isWhole && !takenFacts.has(facts2)) changes.push({ gone: [...new Set(facts2)], added: [] });
  const isReal = ({ gone, added }) => whole === void 0 || gone.some((fact) => whole.gone.includes(fact)) || added.some((fact) => whole.added.includes(fact));
  return changes.filter(isReal);
}
function compareRows(recorded, { rows }) {
  return [...rows].flatMap(([key, row]) => {
    const before = recorded.rows[key];
    const change = before === void 0 ? void 0 : compareFacts(split(before), row.facts);
    return change === void 0 ? [] : [{ ...change, row }];
  });
}
function compareCode(recorded, { code: code2 }) {
  return [...code2].flatMap(([owner, unit]) => {
    const change = compareFacts(split(recorded.code[owner] ?? ""), unit.facts);
    return change === void 0 || recorded.code[owner] === void 0 ? [] : [{ ...change, owner, unit }];
  });
}
function measureOverlap(recorded, { rows, code: code2, texts: texts2 }) {
  const keys = Object.keys(recorded.rows);
  if (keys.length > 0) return keys.filter((key) => rows.has(key)).length / keys.length;
  const before = Object.values(recorded.code).flatMap(split);
  const now = new Set([...code2.values()].flatMap(({ facts: facts2 }) => facts2));
  return texts2.size === 0 ? 0 : before.filter((fact) => now.has(fact)).length / Math.max(1, before.length);
}

// generator/src/audit/compare/texts.ts
var show = (facts2) => facts2.length === 0 ? "nothing" : facts2.map((fact) => fact.replace(/^[~=":?<]/, "")).join(", ");
var describe = ({ gone, added }) => `${show(gone)} became ${show(added)}`;
function removeExplained(change, others2) {
  const text2 = others2.map(({ expected, seen, text: one, member: member2, word: word3 }) => JSON.stringify([expected, seen, one, member2, word3])).join(" ");
  const isShown = (fact) => text2.includes(fact.replace(/^[~=":?<!]/, ""));
  return { gone: change.gone.filter((fact) => !isShown(fact)), added: change.added.filter((fact) => !isShown(fact)) };
}
var isAboutWhole = ({ kind: kind2 }) => /-(?:added|gone)$/.test(kind2);
var hasChange = ({ gone, added }) => gone.length + added.length > 0;
function findKind({ gone, added }) {
  const facts2 = [...gone, ...added];
  if (facts2.some((fact) => /^url_|^call_.*\.com|^(?:https?:\/\/)?(?:[\w{}-]+\.)+(?:com|cn)\b/.test(fact))) return "host";
  return "changed-text";
}
var makeDifference = (change, rest, where) => ({
  ...rest,
  word: "text",
  expected: change.gone,
  seen: change.added,
  isUnreadable: true,
  text: `${where}: ${describe(change)}`
});
function findRowChanges(recorded, facts2, found, { places: places3 }) {
  return compareRows(recorded, facts2).flatMap(({ row, ...whole }) => {
    const { owner, side, name, line, text: text2 } = row;
    const isError = side === "error";
    const here = found.filter(
      (one) => one.quote.line === line || one.operation === owner && (isError ? one.code === name : one.member === name)
    );
    if (here.some(isAboutWhole)) return [];
    const change = removeExplained(whole, here);
    if (!hasChange(change)) return [];
    const isShape = side === "type";
    return [
      makeDifference(
        change,
        {
          kind: findKind(change),
          ...isShape || owner === "" ? {} : { operation: owner },
          ...isError ? { code: name } : { member: name },
          at: isShape ? `shapes.${owner}.${name}` : `${owner}.${side}.${name}`,
          quote: { line, text: text2 },
          ...isShape ? { place: places3.findShape(owner) } : { place: places3.findPart(owner, isError ? ["errors"] : [side]) }
        },
        `${owner === "" ? "errors" : owner}.${name}`
      )
    ];
  });
}
var isOnLine = (line) => ({ quote }) => quote.line === line;
function findParagraphChanges(owner, changes, found, fallback, kind2) {
  return changes.flatMap(({ unit, ...whole }) => {
    const line = unit?.line ?? fallback;
    const change = unit === void 0 ? whole : removeExplained(whole, found.filter(isOnLine(line)));
    if (!hasChange(change)) return [];
    return [
      makeDifference(
        change,
        {
          kind: kind2 ?? findKind(change),
          ...owner === "" ? {} : { operation: owner },
          at: owner === "" ? "product" : owner,
          quote: { line, text: unit?.text ?? "a paragraph that is gone" }
        },
        owner === "" ? "the document" : owner
      )
    ];
  });
}
function findTextChanges(recorded, facts2, found, { isWhole }, comparison) {
  const isNew = (owner) => found.some(({ kind: kind2, operation: operation2 }) => kind2 === "operation-added" && operation2 === owner);
  const owners = [.../* @__PURE__ */ new Set([...Object.keys(recorded.texts), ...facts2.texts.keys()])].filter((owner) => !isNew(owner));
  const texts2 = owners.flatMap((owner) => {
    const now = facts2.texts.get(owner) ?? [];
    const isThere = owner === "" || facts2.operations.includes(owner);
    if (!isThere) return [];
    const changes = compareUnits(recorded.texts[owner] ?? [], now, isWhole);
    return findParagraphChanges(owner, changes, found, now[0]?.line ?? 1);
  });
  const tables2 = findParagraphChanges("", compareUnits(recorded.tables, facts2.tables, isWhole), found, facts2.tables[0]?.line ?? 1, "table-row");
  const code2 = compareCode(recorded, facts2).flatMap(({ owner, unit, ...whole }) => {
    const here = found.filter(({ operation: operation2 }) => operation2 === owner || owner === "" && operation2 !== void 0);
    const change = removeExplained(whole, here);
    if (!isWhole || !hasChange(change)) return [];
    const text2 = unit.text.split("\n").find((line) => change.added.some((fact) => line.includes(fact.replace(/^\W|^(?:url|call|method|header|import|action)_/, "")))) ?? "code";
    return [
      makeDifference(
        change,
        {
          kind: findKind(change),
          ...owner === "" ? {} : { operation: owner },
          at: owner === "" ? "product" : owner,
          quote: { line: unit.line, text: text2 }
        },
        owner === "" ? "code of the document" : `code of ${owner}`
      )
    ];
  });
  return [...findRowChanges(recorded, facts2, found, comparison), ...texts2, ...tables2, ...code2];
}

// generator/src/audit/compare/repeats.ts
var isPresence = (kind2) => /-(?:added|gone)$/.test(kind2);
var makeKey = ({ kind: kind2, operation: operation2, member: member2, at, text: text2 }) => JSON.stringify([kind2, operation2, member2?.replace(/\.n$/, ""), isPresence(kind2) && member2 !== void 0 ? "" : `${at} ${text2}`]);
function dropRepeats(differences) {
  const seen = /* @__PURE__ */ new Set();
  return differences.filter((difference) => {
    if (difference.code !== void 0) return true;
    const key = makeKey(difference);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

// generator/src/audit/compare/places.ts
var listKeys2 = (subject) => subject.split(".").flatMap((part) => {
  const name = part.replace(/(?:\[\])+$/, "");
  return ["properties", name, ...part.endsWith("[]") ? ["items"] : []];
});
var PlaceFinder = class {
  #specs;
  constructor(specs2) {
    this.#specs = specs2;
  }
  findPart(operation2, keys) {
    const path = this.#specs.operations.find(({ value: value2 }) => value2.operation === operation2)?.path;
    return { file: path ?? "", keys };
  }
  findMember(operation2, side, member2) {
    return this.findPart(operation2, [side, ...member2 === void 0 ? ["properties"] : listKeys2(member2.subject)]);
  }
  findShape(shape2, member2) {
    const path = this.#specs.shapes.find(({ value: value2 }) => value2.shape === shape2)?.path;
    return { file: path ?? "", keys: member2 === void 0 ? [] : listKeys2(member2.subject) };
  }
  findProduct(keys) {
    return { file: this.#specs.product?.path ?? "", keys };
  }
  findCommonError(keys) {
    return { file: this.#specs.errors?.path ?? "", keys };
  }
  findEntry(keys) {
    return { file: this.#specs.ledger?.path ?? "", keys };
  }
  findTable(table2, keys) {
    const path = this.#specs.tables.find(({ value: value2 }) => value2.table === table2)?.path;
    return { file: path ?? "", keys };
  }
  /** Returns the line of a place; a place that a shape holds is that of the member with the shape. */
  resolve({ file, keys }) {
    const spec = this.#specs.files.find(({ path }) => path === file);
    if (spec === void 0) return null;
    const { line, column } = spec.place(keys, "key");
    return { file, line, column };
  }
};

// generator/src/audit/compare/placing.ts
init_model_view();
var findLast = (name) => name.replace(/(?:\.n)+$/, "").split(".").at(-1) ?? name;
function placeRow(row, members2, taken) {
  if (row.isPlaced !== false || findMember(members2, row.name) !== void 0) return row;
  const last = findLast(row.name);
  const top = findMember(members2, last);
  if (top !== void 0 && !taken.has(top.name)) return { ...row, name: top.name };
  const [other, ...more] = [...members2.values()].filter(({ name }) => findLast(name) === last && !taken.has(name));
  return other === void 0 || more.length > 0 && !row.name.includes(".") ? row : { ...row, name: other.name };
}
function placeRows(rows, members2) {
  const taken = new Set(rows.flatMap((row) => row.isPlaced === false ? [] : findMember(members2, row.name)?.name ?? []));
  return rows.map((row) => {
    const placed = placeRow(row, members2, taken);
    if (row.isPlaced === false) taken.add(placed.name);
    return placed;
  });
}
function unwrapRows(rows, envelope2) {
  const prefix = `${envelope2 ?? ""}.`;
  if (envelope2 === void 0 || !rows.some(({ name }) => name.startsWith(prefix))) return rows;
  return rows.filter(({ name }) => name.startsWith(prefix)).map((row) => ({ ...row, name: row.name.slice(prefix.length) }));
}
function placeReadings(reading, matched, envelope2) {
  const placed = new Map(
    matched.map(({ reading: one, view: view2 }) => {
      if (view2 === void 0) return [one, one];
      const { input: input2, output: output2 } = one;
      return [
        one,
        {
          ...one,
          ...input2 === void 0 ? {} : { input: placeRows(input2, view2.input) },
          ...output2 === void 0 ? {} : { output: placeRows(unwrapRows(output2, envelope2), view2.output) }
        }
      ];
    })
  );
  return {
    reading: { ...reading, operations: reading.operations.map((one) => placed.get(one) ?? one) },
    matched: matched.map((one) => ({ ...one, reading: placed.get(one.reading) ?? one.reading }))
  };
}

// generator/src/audit/compare/product.ts
init_model_view();
var limits2 = {
  requestsPerSecond: { kind: "rate-limit", keys: ["limits", "requestsPerSecond"], name: "the number of requests per second" },
  retryBase: { kind: "retry", keys: ["retry", "base"], name: "the first pause before a retry" },
  retryMost: { kind: "retry", keys: ["retry", "most"], name: "the number of retries" }
};
function compareServiceLimits(reading, { model, places: places3 }) {
  const own = { requestsPerSecond: model.limits.requestsPerSecond, retryBase: model.retry.base, retryMost: model.retry.most };
  return (reading.limits ?? []).flatMap(({ name, value: value2, line, text: text2 }) => {
    const { kind: kind2, keys, name: title } = limits2[name];
    const expected = own[name];
    if (expected === value2) return [];
    return [
      {
        kind: kind2,
        at: "product",
        word: name,
        quote: { line, text: text2 },
        place: places3.findProduct(keys),
        ...expected === void 0 ? {} : { expected },
        seen: value2,
        text: `${title} is ${value2} in the document, ${expected ?? "not known"} in the specs`
      }
    ];
  });
}
function compareCommonErrors(reading, { errors: errors2, model }, { places: places3 }) {
  const { commonErrors } = reading;
  const last = commonErrors?.at(-1);
  if (commonErrors === void 0 || last === void 0) return [];
  const count = model.commonErrors.length;
  const place = (index) => {
    if (index === void 0) return places3.findCommonError(["common"]);
    return places3.findCommonError(index < count ? ["common", index] : ["server", index - count]);
  };
  return compareErrors({ at: "errors", errors: errors2, common: /* @__PURE__ */ new Set(), place }, commonErrors, { line: last.line, text: last.text });
}
function compareTypes(reading, { model, places: places3 }) {
  return (reading.types ?? []).flatMap(({ name, line, text: text2, members: members2 }) => {
    const shape2 = model.shapes[name];
    if (shape2 === void 0) {
      const base = { kind: "type-added", member: name, at: `shapes.${name}`, word: "member" };
      return [{ ...base, quote: { line, text: text2 }, seen: name, text: `the specs have no data type ${name}` }];
    }
    const all = listMembers(shape2, model.shapes);
    const owner = {
      type: name,
      side: "output",
      at: `shapes.${name}`,
      members: new Map([...all].filter(([member2]) => !member2.includes("."))),
      place: (member2) => places3.findShape(name, member2)
    };
    const end = members2.at(-1) ?? { line, text: text2 };
    return compareMembers(owner, members2, model.shapes, { isWhole: true, end: { line: end.line, text: end.text } });
  });
}
var compareProduct = (reading, view2, comparison) => [
  ...compareServiceLimits(reading, comparison),
  ...compareCommonErrors(reading, view2, comparison),
  ...compareTypes(reading, comparison)
];

// generator/src/audit/compare/extent.ts
function findCutOff(recorded, seen) {
  const first = recorded.findIndex((name) => seen.has(name));
  const last = recorded.findLastIndex((name) => seen.has(name));
  if (first === -1) return [];
  const [before, after] = [recorded.slice(0, first), recorded.slice(last + 1)];
  return [...before.length > 2 ? before : [], ...after.length > 2 ? after : []];
}
var addOperation = ({ reading }, gone) => ({
  kind: "operation-added",
  operation: reading.operation,
  at: reading.operation,
  word: "operation",
  quote: { line: reading.line, text: reading.text },
  seen: reading.operation,
  text: `the specs have no operation ${reading.operation}${suggestRename(reading.operation, gone)}`
});
function compareExtent(reading, matched, view2, recorded, { places: places3 }) {
  const seen = new Set(matched.map(({ view: own, reading: one }) => own?.operation.name ?? one.operation));
  const isNew = ({ view: own, reading: one }) => own === void 0 && (one.input !== void 0 || one.path !== void 0);
  const expected = recorded?.operations.filter((name) => view2.operations.has(name)) ?? [];
  const cutOff = findCutOff(expected, seen);
  const gone = expected.filter((name) => !seen.has(name) && !cutOff.includes(name));
  const added = matched.filter(isNew);
  const addedNames = added.map(({ reading: one }) => one.operation);
  const last = matched.at(-1)?.reading;
  const end = { line: last?.line ?? 1, text: last?.text ?? "" };
  const isCut = cutOff.length > 0;
  const edges = new Set([matched.at(0), matched.at(-1)].map((one) => one?.view?.operation.name));
  const isLack = ({ kind: kind2 }) => /-gone$|^limit-unstated$/.test(kind2);
  return {
    found: [
      ...added.map((one) => addOperation(one, gone)),
      ...gone.map(
        (name) => ({
          kind: "operation-gone",
          operation: name,
          at: name,
          word: "operation",
          quote: end,
          place: places3.findPart(name, ["operation"]),
          expected: name,
          text: `the document has no operation ${name}${suggestRename(name, addedNames)}`
        })
      ),
      ...isCut ? [
        {
          kind: "operations-unseen",
          at: "product",
          word: "operations",
          quote: end,
          expected: cutOff,
          text: `the document is a part of its source and ends in ${last?.operation ?? ""}; ${cutOff.length} operations are not in it`
        }
      ] : []
    ],
    isWhole: !isCut,
    isSeen: (difference) => !(isCut && isLack(difference) && (difference.operation === void 0 || edges.has(difference.operation)))
  };
}

// generator/src/audit/readers/text.ts
function splitLines(text2) {
  return text2.replace(/^\uFEFF/, "").split(/\r\n|[\n\r\f]/);
}
var normalizeText = (text2) => text2.replace(/<\/?(?:ul|ol|li|p|br|b|i|em|strong|span|div|td|tr)\b[^>]*>/gi, " ").replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, " ").trim();
var squeezeName = (text2) => text2.replace(/[\s\u200b`*]|\\(?=[_*.[\]-])/g, "");
var isPageBreak = (line) => /^\s*$|^[-–—=_\s]{3,}$/.test(line) || /^\s*[-–—]?\s*(?:page\s*)?\d+(?:\s*(?:of|\/)\s*\d+)?\s*[-–—]?\s*$/i.test(line);

// generator/src/audit/compare/facts.ts
var asides = [
  /\]\((?:#|https?:)[^)]*\)/g,
  /\((?:for example|e\.\s?g\.|for instance|such as)[^)]*\)/gi,
  /\b(?:for example|e\.\s?g\.|for instance|examples?(?: values?)?:|such as:)(?:[^.;\n]|\.(?=\S))*/gi,
  /\b\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?/g,
  /\b(?:last )?updated?(?: on)?:?\s*\d{4}-\d{2}-\d{2}.*/gi
];
var numberWords = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve"
];
var synonyms = [
  [/\b(?:is|are|be)?\s*not (?:required|mandatory|necessary|needed)\b/g, " ~optional "],
  [
    /\b(?:optional(?! values?| parameters?)|may be omitted|can be omitted|can be left (?:out|empty|blank)|need not)\b/g,
    " ~optional "
  ],
  [
    /\b(?:(?:can ?not|can't|must not|may not|should not|shall not|does not|do not|not to?|no) (?:exceed|be (?:more|greater|larger|longer|higher) than|(?:more|greater|larger|longer|higher) than)|(?:no|not) (?:more|greater|larger|longer|higher) than|at most|up to|at maximum|(?:a |the )?(?:max(?:imum)?\.?|upper limit|limit)(?: (?:value|number|length|size|quantity|amount|limit))?(?: (?:of|is|are))?|or (?:less|fewer|lower|below|smaller)|(?:less|fewer|lower|smaller|shorter) than or equal to|not above|within)\b/g,
    " ~max "
  ],
  [
    /\b(?:(?:can ?not|can't|must not|may not|should not|no|not) (?:be )?(?:less|fewer|lower|smaller|shorter) than|at least|at minimum|no fewer than|(?:a |the )?(?:min(?:imum)?\.?|lower limit)(?: (?:value|number|length|size|quantity|amount|limit))?(?: (?:of|is|are))?|or (?:more|greater|above|higher|larger)|(?:more|greater|larger|longer|higher) than or equal to|not below)\b/g,
    " ~min "
  ],
  [/\b(?:more|greater|larger|longer|higher|later|newer) than\b|\b(?:exceeds?|exceeding|above|over)\b/g, " ~above "],
  [/\b(?:less|fewer|lower|smaller|shorter|earlier|older) than\b|\b(?:below|under)\b/g, " ~below "],
  [/\bif and only if\b|\b(?:only|solely|exclusively)\b/g, " ~only "],
  [
    /\b(?:must|shall|ha(?:s|ve) to|needs? to|(?:is|are) (?:required|mandatory|necessary)|required|mandatory)\b/g,
    " ~must "
  ],
  [
    /\b(?:can ?not|can't|isn't|aren't|won't|doesn't|don't|not|never|no longer|none|no|neither|nor|unable|unsupported|forbidden|prohibited|disallowed)\b/g,
    " ~not "
  ],
  [/\b(?:unless|except(?: when| if| for)?)\b/g, " ~unless "]
];
var kept = /^(?:both|either|same|different|unique|true|false|before|after|read-only|deprecated)$/;
var units = /^(?:[kmgt]i?b(?:ps|it|its|ytes?)?(?:\/s)?|bits?|bytes?(?:\/s)?|k?bits(?:\/s)?|[km]bps|ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|%|qps)$/;
var plain = /^(?:IDs?|APIs?|URLs?|OSs?|I|A|E|G|IPs?|Note|NOTE)$/;
var singular = (unit) => unit.replace(/(?<=[a-z]{3})s$/, "");
function mendNames(text2, { names: names2 }) {
  const squeezed = text2.replace(/\s+/g, "");
  let mended = text2;
  for (const name of names2) {
    if (name.length < 5 || mended.includes(name) || !squeezed.includes(name)) continue;
    const broken = [...name].map((letter) => letter.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("\\s?");
    mended = mended.replace(new RegExp(`(?<![\\w.])${broken}(?![\\w])`, "g"), name);
  }
  return mended;
}
var announcement = /\b(?:(one of|values?(?: are| is)?|options?(?: are)?)\s*(:?)|(default(?: value)?(?: is)?)\s*:?|(set (?:to|as)|(?<==)))\s*(?=["'`(]?[\w/-])/gi;
var grammar = /^(?:or|and|the|an?|is|are|to|of|in|for|if|when|as|with|by|on|it|that|this|which|be|can|at|from|has|have|its|their|must|not|no|will|value|values|default|following)$/i;
var cutWords = (text2) => (/^[^.;]*(?:\.(?=\S)[^.;]*)*/.exec(text2)?.[0] ?? "").split(/\s+/).slice(0, 40);
function takeList(words4, isLoose) {
  const taken = [];
  let isOpen = true;
  for (const word3 of words4) {
    if (/^(?:[-•|/]|or|and)$/i.test(word3)) {
      isOpen = true;
      continue;
    }
    const value2 = trimWord(word3);
    if (!(isOpen || isLoose) || !/^[\w.:/-]+$/.test(value2)) break;
    if (grammar.test(value2)) return [];
    taken.push(value2);
    isOpen = /[,|]$/.test(word3);
  }
  return taken;
}
function listAnnounced(text2) {
  return [...text2.matchAll(announcement)].flatMap((match) => {
    const [whole, many, colon] = match;
    const words4 = cutWords(text2.slice(match.index + whole.length, match.index + whole.length + 400));
    if (many === void 0) return takeList(words4.slice(0, 1), false);
    const list3 = takeList(words4, colon === ":");
    return list3.length > 1 ? list3.filter((word3) => word3.length > 1) : [];
  });
}
var isIdentifier = (word3) => /:\/\/|[a-z\d][A-Z]|[A-Za-z][_\d]|_[A-Za-z]|\w\.\w|\w\/\w|^\/\w|[a-z]-[a-z]+-?\d|^[A-Z]\w*-[A-Z]/.test(word3) || /^[A-Z][A-Z\d]+$/.test(word3) && !plain.test(word3);
var trimWord = (word3) => word3.replace(/^[("'`[{<,;:!?*•]+|[)"'`\]}>,;:!?.*•]+$/g, "");
function* listWords2(text2, vocabulary) {
  for (const raw of text2.split(/\s+/)) {
    if (raw.startsWith("~")) {
      yield raw;
      continue;
    }
    const word3 = trimWord(raw);
    const lower = word3.toLowerCase();
    if (kept.test(lower)) yield `~${lower}`;
    else if (units.test(lower)) yield `~${singular(lower)}`;
    else if (vocabulary.names.has(word3) || isIdentifier(word3)) yield word3;
  }
}
var listNumbers = (text2) => [...text2.matchAll(/(?<![\w.])\d[\d,]*(?:\.\d+)*/g)].map(
  ([number3]) => number3.replace(/,(?=\d{3}\b)/g, "").replace(/,+$/, "")
);
var listMarks = (text2) => [...text2.matchAll(/["'`(] ?([^\w\s"'`()]{1,12}) ?["'`)]/g)].flatMap(
  ([, marks4 = ""]) => [...marks4.replace(/,/g, marks4.length === 1 ? "," : "")].map((mark) => `'${mark}'`)
);
var listQuoted = (text2) => [...text2.matchAll(/["'`]\s?([\w][\w .:/-]{0,40}?)\s?["'`]/g)].map(([, word3 = ""]) => word3.trim());
var listBullets = (text2) => [...text2.matchAll(/(?:^|\s)[-•*]\s+["'`]?([\w.:/-]+)["'`]?(?=\s*(?:[:,;.]|$|-|•|\())/g)].map(
  ([, word3 = ""]) => trimWord(word3)
);
function listFacts(text2, vocabulary, care = "full") {
  let rest = mendNames(normalizeText(text2), vocabulary);
  for (const aside of asides) rest = rest.replace(aside, " ");
  rest = rest.replace(/\b(?:[a-z]+)\b/gi, (word3) => {
    const number3 = numberWords.indexOf(word3.toLowerCase());
    return number3 > 1 ? String(number3) : word3;
  });
  const numbers3 = listNumbers(rest);
  const shown = care === "full" ? [...listQuoted(rest), ...listBullets(rest), ...listMarks(rest)] : [];
  for (const [pattern, token] of synonyms)
    rest = rest.replace(new RegExp(pattern.source, "gi"), care === "full" ? token : " ");
  const words4 = [...listWords2(rest, vocabulary)];
  const values2 = care === "full" ? [...shown, ...listAnnounced(rest)] : [];
  const others2 = new Set(values2.filter((value2) => !/^\d+$/.test(value2)));
  const seen = new Set(words4);
  return [...numbers3, ...words4, ...[...others2].filter((value2) => !seen.has(value2)).map((value2) => `=${value2}`)].sort();
}
function listCodeFacts(code2) {
  const patterns = [
    [/["']([\w@.-]+)["']\s*:/g, '"'],
    [/<\/?([A-Za-z][\w.-]*)\s*\/?>/g, "<"],
    [/(?:[?&]|^)([A-Za-z][\w.]*)=/gm, "?"],
    [/(?:--request|-X)\s+([A-Z]+)/g, "method "],
    [/^\s*(GET|POST|PUT|DELETE|PATCH)\s+https?:/gm, "method "],
    [/requests\.(\w+)\(/g, "method "],
    [/https?:\/\/([^\s'"?<>\\]+)/g, "url "],
    [/(?:-H|--header)\s+["']([\w-]+):/g, "header "],
    [/set_(?:action_name|version|method|domain|uri_pattern)\(\s*["']([^"']+)["']/g, "call "],
    [/(\w+(?:\.\w+)+)\(\*\*/g, "call "],
    [/add_query_param\(\s*["'](\w+)["']/g, '"'],
    [/^\s*import ([\w.]+)|^\s*from ([\w.]+)/gm, "import "],
    [/=(Create|Describe|Modify|Delete|Start|Stop|Query)(\w+)/g, "action "]
  ];
  const found = patterns.flatMap(
    ([pattern, mark]) => [...code2.matchAll(pattern)].map((match) => `${mark}${match.slice(1).filter(Boolean).join("")}`)
  );
  return [...new Set(found)].sort();
}

// generator/src/audit/compare/recorded.ts
function collectVocabulary({ model, operations }) {
  const names2 = /* @__PURE__ */ new Set();
  const add = (word3) => {
    if (typeof word3 === "string" && /[A-Z\d_]/.test(word3) && !/\s/.test(word3)) names2.add(word3);
  };
  for (const { operation: operation2, input: input2, output: output2 } of operations.values()) {
    add(operation2.name);
    for (const { name, value: value2 } of [...input2.values(), ...output2.values()]) {
      for (const part of name.split(".")) add(part);
      for (const one of [...value2.enum ?? [], ...value2.items?.enum ?? []]) add(one);
    }
    for (const { code: code2 } of operation2.errors) add(code2);
  }
  for (const name of Object.keys(model.shapes)) add(name);
  for (const { states = {} } of model.resources) for (const state2 of Object.keys(states)) add(state2);
  return { names: names2 };
}
var joinKey = ({ owner, side, name }) => `${owner} ${side} ${name}`;
var FactCollector = class {
  rows = /* @__PURE__ */ new Map();
  texts = /* @__PURE__ */ new Map();
  code = /* @__PURE__ */ new Map();
  #vocabulary;
  constructor(vocabulary) {
    this.#vocabulary = vocabulary;
  }
  addRow(unit, text2, more = []) {
    const facts2 = closeBlanks([...more, ...listFacts(text2, this.#vocabulary, unit.side === "error" ? "names" : "full")]);
    const key = joinKey(unit);
    const before = this.rows.get(key);
    this.rows.set(key, before === void 0 ? { ...unit, facts: facts2 } : { ...before, facts: [...before.facts, ...facts2] });
  }
  addText(owner, line, text2) {
    const facts2 = closeBlanks(listFacts(text2, this.#vocabulary));
    if (facts2.length > 0) this.texts.set(owner, [...this.texts.get(owner) ?? [], { line, text: text2, facts: facts2 }]);
  }
  addCode(owner, line, text2) {
    const before = this.code.get(owner);
    const facts2 = [.../* @__PURE__ */ new Set([...before?.facts ?? [], ...closeBlanks(listCodeFacts(text2))])].sort();
    this.code.set(owner, { line: before?.line ?? line, text: `${before?.text ?? ""}${text2}
`, facts: facts2 });
  }
  makeTableRow(cells) {
    const facts2 = cells.flatMap((cell) => {
      const text2 = normalizeText(cell).replace(/[✓√]/g, "\u2713");
      if (text2 === "") return [];
      return text2.split(" ").length > 4 ? listFacts(text2, this.#vocabulary) : [text2.replace(/[\s*`]/g, "").toLowerCase()];
    });
    return closeBlanks(facts2);
  }
};
var closeBlanks = (facts2) => facts2.map((fact) => fact.replace(/\s+/g, "_"));
function collectFacts(reading, matched, groups, view2) {
  const facts2 = new FactCollector(collectVocabulary(view2));
  for (const { reading: one, view: own } of matched) {
    const owner = own?.operation.name ?? one.operation;
    for (const side of ["input", "output"]) {
      for (const { line, text: text2, name, type = "", required, description } of one[side] ?? [])
        facts2.addRow({ line, text: text2, owner, side, name }, description, [`:${type}`, ...required === void 0 ? [] : [`!${required}`]]);
    }
    for (const { line, text: text2, code: code2, message = "" } of one.errors ?? [])
      facts2.addRow({ line, text: text2, owner, side: "error", name: code2 }, message);
    for (const { line, text: text2 } of one.prose ?? []) facts2.addText(owner, line, text2);
  }
  for (const { group: group2, key } of groups) {
    for (const { line, text: text2, name, type = "", required, description } of group2.input)
      facts2.addRow({ line, text: text2, owner: key, side: "input", name }, description, [`:${type}`, `!${required}`]);
  }
  for (const { name: owner, members: members2 } of reading.types ?? []) {
    for (const { line, text: text2, name, type = "", description } of members2)
      facts2.addRow({ line, text: text2, owner, side: "type", name }, description, [`:${type}`]);
  }
  for (const { line, text: text2, code: code2, message = "" } of reading.commonErrors ?? [])
    facts2.addRow({ line, text: text2, owner: "", side: "error", name: code2 }, message);
  for (const { line, text: text2 } of reading.remarks ?? []) facts2.addText("", line, text2);
  const named2 = new Set(matched.map(({ reading: one }) => one.operation));
  for (const { line, text: text2, under: under2 } of reading.code ?? []) facts2.addCode(named2.has(under2) ? under2 : "", line, text2);
  return {
    operations: [...new Set(matched.map(({ reading: one, view: own }) => own?.operation.name ?? one.operation))],
    rows: facts2.rows,
    texts: facts2.texts,
    tables: (reading.tables ?? []).flatMap(
      ({ rows }) => rows.map(({ line, text: text2, cells }) => ({ line, text: text2, facts: facts2.makeTableRow(cells) }))
    ),
    code: facts2.code
  };
}
var joinFacts = ({ facts: facts2 }) => facts2.join(" ");
function recordFacts(dialect, facts2) {
  const mapValues = (map2, make) => Object.fromEntries([...map2].map(([key, value2]) => [key, make(value2)]));
  return {
    dialect,
    operations: facts2.operations,
    rows: mapValues(facts2.rows, joinFacts),
    texts: mapValues(facts2.texts, (units2) => units2.map(joinFacts)),
    tables: facts2.tables.map(joinFacts),
    code: mapValues(facts2.code, joinFacts)
  };
}

// generator/src/audit/ledger.ts
var listExplained = (entries) => entries.flatMap(
  ({ id, says = [] }, i) => says.flatMap(
    (saying2, j) => [saying2.at].flat().map((at) => ({ id, at, saying: saying2, path: ["entries", i, "says", j] }))
  )
);
var isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
var holdsAll = (list3, wanted = []) => wanted.every((one) => list3?.some((other) => isSame(one, other)) ?? false);
var isCases = (seen) => typeof seen === "object" && seen !== null && ("takes" in seen || "refuses" in seen);
var sortTexts = (list3) => [list3].flat().map(String).sort();
var matchers = {
  type: ({ type }, { seen }) => type?.toLowerCase() === String(seen).toLowerCase(),
  required: ({ required }, { seen }) => required === seen,
  default: (saying2, { seen }) => Object.hasOwn(saying2, "default") && isSame(saying2.default ?? null, seen ?? null),
  enum: ({ enum: values2 }, { seen }) => values2 !== void 0 && isSame(sortTexts(values2), sortTexts(seen)),
  member: ({ member: member2 }, { kind: kind2 }) => member2 === (kind2.endsWith("gone") ? "absent" : "present"),
  sent: ({ member: member2 }) => member2 === "present",
  sample: ({ shows }, { seen, expected }) => holdsAll(shows, [seen]) || holdsAll(shows, [expected]),
  lacks: ({ lacks }, { word: word3 }) => lacks?.includes(word3.replace("lacks:", "")) ?? false
};
function explains({ at, saying: saying2 }, difference) {
  if (at !== difference.at) return false;
  const word3 = difference.word.replace(/:.*/, "");
  const { seen } = difference;
  if (isCases(seen)) return holdsAll(saying2.takes, seen.takes) && holdsAll(saying2.refuses, seen.refuses);
  const matches = matchers[word3];
  if (matches !== void 0) return matches(saying2, difference);
  return Object.hasOwn(saying2, word3) && isSame(saying2[word3], seen);
}
function judgeDifferences(differences, explained) {
  const used = /* @__PURE__ */ new Set();
  const open = differences.filter((difference) => {
    const found = explained.filter((one) => explains(one, difference));
    for (const one of found) used.add(one);
    return found.length === 0;
  });
  return { open, idle: explained.filter((one) => !used.has(one)) };
}
var placeRow2 = (owner, name) => `${owner}.${name.replace(/\.n(?=\.|$)/g, "[]")}`;
var isPlace = (place, at) => place === at || place === `${at}[]`;
function readAgain(rows, owner, list3) {
  const result = [...rows];
  for (const { at, from, to, begins } of list3) {
    for (const place of [at].flat()) {
      const index = result.findIndex((row2) => isPlace(placeRow2(owner, row2.name), place));
      const row = result[index];
      if (row === void 0) continue;
      if (from !== void 0 && to !== void 0)
        result[index] = { ...row, description: row.description.replaceAll(from, to) };
      const above = result[index - 1];
      const cut = begins === void 0 ? -1 : above?.description.indexOf(begins) ?? -1;
      if (cut < 0 || above === void 0) continue;
      result[index - 1] = { ...above, description: above.description.slice(0, cut).trim() };
      result[index] = { ...row, description: `${above.description.slice(cut)} ${row.description}`.trim() };
    }
  }
  return result;
}
function applyRereadings(reading, entries) {
  const list3 = entries.flatMap(({ reads = [] }) => reads);
  if (list3.length === 0) return reading;
  return {
    ...reading,
    operations: reading.operations.map((operation2) => ({
      ...operation2,
      ...operation2.input && { input: readAgain(operation2.input, `${operation2.operation}.input`, list3) }
    }))
  };
}

// generator/src/audit/prose/reference/sections.ts
var about = (name, item = "x") => ({
  name,
  all: [],
  makeSample: () => item,
  makeItems: (count) => Array.from({ length: count }, () => item)
});
var sectionExtractors = [
  {
    of: "VncPassword",
    pattern: /at least (\d+) characters long and can contain capital\/lowercase letters/,
    read: ([min]) => [
      claimMinLength(Number(min), about("VncPassword")),
      claimPattern("password", about("VncPassword"), ["ABCdef", "123456"], ["12345!", "12345\u4E2D"])
    ]
  },
  {
    of: "DataDisk",
    pattern: /maximum of four data disks/,
    read: () => [claimMaxItems(4, about("DataDisk", { Size: 10 }))]
  },
  {
    of: "DataDisk",
    pattern: /is a cloud disk, the data disk cannot be/,
    read: () => [
      claimRule(
        "system disk",
        [{ "DataDisk.n.Category": "ephemeral_ssd" }, false],
        [{ "SystemDisk.Category": "ephemeral_ssd", "DataDisk.n.Category": "ephemeral_ssd" }, true]
      )
    ]
  },
  {
    of: "SystemDisk.Category",
    pattern: /can only select the efficient cloud disk \((\w+)\)/,
    read: ([efficient]) => [
      claimRule(
        "IoOptimized",
        [{ IoOptimized: "optimized", "SystemDisk.Category": efficient }, true],
        [{ IoOptimized: "optimized", "SystemDisk.Category": "cloud_ssd" }, true],
        [{ IoOptimized: "optimized", "SystemDisk.Category": "cloud" }, false],
        [{ IoOptimized: "optimized", "SystemDisk.Category": "ephemeral_ssd" }, false]
      )
    ]
  },
  {
    of: "PrivateIpAddress",
    pattern: /PrivateIpAddress depends on VSwitchId and cannot be specified separately/,
    read: () => [
      claimRule(
        "VSwitchId",
        [{ PrivateIpAddress: "192.168.1.10", VSwitchId: "vsw-1" }, true],
        [{ PrivateIpAddress: "192.168.1.10", VSwitchId: void 0 }, false]
      )
    ]
  },
  {
    of: "Size",
    pattern: /either the 'Size' or 'SnapshotId' must be selected/,
    read: () => [
      claimRule(
        "one of two",
        [{ Size: 10, SnapshotId: void 0 }, true],
        [{ Size: void 0, SnapshotId: "s-1" }, true],
        [{ Size: void 0, SnapshotId: void 0 }, false]
      )
    ]
  },
  {
    of: "CidrBlock",
    pattern: /CIDRBlock ranges includes (\S+) and (\S+) as well as their subnets/,
    read: (ranges) => [
      claimPattern(
        "subnets",
        about("CidrBlock"),
        [...ranges, "192.168.8.0/21", "172.31.0.0/24"],
        ["172.32.0.0/16", "172.16.0.0/11", "192.168.0.0/15", "10.0.0.0/8"]
      )
    ]
  },
  {
    of: "CidrBlock",
    pattern: /mask is (\d+)-(\d+) bits/,
    read: ([min, max]) => [
      claimPattern(
        "mask",
        about("CidrBlock"),
        [`172.16.0.0/${min}`, `172.16.0.0/${max}`],
        [`172.16.0.0/${Number(min) - 1}`, `172.16.0.0/${Number(max) + 1}`]
      )
    ]
  },
  {
    of: "DestinationCidrBlock",
    pattern: /network segment may not point to (100\.64\.0\.0\/10)/,
    read: ([range3]) => [
      claimPattern(
        "reserved",
        about("DestinationCidrBlock"),
        ["100.63.0.0/16", "100.128.0.0/16"],
        [range3, "100.64.0.0/16", "100.127.255.1"]
      )
    ]
  },
  {
    of: "DestinationCidrBlock",
    pattern: /can not be point to (10\.0\.0\.0\/8)/,
    read: ([range3]) => [
      claimPattern("reserved", about("DestinationCidrBlock"), ["11.0.0.0/8", "9.0.0.0/8"], [range3, "10.1.0.0/16"])
    ]
  },
  {
    of: "DestinationCidrBlock",
    pattern: /'DestinationCidrBlock' is an IP address, it will/,
    read: () => [
      claimPattern(
        "cidr",
        about("DestinationCidrBlock"),
        ["192.168.10.1", "192.168.10.0/24"],
        ["192.168.10", "192.168.10.0/33"]
      )
    ]
  }
];

// generator/src/audit/prose/markdown.ts
var list2 = ([words4 = ""], about2) => claimEnum(words4.split(/, /), about2);
var items = (takes, refuses) => (_, { name }) => [
  {
    what: "items",
    cases: [
      ...takes.map((one) => ({ set: { [name]: [one] }, ok: true })),
      ...refuses.map((one) => ({ set: { [name]: [one] }, ok: false }))
    ]
  }
];
var member = (name) => ({ name, all: [], makeSample: () => "x", makeItems: () => [] });
var csr = "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n";
var markdownExtractors = [
  { pattern: /max(?: length)? (\d+) characters/, read: ([max], about2) => [claimMaxLength(Number(max), about2)] },
  { pattern: /max length (\d+) entries/, read: ([max], about2) => [claimMaxItems(Number(max), about2)] },
  { pattern: /one of: ([^.;]+);/i, read: list2 },
  { pattern: /Must be '(\w+)'/, read: (values2, about2) => claimEnum(values2, about2) },
  {
    pattern: /range (\d+)-(\d+)/,
    read: ([min, max], about2) => [claimMinimum(Number(min), about2), claimMaximum(Number(max), about2)]
  },
  {
    pattern: /Example values: ([^.;]+);/,
    read: ([words4 = ""], about2) => [claimPattern("example", about2, words4.split(", "), [])]
  },
  {
    pattern: /Up to (\d+) tags/,
    read: ([max], about2) => [
      claimMaxItems(Number(max), {
        ...about2,
        makeItems: (count) => Array.from({ length: count }, () => ({ TagKey: "a" }))
      })
    ]
  },
  {
    pattern: /(TagKey|TagValue) max (\d+) chars/,
    read: ([name, max], about2) => [claimMaxLength(Number(max), member(`${about2.name}.n.${name}`))]
  },
  {
    pattern: /no (\w+)\/(\w+:) prefix/,
    read: (heads5, about2) => [
      claimPattern(
        "prefix",
        member(`${about2.name}.n.TagKey`),
        ["owner"],
        heads5.map((head) => `${head}x`)
      )
    ]
  },
  { pattern: /at least one element/, read: (_, about2) => [claimMinItems(1, about2)] },
  { pattern: /Array of integers/, read: items([7], ["7"]) },
  {
    pattern: /CSR string in PEM format/,
    read: (_, about2) => [claimPattern("pem", about2, [csr], ["MIIB", makeText(20)])]
  },
  {
    pattern: /wildcards \(e\.g\., (\S+)\); multiple domains separated by comma/,
    read: ([wildcard = ""], about2) => [
      claimPattern(
        "domains",
        about2,
        [wildcard, "test.com", `test.com,${wildcard}`],
        ["test.com;test.net", "test com", "*"]
      )
    ]
  },
  { pattern: /The IPv4 CIDR/, read: items(["10.0.0.0/8"], ["10.0.0.0/33", "2001:db8::/32"]) },
  { pattern: /The IPv6 CIDR/, read: items(["2001:db8::/32"], ["2001:db8::/129", "10.0.0.0/8"]) },
  { pattern: /Default: ([^;]+);/, read: ([value2 = ""]) => [claimDefault(/^\d+$/.test(value2) ? Number(value2) : value2)] }
];

// generator/src/audit/readers/addresses.ts
function findHosts(quotes) {
  return quotes.flatMap(
    ({ line, text: text2 }) => [...text2.matchAll(/(?<![\w@.])(?:https?:\/\/)?((?:[\w{}-]+\.)+(?:com|cn|net|org))\b/g)].map(([, host = ""]) => ({
      line,
      text: text2,
      host: host.toLowerCase()
    }))
  );
}
function readQuery(code2) {
  const joined = code2.replace(/\s*\n\s*/g, "").trim();
  const query = /^(?:GET |POST )?https?:\/\/[^?\s]+\?(\S.*)$/.exec(joined)?.[1];
  if (query === void 0 || !/\bAction=/.test(query)) return void 0;
  const pairs = query.split("&").map((part) => part.trim()).filter((part) => part.includes("=") && !/[<>]/.test(part)).map((part) => {
    const cut = part.indexOf("=");
    return [part.slice(0, cut).trim(), decode(part.slice(cut + 1).trim())];
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== "Action"));
}
function decode(text2) {
  try {
    return decodeURIComponent(text2);
  } catch {
    return text2;
  }
}

// generator/src/audit/readers/markdown-blocks.ts
var splitCells = (line) => line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((cell) => normalizeText(cell.replaceAll("\\|", "|")));
var isRuler = (line) => /^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/.test(line ?? "") && (line ?? "").includes("|");
var isPipe = (line) => /^\s*\|/.test(line ?? "");
var isSameHead = (a, b) => a.join("|").toLowerCase() === b.join("|").toLowerCase();
function readTable(lines2, start2, under2) {
  const head = splitCells(lines2[start2] ?? "");
  const rows = [];
  let at = start2 + 2;
  for (let next = at; next < lines2.length; next++) {
    const line = lines2[next] ?? "";
    if (isPageBreak(line)) continue;
    if (!isPipe(line) && !(line.includes("|") && next === at)) break;
    const cells = splitCells(line);
    if (isRuler(lines2[next + 1]) && !isSameHead(cells, head)) break;
    at = next + 1;
    if (!isRuler(line) && !isSameHead(cells, head)) rows.push({ line: next + 1, text: normalizeText(line), cells });
  }
  return { table: { is: "table", line: start2 + 1, under: under2, head, rows }, end: at };
}
function cutMarkdown(lines2) {
  const blocks = [];
  let under2 = "";
  let chapter = "";
  for (let at = 0; at < lines2.length; at++) {
    const line = lines2[at] ?? "";
    const [, level = "", heading] = /^(#+)\s+(.*?)\s*#*$/.exec(line) ?? [];
    if (heading !== void 0) {
      under2 = normalizeText(heading);
      if (level.length <= 2) chapter = under2;
      blocks.push({ is: "heading", line: at + 1, text: under2, under: under2, chapter });
    } else if (/^\s*(```|~~~)/.test(line)) {
      const end = lines2.findIndex((other, i) => i > at && /^\s*(```|~~~)\s*$/.test(other));
      const last = end === -1 ? lines2.length : end;
      blocks.push({ is: "code", line: at + 1, text: lines2.slice(at + 1, last).join("\n"), under: under2, chapter });
      at = last;
    } else if (line.includes("|") && isRuler(lines2[at + 1])) {
      const { table: table2, end } = readTable(lines2, at, under2);
      blocks.push(table2);
      at = end - 1;
    } else if (!isPageBreak(line)) {
      blocks.push({ is: "paragraph", line: at + 1, text: normalizeText(line), under: under2, chapter });
    }
  }
  return blocks;
}

// generator/src/audit/readers/shown-requests.ts
var parseObject = (text2) => {
  try {
    const value2 = JSON.parse(text2.replace(/^\s*\.\.\.\s*$/gm, ""));
    return typeof value2 === "object" && value2 !== null && !Array.isArray(value2) ? value2 : void 0;
  } catch {
    return void 0;
  }
};
function parseQuery(query) {
  return Object.fromEntries(
    query.split("&").filter(Boolean).map((part) => {
      const [name = "", value2] = part.split("=");
      return value2 === void 0 ? [name.replace(/[{}]/g, ""), name] : [name, value2];
    })
  );
}
var lowerCaseNames = (headers) => Object.fromEntries(Object.entries(headers).map(([name, text2]) => [name.toLowerCase(), String(text2)]));
function readCurl(text2) {
  const data = /(?:-d|--data(?:-raw)?) '([^']*)'/.exec(text2)?.[1];
  const url = /https?:\/\/[^\s'"\\]+/.exec(text2)?.[0];
  const query = url?.split("?")[1];
  const method = /(?:-X|--request) (\w+)/.exec(text2)?.[1];
  const headers = [...text2.matchAll(/(?:-H|--header) (['"])([^:]+): (.*?)\1/g)].map(([, , name = "", value2 = ""]) => [
    name,
    value2
  ]);
  const body = data === void 0 ? void 0 : parseObject(data);
  const input2 = { ...query === void 0 ? {} : parseQuery(query), ...body };
  return {
    ...method === void 0 ? {} : { method },
    ...url === void 0 ? {} : { url: url.split("?")[0] },
    headers: lowerCaseNames(Object.fromEntries(headers)),
    ...data !== void 0 && body === void 0 ? {} : { input: input2 }
  };
}
function readAssignments(script) {
  const texts2 = Object.fromEntries(
    [...script.matchAll(/^(\w+) = f?(['"])(.*)\2$/gm)].map(([, name = "", , text2 = ""]) => [name, text2])
  );
  const fillIn = (literal) => Object.entries(texts2).reduce(
    (at, [name, text2]) => at.replaceAll(`{${name}}`, text2).replaceAll(`: ${name}`, `: "${text2}"`),
    literal
  );
  const dictionaries = [...script.matchAll(/^(\w+) = (\{[\s\S]*?^\})/gm)].flatMap(([, name = "", literal = ""]) => {
    const value2 = parseObject(fillIn(literal).replace(/f'/g, "'").replace(/'/g, '"'));
    return value2 === void 0 ? [] : [[name, value2]];
  });
  return { texts: texts2, dictionaries: Object.fromEntries(dictionaries) };
}
function readRequestsCall(script) {
  const { texts: texts2, dictionaries } = readAssignments(script);
  const { headers = {}, params, payload } = dictionaries;
  const method = /requests\.(\w+)\(/.exec(script)?.[1]?.toUpperCase();
  const input2 = params ?? payload;
  return {
    ...method === void 0 ? {} : { method },
    ...texts2.url === void 0 ? {} : { url: texts2.url },
    headers: lowerCaseNames(headers),
    ...input2 === void 0 ? {} : { input: input2 }
  };
}
function readCommonRequest(script) {
  const find = (name) => new RegExp(`set_${name}\\((['"])(.*?)\\1\\)`).exec(script)?.[2];
  const action = find("action_name");
  const method = find("method");
  const added = [...script.matchAll(/add_query_param\((['"])(.*?)\1, (['"])(.*?)\3\)/g)].map(
    ([, , name = "", , text2 = ""]) => [name, text2]
  );
  return {
    ...method === void 0 ? {} : { method },
    url: `https://${find("domain") ?? ""}${find("uri_pattern") ?? "/"}`,
    headers: {},
    input: Object.fromEntries(added),
    ...action === void 0 ? {} : { action }
  };
}
var upperCaseWords = (name) => name.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
function readFunctionCall(script) {
  const name = /\.(\w+)\(\*\*params\)/.exec(script)?.[1];
  const input2 = readAssignments(script).dictionaries.params;
  return {
    headers: {},
    ...input2 === void 0 ? {} : { input: input2 },
    ...name === void 0 ? {} : { action: upperCaseWords(name) }
  };
}
var kinds = [
  [/^\s*curl /, readCurl],
  [/\brequests\.\w+\(/, readRequestsCall],
  [/\bCommonRequest\(\)/, readCommonRequest],
  [/\(\*\*params\)/, readFunctionCall]
];
function readShownRequest(text2) {
  return kinds.find(([sign]) => sign.test(text2))?.[1](text2);
}

// generator/src/audit/readers/capability-tables.ts
var heads = {
  input: ["parameter", "type", "required", "default", "constraints", "description"],
  errors: ["error code", "description", "recommended action"]
};
var listColumns = ({ head }) => head.map((cell) => cell.replace(/ \(.*/, "").toLowerCase());
var findKind2 = (table2) => Object.keys(heads).find((kind2) => heads[kind2].every((column) => listColumns(table2).includes(column)));
var readCells = (table2, { cells }) => Object.fromEntries(
  listColumns(table2).map((column, i) => [column, /^[-–—]?$/.test(cells[i] ?? "") ? "" : cells[i] ?? ""])
);
var findRequiredFor = (description) => [...(/\*Required for ([^)]*)\)/.exec(description)?.[1] ?? "").matchAll(/\b(?:[A-Z][a-z0-9]+){2,}\b/g)].map(
  ([name]) => name
);
var requiredWords = {
  true: true,
  yes: true,
  false: false,
  no: false,
  "true*": "conditional",
  "yes*": "conditional"
};
function readMember(table2, row) {
  const {
    parameter = "",
    type = "",
    required = "",
    default: value2 = "",
    constraints: constraints2 = "",
    description = ""
  } = readCells(table2, row);
  const word3 = requiredWords[required.toLowerCase().replace(/\s/g, "")];
  const requiredFor = findRequiredFor(description);
  return {
    line: row.line,
    text: row.text,
    name: squeezeName(parameter),
    type: squeezeName(type),
    ...word3 === void 0 ? {} : { required: word3 },
    ...requiredFor.length === 0 ? {} : { requiredFor },
    description: `${constraints2}; ${value2 === "" ? "" : `Default: ${value2};`} ${description}`
  };
}
function readError(table2, row) {
  const cells = readCells(table2, row);
  const code2 = squeezeName(cells["error code"] ?? "");
  return {
    line: row.line,
    text: row.text,
    code: code2,
    .../^\d{3}$/.test(code2) ? { http: Number(code2) } : {},
    message: `${cells.description ?? ""} ${cells["recommended action"] ?? ""}`
  };
}
var isTable = (block2) => block2.is === "table";
var isText = (is) => (block2) => block2.is === is;
var limitPatterns = [
  { pattern: /(\d[\d,]*)\s*(?:QPS|queries per second|requests per second)/i, names: ["requestsPerSecond"] },
  { pattern: /starting (?:at|from|with)\s*(\d+)\s*ms/i, names: ["retryBase"] },
  { pattern: /(?:max(?:imum)?(?: of)?|at most|up to|no more than)\s*(\d+)\s*retries/i, names: ["retryMost"] }
];
var findLimits = (quotes) => quotes.flatMap(
  ({ line, text: text2 }) => limitPatterns.flatMap(({ pattern, names: names2 }) => {
    const groups = pattern.exec(text2)?.slice(1) ?? [];
    return names2.flatMap(
      (name, i) => groups[i] === void 0 ? [] : [{ line, text: text2, name, value: Number(groups[i].replaceAll(",", "")) }]
    );
  })
);
var nameHeading = (heading) => heading.replace(/ - .*/, "").replace(/[^A-Za-z0-9]/g, "");
function nameRequest({ action, url = "" }, under2) {
  const last = url.split("/").at(-1) ?? "";
  return action ?? (/^[A-Z][A-Za-z]+[a-z]$/.test(last) ? last : nameHeading(under2));
}
function readSample2(block2) {
  const shown = readShownRequest(block2.text);
  if (shown === void 0) return [];
  const { line } = block2;
  return [
    {
      line,
      text: block2.under,
      operation: nameRequest(shown, block2.under),
      ...shown.input === void 0 ? {} : { samples: [{ line, text: block2.text.split("\n")[0] ?? "", input: shown.input }] }
    }
  ];
}
function readDocument({ text: text2 }) {
  const blocks = cutMarkdown(splitLines(text2));
  const tables2 = blocks.filter(isTable);
  const groups = tables2.filter((table2) => findKind2(table2) === "input").map((table2) => {
    const { line, under: under2 } = table2;
    return { line, text: under2, name: under2, input: table2.rows.map((row) => readMember(table2, row)) };
  });
  const errors2 = tables2.filter((table2) => findKind2(table2) === "errors");
  const commonErrors = errors2.flatMap((table2) => table2.rows.map((row) => readError(table2, row)));
  const others2 = tables2.filter((table2) => findKind2(table2) === void 0).map(({ line, under: under2, head, rows: rows2 }) => ({ line, text: under2, name: under2, columns: head, rows: rows2 }));
  const remarks = blocks.filter(isText("paragraph"));
  const code2 = blocks.filter(isText("code"));
  const rows = [...groups.flatMap(({ input: input2 }) => input2), ...commonErrors];
  const unreadable = rows.filter((row) => "code" in row ? row.code === "" : !/^[\w.[\]-]+$/.test(row.name));
  return {
    isComplete: false,
    operations: code2.flatMap(readSample2),
    groups,
    ...errors2.length === 0 ? {} : { commonErrors },
    tables: others2,
    hosts: findHosts(remarks),
    limits: findLimits([...remarks, ...commonErrors]),
    remarks,
    code: code2,
    rows: rows.length,
    understood: rows.length - unreadable.length,
    unreadable: unreadable.map(({ line, text: quote }) => ({ line, text: quote }))
  };
}
var capabilityTables = {
  name: "capability-tables",
  extractors: markdownExtractors,
  recognise: ({ text: text2 }) => cutMarkdown(splitLines(text2)).some((block2) => isTable(block2) && findKind2(block2) === "input") ? 1 : 0,
  read: readDocument
};

// generator/src/audit/readers/curl-samples.ts
var removeEllipses = (text2) => text2.replace(/^\s*\.\.\.\s*,?$/gm, "").replace(/,(\s*[\]}])/g, "$1");
function readAnswer(code2) {
  const lines2 = code2.split("\n");
  const blank = lines2.findIndex((line, i) => i > 0 && line.trim() === "");
  const offset = lines2.findIndex((line, i) => i > blank && blank > 0 && /^\s*[{[]/.test(line));
  if (offset === -1) return void 0;
  try {
    return { offset, answer: JSON.parse(removeEllipses(lines2.slice(offset).join("\n"))) };
  } catch {
    return void 0;
  }
}
var cutCommand = (code2) => code2.split(/\n\s*\n/)[0] ?? code2;
var readPath = (url) => url.replace(/^https?:\/\/[^/]+/, "");
function readCall(block2) {
  const shown = readShownRequest(cutCommand(block2.text));
  if (shown?.url === void 0) return [];
  const { line, chapter } = block2;
  const found = readAnswer(block2.text);
  return [
    {
      line,
      text: chapter,
      operation: chapter,
      method: shown.method ?? "GET",
      path: readPath(shown.url),
      ...shown.input === void 0 ? {} : { samples: [{ line, text: block2.text.split("\n")[0] ?? "", input: shown.input }] },
      ...found === void 0 ? {} : { answers: [{ line: line + 1 + found.offset, text: "the sample answer", answer: found.answer }] }
    }
  ];
}
var isCode = (block2) => block2.is === "code";
var isCall = (block2) => isCode(block2) && /^\s*curl /.test(block2.text);
function readDocument2({ text: text2 }) {
  const blocks = cutMarkdown(splitLines(text2));
  const calls = blocks.filter(isCall);
  const operations = calls.flatMap(readCall);
  const remarks = blocks.filter((block2) => block2.is === "paragraph");
  const unreadable = calls.filter(
    ({ line }) => !operations.some((one) => one.line === line && one.answers !== void 0 && one.samples !== void 0)
  );
  return {
    isComplete: operations.length > 1,
    operations,
    hosts: findHosts(remarks),
    remarks,
    code: blocks.filter(isCode),
    rows: calls.length,
    understood: calls.length - unreadable.length,
    unreadable: unreadable.map(({ line, text: code2 }) => ({ line, text: code2.split("\n")[0] ?? "" }))
  };
}
var curlSamples = {
  name: "curl-samples",
  extractors: [],
  recognise: ({ text: text2 }) => {
    const blocks = cutMarkdown(splitLines(text2));
    const hasTable = blocks.some(({ is }) => is === "table");
    return !hasTable && blocks.some(isCall) ? 0.6 : 0;
  },
  read: readDocument2
};

// generator/src/audit/prose/one-cell-per-line.ts
var makeLowerText = (length3) => "a".repeat(length3);
var bound = (ofNumber, ofText) => ([n], about2) => [(typeof about2.makeSample(about2.name) === "number" ? ofNumber : ofText)(Number(n), about2)];
var upTo = ([max], about2) => [claimMaxLength(Number(max), about2, makeLowerText)];
var marks = ["_", ",", ".", "&", "-", ":", "=", "+", "@", " ", "!", "/"];
var onlyMarks = ([listed = ""], about2) => {
  const named2 = [...listed.matchAll(/\((\S+)\)/g)].map(([, inside]) => inside).join("") + (listed.includes("spaces") ? " " : "");
  return marks.map(
    (mark) => claimPattern(
      `mark ${mark === " " ? "blank" : mark}`,
      about2,
      named2.includes(mark) ? [`a${mark}a`] : [],
      named2.includes(mark) ? [] : [`a${mark}a`]
    )
  );
};
var bullets = ([list3 = ""], about2) => claimEnum(
  [...list3.matchAll(/• (\w+)/g)].map(([, word3 = ""]) => word3),
  about2
);
function parseLiteral(value2) {
  if (/^\d+$/.test(value2)) return Number(value2);
  return /^(true|false)$/.test(value2) ? value2 === "true" : value2;
}
var oneCellPerLineExtractors = [
  { pattern: /Minimum: (\d+)/, read: bound(claimMinimum, claimMinLength) },
  { pattern: /Maximum: (\d+)/, read: bound(claimMaximum, (n, about2) => claimMaxLength(n, about2, makeLowerText)) },
  {
    pattern: /Array Length: 0 - (\d+)/,
    read: ([max], about2) => [
      { what: "minItems", cases: makeCases(about2, [[]], []) },
      claimMaxItems(Number(max), about2)
    ]
  },
  {
    pattern: /Default: (\w+)/,
    read: ([value2 = ""], { name, makeSample: makeSample2 }) => [
      claimDefault(typeof makeSample2(name) === "string" ? value2 : parseLiteral(value2))
    ]
  },
  {
    pattern: /Enter (\d+) to (\d+) characters/,
    read: ([min, max], about2) => [
      claimMinLength(Number(min), about2),
      claimMaxLength(Number(max), about2, makeLowerText)
    ]
  },
  { pattern: /Enter up to (\d+) characters/, read: upTo },
  { pattern: /maximum of (\d+) characters/, read: upTo },
  { pattern: /letters, digits, (?:and )?(.*?special characters \(\S+\))/, read: onlyMarks },
  { pattern: /letters, digits, (underscores \(_\), and hyphens \(-\))/, read: onlyMarks },
  {
    pattern: /lowercase letters \(a-f\), digits, and hyphens \(-\)/,
    read: (_, about2) => [claimPattern("hexadecimal", about2, ["abcdef-0123456789"], ["g", "A", "a_b", "a b"])]
  },
  {
    pattern: /No space is allowed at the beginning or end/,
    read: (_, about2) => [claimPattern("ends", about2, ["a b"], [" a", "a ", " "])]
  },
  { pattern: /can be an empty string/, read: (_, about2) => [claimPattern("empty", about2, [""], [])] },
  { pattern: /Options: ((?:• .*)+)/, read: bullets },
  {
    pattern: /mandatory when instance_type is set to (\w+)/,
    read: ([type], { name }) => [
      claimRule(
        "instance_type",
        [{ instance_type: type, [name]: 1 }, true],
        [{ instance_type: type, [name]: void 0 }, false]
      )
    ]
  },
  {
    pattern: /mandatory only when charge_mode is set to (\w+)/,
    read: ([mode], { name }) => [
      claimRule(
        "charge_mode",
        [{ "charge_info.charge_mode": mode, [name]: void 0 }, false],
        [{ "charge_info.charge_mode": "postPaid" }, false]
      )
    ]
  },
  {
    pattern: /period_type is set to (\w+), the value ranges from (\d+) to (\d+)/,
    read: ([type, min, max], about2) => {
      const given = { "charge_info.period_type": type };
      return [claimMinimum(Number(min), about2, given), claimMaximum(Number(max), about2, given)];
    }
  },
  {
    pattern: /mandatory when you create an enterprise instance/,
    read: () => [claimRule("enterprise", [{ instance_type: "enterprise", additional_params: void 0 }, false])]
  }
];

// generator/src/audit/readers/one-cell-per-line.ts
var heads2 = {
  input: ["Parameter", "Mandatory", "Type", "Description"],
  output: ["Parameter", "Type", "Description"],
  status: ["Status Code", "Description"]
};
var findHead = (lines2, at) => Object.keys(heads2).find(
  (kind2) => heads2[kind2].every((column, i) => lines2[at + i]?.text.toLowerCase() === column.toLowerCase())
);
var isName = (text2 = "") => /^[A-Za-z][\w-]*$/.test(text2) || text2.includes("_") && /^[a-z]\w*(?: \w+){1,2}$/.test(text2);
var isType3 = (text2 = "") => /^(?:[A-Z][A-Za-z]*|\w+ object|Array of \w+(?: objects)?)$/.test(text2);
var requiredWords2 = {
  yes: true,
  no: false,
  conditional: "conditional"
};
var ends = /^(?:Table \d+ |Request Parameters$|Response Parameters$|Example (?:Requests?|Responses?)|Status codes?:? ?\d*$|Error Codes?$|URI$)/i;
function cutTables(lines2) {
  return lines2.flatMap((_, at) => {
    const kind2 = findHead(lines2, at);
    if (kind2 === void 0) return [];
    const first = at + heads2[kind2].length;
    const next = lines2.findIndex(({ text: text2 }, i) => i >= first && (ends.test(text2) || findHead(lines2, i) !== void 0));
    const title = /^Table \d+ (.*)$/.exec(lines2[at - 1]?.text ?? "")?.[1] ?? lines2[at - 1]?.text ?? "";
    const start2 = lines2[at];
    return start2 === void 0 ? [] : [{ kind: kind2, title, lines: lines2.slice(first, next === -1 ? void 0 : next), line: start2.line }];
  });
}
var beginsRow = (lines2, at, kind2) => isName(lines2[at]?.text) && (kind2 === "input" ? Object.hasOwn(requiredWords2, lines2[at + 1]?.text.toLowerCase() ?? "") && isType3(lines2[at + 2]?.text) : isType3(lines2[at + 1]?.text));
function readRows({ kind: kind2, lines: lines2 }) {
  const starts = lines2.flatMap((_, at) => beginsRow(lines2, at, kind2) ? [at] : []);
  return starts.map((start2, i) => {
    const cells = lines2.slice(start2, starts[i + 1]);
    const [name, ...rest] = cells.map(({ text: text3 }) => text3);
    const required = kind2 === "input" ? requiredWords2[(rest.shift() ?? "").toLowerCase()] : void 0;
    const [type = "", ...text2] = rest;
    return {
      line: cells[0]?.line ?? 0,
      text: cells.map((cell) => cell.text).join(" | "),
      name: squeezeName(name ?? ""),
      type,
      ...required === void 0 ? {} : { required },
      description: normalizeText(text2.join(" "))
    };
  });
}
var findTypeName = (type = "") => /(\w+) objects?$/.exec(type)?.[1];
var findWire = (title) => ["path", "header", "query", "body"].find((word3) => title.toLowerCase().includes(word3));
function nestMembers(rows, tables2, depth = 0) {
  return rows.flatMap((row) => {
    const table2 = tables2.get(findTypeName(row.type)?.toLowerCase() ?? "");
    if (table2 === void 0 || depth > 5) return [row];
    const prefix = /^Array/.test(row.type ?? "") ? `${row.name}.n.` : `${row.name}.`;
    const inner = readRows(table2).map((one) => ({ ...one, name: `${prefix}${one.name}` }));
    return [row, ...nestMembers(inner, tables2, depth + 1)];
  });
}
function readSide(tables2, kind2) {
  const own = tables2.filter((table2) => table2.kind === kind2);
  const named2 = new Map(own.map((table2) => [table2.title.replace(/\s/g, "").toLowerCase(), table2]));
  const roots2 = own.filter(({ title }) => findWire(title) !== void 0);
  if (roots2.length === 0) return void 0;
  return roots2.flatMap((table2) => {
    const wire = findWire(table2.title);
    const rows = readRows(table2).map((row) => wire === void 0 ? row : { ...row, wire });
    return nestMembers(rows, named2);
  });
}
var readStatuses = (tables2) => tables2.filter(({ kind: kind2 }) => kind2 === "status").flatMap(
  ({ lines: lines2 }) => lines2.flatMap(
    ({ line, text: text2 }, i) => /^[45]\d\d$/.test(text2) ? [{ line, text: text2, code: text2, http: Number(text2), message: lines2[i + 1]?.text ?? "" }] : []
  )
);
function findJson(lines2) {
  const found = [];
  for (let at = 0; at < lines2.length; at++) {
    const indent = /^(\s*)\{\s*$/.exec(lines2[at] ?? "")?.[1];
    if (indent === void 0) continue;
    const end = lines2.findIndex((other, i) => i > at && other.trimEnd() === `${indent}}`);
    if (end === -1) continue;
    const text2 = lines2.slice(at, end + 1).join("\n");
    const above = lines2.slice(0, at).findLast((line) => line.trim() !== "");
    const address3 = /^\s*([A-Z]+ https?:\/\/\S+)$/.exec(above ?? "")?.[1];
    try {
      found.push({ line: at + 1, text: text2, value: JSON.parse(text2), ...address3 === void 0 ? {} : { address: address3 } });
    } catch {
    }
    at = end;
  }
  return found;
}
function listParagraphs(lines2, tables2, json) {
  const taken = new Set(tables2.flatMap((table2) => table2.lines.map(({ line }) => line)));
  for (const { line, text: text2 } of json) for (let i = 0; i < text2.split("\n").length; i++) taken.add(line + i);
  return lines2.flatMap(
    (text2, at) => isPageBreak(text2) || taken.has(at + 1) ? [] : [{ line: at + 1, text: normalizeText(text2), under: "" }]
  );
}
function readDocument3({ text: text2 }) {
  const all = splitLines(text2);
  const lines2 = all.flatMap(
    (line, at) => isPageBreak(line) && !/^\s*\d{3}\s*$/.test(line) ? [] : [{ line: at + 1, text: normalizeText(line) }]
  );
  const tables2 = cutTables(lines2);
  const json = findJson(all);
  const remarks = listParagraphs(all, tables2, json);
  const address3 = lines2.find((line) => /^(?:POST|GET|PUT|DELETE|PATCH) \/\S+$/.test(line.text));
  const [method, path] = address3?.text.split(" ") ?? [];
  const title = remarks.find(({ text: one }) => !/^updated on/i.test(one)) ?? { line: 1, text: "" };
  const input2 = readSide(tables2, "input");
  const output2 = readSide(tables2, "output");
  const members2 = [...input2 ?? [], ...output2 ?? []];
  const statuses = readStatuses(tables2);
  return {
    isComplete: false,
    operations: [
      {
        line: address3?.line ?? title.line,
        text: address3?.text ?? title.text,
        operation: title.text,
        ...input2 === void 0 ? {} : { input: input2 },
        ...output2 === void 0 ? {} : { output: output2 },
        ...method === void 0 ? {} : { method },
        ...path === void 0 ? {} : { path },
        samples: json.filter(({ address: to }) => to !== void 0).map(toSample),
        answers: json.filter(({ address: to }) => to === void 0).map(toAnswer)
      }
    ],
    ...statuses.length === 0 ? {} : { commonErrors: statuses },
    remarks,
    code: json.map(({ line, text: one }) => ({ line, text: one, under: "" })),
    rows: members2.length + statuses.length,
    understood: members2.length + statuses.length,
    unreadable: []
  };
}
var toSample = ({ line, text: text2, address: address3, value: value2 }) => ({
  line,
  text: address3 ?? text2,
  input: value2
});
var toAnswer = ({ line, value: value2 }) => ({ line, text: "the sample answer", answer: value2 });
var oneCellPerLine = {
  name: "one-cell-per-line",
  extractors: oneCellPerLineExtractors,
  recognise: ({ text: text2 }) => {
    const lines2 = splitLines(text2).filter((line) => line.trim() !== "").map((line, at) => ({ line: at, text: line.trim() }));
    return lines2.some((_, at) => ["input", "output"].includes(findHead(lines2, at) ?? "")) ? 0.9 : 0;
  },
  read: readDocument3
};

// generator/src/audit/prose/pages/subject.ts
function findTaken({ name, makeSample: makeSample2 }) {
  const sample = makeSample2(name);
  if (Array.isArray(sample)) return "list";
  if (typeof sample === "number") return "number";
  if (typeof sample === "boolean") return "boolean";
  return typeof sample === "object" && sample !== null ? "object" : "text";
}
var fold = (name) => name.replace(/\.N(?=\.|$)/g, ".n");
function findNamed(word3, { name, all }) {
  const group2 = fold(name).split(".").slice(0, -1).join(".");
  const wanted = [group2 === "" ? word3 : `${group2}.${fold(word3)}`, fold(word3)];
  return wanted.flatMap((one) => all.find((other) => fold(other) === one) ?? [])[0];
}
var findLast2 = (name) => name.replace(/\.n$/i, "").split(".").at(-1) ?? name;
function isAboutAnother(sentence, about2) {
  const first = /^(?:the )?(?:value of )?(?:the )?`?([A-Z][A-Za-z\d]+(?:\.[A-Za-z\d]+)*)`?(?: parameter| value)?\s+(?:must|can|cannot|is|values?)/i.exec(sentence)?.[1];
  const last = findLast2(about2.name).toLowerCase();
  if (first === void 0 || first.toLowerCase().endsWith(last)) return false;
  return about2.all.some((name) => findLast2(name).toLowerCase() === first.toLowerCase());
}

// generator/src/audit/prose/pages/makers.ts
var words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
var zhWords = ["\u96F6", "\u4E00", "\u4E8C", "\u4E09", "\u56DB", "\u4E94", "\u516D", "\u4E03", "\u516B", "\u4E5D", "\u5341"];
function readNumber(text2 = "") {
  const plain2 = text2.replace(/[,，\s]/g, "").toLowerCase();
  const word3 = Math.max(words.indexOf(plain2), zhWords.indexOf(plain2));
  return word3 >= 0 ? word3 : Number(plain2);
}
var isNumber = (value2) => Number.isFinite(value2);
var length = ([min, max], about2) => {
  if (findTaken(about2) !== "text" || !isNumber(readNumber(max))) return [];
  const least = readNumber(min);
  return [...min === void 0 || least === 0 ? [] : [claimMinLength(least, about2)], claimMaxLength(readNumber(max), about2)];
};
var maxLength = ([max], about2) => findTaken(about2) === "text" ? [claimMaxLength(readNumber(max), about2)] : [];
var minLength = ([min], about2) => findTaken(about2) === "text" && readNumber(min) > 0 ? [claimMinLength(readNumber(min), about2)] : [];
var asItem = (about2, value2) => {
  const sample = about2.makeSample(about2.name);
  const item = Array.isArray(sample) ? sample[0] : sample;
  return typeof item === "string" ? String(value2) : value2;
};
var inList = (what, about2, takes, refuses) => ({
  what,
  cases: makeCases(about2, [[asItem(about2, takes)]], [[asItem(about2, refuses)]])
});
var maximum = ([max], about2, given) => {
  const most = readNumber(max);
  if (!isNumber(most)) return [];
  const taken = findTaken(about2);
  if (taken === "number") return [claimMaximum(most, about2, given)];
  return taken === "list" && typeof asItem(about2, 1) === "number" ? [inList("items", about2, most, most + 1)] : [];
};
var minimum = ([min], about2, given) => {
  const least = readNumber(min);
  return isNumber(least) && findTaken(about2) === "number" ? [claimMinimum(least, about2, given)] : [];
};
var range = ([min, max], about2, given) => [...minimum([min ?? ""], about2, given), ...maximum([max ?? ""], about2, given)];
var listMost = ([max], about2) => findTaken(about2) === "list" && readNumber(max) > 0 ? [claimMaxItems(readNumber(max), about2)] : [];
var listRange = ([min, max], about2) => findTaken(about2) === "list" ? [...readNumber(min) > 0 ? [claimMinItems(readNumber(min), about2)] : [], claimMaxItems(readNumber(max), about2)] : [];
var indexMost = ([max], about2) => {
  const most = readNumber(max);
  const [, list3, member2] = /^(.*?)\.n(?:\.(.+))?$/i.exec(about2.name) ?? [];
  if (list3 === void 0 || !(most > 0) || /\.n\./i.test(member2 ?? "")) return [];
  const item = about2.makeSample(about2.name);
  const makeItems3 = (count) => Array.from({ length: count }, () => ({ [member2 ?? ""]: item }));
  const of = { ...about2, name: list3 };
  return [claimMaxItems(most, member2 === void 0 ? of : { ...of, makeItems: makeItems3 })];
};
var grammar2 = /^(?:the|an?|that|this|it|its|same|equal|set|determined|calculated|not|subject|based|current|original)$/i;
var nothing2 = /^(?:null|none|empty|nil|blank|""|''|n\/a|-|空|无|空值|空字符串|不填)$/i;
var byDefault = ([text2 = ""], about2, given) => {
  if (Object.keys(given).length > 0) return [];
  const value2 = text2.replace(/[`"'“”]/g, "").trim();
  if (nothing2.test(value2)) return [claimDefault(void 0)];
  if (grammar2.test(value2)) return [];
  const taken = findTaken(about2);
  if (taken === "number") return isNumber(readNumber(value2)) ? [claimDefault(readNumber(value2))] : [];
  if (taken === "boolean") return /^(?:true|false)$/i.test(value2) ? [claimDefault(/true/i.test(value2))] : [];
  return taken === "text" && /^[\w.:/+-]+$/.test(value2) ? [claimDefault(value2)] : [];
};
var noDefault = (_, __, given) => Object.keys(given).length > 0 ? [] : [claimDefault(void 0)];
function makeEnum(values2, about2, given = {}) {
  const taken = findTaken(about2);
  if (taken === "object" || values2.length === 0) return [];
  const typed2 = taken === "number" ? values2.map(readNumber) : values2;
  if (taken === "number" && !typed2.every((value2) => isNumber(value2))) return [];
  if (taken === "list")
    return [{ what: "items", cases: makeCases(about2, values2.map((value2) => [value2]), [["no-such-value"]]) }];
  if (Object.keys(given).length === 0) return claimEnum(values2, about2);
  const other = taken === "number" ? Math.max(...typed2) + 1 : "no-such-value";
  return [{ what: "enum", cases: makeCases(about2, typed2, [other], given) }];
}
var splitList = (text2) => text2.split(/\s*(?:,|，|、|\/|\||\bor\b|\band\b|或者|或|和|以及)\s*/).map((part) => part.replace(/[`"'“”‘’（）()。.\s]/g, (mark) => mark === "." ? "." : "")).map((part) => part.replace(/\.$/, "")).filter((part) => part !== "");
var inlineEnum = ([text2 = ""], about2, given) => {
  const values2 = splitList(text2);
  return values2.length > 1 && values2.every((value2) => /^[A-Za-z\d][\w.-]*$/.test(value2)) ? makeEnum(values2, about2, given) : [];
};
var startWords = /[A-Za-z][A-Za-z\d]*:\/\/|acs:|aliyun/g;
var notStart = ([text2 = ""], about2) => {
  const heads5 = [...new Set(text2.match(startWords) ?? [])];
  return findTaken(about2) === "text" && heads5.length > 0 ? [claimPattern("start", about2, [], heads5.map((head) => `${head}abc`))] : [];
};
var notInside = ([text2 = ""], about2) => {
  const parts = [...new Set(text2.match(/https?:\/\//g) ?? [])];
  return findTaken(about2) === "text" && parts.length > 0 ? [claimPattern("inside", about2, [], parts.map((part) => `abc${part}abc`))] : [];
};
var letterFirst = (_, about2) => findTaken(about2) === "text" ? [claimPattern("first letter", about2, ["Abc"], ["1abc", "_abc"])] : [];
var notEmpty = (_, about2) => findTaken(about2) === "text" ? [claimPattern("empty", about2, [], [""])] : [];
var mayBeEmpty = (_, about2) => findTaken(about2) === "text" ? [claimPattern("empty", about2, [""], [])] : [];
var usualMarks = [".", ":", "_", "-"];
var marks2 = ([text2 = ""], about2) => {
  if (findTaken(about2) !== "text") return [];
  const named2 = [...text2.matchAll(/[（(]\s*`?([^\sA-Za-z\d（）()`])`?\s*[）)]/g)].map(([, mark = ""]) => mark);
  if (named2.length < 2) return [];
  const others2 = usualMarks.filter((mark) => !named2.includes(mark));
  const put = (mark) => `Ab${mark}c1`;
  return [claimPattern("marks", about2, named2.map(put), others2.map(put))];
};
var address2 = (_, about2) => findTaken(about2) === "text" ? [claimPattern("address", about2, ["10.1.2.3", "10.0.0.0/8"], ["10.0.0", "10.0.0.0/33"])] : [];
var threeOfFour = (_, about2) => findTaken(about2) === "text" ? [claimPattern("kinds", about2, ["Abcdefg1", "abcdef1!"], ["abcdefgh", "abcdefg1"])] : [];
var allOfThree = (_, about2) => findTaken(about2) === "text" ? [claimPattern("kinds", about2, ["Abcdefg1"], ["abcdefg1", "ABCDEFG1", "Abcdefgh"])] : [];
var allOfFour = (_, about2) => findTaken(about2) === "text" ? [claimPattern("kinds", about2, ["Abcdef1!"], ["abcdef1!", "Abcdefg1"])] : [];

// generator/src/audit/prose/pages/en-pages.ts
var number2 = String.raw`([\d,]*\d)`;
var upTo2 = String.raw`(?:up to|at most|no more than|not (?:be )?more than|(?:a |the )?maximum(?: length)? (?:of|is)|max\.?|(?:cannot|must not|can not|may not|should not|not) exceed|(?:cannot|must not) be (?:more|longer|greater) than|(?:not|no) longer than|(?:less|fewer) than or equal to|within|limited to)`;
var kind = String.raw`(?:(?:English|Chinese|ASCII|Unicode|UTF-8|valid|printable)(?: (?:or|and) (?:English|Chinese))? )?`;
var counted = String.raw`(?:[A-Za-z-]+ ){0,3}?(?:IDs?|addresses|instances?|disks?|images?|snapshots?|points?|tags?|entries|values|names|accounts?|groups?|items|keys|elements|rules|policies|types)`;
var amount = String.raw`(\d+|two|three|four|five|six|seven|eight|nine|ten)`;
var join3 = (...parts) => new RegExp(parts.join(""), "i");
var enPages = {
  values: /(?:^|[.,;]\s*|\s)(?:the )?(?:(?:valid|optional|possible|allowed|supported|available|enumerated?|accepted) (?:values?|options?)|values?(?: options?| range)?|value options|options)(?: (?:are|include))?(?: as follows)?(?: for different [\w ]+)?\s*[:：]$/i,
  isDefault: /\(default\)|\bdefault value\b|this is the default/i,
  conditions: /\b(?:if|when|whenever|unless|otherwise|while|depend(?:s|ing) on|in (?:the|this) case|for (?:an?|the|all|other|non|linux|windows|pay|subscription|vpc|classic|instances|images|disks|retired|some)\b|linux|windows(?! server \d)|only (?:if|when|for)|on condition|except)\b|^for (?!more\b|example\b|security\b|information\b|details\b)/i,
  setting: [
    /\b(?:if|when) (?:the )?(?:value of )?`?([A-Za-z][\w.]*)`?(?: parameter)? (?:is set to|is|=|equals|takes the value|to) `?([A-Za-z\d][\w-]*)`?\s*[,:，：]/i,
    /\b(?:if|when) you set (?:the )?`?([A-Za-z][\w.]*)`?(?: parameter)? to `?([A-Za-z\d][\w-]*)`?\s*[,:，：]/i,
    /\b(?:if|when) `?([A-Za-z][\w.]*)\s*=\s*([A-Za-z\d][\w-]*)`?\s*[,:，：]/i
  ],
  labels: /^(?:default(?: value)?|(?:valid |optional )?values?(?: range)?|maximum(?: value)?|minimum(?: value)?|note)$/i,
  patterns: [
    { pattern: join3(String.raw`[\[(]?\b`, number2, String.raw`\s*(?:,|to|-|~|–|and)\s*`, number2, String.raw`[\])]?\s*`, kind, "characters?"), make: length },
    { pattern: join3(upTo2, String.raw`\s*`, number2, String.raw`\s*`, kind, "characters?"), make: maxLength },
    { pattern: join3(number2, " ", kind, "characters? (?:or less|or fewer|at most|at maximum)"), make: maxLength },
    { pattern: join3(String.raw`(?:at least|a minimum of|no (?:less|fewer|shorter) than)\s*`, number2, String.raw`\s*`, kind, "characters?"), make: minLength },
    {
      pattern: /\b(?:valid values?|value range|values? range(?:s)?(?: from)?|valid range|range of values|optional values?|value must be(?: an integer)?(?: (?:from|in the range(?: of| from)?))?|integer (?:from|between)|value ranges from)\s*[:：]?\s*(?:an? )?(?:integers? )?(?:from |between )?[[{(]?\s*(-?[\d,]*\d)\s*(?:to|-|~|–|and)\s*(-?[\d,]*\d)\s*[\]})]?(?!\s*(?:\w+ )?characters|[\d%]|,? *\d)/i,
      make: range
    },
    {
      pattern: /\b(?:valid values?|value range|values? range(?:s)?(?: from)?|valid range|range of values|optional values?)\s*[:：]?\s*\[\s*(-?\d+)\s*,\s*(-?\d+)\s*\]/i,
      make: range
    },
    { pattern: /\bvalid values? (?:when|if) [^:：]+[:：]\s*\[?(-?[\d,]*\d)\s*(?:to|-|~|–|,)\s*(-?[\d,]*\d)\]?/i, make: range },
    { pattern: join3(String.raw`\b(?:maximum|max\.?)(?: value)?\s*(?:[:：]|is)\s*`, number2, String.raw`(?![\d,]*\s*(?:\w+ )?characters)`), make: maximum },
    { pattern: join3(String.raw`\b(?:minimum|min\.?)(?: value)?\s*(?:[:：]|is)\s*`, number2, String.raw`(?![\d,]*\s*(?:\w+ )?characters)`), make: minimum },
    { pattern: /\b(?:start(?:ing)? value|initial value)\s*(?:[:：]|is)\s*(\d+)|pages start from page (\d+)/i, make: ([a, b], about2, given) => minimum([a ?? b ?? ""], about2, given) },
    { pattern: join3(upTo2, " ", amount, " ", counted, String.raw`\b`), make: listMost },
    { pattern: /\barray length\s*[:：]\s*(\d+) (?:to|-|~) (\d+)/i, make: listRange },
    { pattern: /\bof `?n`?\s*(?:[:：]|is|are|ranges? from)?\s*\[?(?:from )?1(?:,| to| ?-| ?~)\s*(\d+)\]?/i, make: indexMost },
    { pattern: /\b(?:which |and )?`?n`? is (?:a number )?from 1 to (\d+)/i, make: indexMost },
    { pattern: /\bdefault(?: value)?\s*(?:[:：]|is|=)\s*(?:`([^`]+)`|"([^"]*)"|([^\s,;，。(]*?[^\s.,;，。(]))(?=\s*(?:\.?(?:\s|$)|[,;，。(]))(?! or )/i, make: ([a, b, c], about2, given) => byDefault([a ?? b ?? c ?? ""], about2, given) },
    { pattern: /\b(?:this parameter|it|the value) is (?:left )?(?:empty|null|blank) by default|by default, this parameter is (?:left )?(?:empty|blank)/i, make: noDefault },
    {
      pattern: /\b(?:valid|optional|possible|allowed) values?\s*[:：]\s*((?:`?[A-Za-z][\w.-]*`?(?:\s*,? (?:and|or) |\s*[,|/]\s*)){1,20}`?[A-Za-z][\w.-]*`?)\s*\.?$/i,
      make: inlineEnum
    },
    { pattern: /(?:(?:can ?not|must not) (?:start|begin) with|(?:start|begin) with neither)\s+(.*)$/i, make: notStart },
    { pattern: /(?:can ?not|must not) contain\s+(.*)$/i, make: notInside },
    { pattern: /must (?:start|begin) with (?:an? )?(?:uppercase or lowercase |English )?(?:letter|English or (?:a )?Chinese character|English letter or (?:a )?Chinese character)/i, make: letterFirst },
    { pattern: /cannot be (?:an )?(?:empty|null)(?: string)?(?=[\s.,]|$)/i, make: notEmpty },
    { pattern: /can be (?:an? )?(?:empty|null) string/i, make: mayBeEmpty },
    { pattern: /(?:^|,? and )(?:it |the (?:[\w ]+ )?name |the value )?(?:can|may) contain (?!an array)(.*)$/i, make: marks2 },
    { pattern: /cidr(?: blocks?)?(?: and|,) ipv4 (?:addresses|format)/i, make: address2 },
    { pattern: /at least three of the following.*uppercase letters, lowercase letters, digits, and special characters/i, make: threeOfFour },
    { pattern: /must contain uppercase letters, lowercase letters, and (?:numbers|digits)\.?$/i, make: allOfThree },
    { pattern: /must contain uppercase letters, lowercase letters, (?:numbers|digits), and special characters/i, make: allOfFour }
  ]
};

// generator/src/audit/prose/pages/lists.ts
var code = /^[`"'“]?([A-Za-z\d][\w.+-]*)[`"'”]?(?:\s*[（(][^）)]*[）)])?\s*(?:[:：。;；,，.](?!\w)|$|[—–-] |(?<!\s)(?=[一-龥]))/;
var words2 = /^[`"]?([A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*){0,3})[`"]?\s*(?:[:：。.]|$)/;
var rangeText = /^[`[【]?\s*-?[\d,]+\s*(?:~|～|-|to|至|,)\s*-?[\d,]+/;
function listEntryValues(entries) {
  const values2 = entries.map(({ text: text2 }) => rangeText.test(text2) ? void 0 : words2.exec(text2)?.[1] ?? code.exec(text2)?.[1]);
  const isLabelOfRange = entries.every(({ text: text2, entries: inner }) => inner.length > 0 || rangeText.test(text2.replace(/^[^：:]*[：:]\s*/, "")));
  if (isLabelOfRange || values2.some((value2) => value2 === void 0)) return void 0;
  return values2.map((value2, at) => ({ value: (value2 ?? "").replace(/\.$/, ""), text: entries[at]?.text ?? "" }));
}
function readValues(listed, { isDefault }, about2, given) {
  const byMark = listed.filter(({ text: text2 }) => isDefault.test(text2));
  const values2 = [...new Set(listed.map(({ value: value2 }) => value2))];
  return [
    ...makeEnum(values2, about2, given),
    ...byMark.length === 1 ? byDefault([byMark[0]?.value ?? ""], about2, given) : []
  ];
}
function readRange({ text: text2 }) {
  const [, label2 = "", min, max] = /^[`"']?([A-Za-z][\w.]*)[`"']?\s*(?:[:：]|\s[—–-]\s)\s*(?:valid values: )?[[【]?\s*([\d,]+)\s*(?:~|～|-|to|至|,)\s*([\d,]*\d)\s*[\]】]?\s*(?:GiB|GB)?[。.;；]?$/i.exec(text2) ?? [];
  return max === void 0 ? void 0 : { label: label2, min: readNumber(min), max: readNumber(max) };
}
var isCategory = (label2) => /^(?:cloud|ephemeral|local)/.test(label2);
var claimRange = ({ min, max }, about2, given) => [
  claimMinimum(min, about2, given),
  claimMaximum(max, about2, given)
];
function readEntryRanges(entries, about2, given) {
  if (findTaken(about2) !== "number") return [];
  const numbers3 = readNumberEntries(entries, about2, given);
  if (numbers3 !== void 0) return numbers3;
  const category = ["Category", "DiskCategory"].map((name) => findNamed(name, about2)).find((name) => name !== void 0);
  if (category === void 0) return [];
  return entries.flatMap((entry2) => {
    const range3 = readRange(entry2);
    return range3 === void 0 || !isCategory(range3.label) ? [] : claimRange(range3, about2, { ...given, [category]: range3.label });
  });
}
var numberEntries = [
  /^[[【]\s*(-?\d+)\s*[,，]\s*(-?\d+)\s*[\]】]\s*(?:[:：。.]|$)/,
  /^[`[【]?\s*(-?[\d,]*\d)(?:\s*(?:~|～|to|至)\s*(-?[\d,]*\d))?\s*[\]】`]?\s*(?:[:：。.]|$)/
];
function readNumberEntries(entries, about2, given) {
  const ranges = entries.map(({ text: text2 }) => {
    const [match] = numberEntries.map((pattern) => pattern.exec(text2)).filter((found) => found !== null);
    return match === void 0 ? void 0 : { min: readNumber(match[1]), max: readNumber(match[2] ?? match[1]) };
  });
  if (ranges.some((range3) => range3 === void 0)) return void 0;
  const known2 = ranges.filter((range3) => range3 !== void 0);
  const isTaken = (value2) => known2.some(({ min, max }) => value2 >= min && value2 <= max);
  const most = Math.max(...known2.map(({ max }) => max));
  return [
    {
      what: "range",
      cases: makeCases(
        about2,
        known2.flatMap(({ min, max }) => [min, max]),
        [most + 1, ...known2.map(({ min }) => min - 1)].filter((value2) => !isTaken(value2)),
        given
      )
    }
  ];
}

// generator/src/audit/prose/pages/rules.ts
function findNames(text2, about2) {
  const words4 = text2.match(/[A-Za-z][\w.]*[A-Za-z\d]/g)?.filter((word3) => !/^(?:and|or|the|parameters?|both|of|either)$/i.test(word3)) ?? [];
  const names2 = words4.map((word3) => findNamed(word3, about2));
  return names2.length >= 2 && names2.every((name) => name !== void 0) ? names2 : void 0;
}
var exclude = ([text2 = ""], about2) => {
  const names2 = findNames(text2, about2);
  if (names2?.length !== 2) return [];
  const set = Object.fromEntries(names2.map((name) => [name, about2.makeSample(name)]));
  return [claimRule(`not together ${names2.toSorted().join(" ")}`, [set, false])];
};
var requireAny = ([text2 = ""], about2) => {
  const names2 = findNames(text2, about2);
  if (names2 === void 0) return [];
  return [claimRule(`one of ${names2.toSorted().join(" ")}`, [Object.fromEntries(names2.map((name) => [name, void 0])), false])];
};
var requireWhen = ([name = "", value2 = ""], about2) => {
  const named2 = findNamed(name, about2);
  if (named2 === void 0 || named2 === about2.name) return [];
  return [claimRule(`required when ${named2}`, [{ [named2]: value2, [about2.name]: void 0 }, false])];
};
var requireWithout = ([name = ""], about2) => {
  const named2 = findNamed(name, about2);
  if (named2 === void 0 || named2 === about2.name) return [];
  return [claimRule(`required without ${named2}`, [{ [named2]: void 0, [about2.name]: void 0 }, false])];
};
var pair = String.raw`(\x60?[A-Z][\w.]*\x60?(?: parameter)?\s*(?:and|or|,|和|、|与|或)\s*(?:the )?\x60?[A-Z][\w.]*\x60?)`;
var rules = [
  { pattern: new RegExp(String.raw`(?:cannot|can not|must not) (?:specify|set) (?:both )?(?:the )?${pair}(?: parameters?)?(?: at the same time| in (?:a|the same) request| together)?\.?$`, "i"), make: exclude },
  { pattern: new RegExp(String.raw`^(?:the )?${pair}(?: parameters?)? cannot be (?:specified|set)(?: at the same time| together| simultaneously)`, "i"), make: exclude },
  { pattern: new RegExp(String.raw`(?:不能|不可|不支持)同时(?:指定|设置|传入)(?:参数)?${pair}`), make: exclude },
  { pattern: new RegExp(String.raw`${pair}(?:参数)?(?:不能|不可以?)同时(?:指定|设置|传入|被指定)`), make: exclude },
  { pattern: /(?:must|need to|have to) (?:specify|set) at least one of (?:the )?(?:following parameters: )?(.*)$/i, make: requireAny },
  { pattern: /(?:参数)?(.*?)(?:参数)?(?:不能同时为空|至少(?:需要?)?(?:设置|指定|传入)一(?:个|项))/, make: requireAny },
  { pattern: /^(?:this parameter is )?required (?:when|if) (?:the )?`?([A-Z][\w.]*)`?(?: parameter)? is set to `?([\w-]+)`?\.?$/i, make: requireWhen },
  { pattern: /^(?:when|if) (?:the )?`?([A-Z][\w.]*)`?(?: parameter)? is set to `?([\w-]+)`?, (?:this parameter (?:is required|must be specified)|you must (?:specify|set) this parameter)/i, make: requireWhen },
  { pattern: /^(?:如果|若|当)(?:参数)?\s*`?([A-Z][\w.]*)`?\s*(?:参数)?取值为\s*`?([\w-]+)`?\s*时?，\s*(?:该|此|本)?参数(?:为)?必(?:填|选|须)/, make: requireWhen },
  { pattern: /^if you do not (?:specify|set) (?:the )?`?([A-Z][\w.]*)`?(?: parameter)?, (?:this parameter|it) is required/i, make: requireWithout }
];
var listTexts = ({ text: text2, entries }) => [text2, ...entries.flatMap(listTexts)];
var readRules = (statements, about2) => statements.flatMap(listTexts).flatMap(
  (text2) => rules.flatMap(({ pattern, make }) => {
    const match = pattern.exec(text2.trim());
    return match === null ? [] : make(match.slice(1), about2);
  })
);

// generator/src/audit/prose/pages/statements.ts
var bullet = /^(\s*)(?:[-*•]|\d+\.)\s+(.*)$/;
var glued = /(?<=[\d\]】）)A-Za-z])(?=默认值|最大值|最小值|起始值)|(?<=[\d\]])(?=Default(?: value)?:)/g;
function readLines(text2) {
  return text2.split("\n").flatMap((line) => {
    const [, indent = "", entry2 = ""] = bullet.exec(line) ?? [];
    const isEntry = bullet.test(line);
    const own = (isEntry ? entry2 : line).replace(/^\s*>\s*/, "").trim();
    return own === "" ? [] : [{ indent: indent.length, isEntry, text: own }];
  });
}
var splitSentences = (text2) => text2.split(/(?<=[。；;！])\s*|(?<=[a-z\d\]`"*)A-Z/][.!])\s+(?=[A-Z`"([\d一-龥])|\n/).flatMap((part) => part.split(glued)).map((part) => part.trim()).filter((part) => part !== "");
function readStatements(description) {
  const roots2 = [];
  let open = [];
  for (const { indent, isEntry, text: text2 } of readLines(description)) {
    if (!isEntry) {
      roots2.push(...splitSentences(text2).map((sentence) => ({ text: sentence, entries: [] })));
      open = [];
      continue;
    }
    const node2 = { text: text2, entries: [] };
    open = open.filter((other) => other.indent + 1 < indent);
    const parent = open.at(-1)?.node ?? roots2.at(-1);
    if (parent === void 0) roots2.push(node2);
    else parent.entries.push(node2);
    open.push({ indent, node: node2 });
  }
  return roots2;
}

// generator/src/audit/prose/pages/zh-pages.ts
var zhPages = {
  values: /(?:取值范围|取值包括|取值如下|取值|可选值|可能值|枚举值|参数值)(?:为|包括|如下|有)?\s*[:：]$/,
  isDefault: /[（(]默认(?:值)?[）)]/,
  conditions: /如果|若|当(?!前)|时[，,：:]|时$|时(?:必填|生效|有效)|仅(?:当|在)|否则|取决于|对于|的情况|(?:实例|镜像|盘)：|Windows(?! Server)|Linux|除非|除了/,
  setting: [
    /(?:如果|若|当)?(?:参数)?\s*`?([A-Za-z][\w.]*)`?\s*(?:参数)?(?:取值|的取值|的值|设置)?(?:为|=|是)\s*`?([A-Za-z\d][\w-]*)`?\s*时?[，,：:]/
  ],
  labels: /^(?:默认值?|取值(?:范围)?|最大值?|最小值?|说明|注意|单位|N的取值范围|n的取值范围|N 的取值范围|n 的取值范围)$/,
  patterns: [
    { pattern: /[[【]?(\d+)\s*(?:~|～|-|至|到|,|，)\s*(\d+)[\]】]?\s*(?:个|位)?\s*(?:英文|中文|ASCII|UTF-8)?(?:或者?|、|和)?(?:英文|中文)?\s*(?:字符|字母)/, make: length },
    { pattern: /长度(?:的)?(?:取值)?(?:范围)?\s*(?:为|是|[:：])\s*[[【]?(\d+)\s*(?:~|～|-|至|到|,|，)\s*(\d+)[\]】]?/, make: length },
    { pattern: /(?:最多(?:支持|包含|可以包含|不超过)?|不能超过|不超过|不得超过|最长(?:为)?|最大长度(?:为|[:：])?|最多为)\s*(\d+)\s*(?:个|位)\s*(?:英文|中文|ASCII)?(?:或者?)?(?:英文|中文)?\s*字符/, make: maxLength },
    { pattern: /(?:至少|最少|不少于)(?:包含|为)?\s*(\d+)\s*(?:个|位)\s*字符/, make: minLength },
    { pattern: /(?<![Nn]\s?的?)(?:取值范围|取值)(?:为|是)?\s*[:：]?\s*[[【(（]?\s*(-?[\d,]*\d)\s*(?:~|～|至|到|-)\s*(-?[\d,]*\d)\s*[\]】)）]?(?!\s*个|[\d%]|\/)/, make: range },
    { pattern: /(?<![Nn]\s?的?)(?:取值范围|取值)(?:为|是)?\s*[:：]?\s*[[【]\s*(-?\d+)\s*[,，]\s*(-?\d+)\s*[\]】]/, make: range },
    { pattern: /最大值?(?:为|是|[:：])\s*([\d,]*\d)/, make: maximum },
    { pattern: /最小值?(?:为|是|[:：])\s*([\d,]*\d)/, make: minimum },
    { pattern: /起始值(?:为|是|[:：])\s*(\d+)/, make: minimum },
    { pattern: /(?:最多|最大)(?:支持|传入|可以?传入|指定|可以?指定|包含|可以?选择|选择|填写|设置)?\s*(\d+|[一二三四五六七八九十])\s*个(?!\s*(?:英文|中文|ASCII)?字符)/, make: listMost },
    { pattern: /数组长度\s*[:：]\s*(\d+)\s*(?:~|～|-)\s*(\d+)/, make: listRange },
    { pattern: /[Nn]\s*的?(?:取值范围|取值)(?:为|是)?\s*[:：]?\s*[[【]?1\s*(?:~|～|-|至|到|,|，)\s*(\d+)/, make: indexMost },
    { pattern: /(?:^|[，。；：、\d\]A-Za-z）)`\s]|该参数的?|其)默认值?\s*(?:[:：]|为|是)\s*(?:`([^`]+)`|([^\s`。，,；;（()]+))(?=\s*(?:[。，,；;（(]|$))/, make: ([a, b], about2, given) => byDefault([a ?? b ?? ""], about2, given) },
    { pattern: /默认(?:值)?为空|默认(?:情况下)?不(?:填|设置)/, make: noDefault },
    { pattern: /(?:取值范围|取值|可选值)(?:为|是|包括)?\s*[:：]\s*((?:`?[A-Za-z][\w.-]*`?\s*(?:、|,|，|\||\/|或者|或|和)\s*){1,20}`?[A-Za-z][\w.-]*`?)\s*。?$/, make: inlineEnum },
    { pattern: /(?:不能|不可|不支持|不允许)(?:以)?\s*(.*?)\s*(?:为)?开头/, make: notStart },
    { pattern: /(?:不能|不可|不允许)包含\s*(.*)$/, make: notInside },
    { pattern: /(?:必须|须|需要?)以(?:大小写?|大小写英文)?(?:英文)?字母(?:或者?中文(?:字符)?)?开头/, make: letterFirst },
    { pattern: /(?:不允许|不能|不可|不支持)为?空(?:字符串)?(?=[。，,]|$)/, make: notEmpty },
    { pattern: /(?<!不)(?:可以|允许)为空字符串/, make: mayBeEmpty },
    { pattern: /(?:可以?|能)(?:包含|含有)(.*)$/, make: marks2 },
    { pattern: /支持\s*CIDR\s*格式和\s*IPv4\s*格式/, make: address2 },
    { pattern: /(?:大小写英文字母|大写字母、小写字母).*(?:三类|三种|三项)/, make: threeOfFour },
    { pattern: /必须同时包含大小写英文字母、数字和特殊(?:符号|字符)。?$/, make: allOfFour }
  ]
};

// generator/src/audit/prose/pages/index.ts
var languages = [enPages, zhPages];
function findSetting(text2, { setting }, about2) {
  for (const pattern of setting) {
    const [, name = "", value2 = ""] = pattern.exec(text2) ?? [];
    const named2 = name === "" ? void 0 : findNamed(name, about2);
    if (named2 !== void 0 && named2 !== about2.name) return { [named2]: /^(?:true|false)$/i.test(value2) ? /true/i.test(value2) : value2 };
  }
  return void 0;
}
function narrow(text2, scope) {
  const language = languages.find(({ conditions }) => conditions.test(text2));
  if (language === void 0) return scope;
  const setting = languages.map((one) => findSetting(text2, one, scope.about)).find((found) => found !== void 0);
  if (setting === void 0) return { ...scope, isConditional: true };
  return { ...scope, given: { ...scope.given, ...setting } };
}
function readSentence(text2, { about: about2, given, isConditional }) {
  if (isConditional || isAboutAnother(text2, about2)) return [];
  return languages.flatMap(
    ({ patterns }) => patterns.flatMap(({ pattern, make }) => {
      const match = pattern.exec(text2);
      return match === null ? [] : make(match.slice(1), about2, given);
    })
  );
}
var findLabel = (text2) => /^([^：:。.]{1,40}?)\s*[：:]\s*\S/.exec(text2)?.[1];
function narrowByLabel(text2, scope) {
  const label2 = findLabel(text2)?.replace(/[`*]/g, "").trim();
  if (label2 === void 0 || languages.some(({ labels }) => labels.test(label2))) return narrow(text2, scope);
  const narrowed = narrow(text2, scope);
  return narrowed.given === scope.given ? { ...narrowed, isConditional: true } : narrowed;
}
function readEntry(entry2, scope) {
  const own = narrowByLabel(entry2.text, scope);
  return [...readSentence(entry2.text, own), ...entry2.entries.flatMap((inner) => readEntry(inner, own))];
}
function readStatement(statement, scope) {
  const own = narrow(statement.text, scope);
  const claims = readSentence(statement.text, own);
  if (statement.entries.length === 0) return claims;
  const wording = languages.find(({ values: values2 }) => values2.test(statement.text.trim()));
  if (wording === void 0) return [...claims, ...statement.entries.flatMap((entry2) => readEntry(entry2, own))];
  if (own.isConditional) return claims;
  const { entries } = statement;
  const listed = listEntryValues(entries);
  if (listed !== void 0) return [...claims, ...readValues(listed, wording, own.about, own.given)];
  const ranges = readEntryRanges(entries, own.about, own.given);
  return [...claims, ...ranges.length > 0 ? ranges : entries.flatMap((entry2) => readEntry(entry2, own))];
}
var keyOf = ({ what, value: value2, cases }) => JSON.stringify([what, value2, cases]);
var listTaken = ({ cases }) => cases.filter(({ ok }) => ok).flatMap(({ set }) => Object.values(set));
function isShortened(claim2, claims) {
  const own = listTaken(claim2);
  return claim2.what === "enum" && claims.some((other) => {
    const all = listTaken(other);
    return other.what === "enum" && all.length > own.length && own.every((value2) => all.includes(value2));
  });
}
function settle(claims) {
  const distinct = [...new Map(claims.map((claim2) => [keyOf(claim2), claim2])).values()];
  const unique = distinct.filter((claim2) => !isShortened(claim2, distinct));
  const isFree = (claim2) => claim2.cases.every(({ set }) => Object.keys(set).length <= 1);
  return unique.filter(
    (claim2) => claim2.what.startsWith("rule:") || !isFree(claim2) || unique.filter((other) => other.what === claim2.what && isFree(other)).length === 1
  );
}
function readDescription(text2, about2) {
  const scope = { about: about2, given: {}, isConditional: false };
  const statements = readStatements(text2);
  return settle([...statements.flatMap((statement) => readStatement(statement, scope)), ...readRules(statements, about2)]);
}
var pageExtractors = [
  { pattern: /^([\s\S]+)$/, read: ([text2 = ""], about2) => readDescription(text2, about2) }
];

// generator/src/audit/readers/common-parameters.ts
var common2 = /* @__PURE__ */ new Set([
  "Action",
  "Version",
  "Format",
  "AccessKeyId",
  "Signature",
  "SignatureMethod",
  "SignatureVersion",
  "SignatureNonce",
  "SignatureType",
  "Timestamp",
  "SecurityToken",
  "OwnerAccount",
  "OwnerId",
  "ResourceOwnerAccount",
  "ResourceOwnerId"
]);
var isCommonParameter = (name) => common2.has(name);

// generator/src/audit/readers/located.ts
import ts from "typescript";
import { isMap as isMap2, isScalar as isScalar2, isSeq, LineCounter, parseDocument } from "yaml";
var locate = (value2, lines2) => ({
  value: value2,
  findLine: (object, key) => lines2.get(object)?.get(key) ?? lines2.get(object)?.get(void 0),
  join(objects) {
    const joined = Object.assign({}, ...objects);
    lines2.set(joined, new Map(objects.flatMap((object) => [...lines2.get(object) ?? []])));
    return joined;
  }
});
var isJson = (text2) => {
  try {
    JSON.parse(text2);
    return true;
  } catch {
    return false;
  }
};
function readJson2(text2) {
  if (!isJson(text2)) return void 0;
  const source2 = ts.parseJsonText("document.json", text2);
  const lines2 = /* @__PURE__ */ new Map();
  const findLine = (node2) => ts.getLineAndCharacterOfPosition(source2, node2.getStart(source2)).line + 1;
  const read = (node2) => {
    if (ts.isObjectLiteralExpression(node2)) {
      const members2 = node2.properties.filter(ts.isPropertyAssignment).filter(({ name }) => ts.isStringLiteral(name));
      const object = Object.fromEntries(
        members2.map(({ name, initializer }) => [ts.isStringLiteral(name) ? name.text : "", read(initializer)])
      );
      const keys = members2.map((member2) => [ts.isStringLiteral(member2.name) ? member2.name.text : "", findLine(member2)]);
      lines2.set(object, new Map([[void 0, findLine(node2)], ...keys]));
      return object;
    }
    if (ts.isArrayLiteralExpression(node2)) {
      const list3 = node2.elements.map(read);
      lines2.set(list3, /* @__PURE__ */ new Map([[void 0, findLine(node2)]]));
      return list3;
    }
    return JSON.parse(node2.getText(source2));
  };
  const expression = source2.statements[0]?.expression;
  return expression === void 0 ? void 0 : locate(read(expression), lines2);
}
function readYaml(text2) {
  const counter = new LineCounter();
  const document = parseDocument(text2, { lineCounter: counter });
  if (document.errors.length > 0) return void 0;
  const lines2 = /* @__PURE__ */ new Map();
  const findLine = (node2) => counter.linePos(node2.range?.[0] ?? 0).line;
  const read = (node2) => {
    if (isMap2(node2)) {
      const pairs = node2.items.map(({ key, value: value2 }) => [isScalar2(key) ? String(key.value) : "", key, value2]);
      const object = Object.fromEntries(pairs.map(([key, , value2]) => [key, read(value2)]));
      const keys = pairs.map(([name, key]) => [name, findLine(key)]);
      lines2.set(object, new Map([[void 0, findLine(node2)], ...keys]));
      return object;
    }
    if (isSeq(node2)) {
      const list3 = node2.items.map(read);
      lines2.set(list3, /* @__PURE__ */ new Map([[void 0, findLine(node2)]]));
      return list3;
    }
    return isScalar2(node2) ? node2.value : void 0;
  };
  return locate(read(document.contents), lines2);
}
function readLocated(text2) {
  return /^\s*[{[]/.test(text2) ? readJson2(text2) : readYaml(text2);
}
var isData = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
var readData = (value2) => isData(value2) ? value2 : {};
var readList = (value2) => Array.isArray(value2) ? value2 : [];
var readString = (value2) => typeof value2 === "string" ? value2 : void 0;

// generator/src/audit/readers/schema-members.ts
var limitWords2 = [
  "enum",
  "default",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "pattern",
  "uniqueItems"
];
var numeric = /* @__PURE__ */ new Set(["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"]);
var readLimit = (word3, value2) => numeric.has(word3) && typeof value2 === "string" && /^-?\d+(?:\.\d+)?$/.test(value2) ? Number(value2) : value2;
function readLimits(schema2) {
  const stated = limitWords2.filter((word3) => schema2[word3] !== void 0 && schema2[word3] !== null);
  const own = Object.fromEntries(stated.map((word3) => [word3, readLimit(word3, schema2[word3])]));
  return schema2.const === void 0 ? own : { ...own, enum: [schema2.const] };
}
var readType2 = ({ type, format }) => {
  const [name] = Array.isArray(type) ? type.filter((one) => one !== "null") : [type];
  return typeof format === "string" && typeof name === "string" && /^int/.test(format) ? "integer" : readString(name);
};
var deepest2 = 12;
var isOwnRequired = (schema2) => typeof schema2.required === "boolean" ? schema2.required : void 0;
function listFields(schema2, { document, isListed, resolve }) {
  const properties = readData(schema2.properties);
  const required = Array.isArray(schema2.required) ? schema2.required : void 0;
  return Object.entries(properties).map(([name, value2]) => {
    const own = resolve(readData(value2));
    return {
      name,
      schema: own,
      required: required?.includes(name) ?? isOwnRequired(own) ?? (isListed ? false : void 0),
      line: document.findLine(properties, name) ?? document.findLine(value2) ?? 1
    };
  });
}
var isText2 = (field) => field.schema["x-wire"] === "json";
function listMembers2(field, reader, way = []) {
  const { name, required, line, wire } = field;
  const schema2 = field.schema;
  const items2 = isData(schema2.items) ? reader.resolve(schema2.items) : void 0;
  const holder = items2 ?? schema2;
  const limits3 = readLimits(schema2);
  const description = field.description ?? readString(schema2.description) ?? "";
  const example2 = schema2.example ?? readList(schema2.examples)[0];
  const type = readType2(schema2);
  const own = {
    line,
    text: description === "" ? name : `${name}: ${description}`,
    name,
    description,
    ...type === void 0 ? {} : { type },
    ...required === void 0 ? {} : { required },
    ...schema2.deprecated === true ? { deprecated: true } : {},
    ...typeof example2 === "string" || typeof example2 === "number" ? { example: String(example2) } : {},
    ...Object.keys(limits3).length === 0 ? {} : { limits: limits3 },
    ...wire === void 0 ? {} : { wire }
  };
  if (way.includes(holder) || way.length > deepest2 || isText2(field)) return [own];
  const prefix = items2 === void 0 ? name : `${name}.n`;
  const inner = listFields(holder, reader).flatMap(
    (member2) => listMembers2({ ...member2, name: `${prefix}.${member2.name}` }, reader, [...way, holder])
  );
  return [own, ...inner];
}
var listSchemaMembers = (schema2, reader) => listFields(schema2, reader).flatMap((field) => listMembers2(field, reader, [schema2]));

// generator/src/audit/readers/openapi.ts
var methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
var mostReferences = 20;
function follow(root, node2) {
  let found = node2;
  for (let i = 0; i < mostReferences; i += 1) {
    const way = readString(found.$ref)?.replace(/^#\//, "").split("/");
    if (way === void 0) return found;
    const keys = way.map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
    const { $ref: _, ...beside } = found;
    found = { ...readData(keys.reduce((at, key) => readData(at)[key], root)), ...beside };
  }
  return found;
}
function joinAll(document, schema2) {
  const root = readData(document.value);
  const own = follow(root, schema2);
  if (!Array.isArray(own.allOf)) return own;
  const { allOf, ...rest } = own;
  const parts = [...readList(allOf).filter(isData).map((part) => joinAll(document, part)), rest];
  const required = parts.flatMap((part) => readList(part.required));
  return {
    ...Object.assign({}, ...parts),
    properties: document.join(parts.map(({ properties }) => readData(properties))),
    ...required.length === 0 ? {} : { required }
  };
}
var places = { path: "path", header: "header", query: "query" };
function readParameter(parameter, source2) {
  const name = readString(parameter.name) ?? "";
  const wire = places[readString(parameter.in) ?? ""];
  const field = {
    name,
    schema: source2.resolve(readData(parameter.schema)),
    required: parameter.required === true,
    description: readString(parameter.description),
    line: source2.document.findLine(parameter, "name") ?? 1,
    ...wire === void 0 ? {} : { wire }
  };
  return listMembers2(parameter.deprecated === true ? { ...field, schema: { ...field.schema, deprecated: true } } : field, source2);
}
function readContent(holder, source2) {
  const content = Object.values(readData(source2.resolve(holder).content)).find(isData);
  if (content === void 0 || !isData(content.schema)) return void 0;
  const examples2 = Object.values(readData(content.examples)).map((example2) => readData(source2.resolve(readData(example2))).value);
  return {
    members: listSchemaMembers(source2.resolve(content.schema), source2),
    samples: [content.example, ...examples2].filter((sample) => sample !== void 0)
  };
}
var findSuccess = (responses) => readData(Object.entries(responses).find(([status]) => /^2/.test(status))?.[1]);
var readErrors = (operation2, { document }) => Array.isArray(operation2["x-error-codes"]) ? operation2["x-error-codes"].filter(isData).flatMap((row) => {
  const code2 = readString(row.code);
  const http2 = typeof row.http === "number" ? { http: row.http } : {};
  return code2 === void 0 ? [] : [{ line: document.findLine(row) ?? 1, text: code2, code: code2, ...http2 }];
}) : void 0;
function readSamples(samples, line) {
  return samples.filter(isData).map((input2) => ({ line, text: JSON.stringify(input2), input: input2 }));
}
function readOperation(path, method, item, source2) {
  const operation2 = readData(item[method]);
  const parameters = [...readList(item.parameters), ...readList(operation2.parameters)].filter(isData).map(source2.resolve);
  const line = source2.document.findLine(item, method) ?? 1;
  const body = isData(operation2.requestBody) ? readContent(operation2.requestBody, source2) : void 0;
  const answer = readContent(findSuccess(readData(operation2.responses)), source2);
  const errors2 = readErrors(operation2, source2);
  const input2 = [...parameters.flatMap((one) => readParameter(one, source2)), ...body?.members ?? []].map(
    (row) => nameIndexes(row, source2.resolve(readData(operation2["x-input"])))
  );
  const samples = readSamples(body?.samples ?? [], line);
  const name = readString(operation2.operationId) ?? `${method.toUpperCase()} ${path}`;
  return {
    line,
    text: name,
    operation: name,
    input: input2.filter((row) => !isCommonParameter(row.name)),
    // the part behind # tells operations of one path apart, which the action does on the wire
    ...path.includes("#") ? {} : { method: method.toUpperCase(), path },
    ...answer === void 0 ? {} : { output: answer.members },
    ...errors2 === void 0 ? {} : { errors: errors2 },
    ...samples.length === 0 ? {} : { samples },
    ...operation2.deprecated === true ? { deprecated: true } : {}
  };
}
function nameIndexes(row, input2) {
  const name = row.name.replace(/\.1(?=\.|$)/g, ".n");
  const isRequired2 = name !== row.name && readList(input2.required).includes(name.replace(/\.n$/, ""));
  return { ...row, name, ...isRequired2 ? { required: true } : {} };
}
var otherWay = /OverHttp$/;
function joinWays(operations) {
  const names2 = new Set(operations.map(({ operation: operation2 }) => operation2));
  const isOther = ({ operation: operation2 }) => otherWay.test(operation2) && names2.has(operation2.replace(otherWay, ""));
  return operations.filter((one) => !isOther(one)).map((one) => {
    const { method, path } = operations.find((other) => isOther(other) && other.operation === `${one.operation}OverHttp`) ?? one;
    return { ...one, ...method === void 0 ? {} : { method }, ...path === void 0 ? {} : { path } };
  });
}
function readHosts({ root, document }) {
  return readList(root.servers).filter(isData).flatMap((server) => {
    const url = readString(server.url);
    const host = /^https?:\/\/([^/]+)/.exec(url ?? "")?.[1];
    return host === void 0 ? [] : [{ line: document.findLine(server, "url") ?? 1, text: url ?? "", host }];
  });
}
var empty = { isComplete: false, operations: [], rows: 0, understood: 0, unreadable: [] };
function readDocument4(text2) {
  const document = readLocated(text2);
  if (document === void 0) return empty;
  const root = readData(document.value);
  const source2 = { document, root, isListed: true, resolve: (schema2) => joinAll(document, schema2) };
  const operations = joinWays(
    Object.entries(readData(root.paths)).flatMap(
      ([path, item]) => methods.filter((method) => isData(readData(item)[method])).map((method) => readOperation(path, method, readData(item), source2))
    )
  );
  const rows = operations.flatMap(({ input: input2 = [], output: output2 = [], errors: errors2 = [] }) => [...input2, ...output2, ...errors2]);
  return { isComplete: true, operations, hosts: readHosts(source2), rows: rows.length, understood: rows.length, unreadable: [] };
}
var openApi = {
  name: "openapi",
  extractors: pageExtractors,
  recognise: ({ text: text2 }) => /^\s*(?:\{\s*)?["']?openapi["']?\s*:\s*["']?3\.[01]/m.test(text2) ? 0.95 : 0,
  read: ({ text: text2 }) => readDocument4(text2)
};

// generator/src/audit/prose/reference/choices.ts
var nothing3 = /^(null|blank|none,|InstanceId|size=.*)$/i;
var defaultOf = ([text2 = ""]) => {
  const word3 = text2.replace(/[.;]$/, "");
  if (nothing3.test(word3)) return [claimDefault(void 0)];
  if (/^(true|false)$/i.test(word3.replace(",", ""))) return [claimDefault(/true/i.test(word3))];
  return [claimDefault(/^-?[0-9]+$/.test(word3) ? Number(word3) : word3)];
};
var dashed = (text2 = "") => text2.split(/(?:^|\s)- /).map(
  (part) => part.replace(/\s*[:,].*$/, "").trim().replace(/ seconds$/, "")
).filter((part) => /^[\w-]+$/.test(part));
var dashedValues = ([list3], about2) => claimEnum(dashed(list3), about2);
var words3 = ([list3 = ""], about2) => claimEnum(list3.split(/[\s-]+/).filter(Boolean), about2);
var named = (values2, about2) => claimEnum(values2, about2);
var defaults = [
  { pattern: /default value(?: is|:) ?"?(none,|[^\s,"]+)"?/i, read: defaultOf },
  { pattern: /The default is (\w+)/, read: defaultOf },
  { pattern: /it is (\d+)Mbps by default/, read: defaultOf },
  { pattern: /API automatically sets it to (\d+) Mbps/, read: defaultOf },
  { pattern: /(null|blank) by default/, read: defaultOf },
  { pattern: /means (null), which is the default value/, read: defaultOf }
];
var values = [
  { pattern: /Optional values(?: are)?: (- .+?)(?=Default|If this|$)/, read: dashedValues },
  { pattern: /Payment methods\. - (PrePaid): .* - (PostPaid): post-paid/, read: named },
  { pattern: /Value: - (true) - (false)/, read: named },
  { pattern: /Value range - (True) , indicates .* - (False) , indicates/, read: named },
  { pattern: /- "?(True)"? indicates .* - "?(False)"? indicates/i, read: named },
  {
    pattern: /Value range: - 1 - 9 ((?:- \d+ ?)+)/,
    read: ([list3], about2) => claimEnum(["1", "2", "3", "4", "5", "6", "7", "8", "9", ...dashed(list3)], about2)
  },
  { pattern: /AutoRenew is True\. ((?:- \d+ ?)+)/, read: dashedValues },
  { pattern: /data: ((?:- \d+ seconds )+)/, read: dashedValues },
  { pattern: /available value options are ((?:\d+ ?)+)\./, read: words3 },
  { pattern: /with a value:? ((?:- )?\w+(?:,? (?:- )?\w+)+)[,;.]/, read: words3 },
  { pattern: /with a value:((?:\w+ )+all);/, read: words3 },
  { pattern: /parameter values: ?' ?(\w+)' and '(\w+)'/, read: named },
  { pattern: /The alias of the image owner Value: - ((?:\w+ )+)Default/, read: words3 },
  { pattern: /which can be (\w+), (\w+), (\w+), or (\w+)/, read: named },
  { pattern: /^(all system data)\./, read: words3 },
  { pattern: /The disk (?:category|status) ((?:\w+ ?)+)\./, read: words3 },
  { pattern: /Available value options: ((?:\w+ ?)+)\./, read: words3 },
  { pattern: /^(PayByBandwidth) and (PayByTraffic)\./, read: named }
];
var choices = [...defaults, ...values];

// generator/src/audit/prose/reference/looks.ts
var marks3 = [".", "_", "-", ":", " ", "!"];
var marksOf = ([list3 = ""], about2) => {
  const listed = [...list3.matchAll(/["'] ?([^"']) ?["']/g)].map(([, mark]) => mark);
  return marks3.map((mark) => {
    const inside = [`Aa${mark}a`];
    return claimPattern(
      `mark ${mark === " " ? "blank" : mark}`,
      about2,
      ...listed.includes(mark) ? [inside, []] : [[], inside]
    );
  });
};
var ports = (protocols2, takes, refuses, about2) => protocols2.map((protocol) => claimPattern("ports", about2, takes, refuses, { IpProtocol: protocol }));
var fits = (part, takes, refuses) => (_, about2) => [claimPattern(part, about2, takes, refuses)];
var badTimes = [
  "2014-10-29T23:00Z",
  "2014-10-29 23:00:00",
  "2014-10-29T23:00:00",
  "2014-13-29T23:00:00Z",
  "2014-10-29T24:00:00Z"
];
var looks = [
  {
    pattern: /begin with an uppercase\/lowercase letter or/,
    read: fits("first", ["Aa", "aa", "\u4E2Da"], ["1a", "_a", "-a", ".a"])
  },
  { pattern: /contain n(?:umerals|umbers),? ((?:["'][^"']*["'](?:, or | or | and |, )?)+)/, read: marksOf },
  {
    pattern: /[Cc]annot (?:begin|start) with (http:\/\/) or (https:\/\/)/,
    read: (heads5, about2) => [
      claimPattern(
        "banned",
        about2,
        [],
        heads5.map((head) => `${head}aaa`)
      )
    ]
  },
  {
    pattern: /cannot begin with "(\w+)"/,
    read: ([head], about2) => [claimPattern("banned", about2, [`a${head}`], [`${head}a`])]
  },
  {
    pattern: /must contain uppercase\/lowercase letters and numerals, but cannot/,
    read: fits("password", ["Abcdefg1"], ["abcdefg1", "ABCDEFG1", "Abcdefgh", "Abcdefg1_"])
  },
  {
    pattern: /can contain only numerals or English characters/,
    read: fits("password", ["123456", "abcdef"], ["12345_", "12345\u4E2D"])
  },
  { pattern: /cannot start or end with "\." or "-"/, read: fits("ends", ["a.b", "a-b"], [".ab", "-ab", "ab.", "ab-"]) },
  { pattern: /two or more consecutive "\." or "-"/, read: fits("runs", [], ["a..b", "a--b"]) },
  {
    pattern: /each segment can contain uppercase\/lowercase letters, numerals, or "\s?-\s?"/,
    read: fits("segments", ["aB1-x.c2"], ["a_b", "a b", "a!b"])
  },
  {
    pattern: /starting from (\/dev\/xvdb) to (\/dev\/xvdz)/,
    read: (ends2, about2) => [claimPattern("device", about2, ends2, ["/dev/xvda", "/dev/xvdba", "/dev/xvd", "/dev/sdb"])]
  },
  { pattern: /ormat: YYYY-MM-DDThh:mm:ssZ/, read: fits("time", ["2014-10-29T23:00:00Z"], badTimes) },
  {
    pattern: /\(CIDR format is used/,
    read: fits("cidr", ["10.0.0.0/8"], ["10.0.0.0/33", "10.0.0/8", "10.0.0.256/8", "any"])
  },
  {
    pattern: /supported formats include (\S+\/\d+)\./,
    read: ([one = ""], about2) => [claimPattern("cidr", about2, [one], [one.replace(/\/.*/, "")])]
  },
  {
    pattern: /supported formats include (\S+) or (\d+\.\d+\.\d+\.\d+)/,
    read: (forms, about2) => [claimPattern("cidr", about2, forms, [])]
  },
  { pattern: /Only IPv4 is supported/, read: fits("cidr", [], ["2001:db8::/32"]) },
  {
    pattern: /"?tcp"? or "?udp"? ?, the default port number range is 1-65535\..*?"(1\/200)".*?"(200\/1)" ?, the interface call reports an error/,
    read: ([good = "", bad = ""], about2) => ports(["tcp", "udp"], [good, "1/65535", "22/22"], [bad, "0/10", "1/65536", "-1/-1", "22"], about2)
  },
  {
    pattern: /protocol is "?(icmp|gre|all)"? ?,? the port number range is (-1\/-1)/,
    read: ([protocol = "", good = ""], about2) => ports([protocol], [good], ["1/200", "0/0"], about2)
  },
  {
    pattern: /Value options: (\S+) and (\S+)\./,
    read: (values2, about2) => [claimPattern("cidr", about2, values2, ["10.0.0.0/8", "192.169.0.0/16"])]
  }
];

// generator/src/audit/prose/reference/rules.ts
var word2 = (text2 = "") => /^(true|false)$/i.test(text2) ? /true/i.test(text2) : text2;
var insideOnly = ([group2 = "", range3 = ""], { makeSample: makeSample2 }) => {
  const alone = { [group2]: makeSample2(group2), [range3]: void 0 };
  return [
    claimRule(
      "NicType",
      [{ ...alone, NicType: "intranet" }, true],
      [{ ...alone, NicType: "internet" }, false],
      [{ ...alone, NicType: void 0 }, false]
    )
  ];
};
var oneOfTwo = ([group2 = "", range3 = ""], { makeSample: makeSample2 }) => {
  const [a, b] = [makeSample2(group2), makeSample2(range3)];
  return [
    claimRule(
      "one of two",
      [{ [group2]: a, [range3]: void 0 }, true],
      [{ [group2]: void 0, [range3]: b }, true],
      [{ [group2]: a, [range3]: b }, true],
      [{ [group2]: void 0, [range3]: void 0 }, false]
    )
  ];
};
var rules2 = [
  {
    pattern: /Only valid when (\w+) is set(?: as)? (\w+)/,
    read: ([other = "", value2], { name, makeSample: makeSample2 }) => [
      claimRule(
        other,
        [{ [name]: makeSample2(name), [other]: value2 }, true],
        [{ [name]: makeSample2(name), [other]: void 0 }, false]
      )
    ]
  },
  {
    pattern: /Required when (\w+) is (\w+)/,
    read: ([other = "", value2], { name, makeSample: makeSample2 }) => [
      claimRule(
        other,
        [{ [name]: makeSample2(name), [other]: word2(value2) }, true],
        [{ [name]: void 0, [other]: word2(value2) }, false]
      )
    ]
  },
  {
    pattern: /(PayByTraffic): \[\d+, \d+\]\. [^.]* not specified, an error/,
    read: ([type], { name }) => [
      claimRule(
        "InternetChargeType",
        [{ InternetChargeType: type, [name]: 1 }, true],
        [{ InternetChargeType: type, [name]: void 0 }, false]
      )
    ]
  },
  {
    pattern: /valid only for .*, or when ([\w.]+)=(\w+)\. Otherwise, an error is returned/,
    read: ([other = "", value2], { name }) => [
      claimRule(other, [{ [other]: value2, [name]: true }, true], [{ [other]: "cloud_ssd", [name]: true }, false])
    ]
  },
  {
    pattern: /Either the (\w+) or (\w+) (?:parameter )?must be set\. If both are set, then \w+ is authorized by default/,
    read: oneOfTwo
  },
  {
    pattern: /(\w+Group\w*) is specified,? (?:while|and) (\w+) is not(?: specified)?\)?, (?:you must specify )?(?:the )?NicType (?:as|must be set to) "?intranet/,
    read: insideOnly
  },
  { pattern: /NicType as "?intranet"? \(namely, (\w+) is specified, while (\w+) is not/, read: insideOnly },
  {
    pattern: /If this field is specified, but no (\w+) is specified, the NicType can only select intranet/,
    read: ([range3 = ""], about2) => insideOnly([about2.name, range3], about2)
  },
  {
    pattern: /cannot be specified separately/,
    read: (_, { name, makeSample: makeSample2 }) => [
      claimRule(
        "VSwitchId",
        [{ [name]: makeSample2(name), VSwitchId: "vsw-1" }, true],
        [{ [name]: makeSample2(name), VSwitchId: void 0 }, false]
      )
    ]
  },
  {
    pattern: /invalid if (\w+) has already been set/,
    read: ([range3 = ""], { name, makeSample: makeSample2 }) => [
      claimRule(range3, [{ [name]: "1", [range3]: makeSample2(range3) }, false])
    ]
  }
];

// generator/src/audit/prose/reference/sizes.ts
var length2 = ([min, max], about2) => [claimMinLength(Number(min), about2), claimMaxLength(Number(max), about2)];
var range2 = ([min, max], about2) => [claimMinimum(Number(min), about2), claimMaximum(Number(max), about2)];
var under = (member2, value2, [min, max], about2) => {
  const given = about2.all.includes(member2) ? { [member2]: value2 } : {};
  return [claimMinimum(Number(min), about2, given), claimMaximum(Number(max), about2, given)];
};
var byChargeType = ([type, ...bounds], about2) => under("InternetChargeType", type, bounds, about2);
var byCategory = ([category, ...bounds], about2) => {
  const beside = (member2) => about2.name.replace(/[^.]*$/, member2);
  return under(
    about2.all.includes(beside("Category")) ? beside("Category") : beside("DiskCategory"),
    category,
    bounds,
    about2
  );
};
var lengths = [
  { pattern: /\[(\d+), (\d+)\] (?:English or Chinese )?characters/, read: length2 },
  { pattern: /string of (\d+) to (\d+) (?:Chinese or English )?characters/, read: length2 },
  { pattern: /length limit of (\d+) to (\d+) (?:English )?characters/, read: length2 },
  { pattern: /must be (\d+) to (\d+) English characters long/, read: length2 },
  { pattern: /string of at least two characters/, read: (_, about2) => [claimMinLength(2, about2)] },
  {
    pattern: /On other OSs such as Linux, .* maximum of (\d+) characters/,
    read: ([max], about2) => [claimMaxLength(Number(max), about2)]
  },
  {
    pattern: /(?:maximum of|[Cc]annot exceed) (\d+) ASCII characters/,
    read: ([max], about2) => [claimMaxLength(Number(max), about2), claimPattern("ascii", about2, ["~"], ["\u4E2D", "\xE9"])]
  }
];
var numbers2 = [
  { pattern: /Value range:\[(\d+), (\d+)\]/, read: range2 },
  { pattern: /(PayBy\w+): \[(\d+), (\d+)\]/, read: byChargeType },
  { pattern: /(PayBy\w+):(\d+) ~ (\d+)/, read: byChargeType },
  { pattern: /(?:- )?(cloud\w*|ephemeral_ssd)(?: - |:)(\d+) ~ (\d+)/, read: byCategory },
  { pattern: /parameter values: ?(\d+)-(\d+)/, read: range2 },
  { pattern: /(-1): Retained permanently/, read: ([min], about2) => [claimMinimum(Number(min), about2)] },
  { pattern: /(\d+)-(\d+): Indicates the number of days/, read: range2 },
  { pattern: /maximum value is "?(\d+)"?/, read: ([max], about2) => [claimMaximum(Number(max), about2)] },
  { pattern: /start value is (\d+)/, read: ([min], about2) => [claimMinimum(Number(min), about2)] },
  {
    pattern: /starting from (\d+), and (\d+) by default/,
    read: ([min, value2], about2) => [claimMinimum(Number(min), about2), claimDefault(Number(value2))]
  }
];
var lists = [
  {
    pattern: /[Mm]aximum of (\d+) (?:IDs|IPs|time points)/,
    read: ([max], about2) => [claimMaxItems(Number(max), about2)]
  },
  { pattern: /\((\d+) at maximum\)/, read: ([max], about2) => [claimMaxItems(Number(max), about2)] },
  {
    pattern: /n ranges from (\d+) to (\d+)/,
    read: ([min, max], about2) => [claimMinItems(Number(min), about2), claimMaxItems(Number(max), about2)]
  },
  {
    pattern: /Maximum of \d+ IPs/i,
    read: (_, { name }) => [
      {
        what: "items",
        cases: [["10.1.1.1"], ["10.1.1.256"], ["host"]].map((one, i) => ({ set: { [name]: one }, ok: i === 0 }))
      }
    ]
  },
  {
    pattern: /parameter value ranges from (\d+) to (\d+)/,
    read: ([min, max], { name }) => [
      {
        what: "items",
        cases: [min, max, String(Number(min) - 1), String(Number(max) + 1)].map((one, i) => ({
          set: { [name]: [one] },
          ok: i < 2
        }))
      }
    ]
  },
  { pattern: /formatted Json Array: \[[^\]]*\]/, read: () => [claimWire("json-string")] },
  {
    pattern: /entered, separated by single-byte commas|have to be separated by a comma/,
    read: () => [claimWire("csv")]
  }
];
var sizes = [...lengths, ...numbers2, ...lists];

// generator/src/audit/prose/reference/index.ts
var referenceExtractors = [...sizes, ...looks, ...choices, ...rules2];

// generator/src/audit/readers/tab-blocks.ts
var splitCells2 = (line) => line.split("	").map((cell) => cell.trim());
var isSameHead2 = (a, b) => a.join("|").toLowerCase() === b.join("|").toLowerCase();
var listRunningTitles = (lines2) => new Set(
  lines2.filter((line) => line.trim() !== "").slice(0, 4).map((line) => line.trim())
);
var BlockList = class {
  blocks = [];
  #table;
  add(block2) {
    this.#table = void 0;
    this.blocks.push(block2);
  }
  get isInTable() {
    return this.#table !== void 0;
  }
  /** Adds a line with tabs: a row of the table above it, or the head of a new one. */
  addRow(line, text2, isHead2) {
    const cells = splitCells2(text2);
    if (this.#table !== void 0 && isSameHead2(cells, this.#table.head)) return;
    if (this.#table === void 0 || isHead2(cells)) {
      this.#table = { is: "table", line, head: cells, rows: [] };
      this.blocks.push(this.#table);
    } else if (!cells.every((cell) => cell === "" || /^-+$/.test(cell))) this.#table.rows.push({ line, cells });
  }
};
function cutBlocks(lines2, isHead2) {
  const list3 = new BlockList();
  const titles3 = listRunningTitles(lines2);
  for (let at = 0; at < lines2.length; at++) {
    const text2 = lines2[at] ?? "";
    if (/^\s*```/.test(text2)) {
      const end = lines2.findIndex((other, i) => i > at && /^\s*```/.test(other));
      const last = end === -1 ? lines2.length : end;
      list3.add({ is: "code", line: at + 1, text: lines2.slice(at + 1, last).join("\n") });
      at = last;
    } else if (text2.includes("	") && text2.trim() !== "") list3.addRow(at + 1, text2, isHead2);
    else if (isPageBreak(text2) || list3.isInTable && titles3.has(text2.trim())) continue;
    else list3.add({ is: "paragraph", line: at + 1, text: normalizeText(text2) });
  }
  return list3.blocks;
}
var joinCells = (a, b) => a === "" || b === "" ? a + b : `${a} ${b}`;
var mergeCells = (above, rest) => Array.from({ length: Math.max(above.length, rest.length) }, (_, i) => joinCells(above[i] ?? "", rest[i] ?? ""));
function joinRows(rows, isRow) {
  const joined = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last === void 0 || isRow(row.cells)) joined.push(row);
    else joined[joined.length - 1] = { ...last, cells: mergeCells(last.cells, row.cells) };
  }
  return joined;
}

// generator/src/audit/readers/tab-separated.ts
var heads3 = {
  input: /^name\|type\|required\??\|description$/i,
  output: /^name\|type\|description$/i,
  errors: /^error codes?\|(description|message)\|http status( code)?(\|meaning)?$/i
};
var formatHead = (cells) => cells.filter(Boolean).join("|");
var findKind3 = (cells) => Object.keys(heads3).find((kind2) => heads3[kind2].test(formatHead(cells))) ?? "other";
var isHead = (cells) => findKind3(cells) !== "other";
var requiredWords3 = {
  yes: true,
  true: true,
  no: false,
  false: false,
  conditional: "conditional"
};
var isStatus = (cell) => /^\d{3}$/.test(cell ?? "");
var rowStarts = {
  input: ([name, type, required]) => Boolean(name) && (Boolean(type) || Boolean(required)),
  output: ([name, type]) => Boolean(name) && Boolean(type),
  errors: ([code2, , http2]) => Boolean(code2) && isStatus(http2),
  other: (cells) => cells.filter(Boolean).length > 1
};
var quoteRow = ({ line, cells }) => ({ line, text: normalizeText(cells.filter(Boolean).join(" | ")) });
function readInput(row) {
  const [name = "", type = "", required = "", ...text2] = row.cells;
  const word3 = requiredWords3[required.toLowerCase()];
  return {
    ...quoteRow(row),
    name: squeezeName(name),
    type: squeezeName(type),
    ...word3 === void 0 ? {} : { required: word3 },
    description: normalizeText(text2.join(" "))
  };
}
function readOutput(row) {
  const [name = "", type = "", ...text2] = row.cells;
  return {
    ...quoteRow(row),
    name: squeezeName(name),
    type: squeezeName(type),
    description: normalizeText(text2.join(" "))
  };
}
function readError2(row) {
  const [code2 = "", message = "", http2 = "", meaning = ""] = row.cells;
  return {
    ...quoteRow(row),
    code: squeezeName(code2),
    ...isStatus(http2) ? { http: Number(http2) } : {},
    message: normalizeText(`${message} ${meaning}`)
  };
}
var readRows2 = ({ rows }, kind2, read) => joinRows(rows, rowStarts[kind2]).map(read);
var isAction = ({ name }) => name === "Action";
var readName = ({ description }) => squeezeName(
  /values?\s*(?:is|of)?\s*:?\s*([\w ]+?)\.?$/i.exec(description)?.[1] ?? description.split(" ").at(-1) ?? ""
);
var isParagraph = (block2) => block2?.is === "paragraph";
function findSectionStart(blocks, table2) {
  let from = table2;
  let marked;
  while (from > 0) {
    const above = blocks[from - 1];
    if (isParagraph(above) && above.text === "Description") {
      marked = from - 2;
      break;
    }
    if (above === void 0 || above.is === "table" && findKind3(above.head) !== "other") break;
    from -= 1;
  }
  const start2 = Math.max(0, marked ?? skipCode(blocks, from, table2));
  const heading = blocks[start2];
  return { from: start2, table: table2, heading: isParagraph(heading) ? heading : void 0 };
}
function skipCode(blocks, from, to) {
  for (let at = to - 1; at >= from; at--) if (blocks[at]?.is === "code") return at + 1;
  return from;
}
var isTable2 = (block2) => block2?.is === "table";
var titles2 = /^(Description|Request Parameters|Return Parameters|Error Codes?|Examples?|Request Example|Return Example|(XML|JSON) (format|Examples?):?)$/i;
function readOperation2(blocks, section, end) {
  const table2 = blocks[section.table];
  const rows = readRows2(table2, "input", readInput);
  const action = rows.find(isAction);
  const inside = blocks.slice(section.table + 1, end);
  const tables2 = inside.filter(isTable2);
  const output2 = tables2.find(({ head }) => findKind3(head) === "output");
  const errors2 = tables2.find(({ head }) => findKind3(head) === "errors");
  const prose = blocks.slice(section.from + 1, end).filter(isParagraph).filter(({ text: text2 }) => !titles2.test(text2));
  const samples = inside.flatMap((block2) => {
    if (block2.is !== "code") return [];
    const input2 = readQuery(block2.text);
    return input2 === void 0 ? [] : [{ line: block2.line, text: block2.text.split("\n")[0] ?? "", input: input2 }];
  });
  return {
    line: section.heading?.line ?? table2.line,
    text: section.heading?.text ?? "",
    operation: action === void 0 ? "" : readName(action),
    input: rows.filter((row) => !isAction(row)),
    ...output2 === void 0 ? {} : { output: readRows2(output2, "output", readOutput) },
    ...errors2 === void 0 ? {} : { errors: readRows2(errors2, "errors", readError2) },
    samples,
    prose
  };
}
var firstTable = (blocks, kind2) => blocks.findIndex((block2) => isTable2(block2) && findKind3(block2.head) === kind2);
function readTypes(blocks) {
  const marks4 = blocks.flatMap((block2, at) => isParagraph(block2) && /^Subnodes?$/.test(block2.text) ? [at] : []);
  const starts = marks4.map((mark) => {
    let at = mark;
    while (at > 0 && isParagraph(blocks[at - 1])) at -= 1;
    const description = blocks.findIndex(
      (block2, i) => i > at && i < mark && isParagraph(block2) && block2.text === "Description"
    );
    return description > 0 ? description - 1 : at;
  });
  const types2 = marks4.flatMap((mark, i) => {
    const inside = blocks.slice(mark, starts[i + 1]);
    const table2 = inside[firstTable(inside, "output")];
    const heading = blocks[starts[i] ?? mark];
    if (!isTable2(table2) || !isParagraph(heading)) return [];
    return [{ ...heading, name: squeezeName(heading.text), members: readRows2(table2, "output", readOutput) }];
  });
  return { at: starts[0] ?? blocks.length, types: types2 };
}
function readOther(blocks, at) {
  const table2 = blocks[at];
  const heading = blocks.slice(0, at).findLast(isParagraph);
  return {
    line: table2.line,
    text: heading?.text ?? "",
    name: heading?.text ?? "",
    columns: table2.head.filter(Boolean),
    rows: joinRows(table2.rows, rowStarts.other).map((row) => ({
      ...quoteRow(row),
      cells: row.cells.map(normalizeText)
    }))
  };
}
var findSection = ({ sections, end }, at) => at >= end ? -1 : sections.findLastIndex(({ from }) => from <= at);
function readDocument5({ text: text2 }) {
  const blocks = cutBlocks(splitLines(text2), isHead);
  const { at: end, types: types2 } = readTypes(blocks);
  const sections = blocks.flatMap(
    (block2, at) => at < end && isTable2(block2) && findKind3(block2.head) === "input" && readRows2(block2, "input", readInput).some(isAction) ? [findSectionStart(blocks, at)] : []
  );
  const cut = { blocks, sections, end };
  const operations = sections.map((section, i) => readOperation2(blocks, section, sections[i + 1]?.from ?? end));
  const typeTables = new Set(types2.map(({ members: members2 }) => members2[0]?.line));
  const isTaken = (block2, at) => {
    const kind2 = findKind3(block2.head);
    const line = readRows2(block2, kind2, ({ line: one }) => one)[0];
    const section = operations[findSection(cut, at)];
    return typeTables.has(line) || [section?.input, section?.output, section?.errors].some((rows2) => rows2?.some((row) => row.line === line)) || sections.some(({ table: table2 }) => table2 === at);
  };
  const others2 = blocks.flatMap((block2, at) => isTable2(block2) && !isTaken(block2, at) ? [{ block: block2, at }] : []);
  const commonErrors = others2.filter(({ block: block2 }) => findKind3(block2.head) === "errors").flatMap(({ block: block2 }) => readRows2(block2, "errors", readError2));
  const inOperation = (at) => operations[findSection(cut, at)]?.operation ?? "";
  const outside = blocks.flatMap((block2, at) => findSection(cut, at) === -1 ? [block2] : []);
  const remarks = outside.filter(isParagraph).map((block2) => ({ line: block2.line, text: block2.text, under: "" }));
  const code2 = blocks.flatMap(
    (block2, at) => block2.is === "code" ? [{ line: block2.line, text: block2.text, under: inOperation(at) }] : []
  );
  const rows = [
    ...operations.flatMap(({ input: input2 = [], output: output2 = [], errors: errors2 = [] }) => [...input2, ...output2, ...errors2]),
    ...types2.flatMap(({ members: members2 }) => members2),
    ...commonErrors
  ];
  const unreadable = rows.filter(isUnreadable).map(({ line, text: quote }) => ({ line, text: quote }));
  return {
    isComplete: sections.length > 1 && types2.length > 0,
    operations,
    types: types2,
    tables: others2.filter(({ block: block2 }) => findKind3(block2.head) !== "errors").map(({ at }) => readOther(blocks, at)),
    ...commonErrors.length === 0 ? {} : { commonErrors },
    hosts: findHosts(remarks),
    remarks,
    code: code2,
    rows: rows.length,
    understood: rows.length - unreadable.length,
    unreadable
  };
}
function isUnreadable(row) {
  if ("code" in row) return row.http === void 0 || !/^[\w.*-]+$/.test(row.code);
  return !/^[\w.\-[\]]+$/.test(row.name);
}
var tabSeparated = {
  name: "tab-separated",
  extractors: referenceExtractors,
  recognise: ({ text: text2 }) => {
    const found = splitLines(text2).filter(
      (line) => line.includes("	") && isHead(line.split("	").map((cell) => cell.trim()))
    );
    return found.length === 0 ? 0 : 0.9;
  },
  read: readDocument5
};

// generator/src/audit/readers/typescript-sdk.ts
import ts2 from "typescript";

// generator/src/audit/readers/markdown/text.ts
var entities = { lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " ", "#39": "'" };
function readText3(cell) {
  return cell.replace(/<br\s*\/?>/gi, "\n").replace(/!\[[^\]]*\]\([^)]*\)/g, "").replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\((?:\\.|[^()\\]|\([^)]*\))*\)/g, "$1").replace(/(?<!\\)\*\*/g, "").replace(/\\+([\\*_()[\]{}#+.!|<>~`"'$%&^=-])/g, "$1").replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (entity, name) => entities[name] ?? entity).split("\n").map((line) => line.trimEnd()).join("\n").trim();
}
function readDescription2(cell) {
  const text2 = readText3(cell);
  const split2 = text2.replace(/(?<=\S[ \t]*)-[ \t]{3,}(?=\S)/g, "\n-   ");
  if (split2.includes("\n")) return split2;
  return split2.replace(/(^|[：:。.；;]|\S) - (?=\S)/g, "$1\n- ").replace(/\*\s{3}(?=\S)/g, "\n- ");
}
function readName2(cell) {
  return readText3(cell).replace(/deprecated/g, "").replace(/\{#[^}]*\}/g, "").replace(/[└├│─▹»`"'“”]/g, "").replace(/\s*\.\s*/g, ".").trim().replace(/\.(?:N|\d+)(?=\.|$)/g, ".n").replace(/^[.>-]+|[.,:：]+$/g, "");
}

// generator/src/audit/readers/typescript-sdk.ts
var parse = (text2) => ts2.createSourceFile("models.ts", text2, ts2.ScriptTarget.Latest, true, ts2.ScriptKind.TS);
var isModel = (node2) => ts2.isClassDeclaration(node2) && /^(?:\$(?:dara|tea)\.)?Model$/.test(node2.heritageClauses?.[0]?.types[0]?.expression.getText() ?? "");
function findReturned(model, method) {
  const found = model.members.find((member2) => ts2.isMethodDeclaration(member2) && member2.name.getText() === method);
  const statement = found !== void 0 && ts2.isMethodDeclaration(found) ? found.body?.statements[0] : void 0;
  const value2 = statement !== void 0 && ts2.isReturnStatement(statement) ? statement.expression : void 0;
  return value2 !== void 0 && ts2.isObjectLiteralExpression(value2) ? value2 : void 0;
}
var listEntries = (object) => [...object?.properties ?? []].filter(ts2.isPropertyAssignment).map(({ name, initializer }) => [ts2.isStringLiteral(name) ? name.text : name.getText(), initializer]);
var readLiteral = (node2) => node2 !== void 0 && ts2.isStringLiteral(node2) ? node2.text : void 0;
function readType3(node2) {
  if (node2 === void 0) return { isList: false };
  if (ts2.isStringLiteral(node2)) return { name: node2.text, isList: false };
  if (ts2.isIdentifier(node2)) return { name: "object", model: node2.text, isList: false };
  if (!ts2.isObjectLiteralExpression(node2)) return { isList: false };
  const entries = new Map(listEntries(node2));
  const kind2 = readLiteral(entries.get("type"));
  if (kind2 !== "array") return { name: kind2 === "map" ? "object" : "any", isList: false };
  const item = readType3(entries.get("itemType"));
  return { name: "array", isList: true, ...item.model === void 0 ? {} : { model: item.model } };
}
function readComment(node2) {
  const tags = ts2.getJSDocTags(node2);
  const find = (name) => {
    const tag = tags.find(({ tagName }) => tagName.text === name);
    return tag === void 0 ? void 0 : ts2.getTextOfJSDocComment(tag.comment) ?? "";
  };
  const example2 = find("example")?.trim();
  return {
    remarks: readText3(find("remarks") ?? ""),
    isDeprecated: find("deprecated") !== void 0,
    ...example2 === void 0 || example2 === "" ? {} : { example: example2 }
  };
}
var requiredSentence = /\s*This parameter is required\.\s*/;
var deepest3 = 12;
function listMembers3({ source: source2, classes, hasComments }, model, prefix = "", depth = 0) {
  const names2 = new Map(listEntries(findReturned(model, "names")).map(([key, value2]) => [key, readLiteral(value2)]));
  const types2 = new Map(listEntries(findReturned(model, "types")));
  return model.members.filter(ts2.isPropertyDeclaration).flatMap((member2) => {
    const key = member2.name.getText(source2);
    const wireName = names2.get(key);
    if (wireName === void 0) return [];
    const { remarks, example: example2, isDeprecated: isDeprecated2 } = readComment(member2);
    const { name: type, model: inner, isList } = readType3(types2.get(key));
    const innerModel = inner === void 0 ? void 0 : classes.get(inner);
    const name = `${prefix}${wireName}`;
    const description = remarks.replace(requiredSentence, "\n").trim();
    const row = {
      line: source2.getLineAndCharacterOfPosition(member2.name.getStart(source2)).line + 1,
      text: remarks === "" ? name : `${name}: ${remarks}`,
      name: isList && innerModel === void 0 ? `${name}.n` : name,
      description,
      ...type === void 0 ? {} : { type },
      ...hasComments ? { required: requiredSentence.test(remarks) } : {},
      ...example2 === void 0 ? {} : { example: example2 },
      ...isDeprecated2 ? { deprecated: true } : {}
    };
    if (innerModel === void 0 || depth > deepest3) return [row];
    const step = isList ? `${name}.n.` : `${name}.`;
    return [row, ...listMembers3({ source: source2, classes, hasComments }, innerModel, step, depth + 1)];
  });
}
var roots = [
  { part: "input", name: /^([A-Z]\w*?)Request$/ },
  { part: "output", name: /^([A-Z]\w*?)ResponseBody$/ }
];
function readModels(text2) {
  const source2 = parse(text2);
  const models = source2.statements.filter(isModel);
  const classes = new Map(models.map((model) => [model.name?.text ?? "", model]));
  const hasComments = models.some((model) => model.members.some((member2) => ts2.getJSDocTags(member2).length > 0));
  return { source: source2, classes, hasComments };
}
function listRoots({ classes }) {
  const found = [...classes].flatMap(
    ([name, model]) => roots.flatMap(({ part, name: pattern }) => {
      const operation2 = pattern.exec(name)?.[1];
      return operation2 === void 0 ? [] : [{ operation: operation2, part, model }];
    })
  );
  const names2 = new Set(found.map(({ operation: operation2 }) => operation2));
  return found.flatMap((root) => {
    const full = root.operation.replace(/Shrink$/, "");
    if (full === root.operation) return [root];
    return names2.has(full) ? [] : [{ ...root, operation: full }];
  });
}
function readOperations(models) {
  const found = listRoots(models);
  const names2 = [...new Set(found.map(({ operation: operation2 }) => operation2))];
  return names2.map((operation2) => {
    const own = found.filter((root) => root.operation === operation2);
    const read = (part) => {
      const root = own.find((one) => one.part === part);
      return root === void 0 ? void 0 : listMembers3(models, root.model);
    };
    const first = own[0];
    const input2 = read("input")?.filter(({ name }) => !isCommonParameter(name));
    const output2 = read("output");
    const line = first === void 0 ? 1 : models.source.getLineAndCharacterOfPosition(first.model.getStart(models.source)).line + 1;
    return {
      line,
      text: first?.model.name?.text ?? operation2,
      operation: operation2,
      ...input2 === void 0 ? {} : { input: input2 },
      ...output2 === void 0 ? {} : { output: output2 }
    };
  });
}
var listUnreadable = ({ source: source2, classes }) => [...classes.values()].filter((model) => findReturned(model, "names") === void 0 && model.members.some(ts2.isPropertyDeclaration)).map((model) => ({
  line: source2.getLineAndCharacterOfPosition(model.getStart(source2)).line + 1,
  text: `class ${model.name?.text}`
}));
function readDocument6(text2) {
  const models = readModels(text2);
  const operations = readOperations(models);
  const unreadable = listUnreadable(models);
  const understood = operations.reduce((sum, { input: input2 = [], output: output2 = [] }) => sum + input2.length + output2.length, 0);
  return { isComplete: false, operations, rows: understood + unreadable.length, understood, unreadable };
}
var typescriptSdk = {
  name: "typescript-sdk",
  extractors: pageExtractors,
  recognise: ({ text: text2 }) => /\bextends \$(?:dara|tea)\.Model\b/.test(text2) && listRoots(readModels(text2)).length > 0 ? 0.9 : 0,
  read: ({ text: text2 }) => readDocument6(text2)
};

// generator/src/audit/readers/markdown/fences.ts
function findFences(lines2) {
  const fenced = /* @__PURE__ */ new Set();
  let isOpen = false;
  for (const [at, line] of lines2.entries()) {
    const isFence = /^\s*```/.test(line);
    if (isOpen || isFence) fenced.add(at);
    if (isFence && !/```.*```/.test(line)) isOpen = !isOpen;
  }
  return fenced;
}
function readFencedBlocks(text2) {
  const lines2 = text2.split(/\r?\n/);
  const blocks = [];
  let start2;
  for (const [at, line] of lines2.entries()) {
    if (!/^\s*```/.test(line)) continue;
    if (start2 === void 0) start2 = at;
    else {
      blocks.push({ line: start2 + 2, text: lines2.slice(start2 + 1, at).join("\n") });
      start2 = void 0;
    }
  }
  return blocks;
}

// generator/src/audit/readers/markdown/answers.ts
var isRecord = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}
function readAnswers(text2) {
  return readFencedBlocks(text2).flatMap(({ line, text: block2 }) => {
    const answer = parseJson(block2);
    return isRecord(answer) ? [{ line, text: block2.trim(), answer }] : [];
  });
}
var findShown = (value2) => {
  if (Array.isArray(value2)) return "array";
  return isRecord(value2) ? "object" : "value";
};
function listPaths(value2, way) {
  if (Array.isArray(value2)) return value2.flatMap((item) => listPaths(item, `${way}.n`));
  if (!isRecord(value2)) return [];
  return Object.entries(value2).flatMap(([key, member2]) => {
    const path = way === "" ? key : `${way}.${key}`;
    return [[path, findShown(member2)], ...listPaths(member2, path)];
  });
}
var cutIndex = (path) => path.replace(/(?:\.n)+$/, "");
var cutLast = (path) => path.split(".").slice(0, -1).join(".");
var findParent = (path) => cutIndex(cutLast(path));
var isContainer = (type = "") => /^(?:array|list|struct|object|map)/i.test(type);
function placeAt(row, path, shown) {
  const { type, ...rest } = row;
  if (!isContainer(type) || shown === void 0 || shown === "value") return { ...row, name: path };
  return { ...rest, name: path, type: shown };
}
function placeByGuess(row, above) {
  const { type, ...rest } = row;
  const way = above === void 0 ? "" : cutLast(above.name);
  const name = way === "" ? row.name : `${way}.${row.name}`;
  return { ...rest, name, isPlaced: false, ...type === void 0 || isContainer(type) ? {} : { type } };
}
function placeRows2(rows, answers) {
  const paths = new Map(answers.flatMap((answer) => listPaths(answer, "")));
  const seen = [];
  const placed = [];
  for (const row of rows) {
    const last = row.name.split(".").at(-1);
    const free = [...paths.keys()].filter((path) => path.split(".").at(-1) === last && !seen.includes(path));
    const nearest = seen.toReversed().flatMap((above) => free.find((path) => findParent(path) === above) ?? [])[0];
    const place = nearest ?? free[0];
    if (place !== void 0) seen.push(place);
    placed.push(place === void 0 ? placeByGuess(row, placed.at(-1)) : placeAt(row, place, paths.get(place)));
  }
  return placed;
}

// generator/src/audit/readers/markdown/action.ts
var isName2 = (text2) => text2 !== void 0 && /^[A-Z][a-z][A-Za-z\d]+$/.test(text2);
function findAction({ title, text: text2 }, input2, samples) {
  const links = [
    /api\.(?:aliyun|alibabacloud)\.com\/?#product=\w+&api=(\w+)/.exec(text2)?.[1],
    /api\.(?:aliyun|alibabacloud)\.com\/api\/[\w-]+\/[\d-]+\/(\w+)/.exec(text2)?.[1]
  ];
  const row = input2?.find(({ name }) => name === "Action");
  const value2 = /(?:value:?|取值：?|to|为)\s*`?([A-Z]\w+)/i.exec(row?.description ?? "")?.[1];
  const votes = [row?.example, value2, ...samples.map(({ action }) => action), ...links].filter(isName2);
  if (votes.length === 0) return input2 !== void 0 && isName2(title) ? title : void 0;
  const all = isName2(title) ? [...votes, title] : votes;
  const count = (name) => all.filter((other) => other === name).length;
  return all.toSorted((a, b) => count(b) - count(a))[0];
}

// generator/src/audit/readers/markdown/heads.ts
var heads4 = {
  http: /^(?:https?|https?sta(?:tus|uts)codes?|https?code|statuscode|https?状态码|状态码|https?返回码|http代码)$/,
  code: /^(?:errors?codes?|code|错误码|错误代码|errorcode错误码)$/,
  message: /^(?:errors?(?:messages?|information|info)|messages?|错误信息|错误消息|信息)$/,
  name: /^(?:names?|parameters?|parametername|field|fieldname|member|名称|参数|参数名|参数名称|字段|字段名|字段名称)$/,
  type: /^(?:types?|datatype|parametertype|类型|数据类型|参数类型|字段类型)$/,
  required: /^(?:required|mandatory|isrequired|optional\/required|是否必需|是否必选|是否必须|是否必填|必填|必选|必需|必须)$/,
  example: /^(?:examples?|examplevalues?|sample|samplevalues?|示例|示例值|样例|样例值)$/,
  description: /^(?:descriptions?|meanings?|notes?|explanation|semantics|remarks?|描述|说明|语义|含义|备注|参数说明|参数描述)$/,
  position: /^(?:positions?|location|in|位置|参数位置)$/
};
var normalise = (head) => head.replace(/\{#[^}]*\}/g, "").replace(/[*`\\?？\s_]/g, "").toLowerCase();
function readHeads(columns) {
  const taken = /* @__PURE__ */ new Set();
  return columns.map((column) => {
    const head = normalise(column);
    const found = Object.keys(heads4).find((role) => heads4[role].test(head));
    if (found === void 0 || taken.has(found)) return found === "code" ? "message" : void 0;
    taken.add(found);
    return found;
  });
}
var kinds2 = [
  { kind: "errors", has: ["code", "http"], lacks: ["type", "required"] },
  { kind: "errors", has: ["code", "message"], lacks: ["type", "required", "name"] },
  { kind: "input", has: ["name", "type", "required"], lacks: ["code", "http"] },
  { kind: "output", has: ["name", "type", "description"], lacks: ["code", "http", "required"] }
];
function findKind4(columns) {
  if (columns.includes(void 0)) return void 0;
  return kinds2.find(
    ({ has, lacks }) => has.every((column) => columns.includes(column)) && !lacks.some((column) => columns.includes(column))
  )?.kind;
}

// generator/src/audit/readers/markdown/nesting.ts
var tagMembers = /^(?:tag)?(?:key|value)$/i;
var isObject = (type = "") => /^(?:object|struct|map)$/.test(type);
var isListOfObjects = (type = "") => /^array<(?:object|\w+)>$/.test(type) && !/^array<(?:string|integer|long|boolean|number)>$/.test(type);
var mergeItem = (list3, item) => ({
  ...list3,
  name: `${list3.name}.n`,
  description: item.description === list3.description ? list3.description : `${list3.description}
${item.description}`
});
function nestRows(rows) {
  const nested = [];
  let group2;
  for (const row of rows) {
    const above = nested.at(-1);
    if (row.name === "") {
      if (above === void 0) continue;
      if (isObject(row.type) || isListOfObjects(above.type))
        group2 = { prefix: `${above.name}.n`, isTag: /^tags?$/i.test(above.name), members: /* @__PURE__ */ new Set() };
      else nested.splice(-1, 1, mergeItem(above, row));
      continue;
    }
    const closes = group2 === void 0 || row.deprecated === true || group2.isTag && !tagMembers.test(row.name) || group2.members.has(row.name);
    if (closes) group2 = void 0;
    group2?.members.add(row.name);
    nested.push(group2 === void 0 ? row : { ...row, name: `${group2.prefix}.${row.name}`, ...group2.isTag ? {} : { isPlaced: false } });
    if (isObject(row.type) && group2 === void 0)
      group2 = { prefix: row.name, isTag: false, members: /* @__PURE__ */ new Set() };
  }
  return nested;
}

// generator/src/audit/readers/markdown/pages.ts
var readTitle = (line) => readText3(line.replace(/^#\s*/, "").replace(/\{#[^}]*\}|\{ \.[^}]*\}/g, ""));
function splitPages(text2) {
  const lines2 = text2.split(/\r?\n/);
  const fenced = findFences(lines2);
  const starts = lines2.flatMap((line, at) => /^#\s/.test(line) && !fenced.has(at) ? [at] : []);
  const cuts = starts.length === 0 ? [0] : [0, ...starts.slice(1)];
  return cuts.map((start2, i) => ({
    line: start2 + 1,
    title: readTitle(lines2[starts[i] ?? -1] ?? ""),
    text: lines2.slice(start2, cuts[i + 1]).join("\n")
  }));
}
function readProse({ text: text2 }, tableLines) {
  const lines2 = text2.split(/\r?\n/);
  const fenced = findFences(lines2);
  return lines2.flatMap((line, at) => {
    const isOutside = fenced.has(at) || tableLines.has(at + 1) || line.trim() === "" || line.startsWith("#");
    return isOutside ? [] : [{ line: at + 1, text: readText3(line).replace(/^\s*(?:[-*>]|\d+\.)\s+/, "") }];
  });
}

// generator/src/audit/readers/markdown/rows.ts
var yes2 = /^(?:yes|true|required|是|必填|必选|必需|y)$/i;
var no = /^(?:no|false|optional|否|可选|选填|n)$/i;
var conditional = /conditional|depends|视情况|条件/i;
function readRequired(cell) {
  const text2 = readText3(cell).replace(/[.。`]/g, "").trim();
  if (yes2.test(text2)) return true;
  if (no.test(text2)) return false;
  return conditional.test(text2) ? "conditional" : void 0;
}
var findCell = ({ columns, cells }, column) => cells[columns.indexOf(column)] ?? "";
var writeRow = ({ cells }) => cells.map(readText3).join(" | ");
var hasName = /^[A-Za-z][\w-]*(?:\.[A-Za-z\d][\w-]*)*$/;
var isDeprecated = (name, description) => /`deprecated`/.test(name) || /^(?:该参数)?已废弃/.test(description);
function readMemberRow(row) {
  const name = readName2(findCell(row, "name"));
  const type = readText3(findCell(row, "type"));
  if (!hasName.test(name) && !(name === "" && type !== "")) return void 0;
  const required = readRequired(findCell(row, "required"));
  const example2 = readText3(findCell(row, "example"));
  const description = readDescription2(findCell(row, "description"));
  return {
    line: row.line,
    text: writeRow(row),
    name,
    description,
    ...type === "" ? {} : { type },
    ...required === void 0 ? {} : { required },
    ...example2 === "" ? {} : { example: example2 },
    ...isDeprecated(findCell(row, "name"), description) ? { deprecated: true } : {}
  };
}
function readErrorRow(row) {
  const code2 = readName2(findCell(row, "code"));
  if (!/^[A-Za-z][\w.-]*$/.test(code2)) return void 0;
  const http2 = /\b[1-5]\d\d\b/.exec(findCell(row, "http"))?.[0];
  const message = readText3(findCell(row, "message"));
  return {
    line: row.line,
    text: writeRow(row),
    code: code2,
    ...http2 === void 0 ? {} : { http: Number(http2) },
    ...message === "" ? {} : { message }
  };
}

// generator/src/audit/readers/markdown/samples.ts
var decode2 = (text2) => {
  try {
    return decodeURIComponent(text2.replaceAll("+", "%2B"));
  } catch {
    return text2;
  }
};
var readPairs = (query) => query.split(/&|\n(?=\s*[\w.]+=)/).map((pair2) => pair2.trim()).filter((pair2) => /^[\w.]+\s*=/.test(pair2)).map((pair2) => {
  const [name = "", ...rest] = pair2.split("=");
  return [name.trim(), decode2(rest.join("=").trim())];
});
function readQuery2(text2) {
  const query = /^\s*(?:GET\s+|POST\s+)?https?(?:\(s\))?:\/\/[^\s?]*\s*\?([\s\S]*)$/.exec(text2)?.[1];
  if (query === void 0) return void 0;
  const pairs = readPairs(query.replace(/\s+HTTP\/1\.[01][\s\S]*$/, ""));
  return { action: pairs.find(([name]) => name === "Action")?.[1], pairs };
}
function readSamples2(text2) {
  return readFencedBlocks(text2).flatMap(({ line, text: block2 }) => {
    const query = readQuery2(block2);
    if (query === void 0) return [];
    const input2 = Object.fromEntries(query.pairs.filter(([name]) => !isCommonParameter(name)));
    return [{ line, text: block2.trim(), action: query.action, input: input2 }];
  });
}

// generator/src/audit/readers/markdown/tables.ts
var rule2 = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
var isRule = (text2) => text2.includes("|") && rule2.test(text2);
function splitAtPipes(text2) {
  const hidden = text2.replace(/```[\s\S]*?(?:```|$)/g, (code2) => code2.replaceAll("|", "\0")).replace(/`[^`\n]*`/g, (code2) => code2.replaceAll("|", "\0")).replace(/\\\|/g, "\\\0");
  return hidden.split("|").map((part) => part.replaceAll("\0", "|"));
}
var countPipes = (text2) => splitAtPipes(text2).length - 1;
var hasLead = (text2) => text2.trimStart().startsWith("|");
function splitCells3(text2) {
  const parts = splitAtPipes(text2);
  const start2 = hasLead(text2) ? 1 : 0;
  return parts.slice(start2, text2.trimEnd().endsWith("|") ? -1 : void 0).map((part) => part.trim());
}
function findHead2(lines2, ruleAt, cells) {
  for (let at = ruleAt - 1; at >= Math.max(0, ruleAt - 3 * cells); at -= 1) {
    const text2 = lines2.slice(at, ruleAt).join("\n");
    if ((lines2[at] ?? "").startsWith("#")) return void 0;
    if (hasLead(lines2[at] ?? "") && splitCells3(text2).length === cells) return at;
    if (!hasLead(lines2[ruleAt] ?? "") && at === ruleAt - 1 && splitCells3(text2).length === cells) return at;
  }
  return void 0;
}
var isEndOfTable = ({ lines: lines2 }, at) => at >= lines2.length || !hasLead(lines2[at] ?? "") || isRule(lines2[at + 1] ?? "");
function findRowEnd({ lines: lines2, fenced, cells }, start2) {
  let text2 = "";
  for (let at = start2; at < lines2.length; at += 1) {
    const line = lines2[at] ?? "";
    if (at > start2 && line.startsWith("#") && !fenced.has(at)) return at;
    text2 = text2 === "" ? line : `${text2}
${line}`;
    const isClosed = !fenced.has(at) || line.startsWith("```");
    if (isClosed && line.trimEnd().endsWith("|") && countPipes(text2) > cells) return at + 1;
  }
  return lines2.length;
}
function joinSurplus(cells, wanted) {
  if (cells.length <= wanted) return [...cells];
  const surplus = cells.length - wanted;
  return [...cells.slice(0, wanted - 1), cells.slice(wanted - 1, wanted + surplus).join("|")];
}
function skipBlank(lines2, from) {
  let at = from;
  while (at < lines2.length && (lines2[at] ?? "").trim() === "") at += 1;
  return at;
}
function readRows3(scan, from) {
  const rows = [];
  const broken = [];
  let at = from;
  while (!isEndOfTable(scan, at)) {
    const end = findRowEnd(scan, at);
    const text2 = scan.lines.slice(at, end).join("\n");
    const cells = joinSurplus(splitCells3(text2), scan.cells);
    if (cells.length === scan.cells) rows.push({ line: at + 1, cells });
    else broken.push({ line: at + 1, text: text2 });
    const next = skipBlank(scan.lines, end);
    at = end - at > 1 ? next : end;
  }
  return { rows, broken, end: at };
}
function readTables(text2) {
  const lines2 = text2.split(/\r?\n/);
  const fenced = findFences(lines2);
  const tables2 = [];
  for (const [at, line] of lines2.entries()) {
    if (fenced.has(at) || !isRule(line)) continue;
    const cells = splitCells3(line).length;
    const head = findHead2(lines2, at, cells);
    if (head === void 0) continue;
    const columns = splitCells3(lines2.slice(head, at).join("\n"));
    const { end, ...rows } = readRows3({ lines: lines2, fenced, cells }, at + 1);
    tables2.push({ lines: [head + 1, end], columns, ...rows });
  }
  return tables2;
}

// generator/src/audit/readers/vendor-markdown.ts
var findParts = (tables2) => tables2.flatMap((table2) => {
  const columns = readHeads(table2.columns);
  const kind2 = findKind4(columns);
  return kind2 === void 0 ? [] : [{ kind: kind2, columns, table: table2 }];
});
function readRows4(parts, kind2, read, unreadable) {
  const own = parts.filter((part) => part.kind === kind2);
  if (own.length === 0) return void 0;
  return own.flatMap(({ columns, table: table2 }) => {
    unreadable.push(...table2.broken);
    return table2.rows.flatMap(({ line, cells }) => {
      const row = read({ line, columns, cells });
      if (row === void 0) unreadable.push({ line, text: cells.map(readText3).join(" | ") });
      return row === void 0 ? [] : [row];
    });
  });
}
function readPage(page) {
  const tables2 = readTables(page.text);
  const parts = findParts(tables2);
  const unreadable = [];
  const input2 = readRows4(parts, "input", readMemberRow, unreadable);
  const output2 = readRows4(parts, "output", readMemberRow, unreadable);
  const errors2 = readRows4(parts, "errors", readErrorRow, unreadable);
  const rows = parts.reduce((sum, { table: table2 }) => sum + table2.rows.length + table2.broken.length, 0);
  const samples = readSamples2(page.text);
  const operation2 = findAction(page, input2, samples);
  const place = { line: 1, text: page.title };
  if (operation2 === void 0) {
    const type = output2 === void 0 || input2 !== void 0 ? {} : { type: { ...place, name: page.title, members: output2 } };
    return { ...type, ...errors2 === void 0 ? {} : { errors: errors2 }, rows, unreadable };
  }
  const answers = readAnswers(page.text);
  const tableLines = new Set(tables2.flatMap(({ lines: [from, to] }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
  return {
    rows,
    unreadable,
    operation: {
      ...place,
      operation: operation2,
      ...input2 === void 0 ? {} : { input: nestRows(input2).filter(({ name }) => name !== "Action") },
      ...output2 === void 0 ? {} : { output: placeRows2(nestRows(output2), answers.map(({ answer }) => answer)) },
      ...errors2 === void 0 ? {} : { errors: errors2 },
      ...samples.length === 0 ? {} : { samples },
      ...answers.length === 0 ? {} : { answers },
      prose: readProse(page, tableLines)
    }
  };
}
function shift(value2, by) {
  if (by === 0 || typeof value2 !== "object" || value2 === null) return value2;
  if (Array.isArray(value2)) return value2.map((item) => shift(item, by));
  return Object.fromEntries(
    Object.entries(value2).map(([key, member2]) => [key, key === "line" ? member2 + by : shift(member2, by)])
  );
}
function readDocument7(text2) {
  const pages = splitPages(text2).map((page) => shift(readPage(page), page.line - 1));
  const unreadable = pages.flatMap((page) => page.unreadable);
  const rows = pages.reduce((sum, page) => sum + page.rows, 0);
  const types2 = pages.flatMap(({ type }) => type ?? []);
  const commonErrors = pages.flatMap(({ errors: errors2 }) => errors2 ?? []);
  return {
    isComplete: false,
    operations: pages.flatMap(({ operation: operation2 }) => operation2 ?? []),
    ...types2.length === 0 ? {} : { types: types2 },
    ...commonErrors.length === 0 ? {} : { commonErrors },
    rows,
    understood: rows - unreadable.length,
    unreadable
  };
}
var vendorMarkdown = {
  name: "vendor-markdown",
  extractors: pageExtractors,
  recognise({ text: text2 }) {
    const kinds4 = findParts(readTables(text2)).map(({ kind: kind2 }) => kind2);
    if (kinds4.includes("input")) return 0.9;
    return kinds4.length === 0 ? 0 : 0.5;
  },
  read: ({ text: text2 }) => readDocument7(text2)
};

// generator/src/audit/readers/vendor-metadata.ts
var places2 = {
  query: "query",
  body: "body",
  formdata: "body",
  path: "path",
  header: "header"
};
var findPlace = (text2) => places2[String(text2).toLowerCase()];
function readPlain(parameter, document, prefix = "") {
  const name = `${prefix}${readString(parameter.name) ?? ""}`;
  const description = readDescription2(readString(parameter.description) ?? "");
  const inner = readList(parameter.sub_parameters).filter(isData);
  const type = readString(parameter.type);
  const wire = findPlace(parameter.position);
  const step = type === "RepeatList" || type === "Array" ? `${name}.n.` : `${name}.`;
  return [
    {
      line: document.findLine(parameter, "name") ?? 1,
      text: description === "" ? name : `${name}: ${description}`,
      name: type === "RepeatList" && inner.length === 0 ? `${name}.n` : name,
      description,
      ...type === void 0 ? {} : { type },
      ...typeof parameter.required === "boolean" ? { required: parameter.required } : {},
      ...parameter.deprecated === true ? { deprecated: true } : {},
      ...wire === void 0 || wire === "query" ? {} : { wire }
    },
    ...inner.flatMap((one) => readPlain(one, document, step))
  ];
}
function readSchemed(parameter, source2) {
  const schema2 = source2.resolve(readData(parameter.schema));
  const wire = findPlace(parameter.in);
  const field = {
    name: readString(parameter.name) ?? "",
    schema: parameter.style === "json" ? { ...schema2, "x-wire": "json" } : schema2,
    required: parameter.required === true || schema2.required === true,
    description: readDescription2(
      readString(parameter.description) ?? readString(schema2.description) ?? readString(schema2.title) ?? ""
    ),
    line: source2.document.findLine(parameter, "name") ?? 1,
    ...wire === void 0 || wire === "query" ? {} : { wire }
  };
  return listMembers2(field, source2);
}
function readErrors2(codes2, { document }) {
  return Object.entries(codes2).flatMap(
    ([http2, rows]) => readList(rows).filter(isData).flatMap((row) => {
      const code2 = readString(row.errorCode) ?? readString(row.code);
      if (code2 === void 0) return [];
      const message = readString(row.errorMessage) ?? readString(row.message);
      return [
        {
          line: document.findLine(row) ?? 1,
          text: [http2, code2, message].filter(Boolean).join(" | "),
          code: code2,
          .../^\d{3}$/.test(http2) ? { http: Number(http2) } : {},
          ...message === void 0 ? {} : { message }
        }
      ];
    })
  );
}
function readAnswer2(operation2, source2) {
  const answer = readData(readData(operation2.responses)["200"]);
  return isData(answer.schema) ? listSchemaMembers(source2.resolve(answer.schema), source2) : void 0;
}
function readOperation3(name, operation2, source2) {
  const parameters = readList(operation2.parameters).filter(isData);
  const input2 = parameters.flatMap((one) => isData(one.schema) ? readSchemed(one, source2) : readPlain(one, source2.document)).filter((row) => !isCommonParameter(row.name));
  const output2 = readAnswer2(operation2, source2);
  const path = readString(operation2.path) ?? readString(operation2.pathPattern);
  const errors2 = isData(operation2.errorCodes) ? readErrors2(operation2.errorCodes, source2) : void 0;
  return {
    line: source2.document.findLine(operation2) ?? 1,
    text: name,
    operation: name,
    input: input2,
    ...output2 === void 0 ? {} : { output: output2 },
    ...errors2 === void 0 || errors2.length === 0 ? {} : { errors: errors2 },
    ...path === void 0 || path === "" ? {} : { path },
    ...operation2.deprecated === true ? { deprecated: true } : {}
  };
}
var isOperation = (value2) => isData(value2) && Array.isArray(value2.parameters);
function listOperations(root) {
  const name = readString(root.name) ?? readString(root.title);
  if (isOperation(root) && name !== void 0) return [[name, root]];
  const maps = [root.apis, root.operations, root].filter(isData);
  const found = maps.map((map2) => Object.entries(map2).filter((entry2) => isOperation(entry2[1])));
  return found.find((list3) => list3.length > 0) ?? [];
}
function resolveIn(root, schema2) {
  const way = readString(schema2.$ref)?.replace(/^#\//, "").split("/");
  if (way === void 0) return schema2;
  return readData(way.reduce((node2, key) => readData(node2)[key], root));
}
function readDocument8(text2) {
  const document = readLocated(text2);
  const root = readData(document?.value);
  const operations = document === void 0 ? [] : listOperations(root).map(
    ([name, operation2]) => readOperation3(name, operation2, { root, document, isListed: false, resolve: (schema2) => resolveIn(root, schema2) })
  );
  const rows = operations.flatMap(({ input: input2 = [], output: output2 = [], errors: errors2 = [] }) => [...input2, ...output2, ...errors2]);
  const isComplete = isData(root.apis) && operations.length > 1;
  return { isComplete, operations, rows: rows.length, understood: rows.length, unreadable: [] };
}
var vendorMetadata = {
  name: "vendor-metadata",
  extractors: pageExtractors,
  recognise({ text: text2 }) {
    if (!/^\s*\{/.test(text2) || !text2.includes('"parameters"')) return 0;
    const root = readData(readLocated(text2)?.value);
    return root.openapi === void 0 && root.swagger === void 0 && listOperations(root).length > 0 ? 0.9 : 0;
  },
  read: ({ text: text2 }) => readDocument8(text2)
};

// generator/src/audit/readers/index.ts
var readers = [
  tabSeparated,
  capabilityTables,
  curlSamples,
  oneCellPerLine,
  vendorMarkdown,
  vendorMetadata,
  typescriptSdk,
  openApi
];
function findReader(document) {
  const [best] = readers.map((reader) => ({ reader, certainty: reader.recognise(document) })).filter(({ certainty }) => certainty > 0).sort((a, b) => b.certainty - a.certainty);
  return best?.reader;
}

// generator/src/audit/harm.ts
var harm = {
  "input-refused": "The document allows an input that the client refuses.",
  "sample-refused": "The client refuses a request that the document shows.",
  "required-dropped": "The client requires a member that the document does not.",
  "answer-type": "A member of an answer has another type.",
  "answer-gone": "The document no longer has a member of an answer.",
  "answer-added": "The document has a member of an answer that the specs do not have.",
  "required-added": "The document requires a member that the client does not.",
  method: "Requests are sent with another method.",
  path: "Requests are sent to another path.",
  host: "Requests are sent to another host.",
  wire: "A member travels in another part of the request.",
  "parameter-type": "A parameter has another type.",
  "parameter-gone": "The document no longer has a parameter.",
  "parameter-added": "The document has a parameter that the specs do not have.",
  "operation-added": "The document has an operation that the specs do not have.",
  "error-added": "The document has an error code that the specs do not have.",
  "error-gone": "The document no longer has an error code.",
  "error-status": "An error code has another HTTP status.",
  "input-allowed": "The client allows an input that the document refuses.",
  default: "The value that the service assumes is another one.",
  "limit-unstated": "The document no longer states a limit of the specs.",
  "operation-gone": "The document no longer has an operation.",
  "operation-deprecated": "The document calls an operation deprecated.",
  "operations-unseen": "The document ends early.",
  "rate-limit": "The service allows another number of requests.",
  retry: "The document gives other advice on retries.",
  "type-added": "The document has a data type that the specs do not have.",
  "type-gone": "The document no longer has a data type.",
  "table-row": "A row of an appendix has changed.",
  ledger: "The document no longer makes a claim that the ledger explains.",
  "changed-text": "The text has other facts than when it was last compared."
};
var kinds3 = Object.keys(harm);
var rankHarm = (kind2) => kinds3.indexOf(kind2);

// generator/src/audit/report.ts
var sortFindings = (findings) => [...findings].sort((a, b) => rankHarm(a.kind) - rankHarm(b.kind) || a.line - b.line);

// generator/src/audit/audit.ts
var NotThisDocumentError = class extends Error {
};
function readDocument9(document) {
  const name = basename(document.name);
  if (document.text.trim() === "") throw new NotThisDocumentError(`${name} is empty`);
  if (document.text.includes("\0")) throw new NotThisDocumentError(`${name} is not a text`);
  const reader = findReader(document);
  if (reader === void 0) throw new NotThisDocumentError(`${name} has no table or sample that any reader knows`);
  return { reader, reading: reader.read(document) };
}
var listFacts2 = (reading) => reading.operations.length + (reading.groups ?? []).length + (reading.types ?? []).length + (reading.commonErrors ?? []).length;
function findSource(dialect, facts2, { source: source2, recorded }) {
  if (source2 !== void 0) return recorded[source2]?.dialect === dialect ? source2 : void 0;
  const [best] = Object.entries(recorded).filter(([, one]) => one.dialect === dialect).map(([key, one]) => ({ key, overlap: measureOverlap(one, facts2) })).sort((a, b) => b.overlap - a.overlap);
  return best !== void 0 && best.overlap > 0.05 ? best.key : void 0;
}
var collectGroups = ({ sources: sources2 }) => Object.assign({}, ...Object.values(sources2?.value.sources ?? {}).map(({ groups = {} }) => groups));
var toFinding = (difference, places3) => ({
  verdict: difference.isUnreadable === true ? "not readable" : "differs",
  kind: difference.kind,
  operation: difference.operation ?? null,
  member: difference.member ?? null,
  code: difference.code ?? null,
  line: difference.quote.line,
  spec: difference.place === void 0 ? null : places3.resolve(difference.place),
  expected: difference.expected ?? null,
  seen: difference.seen ?? null,
  quote: difference.quote.text,
  text: difference.text
});
function auditDocument(specs2, options) {
  const { document } = options;
  const view2 = viewProduct(resolveProduct(extractRawSpecs(specs2)));
  const { reader, reading: asPrinted } = readDocument9(document);
  const entries = specs2.ledger?.value.entries ?? [];
  const read = applyRereadings(asPrinted, entries);
  const { reading, matched } = placeReadings(read, matchOperations(read, view2), view2.model.envelope?.body);
  const groups = matchGroups(reading.groups ?? [], collectGroups(specs2), view2);
  if (!isAboutProduct(reading, matched, groups.length > 0 && groups.some(({ views }) => views.length > 0), view2.model.shapes))
    throw new NotThisDocumentError(`${basename(document.name)} is not a document of ${specs2.name}: it has no operation of it`);
  const facts2 = collectFacts(asPrinted, matched, groups, view2);
  const source2 = findSource(reader.name, facts2, options);
  const recorded = source2 === void 0 ? void 0 : options.recorded[source2];
  const places3 = new PlaceFinder(specs2);
  const comparison = {
    model: view2.model,
    places: places3,
    extractors: reader.extractors,
    sectionExtractors,
    common: new Set(view2.errors.map(({ code: code2 }) => code2)),
    isVersion: source2 !== void 0 || options.source !== void 0
  };
  const extent = compareExtent(reading, matched, view2, recorded, comparison);
  const shared = compareGroups(groups, comparison);
  const differences = [
    ...matched.flatMap(({ reading: one, view: own }) => own === void 0 ? [] : compareOperation(one, own, comparison)),
    ...shared.found,
    ...compareProduct(reading, view2, comparison)
  ].filter(extent.isSeen);
  const { open, idle } = judgeDifferences(dropRepeats(differences), listExplained(entries));
  const found = [...extent.found, ...shared.join(open)];
  const changes = recorded === void 0 ? [] : findTextChanges(recorded, facts2, found, extent, comparison);
  const ledger2 = recorded === void 0 ? [] : findIdle(idle, places3, matched, reading, source2);
  const findings = [...found, ...changes, ...ledger2].map((one) => toFinding(one, places3));
  const { rows, understood, unreadable } = reading;
  return {
    report: {
      product: specs2.name,
      source: source2 ?? options.source ?? null,
      read: { rows, understood, unreadable },
      findings: sortFindings(findings)
    },
    facts: recordFacts(reader.name, facts2),
    matched,
    reading
  };
}
function isAboutProduct(reading, matched, hasGroups, shapes) {
  if (listFacts2(reading) === 0) return false;
  return hasGroups || matched.some(({ view: view2 }) => view2 !== void 0) || (reading.types ?? []).some(({ name }) => Object.hasOwn(shapes, name));
}
function findIdle(idle, places3, matched, reading, source2) {
  const names2 = /* @__PURE__ */ new Set([
    ...matched.flatMap(({ view: view2 }) => view2?.operation.name ?? []),
    ...(reading.types ?? []).map(({ name }) => `shapes.${name}`)
  ]);
  return idle.filter(({ at, saying: saying2 }) => {
    const [first = "", second = ""] = at.split(".");
    const owner = first === "shapes" ? `${first}.${second}` : first;
    return (saying2.source === void 0 || saying2.source === source2) && names2.has(owner);
  }).map(({ id, at, saying: saying2, path }) => {
    const { at: _, ...claims } = saying2;
    return {
      kind: "ledger",
      at,
      word: "ledger",
      ...splitPlace(at),
      quote: { line: 1, text: id },
      place: places3.findEntry(path),
      expected: claims,
      text: `the document no longer says what ${id} explains at ${at}: ${JSON.stringify(claims)}`
    };
  });
}
function splitPlace(at) {
  const [first = "", second = "", ...rest] = at.split(".");
  return first === "shapes" ? { member: rest.join(".") } : { operation: first, ...second === "" ? {} : { member: rest.join(".").replaceAll("[]", ".n") } };
}

// ../../tmp/mut.ts
init_load();
import { readFileSync as readFileSync2, readdirSync as readdirSync3, statSync as statSync2 } from "node:fs";
import { join as join4, basename as basename2 } from "node:path";
var product2 = process.argv[2];
var per = Number(process.argv[3]);
var dirs = process.argv.slice(4);
var { products } = loadSpecs("/work/w-dialects/specs", "specs", [product2]);
var specs = products[0];
var ours = new Map(readdirSync3("/work/w-dialects/specs/" + product2 + "/operations").map((f) => [f.replace(".yaml", "").toLowerCase(), 1]));
var seed = 7;
var rnd = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
var pick = (a) => a[Math.floor(rnd() * a.length)];
var run = (name, text2) => auditDocument(specs, { document: { name, text: text2 }, recorded: {} }).report;
var sig = (r) => r.findings.map((f) => f.kind + "|" + f.operation + "|" + f.member + "|" + f.code + "|" + JSON.stringify(f.seen) + "|" + f.text).sort().join("\n");
var files = [];
function walk(d) {
  for (const f of readdirSync3(d)) {
    const p = join4(d, f);
    if (statSync2(p).isDirectory()) walk(p);
    else if (/\.(md|json|ts)$/.test(p) && ours.has(basename2(p).replace(/\.(md|json|ts)$/, "").replace(/Request$/, "").trim().toLowerCase())) files.push(p);
  }
}
for (const d of dirs) walk(d);
var { viewProduct: viewProduct2, findMember: findMember2 } = await Promise.resolve().then(() => (init_model_view(), model_view_exports));
var { resolveProduct: resolveProduct2 } = await Promise.resolve().then(() => (init_resolve(), resolve_exports));
var { extractRawSpecs: extractRawSpecs2 } = await Promise.resolve().then(() => (init_load(), load_exports));
var view = viewProduct2(resolveProduct2(extractRawSpecs2(specs)));
var known = (op, isInput = true) => (op.input ?? []).filter((m) => findMember2(view.operations.get(op.operation).input, m.name));
var within = (L, m, next, f) => {
  const body = L.slice(m.line - 1, next - 1).join("\n");
  const g = f(body);
  return g === void 0 || g === body ? void 0 : [...L.slice(0, m.line - 1), ...g.split("\n"), ...L.slice(next - 1)];
};
var nextLine = (rows, m, L) => {
  const a = rows.map((r) => r.line).filter((l) => l > m.line).sort((x, y) => x - y)[0];
  if (a) return a;
  let i = m.line;
  while (i < L.length && L[i].trim() !== "" && !L[i].startsWith("#")) i++;
  return i + 1;
};
var limitRe = /((?:\d+|\[\d+)\s*(?:~|to|至|-|, )\s*)(\d+)(\]?\s*(?:个|English|characters|\.|。|$|\s))|((?:up to|exceed|than|最多支持|不能超过|最大值：|Maximum value: )\s*)(\d+)/;
var muts = [
  { kind: "limit number", edit: (L, op) => {
    const c = known(op).filter((m2) => limitRe.test(m2.description) && !/端口|port/i.test(m2.name));
    if (!c.length) return;
    const m = pick(c);
    return within(L, m, nextLine(op.input, m, L), (s) => s.replace(limitRe, (x, a, b, c2, d, e) => d ? d + (Number(e) + 7) : a + (Number(b) + 7) + c2));
  } },
  { kind: "default", edit: (L, op) => {
    const c = known(op).filter((m2) => /(?:默认值：|Default value: )(?:[a-z]+|\d+)[.。]?(\s|$)/i.test(m2.description));
    if (!c.length) return;
    const m = pick(c);
    return within(L, m, nextLine(op.input, m, L), (s) => s.replace(/(默认值：|Default value: )([A-Za-z]+|\d+)/i, (x, a, b) => a + (/^\d+$/.test(b) ? String(Number(b) + 3) : /true/i.test(b) ? "false" : /false/i.test(b) ? "true" : "other")));
  } },
  { kind: "enum value", edit: (L, op) => {
    const c = known(op).filter((m2) => /(Valid values:|取值范围：|Optional values:)\s*\n[\s\n]*-\s+[a-z_]{3,}/i.test(m2.description) && !/true|false|当|When/i.test(m2.description));
    if (!c.length) return;
    const m = pick(c);
    return within(L, m, nextLine(op.input, m, L), (s) => s.replace(/(\n\s*-\s+)([A-Za-z_\\]{3,})/, (x, a, b) => a + b + "X"));
  } },
  { kind: "required", edit: (L, op) => {
    const c = known(op);
    if (!c.length) return;
    const m = pick(c);
    return within(L, m, nextLine(op.input, m, L), (s) => {
      const i = s.search(/\|(Yes|No|是|否)\|/);
      if (i < 0) return;
      return s.replace(/\|(Yes|No|是|否)\|/, (x, a) => "|" + { Yes: "No", No: "Yes", "\u662F": "\u5426", "\u5426": "\u662F" }[a] + "|");
    });
  } },
  { kind: "row added", edit: (L, op) => {
    const m = pick(op.input);
    const l = L[m.line - 1];
    const cells = (l.match(/\|/g) ?? []).length;
    if (!l.startsWith("|")) return;
    const head = L.slice(0, m.line - 1).reverse().findIndex((x) => /^\|[-:| ]+\|$/.test(x));
    if (head < 0) return;
    const n = L[m.line - 2 - head].match(/\|/g).length - 1;
    return [...L.slice(0, m.line - 1), "|BrandNewThing|String|" + (/[一-龥]/.test(L.join("")) ? "\u5426" : "No") + "|" + (n > 4 ? "x|" : "") + "About it.|", ...L.slice(m.line - 1)];
  } },
  { kind: "row removed", edit: (L, op) => {
    const c = known(op);
    if (!c.length) return;
    const m = pick(c);
    const n = nextLine(op.input, m, L);
    return [...L.slice(0, m.line - 1), ...L.slice(n - 1)];
  } },
  { kind: "type", edit: (L, op) => {
    const c = known(op);
    if (!c.length) return;
    const m = pick(c);
    return within(L, m, nextLine(op.input, m, L), (s) => s.replace(/\|\s*(String|Integer|Boolean)\s*\|/, (x, a) => "|" + (a === "Integer" ? "Boolean" : "Integer") + "|"));
  } },
  { kind: "code renamed", edit: (L, op) => {
    if (!op.errors?.length) return;
    const e = pick(op.errors);
    return L.map((x, i) => i === e.line - 1 ? x.replace(e.code, e.code + "New") : x);
  } },
  { kind: "code status", edit: (L, op) => {
    const c = (op.errors ?? []).filter((e2) => view.operations.get(op.operation).operation.errors.some((x) => x.code === e2.code && x.http === e2.http));
    if (!c.length) return;
    const e = pick(c);
    return L.map((x, i) => i === e.line - 1 ? x.replace(String(e.http), e.http === 409 ? "410" : "409") : x);
  } },
  { kind: "code removed", edit: (L, op) => {
    const c = (op.errors ?? []).filter((e2) => view.operations.get(op.operation).operation.errors.some((x) => x.code === e2.code));
    if (!c.length) return;
    const e = pick(c);
    if (!/\|\s*$/.test(L[e.line - 1])) return;
    return L.filter((_, i) => i !== e.line - 1);
  } },
  { kind: "code added", edit: (L, op) => {
    if (!op.errors?.length) return;
    const e = pick(op.errors);
    if (!/\|\s*$/.test(L[e.line - 1])) return;
    return [...L.slice(0, e.line), L[e.line - 1].replace(e.code, "Brand.New"), ...L.slice(e.line)];
  } },
  { kind: "mark", edit: (L, op) => {
    const c = known(op).filter((m2) => /[（(]_[）)]/.test(m2.description) && /[（(]-[）)]/.test(m2.description));
    if (!c.length) return;
    const m = pick(c);
    return within(L, m, nextLine(op.input, m, L), (s) => /（:）|\(:\\?\)|\\\(:\\\)/.test(s) ? s.replace(/、?半角冒号（:）|colons \\?\(:\\?\),? ?|, colons\(:\)/, "") : void 0);
  } },
  { kind: "answer added", edit: (L, op) => {
    if (!op.output?.length) return;
    const m = op.output.at(-1);
    const l = L[m.line - 1];
    if (!/^\|.*\|\s*$/.test(l)) return;
    return [...L.slice(0, m.line), l.replace(/^\|[^|]*\|/, "|FreshMember|"), ...L.slice(m.line)];
  } }
];
var harmless = [
  { kind: "H order", edit: (L, op) => {
    const r = (op.errors ?? []).filter((e) => /^\|.*\|\s*$/.test(L[e.line - 1]));
    if (r.length < 2) return;
    const a = r[0].line - 1, b = r.at(-1).line - 1;
    const M = [...L];
    [M[a], M[b]] = [M[b], M[a]];
    return M;
  } },
  { kind: "H wording", edit: (L) => {
    const t = L.join("\n");
    const u = t.replace(/cannot exceed (\d+) characters in length/g, "can be at most $1 characters in length").replace(/can be up to (\d+) characters/g, "must be no more than $1 characters").replace(/Maximum value: (\d+)/g, "Maximum: $1").replace(/must be (\d+) to (\d+) characters in length/g, "must be between $1 and $2 characters long").replace(/最多支持(\d+)个字符/g, "\u4E0D\u80FD\u8D85\u8FC7$1\u4E2A\u5B57\u7B26").replace(/长度为(\d+)~(\d+)个英文或中文字符/g, "\u957F\u5EA6\u4E3A[$1, $2]\u4E2A\u5B57\u7B26").replace(/默认值：/g, "\u9ED8\u8BA4\u503C\u4E3A").replace(/Default value: /g, "The default value is ");
    return t === u ? void 0 : u.split("\n");
  } },
  { kind: "H blanks", edit: (L) => L.map((x) => /^\|.*\|\s*$/.test(x) ? x + "  " : x) },
  { kind: "H example", edit: (L) => {
    const t = L.join("\n");
    const u = t.replace(/\\\*\\\*\\\*\\\*/g, "0000").replace(/bp67ac/g, "bp99zz");
    return t === u ? void 0 : u.split("\n");
  } },
  { kind: "H intro", edit: (L) => ["", ...L] }
];
var score = /* @__PURE__ */ new Map();
var miss = [];
for (const p of files) {
  const text2 = readFileSync2(p, "utf8");
  const doc = { name: p, text: text2 };
  const R = findReader(doc);
  if (!R) continue;
  const op = R.read(doc).operations[0];
  if (!op?.input || !view.operations.has(op.operation)) continue;
  const base = sig(run(p, text2));
  for (const m of [...muts, ...harmless]) for (let i = 0; i < (m.kind.startsWith("H") ? 1 : per); i++) {
    const e = m.edit(text2.split("\n"), op);
    if (!e || e.join("\n") === text2) continue;
    const s = score.get(m.kind) ?? [0, 0];
    s[1]++;
    let after;
    try {
      after = sig(run(p, e.join("\n")));
    } catch (x) {
      after = "ERR" + x;
    }
    const changed = after !== base;
    if (changed) s[0]++;
    score.set(m.kind, s);
    if (changed === m.kind.startsWith("H")) {
      const A = text2.split("\n"), B = e;
      const k = B.findIndex((x, j) => x !== A[j]);
      let extra = "";
      if (m.kind.startsWith("H")) {
        const o = new Set(base.split("\n"));
        extra = after.split("\n").filter((x) => !o.has(x)).slice(0, 2).join(" ## ").slice(0, 250);
      }
      miss.push(m.kind + " " + p.slice(-50) + ":" + (k + 1) + " " + (B[k] ?? "").slice(0, 220) + extra);
    }
  }
}
for (const [k, [a, b]] of score) console.log(k.padEnd(16), a + "/" + b, (100 * a / b).toFixed(1) + "%");
console.log(miss.sort().slice(0, Number(process.env.N ?? 70)).join("\n"));
