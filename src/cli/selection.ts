import { InputError, unknownName } from '../errors/input-error.js';
import type { Experiment } from '../experiment/experiment.js';
import type { Suite } from '../measure/arms.js';
import { caseNames, runsOn } from '../measure/plan.js';
import type { Profile } from '../measure/results/rows.js';
import { defaultPlaces } from '../networks/native/onnxruntime.js';
import { type PlaceName, placeNames } from '../networks/platforms.js';

/** What is to be measured or verified, as the options say it. */
export interface Selection {
  readonly profile: Profile;
  readonly platform?: readonly PlaceName[];
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
 * @throws {InputError} where a case belongs to none of the experiments in this profile, or to one that does not
 * run it on the platforms
 */
export function selectCases(experiments: readonly Experiment[], selection: Selection): SelectedExperiment[] {
  const { profile, case: cases } = selection;
  if (!cases) return experiments.map(experiment => ({ experiment, cases: undefined }));
  const known = experiments.map(experiment => {
    const suites = experiment.suites(profile);
    return { experiment, suites, names: namesOf(suites) };
  });
  for (const name of cases) {
    const owners = known.filter(({ names }) => names.includes(name));
    if (owners.length === 0) {
      throw unknownName(
        'case',
        name,
        known.flatMap(({ names }) => names),
      );
    }
    for (const { experiment, suites } of owners) {
      const owning = suites.filter(suite => namesOf([suite]).includes(name));
      refuseOtherPlatforms(`${experiment.id}: case ${name}`, owning, selection);
    }
  }
  return known
    .map(({ experiment, names }) => ({ experiment, cases: cases.filter(name => names.includes(name)) }))
    .filter(selected => selected.cases.length > 0);
}

/**
 * The experiments of these ids, each once, with the cases that are asked of them.
 *
 * @throws {InputError} where there is no such experiment or case, or an experiment has none of the cases or runs
 * none on the platforms
 */
export function selectNamed(
  ids: readonly string[],
  experiments: readonly Experiment[],
  selection: Selection,
): SelectedExperiment[] {
  const named = experimentsOf(ids, experiments);
  const selected = selectCases(named, selection);
  for (const experiment of named) {
    if (!selected.some(one => one.experiment === experiment)) {
      const cases = selection.case?.join(', ');
      throw new InputError(
        `${experiment.id}: has no case ${cases} in the ${selection.profile} profile, expected one of each experiment: leave ${experiment.id} out`,
      );
    }
    const suites = experiment.suites(selection.profile);
    if (suites.length > 0) refuseOtherPlatforms(experiment.id, suites, selection);
  }
  return selected;
}

/** The names that `--case` may have: of suites and of their cases. */
function namesOf(suites: readonly Suite[]): string[] {
  return [...suites.map(suite => suite.id), ...caseNames(suites)];
}

/** @throws {InputError} where none of the suites runs on a platform that is asked for */
function refuseOtherPlatforms(
  what: string,
  suites: readonly Suite[],
  { profile, platform: asked = defaultPlaces() }: Selection,
): void {
  const offered = placeNames.filter(name => suites.some(suite => runsOn(suite, name)));
  if (offered.some(name => asked.includes(name))) return;
  throw new InputError(
    `${what}: not run on ${asked.join(', ')} in the ${profile} profile, expected --platform ${offered.join(',')}`,
  );
}

/** @throws {InputError} where there is no such experiment */
function experimentsOf(ids: readonly string[], experiments: readonly Experiment[]): Experiment[] {
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
