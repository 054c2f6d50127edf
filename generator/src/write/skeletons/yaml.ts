import { makePlaceholder } from '../../language/placeholder.js';

/** A placeholder as YAML; the text before it stays when the placeholder goes. */
export const askFor = (task: string, before = ''): string =>
  `'${`${before}${makePlaceholder(task)}`.replaceAll("'", "''")}'`;
