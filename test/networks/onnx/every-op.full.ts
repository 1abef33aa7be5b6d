import fc from 'fast-check';
import { assertAgrees } from './agrees.js';
import { opGraphs, toleranceOf } from './op-graphs.js';

const RUNS = 200;

/** Run by `npm run verify:onnx`, not with the other tests. */
describe('an ONNX file, run by onnxruntime-web, agrees with the reference and the fast versions', function () {
  this.timeout(300_000);
  for (const [op, graphs] of Object.entries(opGraphs)) {
    it(`for ${RUNS} random layers of ${op}`, () =>
      fc.assert(
        fc.asyncProperty(graphs, graph =>
          assertAgrees(graph, ['reference', 'typescript', 'wasm'], { tolerance: toleranceOf(op) }),
        ),
        { numRuns: RUNS },
      ));
  }
});
