import type { Experiment } from '../experiment.js';
import type { Profile } from '../record/rows.js';
import type { Finding } from './finding.js';

const ended = {
  interrupted: 'This run was interrupted',
  running: 'This run has not ended, or its process was killed',
};

/** What a reader has to know before the numbers: an interrupted run, warnings, platforms left out. */
export function notices({ experiment, results }: Finding): string[] {
  const { run } = results;
  if (!run) return [];
  const { header, footer } = run;
  return [
    ...(footer.status === 'complete' ? [] : [`${ended[footer.status]}: some cases are missing.`]),
    ...(header.partial ? ['Only part of the cases was asked for.'] : []),
    ...platformsLeftOut(experiment, header.profile),
    ...footer.warnings.map(warning => `Warning: ${warning}`),
  ];
}

/** One sentence for each platform that the full profile has and some suites of this one have not. */
function platformsLeftOut(experiment: Experiment, profile: Profile): string[] {
  const suites = experiment.suites(profile);
  const platforms = new Set(experiment.suites('full').flatMap(suite => suite.platforms));
  return [...platforms].flatMap(platform => {
    const without = suites.filter(suite => !suite.platforms.includes(platform)).map(suite => suite.id);
    return without.length === 0
      ? []
      : [`Too slow for the ${profile} profile and left out: ${platform} in ${without.join(', ')}.`];
  });
}
