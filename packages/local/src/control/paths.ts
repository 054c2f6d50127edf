/** The path of everything about the cloud itself. */
export const base = '/_yunspec';

/** Checks whether a path is about the cloud itself. */
export const isControlPath = (pathname: string): boolean => pathname === base || pathname.startsWith(`${base}/`);
