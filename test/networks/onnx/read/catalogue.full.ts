import { graphOf, publishedModels } from '../../../../src/networks/models/catalogue.js';
import { catalogueReads } from './catalogue-reads.js';

/** Run by `npm run verify:onnx`, not with the other tests: minutes, and gigabytes for the largest networks. */
describe('a file of each published network, at full size, is read as the same network', function () {
  this.timeout(300_000);
  for (const { name } of publishedModels()) it(`for ${name}`, () => catalogueReads(graphOf(name)));
});
