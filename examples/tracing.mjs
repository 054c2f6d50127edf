// Every call is traced on Node's diagnostics_channel `yunspec:call`. Here spans are printed; with OpenTelemetry, start a
// span in `start`, set its status in `error`, and end it in `asyncEnd`.
import diagnostics from 'node:diagnostics_channel';
import { EcsClient } from '@yunspec/ecs';
import { createLocalCloud } from '@yunspec/local';
import { installedModels } from '@yunspec/local/server';

diagnostics.tracingChannel('yunspec:call').subscribe({
  start(context) {
    context.began = performance.now();
  },
  end() {},
  asyncStart() {},
  asyncEnd({ product, operation, began, error }) {
    const ms = (performance.now() - began).toFixed(1);
    console.log(`${product}.${operation} ${error === undefined ? 'ok' : error.name} ${ms} ms`);
  },
  error() {},
});

const { fetch } = createLocalCloud({ products: installedModels(['ecs']) });
const ecs = new EcsClient({ fetch, credentials: { accessKeyId: 'local', accessKeySecret: 'local-secret' } });

await ecs.describeRegions();
await ecs.startInstance({ InstanceId: 'i-none' }).catch(() => {});
