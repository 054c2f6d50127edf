import http from 'node:http';
import https from 'node:https';

// Loaded before a sample: sends every HTTPS request to the local cloud, so that samples run as their readers see them.

const { hostname, port } = new URL(process.env.LOCAL_CLOUD ?? '');

/**
 * @param {https.RequestOptions} options
 * @param {(response: http.IncomingMessage) => void} [listener]
 */
const redirect = ({ agent: _, protocol: __, ...options }, listener) =>
  http.request({ ...options, host: hostname, hostname, port }, listener);

Object.assign(https, { request: redirect });
