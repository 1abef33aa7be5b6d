import { execFile } from 'node:child_process';
import { cp, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFile } from '../../src/teaching/cells/project-file.js';
import { withFolder } from './spawn-cli.js';

const run = promisify(execFile);

/** Of the published results, a copy has those of one small experiment; the others were never measured there. */
export const PUBLISHED_IN_COPY = 'first-look';

/** What the command line needs of the project, beside its packages. */
const FILES = [
  '.gitignore',
  'package.json',
  'dist/src',
  'dist/experiments',
  'results/README.md',
  `results/${PUBLISHED_IN_COPY}`,
];

/** Calls `use` with a copy of this build and some of its results, committed to a repository as in a fresh clone. */
export function withProjectCopy(use: (project: string) => Promise<void>): Promise<void> {
  return withFolder(async folder => {
    const project = join(await realpath(folder), 'project');
    for (const name of FILES) await cp(projectFile(name), join(project, name), { recursive: true });
    // Above the copy, so that it is found and not part of it.
    await symlink(projectFile('node_modules'), join(folder, 'node_modules'), 'junction');
    await git(project, 'init', '--quiet');
    await git(project, 'add', '--all');
    const author = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
    await git(project, ...author, 'commit', '--quiet', '--message', 'Copy');
    await use(project);
  });
}

/** Paths that git finds changed or new; [] in a clean clone. */
export async function changedFiles(project: string): Promise<string[]> {
  const status = await git(project, 'status', '--porcelain', '--untracked-files=all');
  return status
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.slice(3));
}

async function git(folder: string, ...words: string[]): Promise<string> {
  return (await run('git', words, { cwd: folder })).stdout;
}
