/** JupyterLab and nbconvert in the project's own Python environment, .venv: nothing is installed globally. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { copyPlotly } from './plotly.mjs';
import { root } from './setup.mjs';
import { copyTemml } from './temml.mjs';

const OLDEST_PYTHON = [3, 10];
const venv = join(root, '.venv');
/** What is wanted is in requirements.in; this file is made from it and names every package with its hashes. */
const requirements = join(root, '.jupyter', 'requirements.txt');
/** Stores the hash of the requirements that .venv was made from; written last. */
const stamp = join(venv, '.beyond-flops');
const python =
  process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');

/** A problem that the user has to solve; shown as one line. */
export class JupyterError extends Error {}

/** Creates .venv and installs Jupyter if it is missing. @throws {JupyterError} where that is not possible */
export function ensureJupyter() {
  copyPlotly();
  copyTemml();
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!existsSync(python)) createEnvironment();
  process.stderr.write('beyond-flops: installing JupyterLab into .venv (about 250 MB) …\n');
  // By default, pip would try an unreachable package index five times for each package.
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '-r', requirements];
  const { status } = spawnSync(python, ['-m', 'pip', 'install', ...options], {
    stdio: ['ignore', 2, 2],
    env: { PIP_RETRIES: '1', ...process.env },
  });
  if (status !== 0) {
    throw new JupyterError(
      `pip ended with status ${status}, expected 0: is the Python package index (https://pypi.org) reachable? See pip's lines above`,
    );
  }
  writeFileSync(stamp, hash);
}

/**
 * Runs `python -m <module>` with the project's kernel, extension and templates; returns the child process. `env` adds to
 * the environment.
 */
export function startJupyter(module, args, { env, ...options } = {}) {
  const path = [join(root, '.jupyter'), process.env.JUPYTER_PATH].filter(Boolean).join(delimiter);
  const configPath = [join(root, '.jupyter', 'config'), process.env.JUPYTER_CONFIG_PATH];
  return spawn(python, ['-m', module, ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      JUPYTER_PATH: path,
      JUPYTER_CONFIG_PATH: configPath.filter(Boolean).join(delimiter),
      // The kernel is started as `node`, which must be the Node that runs this script.
      PATH: [join(process.execPath, '..'), process.env.PATH].join(delimiter),
      ...env,
    },
    ...options,
  });
}

function createEnvironment() {
  const found = findPython();
  process.stderr.write('beyond-flops: creating .venv …\n');
  const [program, ...args] = found;
  const { status } = spawnSync(program, [...args, '-m', 'venv', venv], { stdio: ['ignore', 2, 2] });
  // JupyterLab runs a CommonJS script from there, to which this project's "type": "module" must not apply.
  if (status === 0) writeFileSync(join(venv, 'package.json'), '{ "type": "commonjs" }\n');
  if (status !== 0) {
    rmSync(venv, { recursive: true, force: true }); // an incomplete one would be taken for a complete one
    throw new JupyterError(
      `python -m venv ended with status ${status}, expected 0: on Debian and Ubuntu install python3-venv`,
    );
  }
}

/** The command of a Python that is new enough. */
function findPython() {
  const candidates = process.platform === 'win32' ? [['py', '-3'], ['python']] : [['python3'], ['python']];
  const expected = OLDEST_PYTHON.join('.');
  const tooOld = [];
  for (const [program, ...args] of candidates) {
    const code = 'import sys; print(*sys.version_info[:2], sep=".")';
    const { status, stdout } = spawnSync(program, [...args, '-c', code], { encoding: 'utf8' });
    if (status !== 0) continue;
    const [major, minor] = stdout.trim().split('.').map(Number);
    if (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1]) return [program, ...args];
    tooOld.push(`${program} is ${stdout.trim()}`);
  }
  const got = tooOld.length > 0 ? tooOld.join(', ') : 'no Python was found';
  throw new JupyterError(
    `${got}, expected Python ${expected} or newer: see https://www.python.org/downloads/`,
  );
}
