import { createServer } from 'node:http';
import { json, xml } from './answer.mjs';

// a service that does nothing but answer; it ends with the one who started it
const answers = {
  json: { type: 'application/json', body: Buffer.from(json) },
  xml: { type: 'text/xml;charset=UTF-8', body: Buffer.from(xml) },
};

const server = createServer((request, response) => {
  const { type, body } = answers['x-amz-date' in request.headers ? 'xml' : 'json'];
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': type, 'content-length': body.length });
    response.end(body);
  });
});

server.keepAliveTimeout = 60_000;
process.on('disconnect', () => process.exit());
process.on('message', () => {
  server.listen(0, '127.0.0.1', () =>
    process.send?.(/** @type {import('node:net').AddressInfo} */ (server.address()).port),
  );
});
