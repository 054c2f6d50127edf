const bodiless = new Set(['GET', 'HEAD', 'DELETE']);

/** Returns whether requests with this method normally have no body. */
export const isBodiless = (method: string): boolean => bodiless.has(method);
