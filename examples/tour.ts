// The tour that `npm start` shows: two generated clients and a local cloud on a loopback port. No account, no network.
import { CasClient } from '@yunspec/cas';
import {
  type CreateInstanceInput,
  describeIssue,
  EcsClient,
  isEcsError,
  ServiceError,
  ValidationError,
} from '@yunspec/ecs';
import { createLocalCloud } from '@yunspec/local';
import { installedModels, listen } from '@yunspec/local/server';
import { printTable, runStep } from './support/steps.js';

const RegionId = 'cn-hangzhou';
const wait = { maxWait: 20_000, minDelay: 100, maxDelay: 500 };

const machine = { RegionId, ImageId: 'm-1', InstanceType: 'ecs.s2.large', SecurityGroupId: 'sg-1' };

/** A name that is too short, a disk that is too small, and an address without the network that it belongs to. */
const faultyInput: CreateInstanceInput = {
  ...machine,
  InstanceName: 'x',
  DataDisk: [{ Category: 'cloud_ssd', Size: 10 }],
  PrivateIpAddress: '10.0.0.1',
};

const cloud = await listen(createLocalCloud({ products: installedModels(['ecs', 'cas']) }));
console.log(`local cloud at ${cloud.url}`);

const credentials = { accessKeyId: 'local', accessKeySecret: 'local-secret' };
const ecs = new EcsClient({ endpoint: cloud.url, credentials });
const cas = new CasClient({ endpoint: cloud.url, credentials });

try {
  await runStep('regions', async () => {
    const { Regions } = await ecs.describeRegions();
    return Regions.Region.map((region) => region.RegionId).join(', ');
  });

  const InstanceId = await runStep('create an instance', async () => {
    const created = await ecs.createInstance({
      ...machine,
      InstanceName: 'tour',
      DataDisk: [{ Category: 'cloud_ssd', Size: 20 }],
    });
    if (created.InstanceId === undefined) throw new Error('the answer names no instance');
    return created.InstanceId;
  });
  const InstanceIds = [InstanceId];

  await runStep('start it and wait until it runs', async () => {
    await ecs.startInstance({ InstanceId });
    const seen = await ecs.waitUntilInstanceRunning({ RegionId, InstanceIds }, wait);
    return `${InstanceId} is ${seen?.Instances.Instance[0]?.Status}`;
  });

  await runStep('list instances, page by page', async () => {
    const names: string[] = [];
    for await (const instance of ecs.paginateDescribeInstances({ RegionId, PageSize: 10 }))
      names.push(`${instance.InstanceName} (${instance.Status})`);
    return names.join(', ');
  });

  await runStep('refused before sending: every issue at once', async () => {
    try {
      await ecs.createInstance(faultyInput);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      for (const issue of error.issues) console.log(`      ${describeIssue(issue)}`);
      return `${error.issues.length} issues, nothing sent`;
    }
    throw new Error('the client let it pass');
  });

  await runStep('the same, unchecked: refused by the cloud', async () => {
    try {
      await ecs.createInstance(faultyInput, { validate: 'off' });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return `${error.code}, HTTP ${error.status}`;
    }
    throw new Error('the cloud let it pass');
  });

  await runStep('a running instance cannot be deleted', async () => {
    try {
      await ecs.deleteInstance({ InstanceId });
    } catch (error) {
      if (!isEcsError(error, 'IncorrectInstanceStatus')) throw error;
      return `${error.code}, HTTP ${error.status}`;
    }
    throw new Error('the cloud deleted it');
  });

  await runStep('stop it and wait', async () => {
    await ecs.stopInstance({ InstanceId });
    const seen = await ecs.waitUntilInstanceStopped({ RegionId, InstanceIds }, wait);
    return `${InstanceId} is ${seen?.Instances.Instance[0]?.Status}`;
  });

  await runStep('delete it and wait until it is gone', async () => {
    await ecs.deleteInstance({ InstanceId });
    await ecs.waitUntilInstanceDeleted({ RegionId, InstanceIds }, wait);
    return `${InstanceId} is gone`;
  });

  const certificates = await runStep('list certificates', async () => {
    const found = [];
    for await (const certificate of cas.paginateListInstances({ ShowSize: 10 })) {
      console.log(`      ${certificate.InstanceId} ${certificate.Status}`);
      found.push(certificate);
    }
    return found;
  });

  await runStep('look at one of them', async () => {
    const id = certificates[0]?.InstanceId;
    if (id === undefined) throw new Error('there is no certificate');
    const detail = await cas.getInstanceDetail({ InstanceId: id });
    return `${detail.InstanceId} is ${detail.Status}`;
  });
} finally {
  await cloud.close();
}

process.exitCode = printTable() ? 0 : 1;
