import { loadExperiment } from '../../src/experiment/load.js';
import { PUBLISHED } from '../../src/experiment/places.js';
import { definitionOf } from '../../src/measure/results/definition.js';
import { exactHash } from '../../src/measure/results/exact-csv.js';
import type { RunHeader, TimedRun } from '../../src/measure/results/rows.js';
import { latestRun } from '../../src/measure/results/store.js';

/**
 * The published run of an experiment as if this version had just made it, whichever version did.
 *
 * @param changes  to its header
 */
export async function currentRun(id: string, changes: Partial<RunHeader> = {}): Promise<TimedRun> {
  const experiment = await loadExperiment(id);
  const published = (await latestRun(PUBLISHED, id))!;
  const header = {
    ...published.header,
    run: '2999-01-31T10-00-00-mine-2c-000000',
    startedAt: '2999-01-31T10:00:00.000Z',
    definition: definitionOf(experiment, published.header.profile),
    exact: exactHash(experiment.exact()),
    ...changes,
  };
  return { ...published, header };
}
