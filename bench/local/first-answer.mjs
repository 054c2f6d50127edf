// A process that starts a local cloud as a server, asks it once, and ends.
import { createLocalCloud } from '@yunspec/local';
import { installedModels, listen } from '@yunspec/local/server';

const server = await listen(createLocalCloud({ products: installedModels(['ecs']) }));
const answer = await fetch(`${server.url}/_yunspec/health`);
if (!answer.ok) throw new Error(`it answered with ${answer.status}`);
await server.close();
