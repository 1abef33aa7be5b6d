import { InputError } from '../../errors/input-error.js';
import { type FoundFile, findRunFiles, type SkippedFile } from './files.js';
import { type JudgedRun, judgeFile, type KnownExperiment } from './judged-run.js';
import { plainText } from './plain-text.js';

/** What was found in the folder of a class. */
export interface HandedIn {
  /** Sorted by file name. */
  readonly runs: readonly JudgedRun[];
  readonly skipped: readonly SkippedFile[];
  /** Files of `bench:peers`, which has no claims. */
  readonly peerFiles: number;
}

/**
 * Reads everything that a class handed in, one file after the other. Nothing in a file is trusted: a file that is not
 * a run is skipped, with the reason.
 *
 * @param onFile  called before each file with its name and the share of all bytes read so far, 0 … 1
 * @throws {InputError} where the folder does not exist, is not a folder or cannot be read
 */
export async function readClass(
  folder: string,
  known: readonly KnownExperiment[],
  onFile: (name: string, share: number) => void = () => {},
): Promise<HandedIn> {
  const found = await findRunFiles(folder);
  const skipped = [...found.skipped];
  const runs: JudgedRun[] = [];
  let peerFiles = 0;
  const allBytes = found.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  for (const file of found.files) {
    onFile(plainText(file.name), doneBytes / Math.max(1, allBytes));
    try {
      const run = await judgeFile(file, known);
      if (run) runs.push(run);
      else peerFiles++;
    } catch (error) {
      skipped.push({ name: file.name, reason: reasonOf(error as Error, file) });
    }
    doneBytes += file.bytes;
  }
  return {
    runs,
    skipped: skipped.map(({ name, reason }) => ({ name: plainText(name), reason: plainText(reason) })),
    peerFiles,
  };
}

/** The message without the file's path at its beginning; other errors are worded for the reader of a class's files. */
function reasonOf(error: Error, { path }: FoundFile): string {
  if (!(error instanceof InputError)) return `cannot be judged (${error.message}), expected a timed run`;
  if (!error.message.startsWith(`${path}:`)) return error.message;
  return error.message
    .slice(path.length + 1)
    .replace(/^(\d+):/, 'line $1:')
    .trim();
}
