import { computeOnce } from './compute-once.js';
import type { Model } from './model.js';

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');

/** Stands for a region until the rest of an address is escaped. */
const placeholder = 'any0region';
const regionPattern = '[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){1,5}';

const createPattern = computeOnce(({ endpoints, regionEndpoint }: Model): RegExp => {
  const templates = [...Object.values(endpoints), ...(regionEndpoint === undefined ? [] : [regionEndpoint])];
  const addresses = templates.map((template) => new URL(template.replace('{region}', placeholder)).href);
  const patterns = addresses.map((address) => escapePattern(address).replace(placeholder, regionPattern));
  return new RegExp(`^(?:${patterns.join('|')})$`);
});

/** Returns whether an address is a documented endpoint: one that the model names, or that of any region. */
export const isDocumentedEndpoint = (model: Model, { href }: URL): boolean => createPattern(model).test(href);
