/**
 * Installs and removes the native engine, which is a platform of its own wherever it is installed. It has a folder and
 * a lock file of its own, because the main install does without its 290 MB, and no install script is run (.npmrc there):
 * that of onnxruntime-node would download GPU libraries, and what a CPU needs is in the package.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { npmCi, root, SetupError } from './setup.mjs';

const folder = join(root, 'scripts', 'native');

/**
 * Installs it and tries whether it loads on this system; where it does not, it is removed again.
 *
 * @throws {SetupError} where npm fails, or the engine does not load
 */
export function installNative() {
  process.stderr.write(
    'beyond-flops: installing onnxruntime into scripts/native/ (npm ci, about 290 MB) …\n',
  );
  npmCi(folder);
  // In a process of its own: a library for another system may end it.
  const { status, stderr } = spawnSync(process.execPath, ['-e', "require('onnxruntime-node')"], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status === 0) return;
  removeNative();
  const why = /^\w*Error: .*$/m.exec(stderr)?.[0] ?? `its process ended with status ${status}`;
  throw new SetupError(`onnxruntime does not load on this system and was removed: ${why}`);
}

/** Removes what `installNative` installed. */
export function removeNative() {
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
}
