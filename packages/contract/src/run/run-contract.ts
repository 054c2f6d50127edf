import { type ModelJson, type OperationModel, readModel } from '@yunspec/model';
import type { FetchLike } from '@yunspec/runtime';
import { runAnswers } from '../chapters/answers.js';
import { runAuthentication } from '../chapters/authentication.js';
import type { Context } from '../chapters/context.js';
import { runErrors } from '../chapters/errors.js';
import { runFormats } from '../chapters/formats.js';
import { runInputs } from '../chapters/inputs.js';
import { runLimits } from '../chapters/limits.js';
import { runPages } from '../chapters/pages.js';
import { sendOverNetwork, sendThrough } from '../wire/sender.js';
import { createLiveChannel, Session } from '../wire/session.js';
import { type CredentialParts, listSpoken, listVariables } from '../wire/spoken.js';
import { discover } from '../world/discover.js';
import { World } from '../world/world.js';
import { type ChapterName, chapterNames } from './difference.js';
import { KnownDifferences, type KnownDifference } from './known.js';
import { Report } from './outcome.js';
import { Secrets } from './redact.js';
import { Run, type RunEvents } from './run.js';

export interface ContractOptions {
  /** The address of the endpoint. */
  readonly endpoint: string | URL;
  /** Parts of credentials: `accessKeyId`, `accessKeySecret`, `securityToken`, `apiKey`, `token`. Default: the environment. */
  readonly credentials?: CredentialParts;
  readonly fetch?: FetchLike;
  readonly chapters?: readonly ChapterName[];
  readonly only?: readonly string[];
  readonly allowWrites?: boolean;
  readonly most?: number;
  readonly known?: readonly KnownDifference[];
  readonly events?: RunEvents;
}

const chapters: Readonly<Partial<Record<ChapterName, (context: Context) => Promise<void>>>> = {
  answers: runAnswers,
  pages: runPages,
  inputs: runInputs,
  errors: runErrors,
  authentication: runAuthentication,
  formats: runFormats,
  limits: runLimits,
};

export async function runContract(json: ModelJson, options: ContractOptions): Promise<Report> {
  const model = readModel(json);
  const { endpoint, fetch, credentials } = options;
  const spoken = listSpoken(model, credentials);
  if (spoken.length === 0) throw new Error(`set ${listVariables(model).join(', or ')}`);
  const secrets = new Secrets();
  for (const one of spoken) for (const [k, v] of Object.entries(one.credentials)) if (k !== 'accessKeyId') secrets.add(String(v));
  const session = new Session(model, new URL(endpoint), spoken, createLiveChannel(fetch === undefined ? sendOverNetwork : sendThrough(fetch)), secrets);
  const report = new Report(options.chapters ?? chapterNames, new KnownDifferences(options.known ?? []));
  const run = new Run(model, session, report, options.events ?? {});
  const world = new World(model);
  const isAsked = ({ name, safe }: OperationModel): boolean =>
    (safe || options.allowWrites === true) && (options.only === undefined || options.only.includes(name));
  const context: Context = {
    run, world, allowWrites: options.allowWrites ?? false, operations: model.operations.filter(isAsked), prefix: 'yunspec-x', concurrency: 8,
  };
  await discover(run, world);
  for (const [name, runChapter] of Object.entries(chapters)) {
    if (!report.chapters.includes(name as ChapterName)) continue;
    await runChapter(context);
  }
  return report;
}
