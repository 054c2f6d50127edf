import { createRequire } from 'node:module';
import * as module from '@yunspec/ecs';
import { ServiceError as RuntimeError } from '@yunspec/runtime';

/** Loads both builds into one program, and gives the errors and the clients of each to the functions of the other. */
export async function run() {
  const commonJs = createRequire(import.meta.url)('@yunspec/ecs') as typeof module;
  const fail = (): Promise<Response> => Promise.reject(new Error('no network'));
  const refuse = async (): Promise<Response> =>
    Response.json({ Code: 'InvalidInstanceId.NotFound', Message: 'No.', RequestId: 'r-1' }, { status: 404 });
  const answer = async (): Promise<Response> => Response.json({ RequestId: 'r-2', Regions: { Region: [] } });
  const results = [];
  for (const [own, other] of [
    [module, commonJs],
    [commonJs, module],
  ] as const) {
    const createClient = (fetch: () => Promise<Response>) =>
      new own.EcsClient({
        credentials: { accessKeyId: 'id', accessKeySecret: 'secret' },
        fetch,
        retry: { retries: 0 },
      });
    const startInstance = (fetch: () => Promise<Response>) =>
      createClient(fetch)
        .startInstance({ InstanceId: 'i-1' })
        .catch((error: unknown) => error as object);
    const failed = await startInstance(refuse);
    const cut = await startInstance(fail);
    results.push({
      isOtherCopy: own.EcsClient !== other.EcsClient,
      isInstance: [
        failed instanceof other.ServiceError,
        failed instanceof RuntimeError,
        failed instanceof other.AuthError,
      ],
      isEcsError: other.isEcsError(failed, 'InvalidInstanceId.NotFound'),
      requestId: await other.describeRegions(createClient(answer), {}).then(({ RequestId }) => RequestId),
      status: other.responseOf(failed)?.status,
      underlying: (other.underlyingOf(cut) as Error | undefined)?.message,
      causes: other.isEcsError(failed) && (await other.explainEcsError(failed)).length > 0,
    });
  }
  return results;
}
