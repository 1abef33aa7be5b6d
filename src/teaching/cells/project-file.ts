import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of a file of this project, wherever the compiled code is located in it.
 *
 * @throws {Error} where the project has no such file, or the path leads out of it
 */
export function projectFile(path: string): string {
  const relative = normalize(path);
  const file = join(projectRoot(), relative);
  if (isAbsolute(path) || relative.startsWith(`..${sep}`) || !existsSync(file)) {
    throw new Error(`project file: got ${path}, expected a file of the project such as src/index.ts`);
  }
  return file;
}

/** The nearest parent folder with a package.json. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
