import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The project's folder, relative to dist/src/measure/. */
const project = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Commit of a clone, with `+changes` if the working tree differs from it; `unknown` if the folder is not the top
 * of a clone, has no commit yet, or git is missing.
 */
export async function projectCommit(folder = project): Promise<string> {
  const git = async (...words: string[]) => (await run('git', words, { cwd: folder })).stdout.trim();
  try {
    const top = await git('rev-parse', '--show-toplevel');
    // A copy inside another repository must not report that repository's commit.
    if ((await realpath(top)) !== (await realpath(folder))) return 'unknown';
    const commit = await git('rev-parse', 'HEAD');
    return (await git('status', '--porcelain')) ? `${commit}+changes` : commit;
  } catch {
    return 'unknown';
  }
}
