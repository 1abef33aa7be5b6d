import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { InputError } from './input-error.js';

/** What a file is read as. */
export interface FileReading {
  /** Read behind "expected": `a results file`. */
  readonly expected: string;
  /** A larger file is not read, bytes. */
  readonly most: number;
}

/** A part of a file. */
export interface FilePart {
  readonly offset: number;
  readonly length: number;
}

/** Absent on Windows. */
const { O_NONBLOCK = 0 } = constants;

/**
 * Reads a file of somebody else, or a part of it. Only a regular file is opened: a pipe might never have a writer, and a
 * device no end.
 *
 * @throws {InputError} where it cannot be read, is no regular file, is too large, or ends before the part does
 */
export function readRegularFile(path: string, reading: FileReading, part?: FilePart): Buffer {
  const { expected } = reading;
  let file: number | undefined;
  try {
    refuseIrregular(path, statSync(path), expected);
    // What is there may be another file by now: opening does not wait for a writer, and what is open is looked at again.
    file = openSync(path, constants.O_RDONLY | O_NONBLOCK);
    const found = fstatSync(file);
    refuseIrregular(path, found, expected);
    if (part) return readPart(file, path, part, expected);
    if (found.size > reading.most) throw tooLarge(path, found.size, reading.most);
    return readWhole(file, path, found.size, reading.most);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(`${path}: cannot be read (${code ?? message}), expected ${expected}`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What is there, if it is no regular file. */
export function kindOfFile(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return found.isBlockDevice() ? 'a disk' : 'a device';
}

function refuseIrregular(path: string, found: Stats, expected: string): void {
  if (!found.isFile()) throw new InputError(`${path}: is ${kindOfFile(found)}, expected ${expected}`);
}

/** Room behind what the file seems to have: it may grow meanwhile, or have a size of 0 as those of /proc. */
const ROOM = 2 ** 16;

function readWhole(file: number, path: string, size: number, most: number): Buffer {
  let bytes = Buffer.allocUnsafeSlow(size + ROOM);
  let filled = 0;
  for (;;) {
    const read = readSync(file, bytes, filled, bytes.length - filled, null);
    if (read === 0) return bytes.subarray(0, filled);
    filled += read;
    if (filled > most) throw tooLarge(path, filled, most);
    if (filled === bytes.length) bytes = Buffer.concat([bytes], 2 * filled);
  }
}

function readPart(file: number, path: string, { offset, length }: FilePart, expected: string): Buffer {
  const { size } = fstatSync(file);
  if (offset + length > size) {
    throw new InputError(`${path}: has ${size} bytes, expected ${expected} of at least ${offset + length}`);
  }
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let filled = 0; filled < length; ) {
    const read = readSync(file, bytes, filled, length - filled, offset + filled);
    if (read === 0) throw new InputError(`${path}: became shorter while it was read, expected ${expected}`);
    filled += read;
  }
  return bytes;
}

function tooLarge(path: string, bytes: number, limit: number): InputError {
  const [got, most] = [bytes, limit].map(size => `${Math.ceil(size / 2 ** 20)} MiB`);
  return new InputError(`${path}: has ${got}, expected at most ${most}`);
}
