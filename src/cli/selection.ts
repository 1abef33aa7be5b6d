import type { Experiment } from '../experiment.js';
import { caseNames } from '../measure/plan.js';
import type { PlatformName } from '../platforms.js';
import { unknownName } from '../record/input-error.js';
import type { Profile } from '../record/rows.js';

/** What is to be measured or verified, as the options say it. */
export interface Selection {
  readonly profile: Profile;
  readonly platform?: readonly PlatformName[];
  readonly case?: readonly string[];
  readonly seed: number;
}

/** An experiment with the cases that were asked of it; undefined for all. */
export interface SelectedExperiment {
  readonly experiment: Experiment;
  readonly cases: readonly string[] | undefined;
}

/**
 * Gives each experiment the cases that it has; one that has none of them is left out.
 *
 * @throws {InputError} where a case belongs to none of the experiments in this profile
 */
export function selectCases(
  experiments: readonly Experiment[],
  { profile, case: cases }: Selection,
): SelectedExperiment[] {
  if (!cases) return experiments.map(experiment => ({ experiment, cases: undefined }));
  const known = experiments.map(experiment => {
    const suites = experiment.suites(profile);
    return { experiment, names: [...suites.map(suite => suite.id), ...caseNames(suites)] };
  });
  for (const name of cases) {
    if (known.some(({ names }) => names.includes(name))) continue;
    throw unknownName(
      'case',
      name,
      known.flatMap(({ names }) => names),
    );
  }
  return known
    .map(({ experiment, names }) => ({ experiment, cases: cases.filter(name => names.includes(name)) }))
    .filter(selected => selected.cases.length > 0);
}

/**
 * The experiments of these ids, each once.
 *
 * @throws {InputError} where there is no such experiment
 */
export function selectExperiments(ids: readonly string[], experiments: readonly Experiment[]): Experiment[] {
  for (const id of ids) {
    if (!experiments.some(experiment => experiment.id === id)) {
      throw unknownName(
        'experiment',
        id,
        experiments.map(experiment => experiment.id),
      );
    }
  }
  return experiments.filter(experiment => ids.includes(experiment.id));
}
