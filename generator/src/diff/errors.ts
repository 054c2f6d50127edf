/** Thrown where there is nothing to compare. The message says what is missing, and what to do. */
export class DiffError extends Error {}
