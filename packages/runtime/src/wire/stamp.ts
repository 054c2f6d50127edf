/** `YYYY-MM-DDThh:mm:ssZ`, as signatures want it. */
export const stamp = (now: Date): string => `${now.toISOString().slice(0, 19)}Z`;
