export * from './cases/index.js';
