/** Returns a text that stays in a spec until somebody writes what it asks for. */
export const makePlaceholder = (task: string): string => `TODO: ${task}`;

/** Returns what a placeholder asks for; `undefined` for any other value. */
export const readPlaceholder = (value: unknown): string | undefined =>
  typeof value === 'string' ? /\bTODO: (.+)/s.exec(value)?.[1] : undefined;
