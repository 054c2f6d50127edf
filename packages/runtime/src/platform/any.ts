import * as node from './node.js';
import * as web from './web.js';

/**
 * Whether Node.js runs this. The CommonJS build is for all platforms: who loads that does not care for its size, and one
 * file for all is half as much to install. Functions of the web return promises in place of some values, which callers of
 * `#platform` allow for.
 */
const isNode = typeof process === 'object' && typeof process.getBuiltinModule === 'function';

// each function is picked by name: a bundler makes an object of a whole module with members that other libraries add to all
export const computeHmac = (isNode ? node.computeHmac : web.computeHmac) as typeof node.computeHmac;
export const computeHash = (isNode ? node.computeHash : web.computeHash) as typeof node.computeHash;
export const getTracingChannel = (
  isNode ? node.getTracingChannel : web.getTracingChannel
) as typeof node.getTracingChannel;
export const readEnvironment = (isNode ? node.readEnvironment : web.readEnvironment) as typeof node.readEnvironment;
export const readCredentials = (isNode ? node.readCredentials : web.readCredentials) as typeof node.readCredentials;
export const describeVariables = (
  isNode ? node.describeVariables : web.describeVariables
) as typeof node.describeVariables;
export const createDefaultTransport = (
  isNode ? node.createDefaultTransport : web.createDefaultTransport
) as typeof node.createDefaultTransport;
