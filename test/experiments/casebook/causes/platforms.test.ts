import assert from 'node:assert/strict';
import { onlyFours, onlyOddWindows, own } from '../../../../experiments/casebook/causes/index.js';
import { convolution, depthwise } from '../../../../experiments/casebook/layers.js';
import { withCostPerCall } from '../../../../src/networks/cost-per-call.js';
import { bindGraph } from '../../../../src/networks/graph/executor.js';
import type { Graph } from '../../../../src/networks/graph/graph.js';
import { optimize } from '../../../../src/networks/graph/passes/index.js';
import type { Platform } from '../../../../src/networks/platform.js';

describe('platforms of the casebook', () => {
  it('wait so long before each call, and compute the same', () => {
    const graph = convolution('waits', { channels: 2, side: 4 }, 2);
    const [plain, waiting] = [own, withCostPerCall(own, 3e6)].map(platform => bindGraph(graph, platform, 1));
    plain.run();
    const before = performance.now();
    waiting.run();
    waiting.run();
    assert.ok(performance.now() - before >= 6);
    assert.deepEqual(waiting.output.data, plain.output.data);
  });

  it('send layers without a fast kernel of their own to the slow one', () => {
    const scratch = (graph: Graph, platform: Platform) => bindGraph(graph, platform, 1).scratchBytes;
    const [four, three] = [4, 3].map(channels => optimize(convolution('falls', { channels, side: 9 }, 4)));
    assert.equal(scratch(four, onlyFours), scratch(four, own));
    assert.notEqual(scratch(three, onlyFours), scratch(three, own));
    const [five, even] = [5, 4].map(size =>
      depthwise('even', { channels: 4, side: 9 }, { kernel: [size, size] }),
    );
    assert.equal(scratch(five, onlyOddWindows), scratch(five, own));
    // Plain loops need no padded copy.
    assert.equal(scratch(even, onlyOddWindows), 0);
    assert.ok(scratch(even, own) > 0);
  });
});
