/** An error that the user of the command line can correct. */
export class UsageError extends Error {}
