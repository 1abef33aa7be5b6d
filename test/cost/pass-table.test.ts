import assert from 'node:assert/strict';
import { passTable } from '../../src/cost/pass-table.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { passes } from '../../src/networks/graph/passes/index.js';

describe('passTable', () => {
  // 1×1 convolution, batch norm, ReLU, each with its own output, and an unread node.
  const g = new GraphBuilder('three');
  const x = g.input([1, 2, 4, 4]);
  const y = g.pointwise(x, { filters: 3 });
  g.pointwise(x, { filters: 1 });
  const graph = g.build(g.node('relu', [g.node('batchNorm', [y], { epsilon: 0 })], {}));

  it('counts the graph after each pass', () => {
    const pixels = 16;
    assert.deepEqual(passTable(graph), [
      {
        pass: 'as built',
        nodes: 4,
        memoryAccessCost: pixels * (2 + 3 + 2 + 1 + 3 + 3 + 3 + 3) + 6 + 2 + 12,
        elementOps: 2 * 3 * pixels,
        peakBytes: 4 * pixels * (2 + 1 + 3),
      },
      {
        pass: 'remove-dead-nodes',
        nodes: 3,
        memoryAccessCost: pixels * (2 + 3 + 3 + 3 + 3 + 3) + 6 + 12,
        elementOps: 2 * 3 * pixels,
        peakBytes: 4 * pixels * (3 + 3),
      },
      {
        pass: 'fold-batch-norm',
        nodes: 2,
        memoryAccessCost: pixels * (2 + 3 + 3 + 3) + 6 + 3,
        elementOps: 3 * pixels,
        peakBytes: 4 * pixels * (3 + 3),
      },
      {
        pass: 'fuse-activation',
        nodes: 1,
        memoryAccessCost: pixels * (2 + 3) + 6 + 3,
        elementOps: 3 * pixels,
        peakBytes: 4 * pixels * (2 + 3),
      },
      {
        pass: 'work-in-place',
        nodes: 1,
        memoryAccessCost: pixels * (2 + 3) + 6 + 3,
        elementOps: 3 * pixels,
        peakBytes: 4 * pixels * (2 + 3),
      },
    ]);
  });

  it('leaves out passes that are switched off', () => {
    const chosen = passes.filter(({ name }) => name !== 'fold-batch-norm');
    assert.deepEqual(
      passTable(graph, chosen).map(({ pass, nodes }) => [pass, nodes]),
      [
        ['as built', 4],
        ['remove-dead-nodes', 3],
        ['fuse-activation', 3],
        ['work-in-place', 3],
      ],
    );
  });
});
