/**
 * `npm run notebooks [-- name …] [--html] [--no-run]`: builds each notebook from its source, runs it and writes it with
 * its outputs, in both languages; `--html` also writes an interactive HTML page beside it. With `--no-run`, no cell is
 * run: a notebook whose code did not change keeps the outputs that it has, any other has none.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureJupyter, JupyterError, startJupyter } from './jupyter.mjs';
import { ensureReady, root } from './setup.mjs';

const CELL_TIMEOUT_MS = 300_000;
const notebooks = join(root, 'notebooks');

function fail(message) {
  process.stderr.write(`notebooks: ${message}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      options: { html: { type: 'boolean' }, 'no-run': { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    return fail(`${error.message}; usage: npm run notebooks [-- <name> … --html --no-run]`);
  }
}

const { values, positionals } = readArguments();
ensureReady();
const { readNotebook, withEarlierOutputs } = await import(
  '../dist/src/teaching/notebooks/earlier-outputs.js'
);
const { executeNotebook } = await import('../dist/src/teaching/notebooks/execute.js');
const { notebookText } = await import('../dist/src/teaching/notebooks/notebook.js');
const { notebookNames, readSource, readTranslation, TRANSLATION } = await import(
  '../dist/src/teaching/notebooks/sources.js'
);
const { writeText } = await import('../dist/src/measure/results/files.js');

const all = notebookNames(notebooks);
const unknown = positionals.find(name => !all.includes(name));
if (unknown) fail(`notebook is ${unknown}, expected one of ${all.join(', ')}`);

for (const name of positionals.length > 0 ? positionals : all) {
  const started = performance.now();
  const files = [join(notebooks, `${name}.ipynb`)];
  const source = readSource(notebooks, name);
  const notebook = values['no-run']
    ? withEarlierOutputs(source, readNotebook(files[0]))
    : await execute(source);
  await writeText(files[0], notebookText(notebook), 'anything');
  // The translation has the same code, and so the same outputs.
  const translated = readTranslation(notebooks, name, notebook);
  if (translated) {
    files.push(join(notebooks, TRANSLATION, `${name}.ipynb`));
    await writeText(files[1], notebookText(translated), 'anything');
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${name}.ipynb: ${values['no-run'] ? 'built' : `${seconds} s`}`);
  if (values.html) for (const file of files) await writeHtml(file);
}

function execute(source) {
  return executeNotebook(source, {
    spec: join(root, '.jupyter', 'kernels', 'tslab', 'kernel.json'),
    folder: notebooks,
    cellTimeoutMs: CELL_TIMEOUT_MS,
  });
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
