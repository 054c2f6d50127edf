import ecs from '@yunspec/ecs/model.json' with { type: 'json' };
import { createLocalCloud } from '@yunspec/local';

const cloud = createLocalCloud({ products: [ecs], seed: { ecs: { Vpc: [{ VpcId: 'vpc-1', Status: 'Available' }] } } });
const states: ('Pending' | 'Available' | 'Deleted')[] = cloud.ecs.vpcs.all().map(({ Status }) => Status);
const id: string | undefined = cloud.account('local').ecs.vpcs.all()[0]?.VpcId;
// @ts-expect-error a state that is misspelt
export const add = () => cloud.ecs.vpcs.add({ Status: 'Availabel' });
// @ts-expect-error a kind that is misspelt
export const seed = () => cloud.seed({ ecs: { Vpcs: [] } });
// @ts-expect-error a product that is not served
export const read = () => cloud.cas;
console.log(JSON.stringify([states, id]));
