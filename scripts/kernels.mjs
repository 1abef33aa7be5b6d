/**
 * Compiles the AssemblyScript kernels of src/wasm/assembly/ twice, with and without relaxed SIMD, into a given folder:
 * `node scripts/kernels.mjs dist/src/wasm`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const assembly = join('src', 'wasm', 'assembly');
const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
const { INITIAL_PAGES, MAXIMUM_PAGES } = await constantsOf(join(root, assembly, 'memory-limits.ts'));
const options = [
  join(assembly, 'index.ts'),
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads'],
  ...['--importMemory', '--noExportMemory', '--sharedMemory'],
  ...['--initialMemory', String(INITIAL_PAGES), '--maximumMemory', String(MAXIMUM_PAGES)],
];
const variants = { simd: [], 'relaxed-simd': ['--enable', 'relaxed-simd'] };

/** The constants of a file that is TypeScript without types, which Node can import as JavaScript. */
function constantsOf(file) {
  return import(`data:text/javascript,${encodeURIComponent(readFileSync(file, 'utf8'))}`);
}

function compile(variant, folder) {
  const file = join(folder, `${variant}.wasm`);
  const child = spawn(process.execPath, [compiler, ...options, ...variants[variant], '--outFile', file], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  return new Promise(resolve => {
    child.on('error', () => resolve(1));
    child.on('exit', status => resolve(status ?? 1));
  });
}

const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const statuses = await Promise.all(Object.keys(variants).map(variant => compile(variant, folder)));
process.exitCode = statuses.every(status => status === 0) ? 0 : 1;
