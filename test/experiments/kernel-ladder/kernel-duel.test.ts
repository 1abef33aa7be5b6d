import assert from 'node:assert/strict';
import { compileKernel } from '../../../experiments/kernel-ladder/compile.js';
import { GIVEN_KERNEL } from '../../../experiments/kernel-ladder/given-kernel.js';
import { GIVEN, KERNEL_DUEL, kernelDuel } from '../../../experiments/kernel-ladder/kernel-duel.js';
import { TRIED } from '../../../experiments/kernel-ladder/tried-kernel.js';
import { runnable } from '../../../src/networks/graph/executor.js';
import { platforms, SIDE_BY_SIDE } from '../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../src/tensors/compare.js';

describe('a duel of two kernels', function () {
  this.timeout(60_000);

  it('has both kernels in one suite, on the same product, and each computes what the reference does', async () => {
    const { code } = await compileKernel(GIVEN_KERNEL);
    const [suite, ...more] = kernelDuel({ yours: code, given: code }).suites('quick');
    assert.equal(more.length, 0);
    assert.deepEqual([suite.id, suite.baseline, suite.platforms], [KERNEL_DUEL, GIVEN, [SIDE_BY_SIDE]]);
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
});
