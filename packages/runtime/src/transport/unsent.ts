const errors = new WeakSet<object>();

/** Notes that an error of a transport occurred before any part of the request was sent. */
export const markUnsent = (error: object): void => {
  errors.add(error);
};

export const isMarkedUnsent = (error: object): boolean => errors.has(error);
