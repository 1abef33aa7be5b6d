import { optimize } from '../../../src/networks/graph/passes/index.js';
import { catalogue, graphOf } from '../../../src/networks/models/catalogue.js';
import { assertAgrees } from './agrees.js';

describe("an ONNX file of each family's smallest network agrees with our platforms", function () {
  this.timeout(60_000);
  for (const { name, smallest } of catalogue) {
    it(`for ${name}, as built and after all passes`, async () => {
      const graph = graphOf(name, smallest);
      await assertAgrees(graph, ['typescript', 'wasm']);
      await assertAgrees(optimize(graph), ['wasm'], { written: graph });
    });
  }
});
