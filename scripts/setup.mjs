/**
 * Makes a clone ready to run: the right Node, the packages of package-lock.json, the sources compiled to dist/.
 * It uses only Node built-ins, because it runs before any package is installed. All messages go to stderr, so that
 * stdout belongs to the command that called it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { isInRange, rangeInWords } from './node-range.mjs';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Checks Node, installs packages and builds, each only if needed; ends the process if that fails. */
export function ensureReady() {
  orEnd(() => {
    checkNode();
    if (!installed()) install();
    buildIfChanged();
  });
}

/** Runs a step of the set-up; ends the process, with one line, if the user has to do something. */
export function orEnd(step) {
  try {
    step();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`beyond-flops: ${error.message}\n`);
    process.exit(2);
  }
}

/** Runs a program of node_modules (`package/path/to/file.js`) with this Node; returns its exit status. */
export function runTool(file, args) {
  const { status, error } = spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) throw error;
  return status ?? 1;
}

/** A problem that the user has to solve; shown as one line. */
export class SetupError extends Error {}

/** @throws {SetupError} where this Node is not in the range of package.json's `engines` */
function checkNode() {
  const { node } = readJson('package.json').engines;
  if (!isInRange(process.versions.node, node)) {
    throw new SetupError(
      `Node is ${process.versions.node}, expected ${rangeInWords(node)}: see https://nodejs.org/`,
    );
  }
}

/**
 * Whether node_modules holds what package-lock.json lists, according to npm's own list of what it installed (written
 * last, so an interrupted install does not count). Packages for other systems are optional in both.
 */
function installed() {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false;
  const have = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(readJson('package-lock.json').packages).every(
    ([path, { version, integrity, optional }]) =>
      path === '' ||
      (have[path] ? have[path].version === version && have[path].integrity === integrity : optional === true),
  );
}

function install() {
  process.stderr.write('beyond-flops: installing packages (npm ci) …\n');
  npmCi(root, '--include=dev');
}

/** `npm ci` in a folder. @throws {SetupError} where npm is not found or fails */
export function npmCi(folder, ...options) {
  const { status } = spawnSync(process.execPath, [npmScript(), 'ci', ...options, '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    throw new SetupError(`npm ci ended with status ${status}, expected 0: see npm's lines above`);
  }
}

/** npm's JavaScript file, run by this Node, because `npm.cmd` needs a shell on Windows. */
function npmScript() {
  const besideNode = dirname(process.execPath);
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.npm_execpath,
    join(besideNode, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(besideNode, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...folders.map(folder => join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')),
    ...folders.map(folder => join(folder, 'npm')),
  ];
  for (const candidate of candidates) {
    if (candidate && existsSync(candidate)) {
      const file = realpathSync(candidate);
      if (file.endsWith('npm-cli.js')) return file;
    }
  }
  throw new SetupError(
    'npm was not found beside Node or in PATH, expected npm 9 or newer: see https://nodejs.org/',
  );
}

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
