import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assertReads, wholeOf, written } from './agrees.js';
import { modelFile } from './model-file.js';
import { operatorFiles } from './operator-files/index.js';

/** The tests that random files of each operator are read as what they are. */
export function readsOperators(numRuns: number): void {
  describe('a file of one operator is read as what onnxruntime-web computes', function () {
    this.timeout(300_000);
    for (const [name, files] of Object.entries(operatorFiles)) {
      it(`for ${name}, and is the same graph when it is written and read again`, () =>
        fc.assert(
          fc.asyncProperty(files, async spec => {
            const { graph } = await assertReads(modelFile(spec));
            const again = written(graph);
            assert.deepEqual(wholeOf(again), wholeOf(graph));
          }),
          { numRuns },
        ));
    }
  });
}
