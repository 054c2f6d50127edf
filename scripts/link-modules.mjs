import { mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Links what npm would install into a copy of the repository: dependencies to where they are, and the workspaces to
 * their folders in the copy.
 * @param {string} root
 * @param {string} copy
 */
export function linkModules(root, copy) {
  const [from, to] = [join(root, 'node_modules'), join(copy, 'node_modules')];
  for (const name of ['@yunspec', '.bin']) {
    mkdirSync(join(to, name), { recursive: true });
    // these links are relative, so in the copy they lead to the copy
    for (const link of readdirSync(join(from, name))) {
      symlinkSync(readlinkSync(join(from, name, link)), join(to, name, link), 'junction');
    }
  }
  // the compiler of the scripts is another one than that of the root
  mkdirSync(join(copy, 'scripts'), { recursive: true });
  symlinkSync(join(root, 'scripts/node_modules'), join(copy, 'scripts/node_modules'), 'junction');
  for (const name of readdirSync(from).filter((each) => each !== '@yunspec' && !each.startsWith('.'))) {
    symlinkSync(join(from, name), join(to, name), 'junction');
  }
}
