// Runs verdaccio in a process of its own: `node registry-server.mjs <folder> <upstream registry>`. It tells its parent
// the address, and ends with it.
import { join } from 'node:path';
import { runServer } from 'verdaccio';

const [folder = '', upstream = ''] = process.argv.slice(2);

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of a terminal; the parent decides when this one ends
process.on('SIGINT', () => {});

const server = await runServer({
  configPath: join(folder, 'config.yaml'),
  storage: join(folder, 'storage'),
  uplinks: { upstream: { url: upstream, maxage: '1h', timeout: '60s', max_fails: 10 } },
  packages: {
    // ours never come from anywhere else
    '@yunspec/*': { access: '$all', publish: '$authenticated' },
    '**': { access: '$all', proxy: 'upstream' },
  },
  auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: 1 } },
  max_body_size: '50mb',
  web: { enable: false },
  log: { type: 'stdout', format: 'json', level: 'warn' },
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('verdaccio has no port');
  process.send?.({ url: `http://127.0.0.1:${address.port}/` });
});
