import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNamed, type RulesOf } from '../../errors/arguments.js';
import type { Evaluation } from '../../experiment/evaluate.js';
import type { Experiment } from '../../experiment/experiment.js';
import { loadExperiment, sourceOf } from '../../experiment/load.js';
import { runExperiments } from '../../experiment/run-experiments.js';
import type { Profile } from '../../measure/results/rows.js';
import type { ExperimentSource } from '../../measure/source.js';
import { nativeIsOn } from '../../networks/native/onnxruntime.js';
import { NATIVE, ownPlaces } from '../../networks/platforms.js';
import { formatWait } from '../../reports/format.js';
import { interruptible } from './interrupt.js';
import { optionRules } from './option-rules.js';
import { progressDisplay } from './progress.js';

/** What part of an experiment to measure, and where to keep the results. */
export interface MeasureOptions {
  /**
   * `BEYOND_FLOPS_PROFILE` by default, or `quick` if that is not set. Where that is `smoke`, all is measured in `smoke`, so
   * that a test can run any notebook in short.
   */
  readonly profile?: Profile;
  /** `<suite>/<arm>`, or `<suite>` for all its arms; all by default. */
  readonly cases?: readonly string[];
  /** Names of platforms; all by default. The native engine joins them where it is on. */
  readonly platforms?: readonly string[];
  /** Whether the native engine takes part where it is on; true by default. */
  readonly native?: boolean;
  /** Folder for the result files; by default, nothing is kept. */
  readonly out?: string;
}

const rules: RulesOf<MeasureOptions> = {
  profile: optionRules.profile,
  cases: optionRules.names,
  platforms: optionRules.names,
  native: optionRules.flag,
  out: optionRules.folder,
};

const PROFILES: readonly Profile[] = ['smoke', 'quick', 'full'];

/**
 * Computes an experiment's exact numbers in a thread and measures its timed ones in separate processes, with a progress
 * bar under the cell. Interrupting the cell ends the measurement. The finding shows the published run beside this one.
 *
 * @throws {InputError} where there is no such experiment, case, platform or option
 * @throws {Error} where the cell is interrupted before anything is measured
 */
export async function measure(id: string, options: MeasureOptions = {}): Promise<Evaluation> {
  return measureExperiment(await loadExperiment(id), sourceOf(id), options);
}

/**
 * Like `measure`, but for an experiment that need not be one of the project's.
 *
 * @param source  where the measuring processes find it
 */
export async function measureExperiment(
  experiment: Experiment,
  source: ExperimentSource,
  options: MeasureOptions = {},
): Promise<Evaluation> {
  const asked = checkNamed('measure', rules, options, { noun: 'option' });
  const { out, cases } = asked;
  const platforms = placesFor(asked);
  const usual = notebookProfile();
  const profile = usual === 'smoke' ? usual : (asked.profile ?? usual);
  const started = performance.now();
  const progress = progressDisplay(experiment.title);
  const folder = out ?? (await mkdtemp(join(tmpdir(), 'beyond-flops-')));
  try {
    const [finding] = await interruptible(signal =>
      runExperiments([{ experiment, source, cases }], {
        ...{ profile, platforms, out: folder, signal },
        onProgress({ timing }) {
          if (timing) progress.update(timing);
          else progress.waiting('exact numbers');
        },
      }),
    );
    if (!finding) throw new Error(`measure: ${experiment.id} was interrupted before anything was measured`);
    const seconds = (performance.now() - started) / 1000;
    const what = finding.results.run ? `${profile} profile` : 'exact numbers only';
    progress.finish(`${what}, ${formatWait(seconds)}`, finding.notices);
    return finding;
  } catch (error) {
    // A bar that keeps moving would suggest that work goes on.
    progress.finish('not measured', []);
    throw error;
  } finally {
    if (out === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The platforms that are asked for, and the native engine where it is on: a cell that names ours is about them, and the
 * engine beside them shows what kernels of another kind make of the same layers.
 */
export function placesFor({ platforms = ownPlaces, native = true }: MeasureOptions): readonly string[] {
  if (!native || !nativeIsOn() || platforms.includes(NATIVE)) return platforms;
  return [...platforms, NATIVE];
}

/**
 * The profile of a notebook's measurements: `BEYOND_FLOPS_PROFILE`, or `quick` if that is not set.
 *
 * @throws {Error} where there is no such profile
 */
export function notebookProfile(): Profile {
  const name = process.env.BEYOND_FLOPS_PROFILE ?? 'quick';
  const profile = PROFILES.find(known => known === name);
  if (!profile) throw new Error(`BEYOND_FLOPS_PROFILE is ${name}, expected one of ${PROFILES.join(', ')}`);
  return profile;
}
