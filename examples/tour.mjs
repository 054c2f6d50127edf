// The tour `npm start` shows: two generated clients against a local cloud on a loopback port. No account, no network.
import { CasClient } from '@yunspec/cas';
import { describeIssue, EcsClient, isEcsError, ServiceError, ValidationError } from '@yunspec/ecs';
import { createLocalCloud } from '@yunspec/local';
import { installedModels, listen } from '@yunspec/local/server';
import { printTable, step, steps } from './support/steps.mjs';

const RegionId = 'cn-hangzhou';
const wait = { maxWait: 20_000, minDelay: 100, maxDelay: 500 };

const cloud = await listen(createLocalCloud({ products: await installedModels(['ecs', 'cas']) }).fetch);
console.log(`local cloud at ${cloud.url}`);

const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
const ecs = new EcsClient({ endpoint: cloud.url, credentials });
const cas = new CasClient({ endpoint: cloud.url, credentials });

try {
  await step('regions', async () => {
    const { Regions } = await ecs.describeRegions();
    return Regions.Region.map((region) => region.RegionId).join(', ');
  });

  const InstanceId = await step('create an instance', async () => {
    const created = await ecs.createInstance({
      RegionId,
      ImageId: 'm-1',
      InstanceType: 'ecs.s2.large',
      SecurityGroupId: 'sg-1',
      InstanceName: 'tour',
      DataDisk: [{ Category: 'cloud_ssd', Size: 20 }],
    });
    return created.InstanceId;
  });
  const InstanceIds = [InstanceId];

  await step('start it and wait until it runs', async () => {
    await ecs.startInstance({ InstanceId });
    const { Instances } = await ecs.waitUntilInstanceRunning({ RegionId, InstanceIds }, wait);
    return `${InstanceId} is ${Instances.Instance[0].Status}`;
  });

  await step('list instances, page by page', async () => {
    const names = [];
    for await (const instance of ecs.paginateDescribeInstances({ RegionId, PageSize: 10 }))
      names.push(`${instance.InstanceName} (${instance.Status})`);
    return names.join(', ');
  });

  await step('refused before sending: every issue at once', async () => {
    try {
      await ecs.createInstance({
        RegionId,
        ImageId: 'm-1',
        InstanceType: 'ecs.s2.large',
        SecurityGroupId: 'sg-1',
        InstanceName: 'x',
        DataDisk: [{ Category: 'cloud_ssd', Size: 10 }],
        PrivateIpAddress: '10.0.0.1',
      });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      for (const issue of error.issues) console.log(`      ${describeIssue(issue)}`);
      return `${error.issues.length} issues, nothing sent`;
    }
    throw new Error('the client let it pass');
  });

  await step('the same, unchecked: refused by the cloud', async () => {
    try {
      await ecs.createInstance(
        {
          RegionId,
          ImageId: 'm-1',
          InstanceType: 'ecs.s2.large',
          SecurityGroupId: 'sg-1',
          InstanceName: 'x',
          DataDisk: [{ Category: 'cloud_ssd', Size: 10 }],
          PrivateIpAddress: '10.0.0.1',
        },
        { validate: 'off' },
      );
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return `${error.code}, HTTP ${error.status}`;
    }
    throw new Error('the cloud let it pass');
  });

  await step('a running instance cannot be deleted', async () => {
    try {
      await ecs.deleteInstance({ InstanceId });
    } catch (error) {
      if (!isEcsError(error, 'IncorrectInstanceStatus')) throw error;
      return `${error.code}, HTTP ${error.status}`;
    }
    throw new Error('the cloud deleted it');
  });

  await step('stop it and wait', async () => {
    await ecs.stopInstance({ InstanceId });
    const { Instances } = await ecs.waitUntilInstanceStopped({ RegionId, InstanceIds }, wait);
    return `${InstanceId} is ${Instances.Instance[0].Status}`;
  });

  await step('delete it and wait until it is gone', async () => {
    await ecs.deleteInstance({ InstanceId });
    await ecs.waitUntilInstanceDeleted({ RegionId, InstanceIds }, wait);
    return `${InstanceId} is gone`;
  });

  const [certificate] = await step('list certificates', async () => {
    const found = [];
    for await (const one of cas.paginateListInstances({ ShowSize: 10 })) found.push(one);
    console.log(`      ${found.map((one) => `${one.InstanceId} ${one.Status}`).join('\n      ')}`);
    return found;
  });

  await step('look at one of them', async () => {
    const detail = await cas.getInstanceDetail({ InstanceId: certificate.InstanceId });
    return `${detail.InstanceId} is ${detail.Status}`;
  });
} finally {
  await cloud.close();
}

printTable();
process.exitCode = steps.every((one) => one.ok) ? 0 : 1;
