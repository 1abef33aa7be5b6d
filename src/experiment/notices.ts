import { definitionOf } from '../measure/results/definition.js';
import type { Results } from '../measure/results/results.js';
import type { RunHeader } from '../measure/results/rows.js';
import type { Experiment } from './experiment.js';

const ended = {
  interrupted: 'This run was interrupted',
  running: 'This run has not ended, or its process was killed',
};

/** What a reader has to know of a run before its numbers: an interrupt, warnings, platforms left out. */
export function notices(experiment: Experiment, { run }: Results): string[] {
  if (!run) return [];
  const { header, footer } = run;
  return [
    ...(footer.status === 'complete' ? [] : [`${ended[footer.status]}: some cases are missing.`]),
    ...notAskedFor(header),
    ...platformsLeftOut(experiment, header),
    ...footer.warnings.map(warning => `Warning: ${warning}`),
  ];
}

/** Whether the exact numbers, the run and the experiment belong together: one line for each pair that does not. */
export function mismatches(experiment: Experiment, results: Results): string[] {
  if (!results.run) return [];
  const { run, profile, definition } = results.run.header;
  const cure = `run ${experiment.id} again`;
  return [
    ...(results.exactOfRun
      ? []
      : [`exact.csv and run ${run} do not belong together, for the exact numbers have changed: ${cure}.`]),
    ...(definition === definitionOf(experiment, profile)
      ? []
      : [`The experiment is not what run ${run} measured, for its cases have changed: ${cure}.`]),
  ];
}

/** What is missing because nobody asked for it. */
function notAskedFor({ selection, engines }: RunHeader): string[] {
  if (selection === 'cases') return ['Only part of the cases was asked for.'];
  if (selection === 'all') return [];
  return [`Only these platforms were asked for: ${Object.keys(engines).join(', ')}.`];
}

/** One sentence for each platform asked for on which the full profile measures suites that this one does not. */
function platformsLeftOut(experiment: Experiment, { profile, engines }: RunHeader): string[] {
  const inFull = new Map(experiment.suites('full').map(suite => [suite.id, suite.platforms]));
  return Object.keys(engines).flatMap(platform => {
    const without = experiment
      .suites(profile)
      .filter(({ id, platforms }) =>
        inFull.get(id)?.some(place => place === platform && !platforms.includes(place)),
      );
    return without.length === 0
      ? []
      : [
          `Too slow for the ${profile} profile and left out: ${platform} in ${without.map(({ id }) => id).join(', ')}.`,
        ];
  });
}
