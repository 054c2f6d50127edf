import { cas } from './replay/cas.js';
import { ecsGateway, key } from './replay/ecs-gateway.js';
import { eiam } from './replay/eiam.js';
import { iotda, project } from './replay/iotda.js';
import type { Replay } from './replay/row.js';

export type { Replay } from './replay/row.js';

/** Every request the documents show. */
export const replays: readonly Replay[] = [...eiam, ...cas, ...ecsGateway, ...iotda];

/** Placeholders of the documents and what this table has in their place. */
export const placeholders: Readonly<Record<string, string>> = {
  '{{yourAccessKeyId}}': key.accessKeyId,
  '{{yourAccessKeySecret}}': key.accessKeySecret,
  '{endpoint}': 'iotda.example',
  '{project_id}': project.project_id,
};
