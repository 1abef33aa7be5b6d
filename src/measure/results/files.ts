import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../../errors/input-error.js';
import { kindOfFile, readRegularFile } from '../../errors/regular-file.js';
import { isOurs } from './own-marks.js';

/** Which regular file that is there a new one may replace: none, one that the suite wrote (see `isOurs`), or any. */
export type Over = 'nothing' | 'ours' | 'anything';

/** A larger text is not read; a run of the largest experiment in the full profile has 10 MB. */
const LARGEST_TEXT = 256 * 2 ** 20;

/** Absent on Windows. */
const { O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;

/**
 * Writes a text file whole or not at all, and creates the folders above it. A link is followed. A pipe, a device or a
 * terminal is written through.
 *
 * @throws {InputError} where a file is there that may not be replaced, the folder or the file cannot be written, or the
 *   disk is full
 */
export function writeText(path: string, text: string, over?: Over): Promise<void> {
  return write(path, text, over);
}

/** The same as `writeText`, of bytes. */
export function writeBytes(path: string, bytes: Uint8Array, over?: Over): Promise<void> {
  return write(path, bytes, over);
}

/** Copies a file whole or not at all, with the folders above the copy, by the rules of `writeText`. */
export async function copyTo(path: string, from: string, over?: Over): Promise<void> {
  return write(path, await readFile(from), over);
}

/**
 * Finds out before the work whether a file may be written there when the work is done.
 *
 * @param cure  what helps where a file is in the way, read behind "expected a new file"
 * @throws {InputError} where a file is there that may not be replaced, or it is a folder, a disk or a link to nothing
 */
export function expectPlace(path: string, over: Over, cure?: string): void {
  permittedPlace(path, over, cure);
}

/**
 * Whether a path leads to this process's stdout, as /dev/stdout does.
 *
 * @throws {InputError} where it is a folder, a disk or a link to nothing
 */
export function isStdout(path: string): boolean {
  const { found } = placeOf(path);
  return found !== undefined && isOpenAs(1, found);
}

/** Whether two paths lead to one file, by links or another spelling. */
export function isSameFile(path: string, other: string): boolean {
  try {
    const [a, b] = [path, other].map(one => statSync(one, { bigint: true }));
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false; // One of them is not there.
  }
}

/** Creates a folder and those above it. @throws {Error} of the system, where one cannot be created */
export function makeFolder(folder: string): void {
  // Level by level: Node's recursive mkdir does not come back where a folder exists but takes no new ones (/proc).
  if (looked(statSync, folder)?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Writes a regular file under another name in its folder, then renames it, so that it is never there in part.
 *
 * write-file-atomic is not used: it mistakes a short write, as on a nearly full disk, for a complete one.
 *
 * @param mode  the permissions of the file that it replaces
 * @throws {Error} of the system, where it cannot be written; then nothing is left of it
 */
export function replaceFile(path: string, content: string | Uint8Array, mode?: number): void {
  // A name of its own length: with the file's name before it, it could be too long.
  const temporary = join(dirname(path), `.beyond-flops-${randomUUID()}.tmp`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      // Some file systems have no permissions to change.
      if (mode !== undefined && fstatSync(file).mode !== mode) fchmodSync(file, mode & 0o777);
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Its folder is none: the first error says so.
    }
    throw error;
  }
}

/**
 * Reads a text file, at most 256 MiB of it.
 *
 * @throws {InputError} where it cannot be read, is no regular file, or is too large
 */
export async function readText(path: string): Promise<string> {
  return readRegularFile(path, { expected: 'a results file', most: LARGEST_TEXT }).toString('utf8');
}

async function write(path: string, content: string | Uint8Array, over: Over = 'ours'): Promise<void> {
  const { kind, target, found } = permittedPlace(path, over);
  try {
    if (kind === 'stream') await writeThrough(path, target, found!, content);
    else {
      makeFolder(dirname(target));
      replaceFile(target, content, found?.mode);
    }
  } catch (error) {
    throw error instanceof InputError ? error : cannotWrite(path, error);
  }
}

/** @throws {InputError} where a file is there that may not be replaced, or none can be written */
function permittedPlace(path: string, over: Over, cure?: string): Place {
  const place = placeOf(path);
  const { found, kind, target } = place;
  if (kind === 'stream' || !found || over === 'anything') return place;
  if (over === 'nothing') throw inTheWay(path, 'exists', cure);
  if (!isOurs(target))
    throw inTheWay(path, 'was not written by beyond-flops', cure ?? 'or one that it wrote');
  try {
    accessSync(target, constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  return place;
}

/** What a path leads to. */
interface Place {
  /** A file that is written whole, or a pipe, device or terminal that is written through. */
  readonly kind: 'file' | 'stream';
  /** Behind all links. */
  readonly target: string;
  /** undefined where there is nothing yet. */
  readonly found: Stats | undefined;
}

/** @throws {InputError} where it is a folder, a disk or a link to nothing, or cannot be looked at */
function placeOf(path: string): Place {
  try {
    const found = looked(statSync, path);
    if (!found) {
      if (looked(lstatSync, path)) {
        throw new InputError(`${path}: is a link to nothing, expected a file or a link to one`);
      }
      return { kind: 'file', target: path, found };
    }
    if (found.isDirectory() || found.isBlockDevice()) {
      throw new InputError(`${path}: is ${kindOfFile(found)}, expected a file`);
    }
    // The shell's `> file` as /dev/stdout is a regular file, which is open already.
    if (!found.isFile() || isOpenAs(1, found) || isOpenAs(2, found)) {
      return { kind: 'stream', target: path, found };
    }
    return { kind: 'file', target: realpathSync(path), found };
  } catch (error) {
    throw error instanceof InputError ? error : cannotWrite(path, error);
  }
}

/** What is there; undefined where nothing is. @throws {Error} of the system, where it cannot be looked at */
function looked(look: (path: string) => Stats, path: string): Stats | undefined {
  try {
    return look(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(reason(error))) return undefined;
    throw error;
  }
}

async function writeThrough(
  path: string,
  target: string,
  found: Stats,
  content: string | Uint8Array,
): Promise<void> {
  // A socket, which stdout is to some programs that call this one, cannot be opened by its name.
  for (const [descriptor, stream] of [[1, process.stdout] as const, [2, process.stderr] as const]) {
    if (!isOpenAs(descriptor, found)) continue;
    await new Promise<void>((resolve, reject) => {
      stream.write(content, error => (error ? reject(error) : resolve()));
    });
    return;
  }
  // Opening a pipe that nobody reads would wait for a reader, for ever if need be.
  const probe = found.isFIFO() ? await openPipe(path, target) : undefined;
  const file = await open(target, constants.O_WRONLY | O_NOCTTY);
  await probe?.close();
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

/** @throws {InputError} where nobody reads the pipe */
async function openPipe(path: string, target: string): Promise<FileHandle> {
  try {
    return await open(target, constants.O_WRONLY | O_NONBLOCK);
  } catch (error) {
    if (reason(error) !== 'ENXIO') throw error;
    throw new InputError(`${path}: is a pipe that nobody reads, expected a reader first`);
  }
}

/** Whether one of this process's open files is the one that was found. */
function isOpenAs(descriptor: number, found: Stats): boolean {
  try {
    const { dev, ino } = fstatSync(descriptor);
    return ino !== 0 && dev === found.dev && ino === found.ino;
  } catch {
    return false; // It is closed.
  }
}

function inTheWay(path: string, what: string, cure?: string): InputError {
  return new InputError(`${path}: ${[what, 'expected a new file', cure].filter(Boolean).join(', ')}`);
}

function cannotWrite(path: string, error: unknown): InputError {
  return new InputError(`${path}: cannot be written (${reason(error)}), expected a folder to write to`);
}

/** The system's error code, for instance `ENOSPC`. */
function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
