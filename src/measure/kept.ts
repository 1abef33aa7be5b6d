import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder, replaceFile } from './results/files.js';
import type { Profile } from './results/rows.js';
import type { ExperimentSource } from './source.js';

/** Beside the packages, where other tools keep what they can make again; seen from dist/src/measure/. */
const KEPT = fileURLToPath(new URL('../../../node_modules/.cache/beyond-flops/', import.meta.url));

/** The built experiments, each in a folder of its own. */
const EXPERIMENTS = fileURLToPath(new URL('../../experiments/', import.meta.url));

/** What experiments compute with, besides the code in their own folders. */
const SHARED = [
  'tensors',
  'kernels',
  'wasm',
  'networks',
  'cost',
  'papers',
  'measure/judging',
  'experiment',
].map(folder => fileURLToPath(new URL(`../${folder}/`, import.meta.url)));

/** The hash of all sources is its first line; seen from dist/src/measure/. */
const BUILD = new URL('../../.sources', import.meta.url);
const PACKAGES = new URL('../../../package-lock.json', import.meta.url);

/**
 * A place on disk for what an experiment computes without a clock: the same as long as neither the code that makes it nor
 * the seed or profile changes. undefined for an experiment that is not one of the project's, which may do anything, and
 * where the code cannot be read.
 */
export function keptFor(
  { module, data }: ExperimentSource,
  profile: Profile,
  seed: number,
): Kept | undefined {
  if (data !== undefined || !module.startsWith('file:')) return undefined;
  const folder = dirname(fileURLToPath(module));
  if (dirname(folder) !== EXPERIMENTS.replace(/[\\/]$/, '')) return undefined;
  try {
    return new Kept(join(KEPT, basename(folder)), `${codeHash([...SHARED, folder])}-${profile}-${seed}`);
  } catch {
    return undefined;
  }
}

/** A place on disk for what stays the same until the next build; undefined where it is not known which build this is. */
export function keptForBuild(folder: string): Kept | undefined {
  try {
    return new Kept(join(KEPT, folder), readFileSync(BUILD, 'utf8').split('\n', 1)[0].slice(0, 16));
  } catch {
    return undefined;
  }
}

/** Files by name. What cannot be read or written is computed again. */
export class Kept {
  readonly #folder: string;
  readonly #version: string;

  /** @param version  of the content: files of others with the same profile and seed are removed */
  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
  }

  /** The kept bytes of a name, or those that are made now. */
  bytes(
    name: string,
    make: () => Uint8Array,
    isWhole: (bytes: Uint8Array) => boolean = () => true,
  ): Uint8Array {
    return this.find(name, isWhole) ?? this.keep(name, make());
  }

  /** The kept bytes of a name; undefined where there are none. */
  find(name: string, isWhole: (bytes: Uint8Array) => boolean = () => true): Uint8Array | undefined {
    try {
      const bytes = readFileSync(this.#pathOf(name));
      return isWhole(bytes) ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps bytes under a name, and returns them. */
  keep(name: string, made: Uint8Array): Uint8Array {
    const path = this.#pathOf(name);
    try {
      makeFolder(dirname(path));
      this.#forgetOthers();
      replaceFile(path, made);
    } catch {
      // What is not kept is computed again.
    }
    return made;
  }

  #pathOf(name: string): string {
    return join(this.#folder, this.#version, name.replaceAll(/[^a-zA-Z0-9.=-]/g, '_'));
  }

  /** What other code made will not be asked for again. */
  #forgetOthers(): void {
    const [hash] = this.#version.split('-');
    for (const name of readdirSync(this.#folder)) {
      if (!name.startsWith(hash)) rmSync(join(this.#folder, name), { recursive: true, force: true });
    }
  }
}

/** Of all files of code in folders, and of the packages that they may use. */
function codeHash(folders: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(PACKAGES));
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(folder, name);
      if (/\.(js|wasm)$/.test(name) && statSync(path).isFile()) hash.update(name).update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
