// What the subjects use of the peers. The peers are installed only for a run of the benchmarks, and the type check of
// the repository has to pass without them. `npm run bench -- --only types` checks the subjects against the peers' own
// types.

declare module '@alicloud/ecs20140526' {
  class DescribeInstancesRequest {
    constructor(members: { regionId: string; pageSize: number });
  }
  class Client {
    constructor(config: { accessKeyId: string; accessKeySecret: string; endpoint: string; protocol: string });
    describeInstances(request: DescribeInstancesRequest): Promise<{ body?: object }>;
  }
  const exports: { default: typeof Client; DescribeInstancesRequest: typeof DescribeInstancesRequest };
  export default exports;
}

declare module '@alicloud/pop-core' {
  export default class Client {
    constructor(config: { accessKeyId: string; accessKeySecret: string; endpoint: string; apiVersion: string });
    request(action: string, parameters: object, options: object): Promise<unknown>;
  }
}

declare module '@aws-sdk/client-ec2' {
  export class DescribeInstancesCommand {
    constructor(input: { MaxResults: number });
  }
  export class EC2Client {
    constructor(config: {
      region: string;
      credentials: { accessKeyId: string; secretAccessKey: string };
      endpoint: string;
    });
    send(command: DescribeInstancesCommand): Promise<object>;
  }
}

declare module 'openai' {
  export default class OpenAI {
    constructor(options: { apiKey: string; baseURL: string });
    models: { retrieve(model: string): Promise<object> };
  }
}

declare module 'undici' {
  export class Pool {
    constructor(address: string, options: { connections: number });
    request(options: { method: 'GET'; path: string }): Promise<{ body: { json(): Promise<unknown> } }>;
  }
}
