import type {
  CasClient,
  CertificateInstanceItem,
  GetInstanceDetailOutput,
  ListInstancesInput,
  UpdateInstanceInput,
} from '@yunspec/cas';
import type { components, operations, paths } from '@yunspec/cas/openapi';
import type {
  AttachDisk,
  AttachDiskErrorCode,
  AttachDiskInput,
  AttachDiskOutput,
  AuthorizeSecurityGroupInput,
  attachDisk,
  ClientOptions,
  CreateDiskInput,
  CreateInstanceDataDisk,
  CreateInstanceInput,
  CreateInstanceOutput,
  CreateInstanceSystemDisk,
  createEcs,
  DescribeDisksOutput,
  DescribeInstancesInput,
  DescribeInstancesOutput,
  DiskItemType,
  EcsClient,
  EcsCommonErrorCode,
  EcsErrorCode,
  EcsRamAction,
  EcsRegion,
  InstanceAttributesType,
  paginateDescribeDisks,
  ramPolicy,
  ServiceClient,
  WaitOptions,
} from '@yunspec/ecs';
import { isEcsError, ServiceError, ThrottlingError, ValidationError } from '@yunspec/ecs';
import type { ListEiamRegionsInput } from '@yunspec/eiam';
import { describe, expectTypeOf, test } from 'vitest';

type Required<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];
type Method<Name extends keyof EcsClient> = EcsClient[Name] extends (...args: infer Args) => infer Result
  ? { args: Args; result: Result }
  : never;
type Item<T> = T extends AsyncIterable<infer Each> ? Each : never;

describe('inputs', () => {
  test('ask for what the document asks for', () => {
    expectTypeOf<Required<CreateInstanceInput>>().toEqualTypeOf<'InstanceType'>();
    expectTypeOf<Required<AttachDiskInput>>().toEqualTypeOf<'InstanceId' | 'DiskId'>();
    expectTypeOf<Required<UpdateInstanceInput>>().toEqualTypeOf<'InstanceId'>();
    expectTypeOf<Required<ListInstancesInput>>().toBeNever();
    expectTypeOf<ListEiamRegionsInput>().toEqualTypeOf<Record<string, never>>();
  });

  test('take large integers as answers have them', () => {
    type Large = number | bigint | `${bigint}`;
    expectTypeOf<UpdateInstanceInput['CompanyId']>().toEqualTypeOf<Large | undefined>();
    expectTypeOf<UpdateInstanceInput['ContactIdList']>().toEqualTypeOf<readonly Large[] | undefined>();
    expectTypeOf<GetInstanceDetailOutput['CompanyId']>().toEqualTypeOf<number | `${bigint}` | undefined>();
    expectTypeOf<Pick<GetInstanceDetailOutput, 'CompanyId' | 'ContactIdList'>>().toExtend<
      Omit<UpdateInstanceInput, 'InstanceId'>
    >();
  });

  test('complete lists, and take what they do not have yet', () => {
    expectTypeOf<string>().toExtend<NonNullable<CreateDiskInput['DiskCategory']>>();
    expectTypeOf<string>().toExtend<NonNullable<AuthorizeSecurityGroupInput['IpProtocol']>>();
    expectTypeOf<string>().toExtend<NonNullable<UpdateInstanceInput['KeyAlgorithm']>>();
    expectTypeOf<'cloud_ssd'>().toExtend<NonNullable<CreateDiskInput['DiskCategory']>>();
    expectTypeOf<'accept'>().toExtend<NonNullable<AuthorizeSecurityGroupInput['Policy']>>();
    expectTypeOf<'DNS'>().toExtend<NonNullable<UpdateInstanceInput['ValidationMethod']>>();
    expectTypeOf<number>().not.toExtend<CreateDiskInput['DiskCategory']>();
  });

  test('leave the region to the client', () => {
    expectTypeOf<CreateInstanceInput['RegionId']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<[]>().toExtend<Parameters<EcsClient['describeInstances']>>();
  });

  test('take other values where a limit may move', () => {
    expectTypeOf<CreateInstanceInput['Period']>().toEqualTypeOf<number | undefined>();
  });

  test('name the objects inside them', () => {
    expectTypeOf<CreateInstanceInput['DataDisk']>().toExtend<readonly CreateInstanceDataDisk[] | undefined>();
    expectTypeOf<CreateInstanceInput['SystemDisk']>().toEqualTypeOf<CreateInstanceSystemDisk | undefined>();
    expectTypeOf<CreateInstanceDataDisk['Size']>().toEqualTypeOf<number | undefined>();
  });

  test('know no members but the documented ones', () => {
    expectTypeOf<string>().not.toExtend<keyof CreateDiskInput>();
    expectTypeOf<string>().not.toExtend<keyof NonNullable<CreateInstanceInput['SystemDisk']>>();
    expectTypeOf<CreateDiskInput>().not.toHaveProperty('DiskNmae');
    expectTypeOf<string>().not.toExtend<keyof ClientOptions>();
  });

  test('take booleans and the words that travel for them, lists as lists, objects as objects', () => {
    expectTypeOf<AttachDiskInput['DeleteWithInstance']>().toEqualTypeOf<boolean | 'true' | 'false' | undefined>();
    expectTypeOf<DescribeInstancesInput['InstanceIds']>().toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf<UpdateInstanceInput['ContactIdList']>().toEqualTypeOf<
      readonly (number | bigint | `${bigint}`)[] | undefined
    >();
    expectTypeOf<CreateInstanceInput['SystemDisk']>().toExtend<{ Category?: string; Size?: number } | undefined>();
    expectTypeOf<NonNullable<CreateInstanceInput['DataDisk']>[number]['Size']>().toEqualTypeOf<number | undefined>();
  });
});

describe('answers', () => {
  test('hold what every documented answer holds', () => {
    expectTypeOf<Required<CreateInstanceOutput>>().toEqualTypeOf<'InstanceId' | 'RequestId'>();
    expectTypeOf<Required<DescribeDisksOutput>>().toEqualTypeOf<
      'TotalCount' | 'PageNumber' | 'PageSize' | 'Disks' | 'RequestId'
    >();
    expectTypeOf<Required<AttachDiskOutput>>().toEqualTypeOf<'RequestId'>();
  });

  test('hold booleans, whose texts are decoded', () => {
    expectTypeOf<DiskItemType['Portable']>().toEqualTypeOf<boolean>();
    expectTypeOf<DiskItemType['Encrypted']>().toEqualTypeOf<boolean | undefined>();
  });

  test('hold what is documented', () => {
    expectTypeOf<DescribeInstancesOutput>().not.toHaveProperty('requestId');
    expectTypeOf<DescribeInstancesOutput['Instances']['Instance'][number]>().toEqualTypeOf<InstanceAttributesType>();
    expectTypeOf<Required<InstanceAttributesType>>().toExtend<keyof InstanceAttributesType>();
    expectTypeOf<InstanceAttributesType['InstanceId']>().toEqualTypeOf<string>();
    expectTypeOf<InstanceAttributesType['ExpiredTime']>().toEqualTypeOf<string | undefined>();
  });

  test('know no members but the documented ones', () => {
    expectTypeOf<string>().not.toExtend<keyof DescribeInstancesOutput>();
    expectTypeOf<string>().not.toExtend<keyof InstanceAttributesType>();
    expectTypeOf<InstanceAttributesType>().not.toHaveProperty('InstanceID');
  });

  test('may hold states that are not documented', () => {
    expectTypeOf<string>().toExtend<InstanceAttributesType['Status']>();
    expectTypeOf<CertificateInstanceItem>().toBeObject();
  });
});

describe('clients', () => {
  test('have a method for each operation, and a function with the client in front', () => {
    expectTypeOf<Method<'attachDisk'>['args'][0]>().toEqualTypeOf<AttachDiskInput>();
    expectTypeOf<Method<'attachDisk'>['result']>().toEqualTypeOf<Promise<AttachDiskOutput>>();
    expectTypeOf<typeof attachDisk>().parameter(0).toEqualTypeOf<ServiceClient>();
    expectTypeOf<Parameters<typeof attachDisk>[1]>().toEqualTypeOf<AttachDiskInput>();
    expectTypeOf<ReturnType<typeof createEcs>>().toExtend<ServiceClient>();
    expectTypeOf<EcsClient>().toExtend<ServiceClient>();
    expectTypeOf<EcsClient>().not.toHaveProperty('describeNothing');
  });

  test('want an input only where something is required', () => {
    expectTypeOf<[]>().toExtend<Parameters<EcsClient['describeRegions']>>();
    expectTypeOf<[]>().toExtend<Parameters<CasClient['listInstances']>>();
    expectTypeOf<[]>().not.toExtend<Parameters<EcsClient['attachDisk']>>();
  });

  test('know the regions, and take others', () => {
    expectTypeOf<'cn-hangzhou'>().toExtend<EcsRegion>();
    expectTypeOf<'mars-1'>().not.toExtend<EcsRegion>();
    expectTypeOf<'mars-1'>().toExtend<ClientOptions<EcsRegion>['region']>();
    expectTypeOf<{ accessKeyId: string }>().not.toExtend<ClientOptions['credentials']>();
    expectTypeOf<'loose'>().not.toExtend<ClientOptions['validate']>();
  });

  test('walk pages item by item, or answer by answer', () => {
    expectTypeOf<Item<Method<'paginateDescribeInstances'>['result']>>().toEqualTypeOf<InstanceAttributesType>();
    expectTypeOf<
      Item<ReturnType<Method<'paginateDescribeInstances'>['result']['pages']>>
    >().toEqualTypeOf<DescribeInstancesOutput>();
    expectTypeOf<Item<ReturnType<typeof paginateDescribeDisks>>>().toEqualTypeOf<DiskItemType>();
    expectTypeOf<Item<ReturnType<CasClient['paginateListInstances']>>>().toEqualTypeOf<CertificateInstanceItem>();
  });

  test('wait for as long as they are told', () => {
    expectTypeOf<Method<'waitUntilInstanceRunning'>['args']>().toEqualTypeOf<
      [input: DescribeInstancesInput, options: WaitOptions]
    >();
    expectTypeOf<Required<WaitOptions>>().toEqualTypeOf<'maxWait'>();
  });
});

describe('errors', () => {
  const error: unknown = undefined;

  test('are narrowed by their guard', () => {
    if (isEcsError(error, 'InvalidDiskId.NotFound')) {
      expectTypeOf(error).toExtend<ServiceError<'InvalidDiskId.NotFound'>>();
      expectTypeOf(error.code).toEqualTypeOf<'InvalidDiskId.NotFound'>();
      expectTypeOf(error.requestId).toEqualTypeOf<string | undefined>();
    }
    if (isEcsError(error)) {
      const known: ServiceError<EcsErrorCode> = error;
      expectTypeOf(known.code).toExtend<string>();
    }
    if (error instanceof ValidationError)
      expectTypeOf(error.issues[0]?.level).toEqualTypeOf<'error' | 'report' | undefined>();
    if (error instanceof ThrottlingError) expectTypeOf(error).toExtend<ServiceError>();
  });

  test('take a code that is not documented only as a string', () => {
    // @ts-expect-error a misspelt code
    isEcsError(error, 'InvalidDiskId.NotFond');
    if (isEcsError<string>(error, 'NotDocumented.AtAll')) expectTypeOf(error.code).toBeString();
    const code: string = 'NotDocumented.AtAll';
    if (isEcsError(error, code)) expectTypeOf(error.code).toEqualTypeOf<string>();
  });

  test('complete with the documented codes, and compare with any', () => {
    if (error instanceof ServiceError) expectTypeOf(error.code).toExtend<string>();
    expectTypeOf<'InvalidDevice.InUse'>().toExtend<AttachDiskErrorCode>();
    expectTypeOf<'DiskErorr'>().not.toExtend<AttachDiskErrorCode>();
    expectTypeOf<AttachDiskErrorCode>().toExtend<EcsErrorCode>();
    expectTypeOf<EcsCommonErrorCode>().toExtend<EcsErrorCode>();
    expectTypeOf<NonNullable<(typeof AttachDisk)['types']>['code']>().toEqualTypeOf<AttachDiskErrorCode>();
  });
});

test('policies are made for operations that name resources', () => {
  expectTypeOf<typeof ramPolicy>().parameter(0).toEqualTypeOf<readonly EcsRamAction[]>();
  expectTypeOf<'CreateInstance'>().toExtend<EcsRamAction>();
  expectTypeOf<'DescribeNothing'>().not.toExtend<EcsRamAction>();
});

describe('the types of openapi.json', () => {
  test('have each operation under its address and under its name', () => {
    expectTypeOf<paths['/#Action=UpdateInstance']['post']>().toEqualTypeOf<operations['UpdateInstance']>();
    expectTypeOf<operations['ListInstances']['responses'][200]['content']['application/json']>().toEqualTypeOf<
      components['schemas']['ListInstancesOutput']
    >();
  });

  test('fit where ours are taken', () => {
    expectTypeOf<components['schemas']['UpdateInstanceInput']>().toExtend<UpdateInstanceInput>();
    expectTypeOf<components['schemas']['CertificateInstanceItem']>().toExtend<CertificateInstanceItem>();
  });
});
