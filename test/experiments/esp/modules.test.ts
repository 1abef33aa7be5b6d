import assert from 'node:assert/strict';
import {
  dilatedConvolution,
  eespModule,
  eespParameters,
  espModule,
  espParameters,
  V1,
  V2,
} from '../../../experiments/esp/modules.js';
import { fieldOf, responses, shareOnImage } from '../../../experiments/esp/reach.js';
import { countGraph } from '../../../src/cost/counts.js';
import { differingValues } from '../../../src/networks/graph/differing-values.js';

describe("ESPNet's modules", () => {
  it('have the parameters of the formulas', () => {
    assert.equal(espParameters(V1.channels, V1.branches), 128 * 32 + 9 * 32 * 32 * 4);
    for (const shape of [V1, V2, { channels: 9, branches: 3, side: 8 }]) {
      const { channels, branches } = shape;
      assert.equal(countGraph(espModule(shape)).parameters, espParameters(channels, branches));
      for (const form of ['grouped', 'separate', 'before the sums'] as const) {
        assert.equal(countGraph(eespModule(shape, form)).parameters, eespParameters(channels, branches));
      }
    }
    assert.equal(eespParameters(240, 4), 3600 + 16560);
  });

  it('save what the papers say', () => {
    assert.equal(countGraph(dilatedConvolution(16, 128, 1)).parameters / espParameters(128, 4), 3.6);
    assert.equal(espParameters(240, 4) / eespParameters(240, 4), 144000 / 20160);
  });

  it('see a field with holes, of which the running sums fill some', () => {
    // The 8 outer taps of 4 windows and their common middle.
    assert.deepEqual(fieldOf(4), { side: 17, reached: 33, share: 33 / 289 });
    assert.deepEqual(fieldOf(4, { fused: false }), { side: 17, reached: 9, share: 9 / 289 });
    assert.equal(fieldOf(2).reached, 17);
  });

  it('answer to one pixel with a grid, or with the sum of grids', () => {
    const count = (map: readonly number[][], value: number) =>
      map.flat().filter(each => each === value).length;
    const plain = responses(3, false);
    assert.equal(plain.side, 11);
    for (const map of plain.maps) assert.deepEqual([count(map, 1), count(map, 0)], [9, 112]);
    const [, , last] = responses(3, true).maps;
    assert.deepEqual([count(last, 3), count(last, 1), last[5][5]], [1, 24, 3]);
  });

  it('compute the same with one grouped 1×1 convolution or with several behind the sums, and not in front', () => {
    const shape = { channels: 8, branches: 2, side: 6 };
    assert.equal(differingValues(eespModule(shape), eespModule(shape, 'separate')).differing, 0);
    const { differing, of } = differingValues(eespModule(shape), eespModule(shape, 'before the sums'));
    // The first branch has nothing before it.
    assert.deepEqual([differing, of], [144, 288]);
  });

  it('multiply zeros where a window leaves the image', () => {
    // 4 columns: the outer taps miss 1 each of 4; (4 + 3 + 3) / 12.
    assert.ok(Math.abs(shareOnImage(4, 1) - (10 / 12) ** 2) < 1e-12);
    for (const dilation of [4, 5, 100]) assert.ok(Math.abs(shareOnImage(4, dilation) - 1 / 9) < 1e-12);
  });
});
