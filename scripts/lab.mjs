/**
 * `npm run lab`: sets up what is missing and opens the notebooks in JupyterLab.
 *
 *   npm run lab -- --no-browser --port 8890
 *   npm run lab -- --check          set up only, start nothing
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureJupyter, JupyterError, startJupyter } from './jupyter.mjs';
import { ensureReady, root } from './setup.mjs';

const FIRST = '00-first-look.ipynb';
/** Not listed in JupyterLab: its own defaults, and the sources of the notebooks. */
const HIDDEN = ['__pycache__', '*.pyc', '*.pyo', '.DS_Store', '*~', '*.nb.ts'];

const USAGE = 'usage: npm run lab [-- --check | --no-browser | --port <number>]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        'no-browser': { type: 'boolean', default: false },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    // As Jupyter reads it: digits only, whereas JavaScript takes `1e3` and `0x50` for numbers, too.
    if (values.port !== undefined && !(/^[1-9]\d{0,4}$/.test(values.port) && Number(values.port) <= 65535)) {
      throw new Error(`--port is ${JSON.stringify(values.port)}, expected 1 … 65535`);
    }
    return values;
  } catch (error) {
    fail(`${error.message}; ${USAGE}`);
  }
}

function fail(message) {
  process.stderr.write(`lab: ${message}\n`);
  process.exit(2);
}

const options = readOptions();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
ensureReady();
try {
  ensureJupyter();
} catch (error) {
  if (error instanceof JupyterError) fail(error.message);
  throw error;
}
if (options.check) {
  console.log('JupyterLab is ready: npm run lab');
  process.exit(0);
}

const notebooks = join(root, 'notebooks');
const args = [
  `--ServerApp.root_dir=${notebooks}`,
  '--ServerApp.ip=127.0.0.1',
  `--LabApp.default_url=/lab/tree/${FIRST}`,
  // The sources beside the notebooks would only confuse readers.
  `--ContentsManager.hide_globs=${JSON.stringify(HIDDEN)}`,
];
if (options['no-browser']) args.push('--no-browser');
if (options.port) args.push(`--ServerApp.port=${options.port}`);
// Jupyter refuses to run as root, which is usual in containers, unless told to.
if (process.getuid?.() === 0) args.push('--allow-root');
const lab = startJupyter('jupyterlab', args, { cwd: notebooks });
// Ctrl-C reaches Jupyter as well, which asks for confirmation; this process must not end before it.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => lab.kill(signal));
lab.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
