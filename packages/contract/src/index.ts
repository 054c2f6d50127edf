export * from './run/run-contract.js';
