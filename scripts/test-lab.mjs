/**
 * `npm run test:lab [-- notebook …]`: the notebooks in a real JupyterLab in a real browser, all of them or those named
 * (`05-group-count`, `zh/05-group-count`, `solutions/05-group-count`). Pictures and timings are kept in
 * test/lab/screenshots/. Measures in the smoke profile, unless BEYOND_FLOPS_PROFILE says otherwise.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './chromium.mjs';
import { ensureJupyter } from './jupyter.mjs';
import { ensureReady, root, runTool } from './setup.mjs';

function fail(message) {
  process.stderr.write(`test:lab: ${message}\n`);
  process.exit(2);
}

function namesAsked() {
  try {
    return parseArgs({ allowPositionals: true }).positionals;
  } catch (error) {
    return fail(`${error.message}; usage: npm run test:lab [-- <notebook> …]`);
  }
}

const names = namesAsked();
const unknown = names.find(name => !existsSync(join(root, 'notebooks', `${name}.ipynb`)));
if (unknown)
  fail(`notebook is ${unknown}, expected the name of an .ipynb in notebooks/, such as 05-group-count`);
ensureReady();
try {
  ensureJupyter();
  process.env.BEYOND_FLOPS_CHROMIUM = findChromium();
} catch (error) {
  fail(error.message);
}
process.env.BEYOND_FLOPS_PROFILE ??= 'smoke';
process.env.BEYOND_FLOPS_LAB = names.join(',');
// Named notebooks are run alone: the other tests are not about single notebooks.
const files = names.length > 0 ? ['notebooks'] : ['notebooks', 'kernel', 'html'];
process.exitCode = runTool(
  'mocha/bin/mocha.js',
  files.map(file => `dist/test/lab/${file}.lab.js`),
);
