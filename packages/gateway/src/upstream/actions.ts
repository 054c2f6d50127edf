import {
  DeleteInstances,
  DescribeImages,
  DescribeInstances,
  DescribeInstanceTypes,
  DescribeRegions,
  RebootInstances,
  RunInstances,
  StartInstances,
  StopInstances,
} from '@yunspec/ecs';
import type { Operation } from '@yunspec/runtime';

/** The operation of ECS behind each operation of the gateway, as the links in the gateway's document say. */
export const actions: Readonly<Record<string, Operation>> = {
  ListRegions: DescribeRegions as Operation,
  ListImages: DescribeImages as Operation,
  ListInstanceTypes: DescribeInstanceTypes as Operation,
  CreateInstances: RunInstances as Operation,
  ListInstances: DescribeInstances as Operation,
  StartInstances: StartInstances as Operation,
  StopInstances: StopInstances as Operation,
  RebootInstances: RebootInstances as Operation,
  TerminateInstances: DeleteInstances as Operation,
};
