import { graphOf, publishedModels } from '../../../src/networks/models/catalogue.js';
import { assertAgrees } from './agrees.js';

/** Rounding adds up over the layers of the deepest networks; still ten times below an error of 1 %. */
const DEEP_TOLERANCE = 1e-3;

/** Run by `npm run verify:onnx`, not with the other tests: minutes, and gigabytes for the largest networks. */
describe('an ONNX file of each published network, at full size, agrees with the platform wasm', function () {
  this.timeout(300_000);
  for (const { name } of publishedModels()) {
    it(`for ${name}`, () => assertAgrees(graphOf(name), ['wasm'], { tolerance: DEEP_TOLERANCE }));
  }
});
