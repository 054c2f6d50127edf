import type { EcsClient } from '@yunspec/ecs';

/** Starts every stopped instance of the client's region, and returns their IDs: the code that the examples test. */
export async function startStopped(ecs: EcsClient): Promise<string[]> {
  const started: string[] = [];
  for await (const { InstanceId = '', Status } of ecs.paginateDescribeInstances()) {
    if (Status !== 'Stopped') continue;
    await ecs.startInstance({ InstanceId });
    started.push(InstanceId);
  }
  return started;
}
