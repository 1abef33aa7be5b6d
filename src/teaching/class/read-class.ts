import { createHash } from 'node:crypto';
import { plainText } from '../../errors/foreign-text.js';
import { InputError } from '../../errors/input-error.js';
import { type FoundFile, findRunFiles, type SkippedFile } from './files.js';
import { type Judged, type JudgedRun, judge, type KnownExperiment, readHandIn } from './judged-run.js';
import { handInOf } from './machine.js';

/** What was found in the folder of a class. */
export interface HandedIn {
  /** Sorted by file name. */
  readonly runs: readonly JudgedRun[];
  readonly skipped: readonly SkippedFile[];
  /** Files of `bench:peers`, which has no claims. */
  readonly peerFiles: number;
}

/** What became of the content of a file. */
type Outcome =
  | { readonly kind: 'run'; readonly judged: Judged; readonly digest: string }
  | { readonly kind: 'peers' }
  | { readonly kind: 'skipped'; readonly reason: string };

/**
 * Reads everything that a class handed in, one file after the other; of files with the same content, only the first is
 * judged. Nothing in a file is trusted: a file that is not a run is skipped, with the reason.
 *
 * @param onProgress  called before each file and while it is judged, with its name and the share of all bytes that is
 *   done, 0 … 1
 * @throws {InputError} where the folder does not exist, is not a folder or cannot be read
 */
export async function readClass(
  folder: string,
  known: readonly KnownExperiment[],
  onProgress: (name: string, share: number) => void = () => {},
): Promise<HandedIn> {
  const found = await findRunFiles(folder);
  const skipped = [...found.skipped];
  const runs: JudgedRun[] = [];
  const outcomes = new Map<string, Outcome>();
  let peerFiles = 0;
  const allBytes = found.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  for (const file of found.files) {
    const name = plainText(file.name);
    const tell = (share: number) =>
      onProgress(name, (doneBytes + share * file.bytes) / Math.max(1, allBytes));
    tell(0);
    const outcome = await outcomeOf(file, known, outcomes, tell);
    if (outcome.kind === 'skipped') skipped.push({ name: file.name, reason: outcome.reason });
    else if (outcome.kind === 'peers') peerFiles++;
    else {
      const { judged, digest } = outcome;
      runs.push({
        ...judged,
        digest,
        file: name,
        handIn: plainText(handInOf(file.name, judged.experiment.id)),
      });
    }
    doneBytes += file.bytes;
  }
  return {
    runs,
    skipped: skipped.map(({ name, reason }) => ({ name: plainText(name), reason: plainText(reason) })),
    peerFiles,
  };
}

/** @param outcomes  those of the contents so far, by their hash */
async function outcomeOf(
  file: FoundFile,
  known: readonly KnownExperiment[],
  outcomes: Map<string, Outcome>,
  onShare: (share: number) => void,
): Promise<Outcome> {
  try {
    const content = await readHandIn(file);
    const digest = createHash('sha256').update(content).digest('hex');
    const outcome = outcomes.get(digest) ?? outcomeOfContent(content, digest, file, known, onShare);
    outcomes.set(digest, outcome);
    return outcome;
  } catch (error) {
    return { kind: 'skipped', reason: reasonOf(error as Error, file) };
  }
}

function outcomeOfContent(
  content: string,
  digest: string,
  file: FoundFile,
  known: readonly KnownExperiment[],
  onShare: (share: number) => void,
): Outcome {
  try {
    const judged = judge(content, file.path, known, onShare);
    return judged ? { kind: 'run', judged, digest } : { kind: 'peers' };
  } catch (error) {
    return { kind: 'skipped', reason: reasonOf(error as Error, file) };
  }
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
