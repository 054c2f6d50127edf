import type { ValueModel } from '@yunspec/model';

/** The member with the access key's ID. */
export const keyMember = 'accessKeyId';

/** The members that say how ECS is called. All others are passed on to it. */
export const connectionMembers: Readonly<Record<string, ValueModel>> = {
  [keyMember]: { type: 'string', secret: true },
  accessKeySecret: { type: 'string', secret: true },
  endpoint: { type: 'string' },
};

/** The values of the members that say how ECS is called. */
export interface Connection {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly endpoint?: string;
}
