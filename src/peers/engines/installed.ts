import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Absent } from '../engine.js';

/** The peers' own package, seen from dist/src/peers/engines/. */
const folder = new URL('../../../../scripts/peers/', import.meta.url);
const require = createRequire(new URL('package.json', folder));

/**
 * A package that the main install does not have.
 *
 * @throws {Absent} where it is not installed, or its program does not load on this system
 */
export function requirePeer<Module>(name: string): Module {
  try {
    return require(name) as Module;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND') throw new Absent('not installed: npm run setup:peers installs it');
    throw new Absent(`${name} does not load here: ${message.split('\n')[0]}`);
  }
}

/** The version of an installed package. */
export function versionOf(name: string): string {
  const file = new URL(`node_modules/${name}/package.json`, folder);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
