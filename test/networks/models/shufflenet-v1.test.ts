import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('ShuffleNetV1', () => {
  it('has the multiply-accumulates of Table 1, recomputed from its widths', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 8].map(groups => totals(`shufflenet-v1-1.0-g${groups}`).slice(0, 2)),
      [
        [143_078_976, 1_530_936],
        [140_836_512, 1_732_848],
        [137_460_672, 1_864_728],
        [134_339_776, 1_967_344],
        [138_365_952, 2_433_768],
      ],
    );
  });

  it("rounds to the multiply-accumulates and parameters of the authors' implementation", () => {
    const printed = { '2.0-g3': [524, 5.4], '1.5-g3': [292, 3.4], '0.5-g3': [38, 0.7], '0.5-g8': [40, 1.0] };
    for (const [member, expected] of Object.entries(printed)) {
      const [macs, parameters, output] = totals(`shufflenet-v1-${member}`);
      assert.deepEqual([Math.round(macs / 1e6), Math.round(parameters / 1e5) / 10], expected);
      assert.deepEqual(output, [1, 1000]);
    }
  });

  it('has 16 units, a shuffle in each unless there is one group, and no group in the first convolution', () => {
    const ops = ['channelShuffle', 'depthwise', 'groupedPointwise', 'pointwise', 'avgPool'] as const;
    assert.deepEqual(opCounts(graphOf('shufflenet-v1-1.0-g3'), ops), [16, 16, 31, 1, 3]);
    assert.deepEqual(opCounts(graphOf('shufflenet-v1-1.0-g1'), ops), [0, 16, 0, 32, 3]);
  });

  it('counts the first two units as by hand', () => {
    const graph = graphOf('shufflenet-v1-1.0-g3');
    const layers = (unit: string) =>
      ['gconv1', 'depthwise', 'gconv2'].map(name => layer(graph, `stage2/${unit}/${name}/conv`)[2]);
    assert.deepEqual(layers('unit1'), [60 * 56 * 56 * 24, 60 * 28 * 28 * 9, ((240 - 24) * 28 * 28 * 60) / 3]);
    assert.deepEqual(layers('unit2'), [(60 * 28 * 28 * 240) / 3, 60 * 28 * 28 * 9, (240 * 28 * 28 * 60) / 3]);
    assert.deepEqual(layer(graph, 'stage2/unit1/concat')[1], [1, 240, 28, 28]);
  });

  it('refuses groups that the paper has not, and widths that the groups do not divide', () => {
    assert.throws(
      () => graphOf('shufflenet-v1', { groups: 5 }),
      /groups is 5, expected one of 1, 2, 3, 4, 8$/,
    );
    assert.throws(
      () => graphOf('shufflenet-v1', { groups: 4, width: 0.5 }),
      /width 0.5 gives the bottleneck of stage 2 34 channels, expected a multiple of groups = 4$/,
    );
    assert.throws(
      () => graphOf('shufflenet-v1', { groups: 8, width: 0.25 }),
      /width 0.25 gives the branch of the first unit 84 channels, expected a multiple of groups = 8$/,
    );
  });
});
