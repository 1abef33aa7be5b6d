import { countGraph } from '../../src/cost/counts.js';
import { twoOnPlatform } from '../../src/doctor/two-networks-compare.js';
import type { TwoNetworksReport } from '../../src/doctor/two-networks-type.js';
import { armOf, layersOf, SUITE } from '../../src/measure/graphs/graph-arms.js';
import { graphComparisonOf } from '../../src/measure/graphs/graph-comparison.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { sampleRow, sampleRun } from '../measure/results/sample-run.js';
import { sampleReport } from './sample-report.js';

/** A 3×3 convolution and a ReLU. */
export function fullVersion(): Graph {
  const g = new GraphBuilder('full.onnx');
  const y = g.conv2d(g.input([1, 16, 20, 20]), { filters: 32, kernel: [3, 3], padding: 1 }, { name: 'body' });
  return g.build(g.activation('relu', y, { name: 'relu' }));
}

/** The same with a depthwise separable pair in place of the convolution. */
export function separableVersion(): Graph {
  const g = new GraphBuilder('separable.onnx');
  const y = g.depthwise(g.input([1, 16, 20, 20]), { kernel: [3, 3], padding: 1 }, { name: 'body/depthwise' });
  const z = g.pointwise(y, { filters: 32 }, { name: 'body/pointwise' });
  return g.build(g.activation('relu', z, { name: 'relu' }));
}

/** Nine rounds around so many ms. */
const rounds = (ms: number) => Array.from({ length: 9 }, (_, i) => ms * 1e6 * (1 + (i - 4) / 1000));

/** As if the two networks and their layers had taken these times, ms; the first of each is that of the whole. */
export function timedAs(
  [a, timesA]: readonly [Graph, readonly number[]],
  [b, timesB]: readonly [Graph, readonly number[]],
) {
  const place = { suite: SUITE, platform: 'wasm' };
  const rows = (
    [
      ['a', a, timesA],
      ['b', b, timesB],
    ] as const
  ).flatMap(([name, graph, [whole, ...layers]]) => [
    sampleRow(armOf(name), rounds(whole), place),
    ...layersOf(graph, 'op').map((layer, i) => sampleRow(armOf(name, layer.name), rounds(layers[i]), place)),
  ]);
  const again = sampleRow(armOf('a'), rounds(timesA[0]), { ...place, again: true });
  const header = { experiment: SUITE, engines: { wasm: 'wasm' } };
  return twoOnPlatform(
    a,
    b,
    graphComparisonOf({ a, b }, 'op', 'wasm', sampleRun('r', [...rows, again], { header })),
  );
}

/** The full convolution and ReLU against the separable pair and ReLU, of which the depthwise convolution is slow. */
export function sampleTwo(): TwoNetworksReport {
  const [a, b] = [fullVersion(), separableVersion()];
  const side = (graph: Graph) => ({
    name: graph.name,
    inputs: [{ name: 'input', shape: [1, 16, 20, 20] }],
    notes: [],
    unknown: [],
    counts: { ...countGraph(graph), peakBytes: 76_800 },
  });
  return {
    version: 1,
    a: side(a),
    b: side(b),
    machine: sampleReport.machine,
    node: '22.11.0',
    settings: { seed: 1, profile: 'quick', rounds: 9, platforms: ['wasm'] },
    platforms: [timedAs([a, [4, 3.5, 0.25]], [b, [3.9, 2, 1.25, 0.25]])],
    warnings: [],
  };
}
