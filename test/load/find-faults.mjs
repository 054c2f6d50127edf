/** @typedef {Readonly<Record<string, any>>} Resource */

/**
 * Lists the values that are in a list more than once.
 * @param {readonly string[]} values
 */
const findRepeated = (values) => values.filter((value, position) => values.indexOf(value) !== position);

/**
 * Finds what is wrong with the state of a cloud, after what its clients have seen and what DescribeInstances lists. A
 * change whose answer was lost may have taken effect or not.
 * @param {any} cloud
 * @param {import('./clients.mjs').Report & { listed: readonly string[] }} report
 */
export function findFaults(cloud, { created, deleted, unsure, listed }) {
  /** @type {Resource[]} */
  const instances = cloud.ecs.instances.all();
  /** @type {Resource[]} */
  const disks = cloud.ecs.disks.all();
  const ids = new Set(instances.map(({ InstanceId }) => InstanceId));
  const groups = new Set(cloud.ecs.securityGroups.all().map((/** @type {Resource} */ group) => group.SecurityGroupId));
  const gone = new Set([...deleted, ...unsure]);
  /** @type {Map<string, number>} */
  const systemDisks = new Map();
  for (const { Type, InstanceId } of disks)
    if (Type === 'system') systemDisks.set(InstanceId, (systemDisks.get(InstanceId) ?? 0) + 1);
  return {
    instances: instances.length,
    disks: disks.length,
    faults: [
      ...findRepeated(listed).map((id) => `${id} is listed twice`),
      ...listed.filter((id) => !ids.has(id)).map((id) => `${id} is listed and does not exist`),
      ...[...ids].filter((id) => !listed.includes(id)).map((id) => `${id} exists and is not listed`),
      ...findRepeated(disks.map(({ DiskId }) => DiskId)).map((id) => `${id} is there twice`),
      ...created.filter((id) => !gone.has(id) && !ids.has(id)).map((id) => `${id} was created and is lost`),
      ...deleted.filter((id) => ids.has(id)).map((id) => `${id} was deleted and is there`),
      ...[...ids].filter((id) => systemDisks.get(id) !== 1).map((id) => `${id} does not have one system disk`),
      ...disks
        .filter(({ Type, InstanceId }) => Type === 'system' && InstanceId === '')
        .map(({ DiskId }) => `${DiskId} is a system disk without an instance`),
      ...disks
        .filter(({ InstanceId }) => InstanceId !== '' && !ids.has(InstanceId))
        .map(({ DiskId, InstanceId }) => `${DiskId} is attached to ${InstanceId}, which does not exist`),
      ...disks
        .filter(({ InstanceId, Status }) => (InstanceId === '') === (Status === 'In_use'))
        .map(({ DiskId, InstanceId, Status }) => `${DiskId} is ${Status} at ${InstanceId || 'no instance'}`),
      ...instances
        .filter(
          ({ SecurityGroupIds }) =>
            !SecurityGroupIds.SecurityGroupId.every((/** @type {string} */ id) => groups.has(id)),
        )
        .map(({ InstanceId }) => `${InstanceId} is in a group that does not exist`),
    ],
  };
}
