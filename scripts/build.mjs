/**
 * Compiles src/, experiments/ and test/ to dist/ with the TypeScript of package.json, called by its path
 * (`node_modules/.bin/tsc` is the older compiler that tslab brings), and the kernels of src/wasm/assembly/ beside
 * their loader.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
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
/** Stores the hash of the sources that dist/ was built from, then the files of dist/, one per line. */
const stamp = join(dist, '.sources');
/** Beginning of the name of the folder that a build writes to; the id of its process follows. */
const FRESH = 'dist-build-';

/**
 * Builds if the sources are not those that dist/ was built from, or if dist/ has lost a file; ends the process if the
 * sources do not compile or the folder cannot be written.
 */
export function buildIfChanged() {
  const hash = sourceHash();
  if (isBuilt(hash)) return;
  process.stderr.write('beyond-flops: building …\n');
  build(hash);
}

/** Compiles to a fresh folder that then replaces dist/: no stale file stays, and a failed build changes nothing. */
function build(hash) {
  const fresh = makeFolder(`${FRESH}${process.pid}`);
  const tsc = join('node_modules', '@typescript', 'native', 'bin', 'tsc');
  const built = run(tsc, '--noEmitOnError', '--outDir', fresh) && buildKernels(join(fresh, 'src', 'wasm'));
  if (!built) {
    rmSync(fresh, { recursive: true, force: true });
    process.stderr.write("beyond-flops: the sources do not compile, see the compiler's lines above\n");
    process.exit(1);
  }
  const files = readdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, '.sources'), [hash, ...files].join('\n'));
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(fresh, dist);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!isBuilt(hash)) throw error; // else another command built the same sources at the same time
  }
}

/** Makes an empty folder in the project, and removes the folders of builds that were killed. */
function makeFolder(name) {
  try {
    for (const folder of readdirSync(root).filter(isLeftOver)) {
      rmSync(join(root, folder), { recursive: true, force: true });
    }
    mkdirSync(join(root, name));
  } catch ({ code }) {
    process.stderr.write(
      `beyond-flops: ${root}: cannot be written (${code}), expected a folder to build in\n`,
    );
    process.exit(2);
  }
  return join(root, name);
}

/** Whether a folder belongs to a build whose process has ended, also if this process has since got the same id. */
function isLeftOver(folder) {
  const pid = folder.startsWith(FRESH) ? Number(folder.slice(FRESH.length)) : 0;
  if (!(pid > 0)) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch ({ code }) {
    return code === 'ESRCH';
  }
}

/** Builds the WebAssembly modules, or copies those of dist/ if their sources are the same: compiling takes seconds. */
function buildKernels(folder) {
  const sources = createHash('sha256');
  addFiles(sources, join('src', 'wasm', 'assembly'));
  for (const file of [join('scripts', 'kernels.mjs'), 'package-lock.json']) addFile(sources, file);
  const hash = sources.digest('hex');
  const old = join(dist, 'src', 'wasm');
  const known = existsSync(join(old, '.kernels')) && readFileSync(join(old, '.kernels'), 'utf8') === hash;
  if (known) {
    for (const file of readdirSync(old).filter(name => name.endsWith('.wasm'))) {
      copyFileSync(join(old, file), join(folder, file));
    }
  } else if (!run(join('scripts', 'kernels.mjs'), folder)) return false;
  writeFileSync(join(folder, '.kernels'), hash);
  return true;
}

/** Runs a script of the project with this Node; false if it fails. */
function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}

/** Whether dist/ was built from the sources with this hash and is still complete. */
function isBuilt(hash) {
  if (!existsSync(stamp)) return false;
  const [made, ...files] = readFileSync(stamp, 'utf8').split('\n');
  return made === hash && files.every(file => existsSync(join(dist, file)));
}

/** SHA-256 of everything that determines what the compilers write. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const file of ['tsconfig.json', 'package-lock.json', join('scripts', 'kernels.mjs')])
    addFile(hash, file);
  for (const folder of ['src', 'experiments', 'test']) addFiles(hash, folder);
  return hash.digest('hex');
}

function addFiles(hash, folder) {
  const files = readdirSync(join(root, folder), { recursive: true }).filter(name => name.endsWith('.ts'));
  for (const file of files.sort()) addFile(hash, join(folder, file));
}

function addFile(hash, file) {
  hash
    .update(`${file}\0`)
    .update(readFileSync(join(root, file)))
    .update('\0');
}

/** Whether Node was started with this file, by whatever path: argv keeps symbolic links, a module's URL does not. */
function isStarted() {
  const [, started] = process.argv;
  return existsSync(started ?? '') && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url));
}

if (isStarted()) buildIfChanged();
