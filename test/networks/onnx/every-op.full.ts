import fc from 'fast-check';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { functionLayers } from '../../kernels/value-layers.js';
import { assertAgrees } from './agrees.js';
import { opGraphs, toleranceOf } from './op-graphs.js';
import { graphOfLayer } from './value-op-graphs.js';

const RUNS = 200;

/** Run by `npm run verify:onnx`, not with the other tests. */
describe('an ONNX file, run by onnxruntime-web, agrees with the reference and the fast versions', function () {
  this.timeout(300_000);
  const ops = Object.entries<fc.Arbitrary<Graph>>(opGraphs).map(([op, graphs]) => ({ op, name: op, graphs }));
  const functions = functionLayers.map(({ op, name, layers }) => ({
    op,
    name: `${op}: ${name}`,
    graphs: layers.map(layer => graphOfLayer(op, layer)),
  }));
  for (const { op, name, graphs } of [...ops, ...functions]) {
    it(`for ${RUNS} random layers of ${name}`, () =>
      fc.assert(
        fc.asyncProperty(graphs, graph =>
          assertAgrees(graph, ['reference', 'typescript', 'wasm'], { tolerance: toleranceOf(op) }),
        ),
        { numRuns: RUNS },
      ));
  }
});
