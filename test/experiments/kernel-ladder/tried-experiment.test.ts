import assert from 'node:assert/strict';
import { compileKernel } from '../../../experiments/kernel-ladder/compile-kernel.js';
import { GIVEN_KERNEL } from '../../../experiments/kernel-ladder/given-kernel.js';
import { GIVEN, TRIED, triedExperiment } from '../../../experiments/kernel-ladder/tried-experiment.js';
import { runnable } from '../../../src/networks/graph/executor.js';
import { platforms, SIDE_BY_SIDE } from '../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../src/tensors/compare.js';

describe('an experiment with the kernel of a reader', function () {
  this.timeout(60_000);
  let code: Uint8Array;
  before(async () => {
    code = await compileKernel(GIVEN_KERNEL);
  });

  it('against a given one: both in one suite, on the same product, and each computes what the reference does', () => {
    const [suite, ...more] = triedExperiment({ yours: code, given: code }).suites('quick');
    assert.equal(more.length, 0);
    assert.deepEqual([suite.baseline, suite.platforms], [GIVEN, [SIDE_BY_SIDE]]);
    assert.deepEqual(
      suite.arms.map(({ id }) => id),
      [GIVEN, TRIED],
    );
    for (const { id, graph, platform } of suite.arms) {
      const [actual, expected] = [platform!, platforms.reference].map(one => {
        const executable = runnable(graph(), one, 1);
        executable.run();
        return executable.output;
      });
      assert.ok(relativeError(actual, expected) <= TOLERANCE, id);
    }
  });

  it('among all versions: before those in WebAssembly, against the fastest in TypeScript', () => {
    const [suite] = triedExperiment({ yours: code }).suites('quick');
    const ids = suite.arms.map(({ id }) => id);
    assert.equal(suite.baseline, platforms.typescript.versions.matmul.name);
    assert.equal(ids.indexOf(TRIED), ids.findIndex(id => id.startsWith('wasm')) - 1);
    assert.ok(ids.includes('0-reference'));
  });
});
