/**
 * `npm test`: set-up, lint and format, then the tests. `--core` leaves out the slow ones (`*.slow.test.ts`);
 * other arguments go to mocha, for instance `npm test -- --grep pointwise`.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureReady, root, runTool } from './setup.mjs';

ensureReady();
const core = process.argv.includes('--core');
const forMocha = process.argv.slice(2).filter(argument => argument !== '--core');

const jobs = Math.min(4, availableParallelism());

/** The files that take long come first, so that no core has one left to do when the others are done. */
function testFiles() {
  const order = ['notebooks.slow.test.js', '.slow.test.js', '.test.js'];
  const rank = name => order.findIndex(end => name.endsWith(end));
  return readdirSync(join(root, 'dist', 'test'), { recursive: true })
    .filter(name => rank(name) >= 0 && !(core && name.endsWith('.slow.test.js')))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(name => join('dist', 'test', name));
}

/** Biome's program is an optional package per system, and the lock file does not list one for every system. */
const biomeIsHere = readdirSync(join(root, 'node_modules', '@biomejs')).some(name => name.startsWith('cli-'));
const lint = biomeIsHere ? runTool('@biomejs/biome/bin/biome', ['check']) : 0;
const tests = runTool('mocha/bin/mocha.js', [
  ...testFiles(),
  '--require=./dist/test/seed.js',
  '--timeout=20000',
  // Files share nothing, so each core takes one after the other. More than four would disturb the tests that measure.
  ...(jobs > 1 ? ['--parallel', `--jobs=${jobs}`] : []),
  // A test that failed may leave something at work, which must not keep the others' results from being told.
  '--exit',
  ...forMocha,
]);

const parts = [
  biomeIsHere ? `lint ${lint === 0 ? 'passed' : 'failed'}` : 'lint skipped (no Biome for this system)',
  `${core ? 'core tests' : 'tests'} ${tests === 0 ? 'passed' : 'failed'}`,
];
process.stdout.write(`beyond-flops: ${parts.join(', ')}\n`);
process.exitCode = lint === 0 && tests === 0 ? 0 : 1;
