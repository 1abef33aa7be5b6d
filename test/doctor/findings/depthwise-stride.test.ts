import assert from 'node:assert/strict';
import { depthwiseStride } from '../../../src/doctor/findings/depthwise-stride.js';
import { network, onlyProposal, opsOf, proposed, runs } from './proposed.js';

function block(stride: number, side = 8, wide = 24) {
  return network([1, 4, side, side], (g, x) => {
    const expanded = g.activation('relu6', g.pointwise(x, { filters: wide }));
    const filtered = g.depthwise(expanded, { kernel: [3, 3], stride, padding: 1 });
    return g.pointwise(filtered, { filters: 6 });
  });
}

describe('finding: a depthwise convolution with stride', () => {
  it('proposes to halve the narrow map, of even and odd sides', () => {
    for (const [side, half] of [
      [8, 4],
      [7, 4],
    ]) {
      const { changed } = onlyProposal(depthwiseStride, block(2, side));
      assert.deepEqual(
        opsOf(changed),
        ['avgPool 1×4', 'pointwise 1×24', 'relu6 1×24', 'depthwise 1×24', 'pointwise 1×6'].map(
          op => `${op}×${half}×${half}`,
        ),
      );
      runs(changed);
    }
  });

  it('leaves stride 1 alone, and a map that is not widened', () => {
    assert.deepEqual(
      [...proposed(depthwiseStride, block(1)), ...proposed(depthwiseStride, block(2, 8, 4))],
      [],
    );
  });
});
