import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The package of the native engine. */
export const NATIVE_PACKAGE = 'onnxruntime-node';

/** How to install the native engine. */
export const INSTALL_NATIVE = 'npm run setup:native installs it';
/** How to install any other engine. */
export const INSTALL_PEERS = 'npm run setup:peers installs it';

/** The packages of other engines that the main install does not include, relative to dist/src/networks/native/. */
const peers = folderAt('../../../../scripts/peers/', INSTALL_PEERS);
const native = folderAt('../../../../scripts/native/', INSTALL_NATIVE);

function folderAt(path: string, install: string) {
  const url = new URL(path, import.meta.url);
  return { url, install, require: createRequire(new URL('package.json', url)) };
}

/** Where a package, or a file of one, is installed. */
function folderOf(name: string) {
  return name === NATIVE_PACKAGE || name.startsWith(`${NATIVE_PACKAGE}/`) ? native : peers;
}

/** An engine's package is not installed; the message says how to get it. */
export class Absent extends Error {
  override readonly name = 'Absent';
}

/**
 * Loads a package that the main install does not include.
 *
 * @throws {Absent} where it is not installed, or its program does not load on this system
 */
export function requirePeer<Module>(name: string): Module {
  const { require, install } = folderOf(name);
  try {
    return require(name) as Module;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND') throw new Absent(`not installed: ${install}`);
    throw new Absent(`${name} does not load here: ${message.split('\n')[0]}`);
  }
}

/** Whether a package is installed, without loading it. */
export function isInstalled(name: string): boolean {
  try {
    folderOf(name).require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** The version of an installed package. */
export function versionOf(name: string): string {
  const file = new URL(`node_modules/${name}/package.json`, folderOf(name).url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
