import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, seen from dist/src/cli/. */
const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * How the command line is called from the working folder. `npx` finds it in the clone alone: elsewhere it would ask the
 * registry for a package of that name, which is not ours.
 */
export function called(): string {
  const [project, here] = [PROJECT, process.cwd()].map(folder => realpathSync.native(folder));
  if (here === project || here.startsWith(project + sep)) return 'npx beyond-flops';
  const script = join(project, 'scripts', 'beyond-flops.mjs');
  return `node ${/\s/.test(script) ? `"${script}"` : script}`;
}
