import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The package of the peer engines, relative to dist/src/networks/native/. */
const folder = new URL('../../../../scripts/peers/', import.meta.url);
const require = createRequire(new URL('package.json', folder));

/** How to install a missing engine. */
export const INSTALL = 'npm run setup:peers installs it';

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
  try {
    return require(name) as Module;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND') throw new Absent(`not installed: ${INSTALL}`);
    throw new Absent(`${name} does not load here: ${message.split('\n')[0]}`);
  }
}

/** Whether a package is installed, without loading it. */
export function isInstalled(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** The version of an installed package. */
export function versionOf(name: string): string {
  const file = new URL(`node_modules/${name}/package.json`, folder);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
