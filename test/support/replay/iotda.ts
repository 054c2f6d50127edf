import { CreateInstance, type CreateInstanceInput, IotdaClient } from '@yunspec/iotda';
import { defineReplay, json, type Repair, type Replay } from './row.js';

/** A UUID from its five groups. */
const formatUuid = (...groups: readonly number[]): string =>
  groups.map((group, i) => group.toString(16).padStart([8, 4, 4, 4, 12][i] as number, '0')).join('-');

const enterpriseProject = formatUuid(0xd22e47e9, 0xcfad, 0x4254, 0x8a29, 0xd2a56a07681d);
const [vpc, subnet, group] = [
  formatUuid(0x40926909, 0xd411, 0x45dd, 0xa8b4, 0x1ebc36512345),
  formatUuid(0x088c7d8a, 0xf49e, 0x4f5f, 0xbd33, 0xce9b6b712345),
  formatUuid(0x55980b43, 0xf006, 0x4dbf, 0xab58, 0x9b0d9e712345),
];
const topic = 'urn:smn:cn-north-7:08aaee8ae000d5182f26c00199812345:iotda_instance_create';
export const project = { project_id: 'my-project' };
const text = 'IoTDA instance for production.';
const [renewed, paid] = [true, false];
const yearly: CreateInstanceInput['charge_info'] = {
  charge_mode: 'prePaid',
  period_type: 'year',
  period_num: 1,
  is_auto_renew: renewed,
  is_auto_pay: paid,
};
const yearlyText = `{"charge_mode":"prePaid","period_type":"year","period_num":1,"is_auto_renew":${renewed},"is_auto_pay":${paid}}`;

const iotdaAddress = {
  want: 'POST https://iotda.example/v5/iot/my-project/iotda-instances',
  headers: { 'x-auth-token': 'my-token', ...json },
};
const iotdaClient = {
  product: 'iotda',
  client: new IotdaClient({ credentials: { token: 'my-token' }, endpoint: 'https://iotda.example' }),
  operation: CreateInstance,
};
const quotedBooleans: Repair = [/"(true|false)"/g, '$1', 'iotda-06'];
const quotedPorts: Repair = [/(_port":)"(\d+)"/g, '$1$2', 'iotda-07'];

export const iotda: readonly Replay[] = [
  defineReplay({
    ...iotdaClient,
    ...iotdaAddress,
    lines: '807-829',
    input: {
      ...project,
      instance_type: 'standard',
      flavor: { type: 'iotda.standard.s1', size: 2 },
      name: 'iotda_instance',
      charge_info: yearly,
      description: text,
      enterprise_project_id: enterpriseProject,
      tags: [{ key: 'testTagName', value: 'testTagValue' }],
    },
    body:
      '{"instance_type":"standard","flavor":{"type":"iotda.standard.s1","size":2},"name":"iotda_instance",' +
      `"charge_info":${yearlyText},"description":"${text}","enterprise_project_id":"${enterpriseProject}",` +
      '"tags":[{"key":"testTagName","value":"testTagValue"}]}',
    repairs: [quotedBooleans],
  }),
  defineReplay({
    ...iotdaClient,
    ...iotdaAddress,
    lines: '832-846',
    input: {
      ...project,
      instance_type: 'standard',
      flavor: { type: 'iotda.standard.s2', size: 2 },
      name: 'iotda_instance',
      charge_info: { charge_mode: 'postPaid' },
      description: text,
      enterprise_project_id: enterpriseProject,
    },
    body:
      '{"instance_type":"standard","flavor":{"type":"iotda.standard.s2","size":2},"name":"iotda_instance",' +
      `"charge_info":{"charge_mode":"postPaid"},"description":"${text}","enterprise_project_id":"${enterpriseProject}"}`,
  }),
  defineReplay({
    ...iotdaClient,
    ...iotdaAddress,
    lines: '849-882',
    input: {
      ...project,
      instance_type: 'enterprise',
      flavor: { type: 'iotda.enterprise.1000tps.10wonlinedevice' },
      name: 'iotda_enterprise_instance',
      charge_info: yearly,
      description: text,
      enterprise_project_id: enterpriseProject,
      additional_params: {
        vpc_id: vpc,
        subnet_id: subnet,
        security_group_id: group,
        smn_topic_urn: topic,
        ciphering_algorithm: 'COMMON_ALGORITHM',
        port_info: {
          app_https_port: 443,
          app_amqps_port: 5671,
          device_coap_port: 5683,
          device_coaps_port: 5684,
          device_mqtt_port: 1883,
          device_mqtts_port: 8883,
          device_https_port: 443,
        },
      },
    },
    body:
      '{"instance_type":"enterprise","flavor":{"type":"iotda.enterprise.1000tps.10wonlinedevice"},"name":"iotda_enterprise_instance",' +
      `"charge_info":${yearlyText},"description":"${text}","enterprise_project_id":"${enterpriseProject}",` +
      `"additional_params":{"vpc_id":"${vpc}","subnet_id":"${subnet}","security_group_id":"${group}","smn_topic_urn":"${topic}",` +
      '"ciphering_algorithm":"COMMON_ALGORITHM","port_info":{"app_https_port":443,"app_amqps_port":5671,"device_coap_port":5683,' +
      '"device_coaps_port":5684,"device_mqtt_port":1883,"device_mqtts_port":8883,"device_https_port":443}}}',
    repairs: [quotedBooleans, quotedPorts],
  }),
];
