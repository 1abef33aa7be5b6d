import assert from 'node:assert/strict';
import { blockGraph } from '../../../experiments/fused-mbconv/blocks.js';
import { partlyFused } from '../../../experiments/fused-mbconv/networks.js';
import { countGraph } from '../../../src/cost/counts.js';
import { optimize } from '../../../src/networks/graph/passes/index.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';

describe('MBConv and Fused-MBConv', () => {
  const block = { channels: 4, side: 2, expansion: 6, kernel: 3 };

  it('do e·C·(2·C + 9) and e·C·10·C multiply-accumulates a pixel', () => {
    assert.equal(countGraph(blockGraph({ ...block, operator: 'mbconv' })).macs, 4 * 24 * 17);
    assert.equal(countGraph(blockGraph({ ...block, operator: 'fused' })).macs, 4 * 24 * 40);
  });

  it('do the same work in three blocks of expansion 4 and two of 6, and move more in three', () => {
    const count = (expansion: number, layers: number) =>
      countGraph(
        optimize(blockGraph({ ...block, channels: 40, side: 24, operator: 'mbconv', expansion, layers })),
      );
    const [three, two] = [count(4, 3), count(6, 2)];
    assert.equal(three.macs, two.macs);
    // Maps of 21 · C a block of expansion 4, of 29 · C a block of 6: 63 against 58, and a few weights.
    assert.ok(Math.abs(three.memoryAccessCost / two.memoryAccessCost - 63 / 58) < 0.01);
  });

  it('make EfficientNet-B0 and B4 as in the catalogue where nothing is fused', () => {
    const plain = { fusedUpTo: 0, windows: 'own' } as const;
    for (const [name, scale] of [
      ['efficientnet-b0', { width: 1, depth: 1, resolution: 224 }],
      ['efficientnet-b4', { width: 1.4, depth: 1.8, resolution: 380 }],
    ] as const) {
      const [ours, theirs] = [partlyFused({ ...scale, ...plain }), graphOf(name)].map(graph =>
        countGraph(graph),
      );
      assert.equal(ours.macs, theirs.macs);
      assert.equal(ours.parameters, theirs.parameters);
    }
  });
});
