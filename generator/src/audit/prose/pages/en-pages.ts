import {
  address,
  allOfFour,
  allOfThree,
  byDefault,
  indexMost,
  inlineEnum,
  length,
  letterFirst,
  listMost,
  listRange,
  marks,
  maximum,
  maxLength,
  mayBeEmpty,
  minimum,
  minLength,
  noDefault,
  notEmpty,
  notInside,
  notStart,
  range,
  threeOfFour,
} from './makers.js';
import type { Wording } from './patterns.js';

const number = String.raw`([\d,]*\d)`;
const upTo = String.raw`(?:up to|at most|no more than|not (?:be )?more than|(?:a |the )?maximum(?: length)? (?:of|is)|max\.?|(?:cannot|must not|can not|may not|should not|not) exceed|(?:cannot|must not) be (?:more|longer|greater) than|(?:not|no) longer than|(?:less|fewer) than or equal to|within|limited to)`;
const kind = `(?:(?:English|Chinese|ASCII|Unicode|UTF-8|valid|printable)(?: (?:or|and) (?:English|Chinese))? )?`;
const counted = `(?:[A-Za-z-]+ ){0,3}?(?:IDs?|addresses|instances?|disks?|images?|snapshots?|points?|tags?|entries|values|names|accounts?|groups?|items|keys|elements|rules|policies|types)`;
const amount = String.raw`(\d+|two|three|four|five|six|seven|eight|nine|ten)`;

/** Makes a pattern of parts, blind to case. */
const join = (...parts: readonly string[]): RegExp => new RegExp(parts.join(''), 'i');

/** How descriptions in English state limits. */
export const enPages: Wording = {
  values:
    /(?:^|[.,;]\s*|\s)(?:the )?(?:(?:valid|optional|possible|allowed|supported|available|enumerated?|accepted) (?:values?|options?)|values?(?: options?| range)?|value options|options)(?: (?:are|include))?(?: as follows)?(?: for different [\w ]+)?\s*[:：]$/i,
  isDefault: /\(default\)|\bdefault value\b|this is the default/i,
  conditions:
    /\b(?:if|when|whenever|unless|otherwise|while|depend(?:s|ing) on|in (?:the|this) case|for (?:an?|the|all|other|non|linux|windows|pay|subscription|vpc|classic|instances|images|disks|retired|some)\b|linux|windows(?! server \d)|only (?:if|when|for)|on condition|except)\b|^for (?!more\b|example\b|security\b|information\b|details\b)/i,
  setting: [
    /\b(?:if|when) (?:the )?(?:value of )?`?([A-Za-z][\w.]*)`?(?: parameter)? (?:is set to|is|=|equals|takes the value|to) `?([A-Za-z\d][\w-]*)`?\s*[,:，：]/i,
    /\b(?:if|when) you set (?:the )?`?([A-Za-z][\w.]*)`?(?: parameter)? to `?([A-Za-z\d][\w-]*)`?\s*[,:，：]/i,
    /\b(?:if|when) `?([A-Za-z][\w.]*)\s*=\s*([A-Za-z\d][\w-]*)`?\s*[,:，：]/i,
  ],
  labels:
    /^(?:default(?: value)?|(?:valid |optional )?values?(?: range)?|maximum(?: value)?|minimum(?: value)?|note)$/i,
  patterns: [
    {
      pattern: join(
        String.raw`[\[(]?\b`,
        number,
        String.raw`\s*(?:,|to|-|~|–|and)\s*`,
        number,
        String.raw`[\])]?\s*`,
        kind,
        'characters?',
      ),
      make: length,
    },
    { pattern: join(upTo, String.raw`\s*`, number, String.raw`\s*`, kind, 'characters?'), make: maxLength },
    { pattern: join(number, ' ', kind, 'characters? (?:or less|or fewer|at most|at maximum)'), make: maxLength },
    {
      pattern: join(
        String.raw`(?:at least|a minimum of|no (?:less|fewer|shorter) than)\s*`,
        number,
        String.raw`\s*`,
        kind,
        'characters?',
      ),
      make: minLength,
    },
    {
      pattern:
        /\b(?:valid values?|value range|values? range(?:s)?(?: from)?|valid range|range of values|optional values?|value must be(?: an integer)?(?: (?:from|in the range(?: of| from)?))?|integer (?:from|between)|value ranges from)\s*[:：]?\s*(?:an? )?(?:integers? )?(?:from |between )?[[{(]?\s*(-?[\d,]*\d)\s*(?:to|-|~|–|and)\s*(-?[\d,]*\d)\s*[\]})]?(?!\s*(?:\w+ )?characters|[\d%]|,? *\d)/i,
      make: range,
    },
    {
      pattern:
        /\b(?:valid values?|value range|values? range(?:s)?(?: from)?|valid range|range of values|optional values?)\s*[:：]?\s*\[\s*(-?\d+)\s*,\s*(-?\d+)\s*\]/i,
      make: range,
    },
    {
      pattern: /\bvalid values? (?:when|if) [^:：]+[:：]\s*\[?(-?[\d,]*\d)\s*(?:to|-|~|–|,)\s*(-?[\d,]*\d)\]?/i,
      make: range,
    },
    {
      pattern: join(
        String.raw`\b(?:maximum|max\.?)(?: value)?\s*(?:[:：]|is)\s*`,
        number,
        String.raw`(?![\d,]*\s*(?:\w+ )?characters)`,
      ),
      make: maximum,
    },
    {
      pattern: join(
        String.raw`\b(?:minimum|min\.?)(?: value)?\s*(?:[:：]|is)\s*`,
        number,
        String.raw`(?![\d,]*\s*(?:\w+ )?characters)`,
      ),
      make: minimum,
    },
    {
      pattern: /\b(?:start(?:ing)? value|initial value)\s*(?:[:：]|is)\s*(\d+)|pages start from page (\d+)/i,
      make: ([a, b], about, given) => minimum([a ?? b ?? ''], about, given),
    },
    { pattern: join(upTo, ' ', amount, ' ', counted, String.raw`\b`), make: listMost },
    { pattern: /\barray length\s*[:：]\s*(\d+) (?:to|-|~) (\d+)/i, make: listRange },
    {
      pattern: /\bof `?n`?\s*(?:[:：]|is|are|ranges? from)?\s*\[?(?:from )?1(?:,| to| ?-| ?~)\s*(\d+)\]?/i,
      make: indexMost,
    },
    { pattern: /\b(?:which |and )?`?n`? is (?:a number )?from 1 to (\d+)/i, make: indexMost },
    {
      pattern:
        /\bdefault(?: value)?\s*(?:[:：]|is|=)\s*(?:`([^`]+)`|"([^"]*)"|([^\s,;，。(]*?[^\s.,;，。(]))(?=\s*(?:\.?(?:\s|$)|[,;，。(]))(?! or )/i,
      make: ([a, b, c], about, given) => byDefault([a ?? b ?? c ?? ''], about, given),
    },
    {
      pattern:
        /\b(?:this parameter|it|the value) is (?:left )?(?:empty|null|blank) by default|by default, this parameter is (?:left )?(?:empty|blank)/i,
      make: noDefault,
    },
    {
      pattern:
        /\b(?:valid|optional|possible|allowed) values?\s*[:：]\s*((?:`?[A-Za-z][\w.-]*`?(?:\s*,? (?:and|or) |\s*[,|/]\s*)){1,20}`?[A-Za-z][\w.-]*`?)\s*\.?$/i,
      make: inlineEnum,
    },
    { pattern: /(?:(?:can ?not|must not) (?:start|begin) with|(?:start|begin) with neither)\s+(.*)$/i, make: notStart },
    { pattern: /(?:can ?not|must not) contain\s+(.*)$/i, make: notInside },
    {
      pattern:
        /must (?:start|begin) with (?:an? )?(?:uppercase or lowercase |English )?(?:letter|English or (?:a )?Chinese character|English letter or (?:a )?Chinese character)/i,
      make: letterFirst,
    },
    { pattern: /cannot be (?:an )?(?:empty|null)(?: string)?(?=[\s.,]|$)/i, make: notEmpty },
    { pattern: /can be (?:an? )?(?:empty|null) string/i, make: mayBeEmpty },
    {
      pattern: /(?:^|,? and )(?:it |the (?:[\w ]+ )?name |the value )?(?:can|may) contain (?!an array)(.*)$/i,
      make: marks,
    },
    { pattern: /cidr(?: blocks?)?(?: and|,) ipv4 (?:addresses|format)/i, make: address },
    {
      pattern: /at least three of the following.*uppercase letters, lowercase letters, digits, and special characters/i,
      make: threeOfFour,
    },
    { pattern: /must contain uppercase letters, lowercase letters, and (?:numbers|digits)\.?$/i, make: allOfThree },
    {
      pattern: /must contain uppercase letters, lowercase letters, (?:numbers|digits), and special characters/i,
      make: allOfFour,
    },
  ],
};
