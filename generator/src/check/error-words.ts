import type { FaultKind } from '@yunspec/runtime/check';

/** The words by which a row tells its kind of fault: in its code, or in its cause. */
interface KindWords {
  readonly code: RegExp;
  readonly cause: RegExp;
}

/** A kind without words of its own is right where those of no other kind are used. */
export const kindWords: Readonly<Record<Exclude<FaultKind, 'other'>, KindWords>> = {
  missing: {
    code: /missing|empty|necessary|absent|noattribute|required/i,
    cause: /\b(?:(?:is|are) (?:not )?specified|missing|empty|required|none of|mandatory|needs?|does not modify)\b/i,
  },
  malformed: {
    code: /malformed|^invalidparam(?:ater|eter|s)?\b|^400$/i,
    cause: /\b(?:format|invalid|neither|malformed|characters?|base64|is not (?:a|two|of)|too long)\b/i,
  },
  unsupported: {
    code: /notsupport|unsupported|notonsale|offline|^invalidfilterkey|^invalidacceptlanguage|^invalidresourcetype|^invalidaction/i,
    cause:
      /\b(?:not support(?:ed)?|unsupported|(?:not|currently) (?:offer|available)|not (?:accept|allow)|no longer|cannot be resized|none of|neither|not in a|reserved|(?:version|category of the disk|operation|bandwidth|type) (?:is invalid|does not exist))\b/i,
  },
  range: {
    code: /range|exceed|toomany|size|bandwidth|tooearly|toolate|less|toosmall|toolarge|amount|lessthan/i,
    cause:
      /\b(?:exceeds?|range|too (?:large|small|long|many|much|early|late|short)|outside|less than|more than|greater|smaller|longer|lower|at (?:least|most)|between|limits?|negative|(?:number|size|period|bandwidth|length|points) is (?:invalid|not supported))\b/i,
  },
  notFound: {
    code: /notfound|nosuch|notexist/i,
    cause: /\b(?:not exist|no such|not belong|has been deleted|there is no)\b/i,
  },
  exists: {
    code: /inuse|exist|duplicat|already|repeated|overlap/i,
    cause: /\b(?:already|in use|twice|taken|overlaps)\b/i,
  },
  mismatch: {
    code: /mismatch|conflict|notmatch|violation|notsupport|lessthan|illegal|exceed|not(?:in|data)|denied/i,
    cause:
      /\b(?:not (?:support|suit|fit|allow|belong|match|use|accept|one of)|different|another|cannot|only|conflict|requires?|larger|smaller|together|both|contradicts?|combined|takes? no|rules?|lacks?|belongs? to|contains?|outside|before|after|already used|no room|below|up the whole|has an elastic|system disk|without|excludes?|are the same|not (?:portable|in|valid in|take|available to|created by|an independent)|is in a)\b/i,
  },
  state: {
    code: /status|state|notready|tooold|inuse|expired|notenabled|missing|never|notrunning|processing|conflict/i,
    cause:
      /\b(?:state|running|stopped|pending|available|expired|ready|being|processed|progress|already|still|disabled|abnormal|not enabled|activated|negative|never|created (?:on or )?before|cannot be (?:created|cancelled|rolled)|downgraded|protected|removed|missing|has no|gone|limited time|ended|rules the|while)\b/i,
  },
  dependency: {
    code: /dependency|inuse|useshared|created/i,
    cause:
      /\b(?:still|contains?|uses|used by|in use|refers?|depends?|referenced|created from|shared with|not attached|source snapshot|shared image|attached|not created by a copy)\b|no longer exists|not support i\/o/i,
  },
  quota: {
    code: /quota|limit|exceed|nostock|insufficient|quantity/i,
    cause:
      /\b(?:quota|exceed(?:s|ed)?|stock|too (?:many|large)|limit|as many|more than|no .* left|has 48|capacity|can take|insufficient|no more|full)\b/i,
  },
  denied: {
    code: /forbidden|unauthori[sz]ed|denied|nopermission|violation|whitelist|grayfunction|notonsale|verification/i,
    cause:
      /\b(?:(?:un)?authori[sz]\w+|permission|may not|blocked|verified|invited|not authenticated|belongs to another|does not belong|not (?:accept|published|offer|available|let)|cannot be (?:released|changed|created)|under control|across accounts|no zone|not subscribed)\b/i,
  },
  locked: {
    code: /lock|managedby/i,
    cause: /\b(?:locked|managed by)\b/i,
  },
  balance: {
    code: /balance|arrear|unpaid|payment|expired|order/i,
    cause: /\b(?:balance|overdue|arrears|payments?|paid|unpaid|subscription of the instance has expired)\b/i,
  },
  throttled: {
    code: /throttl|toofrequent|flow|^429$/i,
    cause: /\b(?:request rate|throttling|requests per second|call quota|too (?:often|frequent\w*|many calls))\b/i,
  },
  server: {
    code: /internal|unavailable|unknown|timeout|fail|^5\d\d$/i,
    cause: /\b(?:internal|temporarily|failed|failure|timed out|could (?:not )?be|computed|no zone is available)\b/i,
  },
  dryRun: { code: /dryrun/i, cause: /\bonly checked\b/i },
};

/** What the end of a code says, with the kinds of fault that it may be about. */
export const codeEndings: readonly (readonly [ending: RegExp, kinds: readonly FaultKind[]])[] = [
  [/Not(?:Found|Exist)$/, ['notFound', 'unsupported', 'missing', 'balance']],
  [/[Mm]al[Ff]ormed$/, ['malformed', 'unsupported', 'range', 'server']],
  [/Missing$|^MissingParam/, ['missing', 'state']],
  [/(?:Mismatch|Conflict|NotMatch)$/, ['mismatch', 'state', 'missing']],
  [/(?:Duplicated?|AlreadyExist\w*|Overlapped)$/, ['exists']],
  [/NotSupport(?:ed)?$/, ['unsupported', 'mismatch', 'range', 'state', 'malformed', 'dependency', 'denied', 'missing']],
  [/Quota\w*$|LimitExceed(?:ed)?$/, ['quota', 'throttled', 'range']],
  [/^(?:Forbidden|Unauthorized)\b/, ['denied', 'notFound', 'state', 'mismatch', 'locked', 'unsupported']],
  [/(?:Balance|Arrears|Arrearage|UnPaidOrder)$/, ['balance']],
  [/Status$/, ['state', 'unsupported', 'mismatch', 'dependency']],
  [/^Dependency/, ['dependency', 'mismatch']],
  [/^Throttling/, ['throttled']],
  [/^(?:InternalError|ServiceUnavailable)$/, ['server']],
  [/LockedForSecurity$/, ['locked']],
];
