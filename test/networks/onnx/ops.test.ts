import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { tensor } from '../../../src/tensors/tensor.js';
import { randomGraphs } from '../graph/random-graph.js';
import { assertAgrees } from './agrees.js';
import { opGraphs, toleranceOf } from './op-graphs.js';

const RUNS = 15;

/** A pointwise convolution of one channel with this weight. */
function scaled(weight: number): Graph {
  const g = new GraphBuilder('scaled');
  const x = g.input([1, 1, 2, 2]);
  const weights = () => [tensor([1, 1, 1, 1], Float32Array.of(weight))];
  return g.build(g.pointwise(x, { filters: 1 }, { name: 'conv', weights }));
}

describe('an ONNX file, run by onnxruntime-web, agrees with the reference', () => {
  for (const [op, graphs] of Object.entries(opGraphs)) {
    it(`for ${op}`, () =>
      fc.assert(
        fc.asyncProperty(graphs, graph => assertAgrees(graph, ['reference'], { tolerance: toleranceOf(op) })),
        { numRuns: RUNS },
      ));
  }

  it('for graphs with several inputs and outputs', () =>
    fc.assert(
      fc.asyncProperty(randomGraphs, graph => assertAgrees(graph, ['reference'])),
      { numRuns: 2 * RUNS },
    ));

  it('but not if a weight differs by 1 %', async () => {
    await assertAgrees(scaled(1), ['reference']);
    await assert.rejects(assertAgrees(scaled(1), ['reference'], { written: scaled(1.01) }), {
      message: /^scaled on reference: differs by 0\.0099\d*, expected below 0\.0001$/,
    });
  });
});
