import { armOf, type LayerUnit, layersOf, SUITE } from '../../../src/measure/graphs/graph-arms.js';
import { type GraphComparison, graphComparisonOf } from '../../../src/measure/graphs/graph-comparison.js';
import type { TimedRow } from '../../../src/measure/results/rows.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { sampleRow, sampleRun } from '../results/sample-run.js';

/** A 3×3 convolution, batch norm and ReLU of so many filters. */
export function convGraph(name: string, filters: number): Graph {
  const g = new GraphBuilder(name);
  const x = g.input([1, 3, 8, 8]);
  const y = g.conv2d(x, { filters, kernel: [3, 3], padding: 1 }, { name: 'conv' });
  const normed = g.batchNorm(y, {}, { name: 'bn' });
  return g.build(g.activation('relu', normed, { name: 'relu' }));
}

/** Nine rounds around so many ms. */
const rounds = (ms: number) => Array.from({ length: 9 }, (_, i) => ms * 1e6 * (1 + (i - 4) / 1000));

/** A comparison as if `a` took 2 ms and `b` 3 ms, each of their layers a half of it. */
export function sampleComparison(
  perLayer: LayerUnit | undefined,
  changes: Partial<TimedRow> = {},
): GraphComparison {
  const graphs = { a: convGraph('a', 4), b: convGraph('b', 8) };
  const times = { a: 2, b: 3 };
  const place = { suite: SUITE, platform: 'wasm' };
  const rows = (['a', 'b'] as const).flatMap(name => [
    sampleRow(armOf(name), rounds(times[name]), { ...place, ...(name === 'b' && changes) }),
    ...layersOf(graphs[name], perLayer).map(({ name: layer }) =>
      sampleRow(armOf(name, layer), rounds(times[name] / 2), place),
    ),
  ]);
  const again = sampleRow(armOf('a'), rounds(2), { ...place, again: true });
  const header = { experiment: SUITE, engines: { wasm: 'wasm' } };
  return graphComparisonOf(graphs, perLayer, 'wasm', sampleRun('r', [...rows, again], { header }));
}
