/**
 * Compiles the AssemblyScript kernels of src/wasm/assembly/ twice, with and without relaxed SIMD, into a given folder:
 * `node scripts/kernels.mjs dist/src/wasm`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const assembler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
const options = [
  join('src', 'wasm', 'assembly', 'index.ts'),
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads'],
  ...[
    '--importMemory',
    '--noExportMemory',
    '--sharedMemory',
    '--initialMemory',
    '1',
    '--maximumMemory',
    '32768',
  ],
];
const variants = { simd: [], 'relaxed-simd': ['--enable', 'relaxed-simd'] };

function compile(variant, folder) {
  const file = join(folder, `${variant}.wasm`);
  const child = spawn(process.execPath, [assembler, ...options, ...variants[variant], '--outFile', file], {
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
