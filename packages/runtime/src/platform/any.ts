import * as node from './node.js';
import * as web from './web.js';

/**
 * The platform that runs this. The CommonJS build takes it: who loads that does not care for its size, and one file for
 * all platforms is half as much to install.
 */
const platform: typeof node =
  typeof process === 'object' && typeof process.getBuiltinModule === 'function'
    ? node
    : // its functions return promises in place of some values, which callers of `#platform` allow for
      (web as unknown as typeof node);

export const computeHmac: typeof node.computeHmac = platform.computeHmac;
export const computeHash: typeof node.computeHash = platform.computeHash;
export const getTracingChannel: typeof node.getTracingChannel = platform.getTracingChannel;
export const readEnvironment: typeof node.readEnvironment = platform.readEnvironment;
export const readCredentials: typeof node.readCredentials = platform.readCredentials;
export const describeVariables: typeof node.describeVariables = platform.describeVariables;
export const createDefaultTransport: typeof node.createDefaultTransport = platform.createDefaultTransport;
