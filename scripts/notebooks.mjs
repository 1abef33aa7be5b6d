/**
 * `npm run notebooks [-- name …] [--html]`: builds each notebook from its source, runs it and writes it with its
 * outputs; `--html` also writes an interactive HTML page beside it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureJupyter, JupyterError, startJupyter } from './jupyter.mjs';
import { ensureReady, root } from './setup.mjs';

const ENDING = '.nb.ts';
const CELL_TIMEOUT_MS = 300_000;
const notebooks = join(root, 'notebooks');

function fail(message) {
  process.stderr.write(`notebooks: ${message}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({ options: { html: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    return fail(`${error.message}; usage: npm run notebooks [-- <name> … --html]`);
  }
}

const { values, positionals } = readArguments();
const all = readdirSync(notebooks)
  .filter(file => file.endsWith(ENDING))
  .map(file => basename(file, ENDING))
  .sort();
const unknown = positionals.find(name => !all.includes(name));
if (unknown) fail(`notebook is ${unknown}, expected one of ${all.join(', ')}`);

ensureReady();
const { buildNotebook } = await import('../dist/src/notebook-tools/build.js');
const { executeNotebook } = await import('../dist/src/notebook-tools/execute.js');
const { notebookText } = await import('../dist/src/notebook-tools/notebook.js');
const { writeText } = await import('../dist/src/record/files.js');

for (const name of positionals.length > 0 ? positionals : all) {
  const started = performance.now();
  const script = readFileSync(join(notebooks, name + ENDING), 'utf8');
  const notebook = await executeNotebook(buildNotebook(script, name + ENDING), {
    spec: join(root, '.jupyter', 'kernels', 'tslab', 'kernel.json'),
    folder: notebooks,
    cellTimeoutMs: CELL_TIMEOUT_MS,
  });
  const file = join(notebooks, `${name}.ipynb`);
  await writeText(file, notebookText(notebook));
  console.log(`${name}.ipynb: ${Math.round((performance.now() - started) / 1000)} s`);
  if (values.html) await writeHtml(file);
}

async function writeHtml(file) {
  try {
    ensureJupyter();
  } catch (error) {
    if (error instanceof JupyterError) fail(error.message);
    throw error;
  }
  const config = join(root, '.jupyter', 'nbconvert', 'config.py');
  const child = startJupyter('nbconvert', ['--config', config, '--to', 'html', file]);
  const [status] = await new Promise(resolve => child.once('exit', (...result) => resolve(result)));
  if (status !== 0) fail(`nbconvert ended with status ${status}, expected 0`);
}
