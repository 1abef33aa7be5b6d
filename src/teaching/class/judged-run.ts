import { createHash } from 'node:crypto';
import { InputError, unknownName } from '../../errors/input-error.js';
import type { Experiment } from '../../experiment/experiment.js';
import { type ClaimVerdict, type JudgedClaim, judgeClaims } from '../../measure/judging/judge-claims.js';
import { definitionOf } from '../../measure/results/definition.js';
import { readText } from '../../measure/results/files.js';
import { resultsOf } from '../../measure/results/results.js';
import type { ExactRow, RunFooter, RunHeader, TimedRun } from '../../measure/results/rows.js';
import { parseRun } from '../../measure/results/store.js';
import { placeNames } from '../../networks/platforms.js';
import { isPeerRun } from '../../peers/peer-runs.js';
import { formatBytes, formatCount } from '../../reports/format.js';
import type { FoundFile } from './files.js';
import { handInOf } from './machine.js';
import { plainText, withPlainTexts } from './plain-text.js';

/** Upper limits of a run. The full profile of the largest experiment has 10 MB, 2,000 rows and 15 rounds. */
const LARGEST_BYTES = 50 * 2 ** 20;
const MOST_ROWS = 20_000;
const MOST_ROUNDS = 1000;
/** How much of an unknown name a message repeats. */
const LONGEST_NAME = 60;

/** A run that was handed in, without its samples, so that a class's runs fit into memory. All texts are plain. */
export interface JudgedRun {
  /** Its path relative to the class's folder. */
  readonly file: string;
  /** Who handed it in, see `handInOf`. */
  readonly handIn: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly experiment: Experiment;
  readonly header: RunHeader;
  readonly footer: RunFooter;
  /** Number of its timed rows. */
  readonly rows: number;
  /** false if its cases are not those of this version. */
  readonly ofThisVersion: boolean;
  /** false if its exact numbers are not those of this version. */
  readonly exactOfThisVersion: boolean;
  /** Its timed claims, judged by the rules of this version. */
  readonly claims: readonly JudgedClaim[];
}

/** An experiment with its exact numbers, which all machines share. */
export interface KnownExperiment {
  readonly experiment: Experiment;
  readonly exact: readonly ExactRow[];
}

/**
 * Reads a file that was handed in and judges its claims; undefined for a file of `bench:peers`, which has none.
 *
 * @throws {InputError} where the file is too large, is not a readable run (see `readRun`), is of an unknown
 * experiment or platform, or has more rows or rounds than a run can have
 */
export async function judgeFile(
  { path, name, bytes }: FoundFile,
  known: readonly KnownExperiment[],
): Promise<JudgedRun | undefined> {
  if (bytes > LARGEST_BYTES) {
    throw new InputError(`has ${formatBytes(bytes)}, expected at most ${formatBytes(LARGEST_BYTES)}`);
  }
  const content = await readText(path);
  if (isPeerRun(content)) return undefined;
  const run = parseRun(content, path);
  const { experiment, exact } = knownExperiment(run, known);
  refuseUnknownOrTooMuch(run);
  const results = resultsOf(experiment, exact, run);
  const timed = experiment.claims.filter(({ kind }) => kind === 'timed');
  const header = withPlainTexts(run.header);
  return {
    file: plainText(name),
    handIn: plainText(handInOf(name, experiment.id)),
    digest: createHash('sha256').update(content).digest('hex'),
    experiment,
    header,
    footer: withPlainTexts(run.footer),
    rows: run.timed.length,
    ofThisVersion: header.definition === definitionOf(experiment, header.profile),
    exactOfThisVersion: results.exactOfRun,
    claims: judgeClaims(timed, results).map(withPlainVerdicts),
  };
}

function knownExperiment({ header }: TimedRun, known: readonly KnownExperiment[]): KnownExperiment {
  const found = known.find(({ experiment }) => experiment.id === header.experiment);
  if (found) return found;
  const ids = known.map(({ experiment }) => experiment.id);
  throw unknownName('experiment', plainText(header.experiment, LONGEST_NAME), ids);
}

function refuseUnknownOrTooMuch({ header, timed, ceilings }: TimedRun): void {
  const stranger = timed.find(({ platform }) => !(placeNames as readonly string[]).includes(platform));
  if (stranger) throw unknownName('platform', plainText(stranger.platform, LONGEST_NAME), placeNames);
  const rows = timed.length + ceilings.length;
  if (rows > MOST_ROWS) {
    throw new InputError(`has ${formatCount(rows)} rows, expected at most ${formatCount(MOST_ROWS)}`);
  }
  const { rounds } = header.settings;
  if (rounds > MOST_ROUNDS) {
    throw new InputError(`has ${formatCount(rounds)} rounds, expected at most ${formatCount(MOST_ROUNDS)}`);
  }
}

/** Evidence contains names of arms from the file. An interval that is not finite, as of hostile samples, is dropped. */
function withPlainVerdicts({ claim, verdicts }: JudgedClaim): JudgedClaim {
  const finite = verdicts.map(({ judgement, ...one }): ClaimVerdict => {
    if (!judgement) return one;
    const { interval, quantity, ...rest } = judgement;
    const drawable = interval && Object.values(interval).every(Number.isFinite);
    return { ...one, judgement: drawable ? { ...rest, interval, quantity } : rest };
  });
  return { claim, verdicts: withPlainTexts(finite) };
}
