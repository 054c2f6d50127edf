import { readRootFile } from './repository.js';

/** A section of CONTRIBUTING.md. */
export interface Recipe {
  readonly text: string;
  /** The commands of each code block. */
  readonly blocks: readonly (readonly string[])[];
}

/** Reads the section below a heading that begins with some words. */
export function readRecipe(heading: string): Recipe {
  const sections = readRootFile('CONTRIBUTING.md').split(/^## /m);
  const text = sections.find((section) => section.startsWith(heading));
  if (text === undefined) throw new Error(`CONTRIBUTING.md has no section "${heading}"`);
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block.trimEnd().split('\n'));
  return { text, blocks };
}
