import { plainText, withPlainTexts } from '../../errors/foreign-text.js';
import { InputError, unknownName } from '../../errors/input-error.js';
import type { Experiment } from '../../experiment/experiment.js';
import { type ClaimVerdict, type JudgedClaim, judgeClaims } from '../../measure/judging/judge-claims.js';
import { definitionOf } from '../../measure/results/definition.js';
import { readForeignText } from '../../measure/results/foreign-file.js';
import { resultsOf } from '../../measure/results/results.js';
import type { ExactRow, RunFooter, RunHeader, TimedRun } from '../../measure/results/rows.js';
import { parseRun } from '../../measure/results/store.js';
import { MOST_LOOKS, MOST_ROUNDS } from '../../measure/settings.js';
import { placeNames } from '../../networks/platforms.js';
import { isPeerRun } from '../../peers/peer-runs.js';
import { formatBytes, formatCount } from '../../reports/format.js';
import type { FoundFile } from './files.js';

/** Upper limits of a run. The full profile of the largest experiment has 10 MB and 155 rounds. */
const LARGEST_BYTES = 50 * 2 ** 20;
const MOST_ROUNDS_OF_RUN = MOST_LOOKS * MOST_ROUNDS;
/** How much of an unknown name a message repeats. */
const LONGEST_NAME = 60;

/** How many warnings of a run are shown. */
const SHOWN_WARNINGS = 5;

/** A run without its samples, so that a class's runs fit into memory. All texts are plain. */
export interface Judged {
  readonly experiment: Experiment;
  readonly header: RunHeader;
  /** With its first warnings. */
  readonly footer: RunFooter;
  /** How many warnings it has. */
  readonly warnings: number;
  /** Number of its timed rows. */
  readonly rows: number;
  /** false if its cases are not those of this version. */
  readonly ofThisVersion: boolean;
  /** false if its exact numbers are not those of this version. */
  readonly exactOfThisVersion: boolean;
  /** Its timed claims, judged by the rules of this version. */
  readonly claims: readonly JudgedClaim[];
}

/** A run that was handed in. */
export interface JudgedRun extends Judged {
  /** Its path relative to the class's folder. */
  readonly file: string;
  /** Who handed it in, see `handInOf`. */
  readonly handIn: string;
  /** SHA-256 of the file. */
  readonly digest: string;
}

/** An experiment with its exact numbers, which all machines share. */
export interface KnownExperiment {
  readonly experiment: Experiment;
  readonly exact: readonly ExactRow[];
}

/** The content of a file that was handed in. @throws {InputError} where the file is too large or cannot be read */
export async function readHandIn({ path, bytes }: FoundFile): Promise<string> {
  if (bytes > LARGEST_BYTES) {
    throw new InputError(`has ${formatBytes(bytes)}, expected at most ${formatBytes(LARGEST_BYTES)}`);
  }
  return readForeignText(path);
}

/**
 * Judges the claims of a run that was handed in; undefined for a file of `bench:peers`, which has none.
 *
 * @param onShare  called with the share that is done, 0 … 1
 * @throws {InputError} where the content is not a readable run (see `readRun`), is of an unknown experiment or platform,
 * or has more rounds than a run can have
 */
export function judge(
  content: string,
  path: string,
  known: readonly KnownExperiment[],
  onShare: (share: number) => void = () => {},
): Judged | undefined {
  if (isPeerRun(content)) return undefined;
  const run = parseRun(content, path);
  const { experiment, exact } = knownExperiment(run, known);
  refuseUnknownOrTooMuch(run);
  const results = resultsOf(experiment, exact, run);
  const timed = experiment.claims.filter(({ kind }) => kind === 'timed');
  const { header, footer } = run;
  return {
    experiment,
    header,
    footer: { ...footer, warnings: footer.warnings.slice(0, SHOWN_WARNINGS) },
    warnings: footer.warnings.length,
    rows: run.timed.length,
    ofThisVersion: header.definition === definitionOf(experiment, header.profile),
    exactOfThisVersion: results.exactOfRun,
    claims: timed.flatMap((claim, i) => {
      onShare((i + 1) / (timed.length + 1));
      return judgeClaims([claim], results).map(withPlainVerdicts);
    }),
  };
}

function knownExperiment({ header }: TimedRun, known: readonly KnownExperiment[]): KnownExperiment {
  const found = known.find(({ experiment }) => experiment.id === header.experiment);
  if (found) return found;
  const ids = known.map(({ experiment }) => experiment.id);
  throw unknownName('experiment', plainText(header.experiment, LONGEST_NAME), ids);
}

function refuseUnknownOrTooMuch({ timed }: TimedRun): void {
  const stranger = timed.find(({ platform }) => !(placeNames as readonly string[]).includes(platform));
  if (stranger) throw unknownName('platform', plainText(stranger.platform, LONGEST_NAME), placeNames);
  const rounds = timed.reduce((most, { samplesNs }) => Math.max(most, samplesNs.length), 0);
  if (rounds > MOST_ROUNDS_OF_RUN) {
    throw new InputError(
      `has ${formatCount(rounds)} rounds, expected at most ${formatCount(MOST_ROUNDS_OF_RUN)}`,
    );
  }
}

/** Evidence may be long: it can name all arms of the file. An interval that is not finite is dropped. */
function withPlainVerdicts({ claim, verdicts }: JudgedClaim): JudgedClaim {
  const finite = verdicts.map(({ judgement, ...one }): ClaimVerdict => {
    if (!judgement) return one;
    const { interval, quantity, ...rest } = judgement;
    const drawable = interval && Object.values(interval).every(Number.isFinite);
    return { ...one, judgement: drawable ? { ...rest, interval, quantity } : rest };
  });
  return { claim, verdicts: withPlainTexts(finite) };
}
