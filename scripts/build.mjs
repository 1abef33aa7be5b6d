/**
 * Compiles src/, experiments/ and test/ to dist/ with the TypeScript of package.json, called by its path:
 * `node_modules/.bin/tsc` is the older compiler that tslab brings.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** Holds the hash of the sources that dist/ was made from. */
const stamp = join(dist, '.sources');

/** Builds where the sources are not those that dist/ was made from; ends the process if they do not compile. */
export function buildIfChanged() {
  const hash = sourceHash();
  if (isBuilt(hash)) return;
  process.stderr.write('beyond-flops: building …\n');
  build(hash);
}

/** Compiles to a fresh folder, then puts it in dist/'s place: no stale file stays, a failed build changes nothing. */
function build(hash) {
  const fresh = join(root, `dist-build-${process.pid}`);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '--noEmitOnError', '--outDir', fresh], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    process.stderr.write("beyond-flops: the sources do not compile, see TypeScript's lines above\n");
    process.exit(1);
  }
  writeFileSync(join(fresh, '.sources'), hash);
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(fresh, dist);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!isBuilt(hash)) throw error; // else another command built the same sources at the same time
  }
}

/** Whether dist/ was made from the sources with this hash. */
function isBuilt(hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** SHA-256 over everything that decides what the compiler writes. */
function sourceHash() {
  const hash = createHash('sha256');
  const add = file =>
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  for (const file of ['tsconfig.json', 'package-lock.json']) add(file);
  for (const folder of ['src', 'experiments', 'test']) {
    const files = readdirSync(join(root, folder), { recursive: true }).filter(name => name.endsWith('.ts'));
    for (const file of files.sort()) add(join(folder, file));
  }
  return hash.digest('hex');
}

/** Whether Node was started with this file, by whatever path: argv keeps symbolic links, a module's URL does not. */
function isStarted() {
  const [, started] = process.argv;
  return existsSync(started ?? '') && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url));
}

if (isStarted()) buildIfChanged();
