import { countGraph } from '../../src/cost/counts.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import { type Results, resultsOf } from '../../src/measure/results/results.js';
import type { CeilingRow, ExactRow, TimedRow } from '../../src/measure/results/rows.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { engineOf, type PlaceName, platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { randomStream } from '../../src/tensors/random.js';
import { sampleRun } from '../measure/results/sample-run.js';

/** As many as the quick profile's. */
const ROUNDS = 9;
const PLATFORM = 'typescript';
/** Enough for claims about threads. */
const CORES = 2;

/** What decides how long an arm takes. */
export interface Effect {
  /** Time of an arm in ns, without noise. */
  timeNs(arm: { suite: string; arm: string; macs: number; memoryAccessCost: number }): number;
  /** Standard deviation of a round's time, as a share; 0.005 if absent. */
  readonly noise?: number;
  /** Those of the quick profile if absent. */
  readonly rounds?: number;
  /** Passes of so many rounds each; one if absent. */
  readonly passes?: number;
}

/** Machines without the effects of an experiment's timed claims and with them: its `machines.ts`. */
export interface Machines {
  readonly none: Effect;
  readonly effect: Effect;
  /** Machines of single claims, where those of the others will not do. */
  readonly ofClaims?: Readonly<Record<string, { readonly none?: Effect; readonly effect?: Effect }>>;
  /** Claims that hold on the machine without effects, too. */
  readonly withoutEffect?: readonly string[];
  /** Claims whose intervals are not over rounds, so that a few rounds decide them. */
  readonly withoutRounds?: readonly string[];
}

/** Time is work and nothing else. */
export const WORK: Effect = { timeNs: ({ macs }) => 0.5 * macs };

/** Time follows memory access cost, and beyond it, as on ShuffleNetV2's graphics card. */
export const MEMORY: Effect = { timeNs: ({ memoryAccessCost }) => memoryAccessCost ** 1.8 };

/** Results of an experiment's quick profile on a machine that behaves as the effect says. */
export function syntheticResults(
  experiment: Experiment,
  exactRows: readonly ExactRow[],
  { timeNs, noise = 0.005, rounds = ROUNDS, passes = 1 }: Effect,
): Results {
  const timed = experiment.suites('quick').flatMap(suite => {
    const platform: PlaceName = suite.platforms.includes(SIDE_BY_SIDE) ? SIDE_BY_SIDE : PLATFORM;
    const baseline = suite.arms.find(arm => arm.id === suite.baseline)!;
    const arms = [...suite.arms.map(arm => ({ arm, again: false })), { arm: baseline, again: true }];
    return arms.map(({ arm, again }): TimedRow => {
      const graph = arm.graph();
      const { macs, memoryAccessCost } = countGraph(graph, arm.only);
      const { arenaBytes, scratchBytes } = suite.id.startsWith('block')
        ? bindGraph(graph, platforms[PLATFORM], 1)
        : { arenaBytes: 0, scratchBytes: 0 };
      const time = timeNs({ suite: suite.id, arm: arm.id, macs, memoryAccessCost });
      const stream = randomStream(1, `${suite.id}/${arm.id}/${again}`);
      return {
        ...{ type: 'timed', suite: suite.id, platform, arm: arm.id, again, status: 'measured' },
        ...(passes > 1 && { passes: new Array<number>(passes).fill(rounds) }),
        samplesNs: Array.from({ length: passes * rounds }, () => [time * (1 + noise * stream.normal())]),
        ...{ warmupNs: 1, warm: true, checkError: 0, macs, memoryAccessCost, arenaBytes, scratchBytes },
      };
    });
  });
  const run = sampleRun('synthetic', timed);
  const engines = Object.fromEntries(
    timed.map(({ platform }) => [platform, engineOf(platform as PlaceName)]),
  );
  const machine = { ...run.header.machine, cores: CORES };
  const header = { ...run.header, experiment: experiment.id, engines, machine };
  const ceilings = [...new Set(Object.values(engines))].flatMap(ceilingRows);
  return resultsOf(experiment, exactRows, { ...run, header, ceilings });
}

/** 5 GFLOP/s and 8 GB/s at every working set. */
function ceilingRows(engine: string): CeilingRow[] {
  const row = { type: 'ceiling', engine, samplesNs: [1000] } as const;
  return [
    { ...row, kind: 'compute', workingSetBytes: 0, workPerSample: 5000 },
    { ...row, kind: 'bandwidth', workingSetBytes: 2 ** 12, workPerSample: 8000 },
    { ...row, kind: 'bandwidth', workingSetBytes: 2 ** 28, workPerSample: 8000 },
  ];
}
