import { CasClient } from '@yunspec/cas';
import { EcsClient, explainEcsError, isEcsError, ServiceError, ValidationError } from '@yunspec/ecs';
import { outputs } from '@yunspec/ecs/outputs';
import { EcsGatewayClient } from '@yunspec/ecs-gateway';
import { EiamClient } from '@yunspec/eiam';
import { IotdaClient } from '@yunspec/iotda';
import '@yunspec/iotda/openapi';
import { createLocalCloud, localCredentials } from '@yunspec/local';
import { installedModels, listen } from '@yunspec/local/server';
import { modelFormat } from '@yunspec/model';
import { YunspecError } from '@yunspec/runtime';
import { findNearest } from '@yunspec/runtime/check';
import { shareRateLimit } from '@yunspec/runtime/fleet';
import { aliyunProfile } from '@yunspec/runtime/node';
import { xml } from '@yunspec/runtime/xml';

/** Uses every entry of every package. It is JavaScript too, for tool chains without types. */
export async function run() {
  const cloud = createLocalCloud({ products: installedModels(['ecs']) });
  const server = await listen(cloud);
  const options = { region: 'cn-hangzhou', credentials: localCredentials };
  const inProcess = new EcsClient({ ...options, fetch: cloud.fetch });
  const overHttp = new EcsClient({ ...options, endpoint: server.url, format: xml(outputs) });
  const answers = [await inProcess.describeRegions(), await overHttp.describeRegions()];
  const refused = await inProcess
    .describeInstances({ RegionId: 'cn-hangzhou', PageSize: 101 })
    .catch((error: unknown) => error);
  const failed = await overHttp.startInstance({ InstanceId: 'i-none' }).catch((error: unknown) => error);
  const causes = isEcsError(failed) ? await explainEcsError(failed) : [];
  await server.close();
  return {
    regions: answers.map(({ Regions }) => Regions?.Region?.length),
    refused: [refused instanceof ValidationError, refused instanceof ServiceError],
    failed: [
      failed instanceof ServiceError,
      failed instanceof YunspecError,
      isEcsError(failed, 'InvalidInstanceId.NotFound'),
    ],
    isExplained: causes.length > 0,
    others: [CasClient, EcsGatewayClient, EiamClient, IotdaClient, aliyunProfile, shareRateLimit, findNearest].map(
      (value) => typeof value,
    ),
    format: typeof modelFormat,
  };
}
