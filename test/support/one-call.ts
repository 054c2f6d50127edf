import { createEcs, describeRegions } from '@yunspec/ecs';

/** A program that needs one operation. */
export const answer = describeRegions(createEcs({ credentials: { accessKeyId: 'id', accessKeySecret: 'secret' } }));
