const bodiless = new Set(['GET', 'HEAD', 'DELETE']);

/** Whether requests of a method carry no body unless something is put into one. */
export const isBodiless = (method: string): boolean => bodiless.has(method);
