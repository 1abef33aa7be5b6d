/**
 * `npm run test:notebooks`: runs every notebook in the real kernel, in the smoke profile, and the solutions to the exercises;
 * `--others` leaves out the sample that `npm test` runs. Other arguments go to mocha: `npm run test:notebooks -- --grep 05`.
 */
import { ensureReady, runTool } from './setup.mjs';

ensureReady();
const others = process.argv.includes('--others');
process.env.BEYOND_FLOPS_TEST_NOTEBOOKS = others ? 'others' : 'all';
process.exitCode = runTool('mocha/bin/mocha.js', [
  'dist/test/teaching/notebooks/notebooks.slow.test.js',
  '--require=./dist/test/seed.js',
  '--exit',
  ...process.argv.slice(2).filter(argument => argument !== '--others'),
]);
