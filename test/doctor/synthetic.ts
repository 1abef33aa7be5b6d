import { distinctLayers, layerKey } from '../../src/doctor/layers/distinct.js';
import { WHOLE } from '../../src/doctor/measuring/arms.js';
import type { PlatformMeasurement } from '../../src/doctor/measuring/examine-platform.js';
import type { Candidate } from '../../src/doctor/screening.js';
import type { TimedRow } from '../../src/measure/results/rows.js';
import { suiteResults } from '../../src/measure/results/suite-results.js';
import { type Graph, type OpNode, opNodes } from '../../src/networks/graph/graph.js';
import { type RandomStream, randomStream } from '../../src/tensors/random.js';

/** A machine on which the time of every op is known. */
export interface SyntheticMachine {
  /** Time of an op, ns. */
  readonly ns: (node: OpNode, graph: Graph) => number;
  /** Time that a network takes beyond that of its layers, ns. */
  readonly between?: number;
  /** Standard deviation of the logarithm of each time. */
  readonly noise?: number;
  readonly seed?: number;
  /** Of the changes that are measured whole; none where it is absent. */
  readonly whole?: readonly Candidate[];
  readonly passes?: readonly number[];
}

/** What would have been measured of a network and its changes on such a machine. */
export function measuredOn(
  { ns, between = 0, noise = 0.002, seed = 1, whole = [], passes = [9, 9, 9, 9, 9] }: SyntheticMachine,
  graph: Graph,
  candidates: readonly Candidate[],
): PlatformMeasurement {
  const stream = randomStream(seed, 'synthetic machine');
  const timeOf = (of: Graph) => opNodes(of).reduce((sum, node) => sum + ns(node, of), between);
  const row = rowOf(stream, noise, passes);
  const layers = new Map(
    [graph, ...candidates.map(({ changed }) => changed)].flatMap(of =>
      [...distinctLayers(of).values()].map(({ node }) => [layerKey(node, of), ns(node, of)] as const),
    ),
  );
  const network = (suite: string) => [
    row(suite, WHOLE, timeOf(graph)),
    row(suite, WHOLE, timeOf(graph), true),
  ];
  const rows = [...network('layers'), ...[...layers].map(([key, time]) => row('layers', key, time))];
  const changed = whole.map(({ id, changed: to }) => row('networks', id, timeOf(to)));
  return {
    platform: 'wasm',
    layers: suiteResults(rows, { level: 0.984 }),
    networks:
      whole.length > 0 ? suiteResults([...network('networks'), ...changed], { level: 0.984 }) : undefined,
    rows: [...rows, ...changed],
    troubles: [],
  };
}

function rowOf(stream: RandomStream, noise: number, passes: readonly number[]) {
  const rounds = passes.reduce((sum, count) => sum + count, 0);
  return (suite: string, arm: string, time: number, again = false): TimedRow => ({
    ...{ type: 'timed', suite, platform: 'wasm', arm, again, status: 'measured', passes },
    samplesNs: Array.from({ length: rounds }, () => [time * Math.exp(noise * stream.normal())]),
    ...{
      warmupNs: 1,
      warm: true,
      checkError: 0,
      macs: 1,
      memoryAccessCost: 1,
      arenaBytes: 1,
      scratchBytes: 1,
    },
  });
}
