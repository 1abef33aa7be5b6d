import { projectCommit } from './commit.js';
import { loadAverage, machineRecord, runId } from './machine.js';
import { type RunFooter, type RunHeader, SCHEMA_VERSION, type Settings } from './results/rows.js';

/** What the header of a run says of when, where and how it was measured. */
export type RunOrigin = Pick<
  RunHeader,
  'type' | 'schema' | 'run' | 'startedAt' | 'settings' | 'seed' | 'commit' | 'machine' | 'loadBefore'
>;

/**
 * The origin of a run that begins now.
 *
 * @param run  its name; made from time and machine where it is absent
 */
export async function runOrigin(settings: Settings, seed: number, run?: string): Promise<RunOrigin> {
  const machine = await machineRecord();
  const startedAt = new Date();
  return {
    type: 'header',
    schema: SCHEMA_VERSION,
    run: run ?? runId(startedAt, machine),
    startedAt: startedAt.toISOString(),
    settings,
    seed,
    commit: await projectCommit(),
    machine,
    loadBefore: loadAverage(),
  };
}

/** The footer of a run that is saved now. */
export function runFooter(
  status: RunFooter['status'],
  warnings: readonly string[],
  coreSpeeds?: readonly number[],
): RunFooter {
  const endedAt = new Date().toISOString();
  return {
    type: 'footer',
    status,
    endedAt,
    loadAfter: loadAverage(),
    ...(coreSpeeds && { coreSpeeds }),
    warnings,
  };
}
