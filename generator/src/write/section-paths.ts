/** The hand-written files of a repository that have generated sections, by their path from the root. */
export const sectionPaths = [
  'README.md',
  'biome.jsonc',
  'turbo.json',
  '.gitattributes',
  'docs/spec-language.md',
  'docs/releasing.md',
] as const;
