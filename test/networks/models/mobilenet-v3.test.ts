import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('MobileNetV3', () => {
  it('has the known multiply-accumulates and parameters', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('mobilenet-v3-large'), [216_589_760, 5_483_032, output]);
    assert.deepEqual(totals('mobilenet-v3-small'), [56_510_400, 2_542_856, output]);
  });

  it('has the counts of timm where it is thinner', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('mobilenet-v3-large-0.75'), [154_560_624, 3_993_528, output]);
    assert.deepEqual(totals('mobilenet-v3-small-0.75'), [43_399_344, 2_041_872, output]);
  });

  it('would have the parameters of Table 3 if the hidden layer of Small had 1280 channels', () => {
    const more = (lastConvolution: number) => (1280 - 1024) * (lastConvolution + 1 + 1000);
    assert.equal(((totals('mobilenet-v3-small')[1] + more(576)) / 1e6).toFixed(1), '2.9');
    assert.equal(((totals('mobilenet-v3-small-0.75')[1] + more(432)) / 1e6).toFixed(1), '2.4');
  });

  it('has 15 and 11 blocks, of which 8 and 9 have squeeze-and-excite', () => {
    const ops = ['depthwise', 'multiply', 'add', 'dense'] as const;
    assert.deepEqual(opCounts(graphOf('mobilenet-v3-large'), ops), [15, 8, 10, 1]);
    assert.deepEqual(opCounts(graphOf('mobilenet-v3-small'), ops), [11, 9, 6, 1]);
  });

  it('uses ReLU in the rows that say RE and h-swish in those that say HS', () => {
    const large = graphOf('mobilenet-v3-large');
    // 6 RE rows, the first without expansion, and 8 squeezes; 9 HS rows, stem, head and hidden layer.
    assert.deepEqual(opCounts(large, ['relu', 'hSwish', 'hardSigmoid']), [6 * 2 - 1 + 8, 9 * 2 + 3, 8]);
    assert.equal(layer(large, 'bneck6/depthwise/relu')[0], 'relu');
    assert.equal(layer(large, 'bneck7/depthwise/hSwish')[0], 'hSwish');
  });

  it('counts squeeze-and-excite and the efficient last stage as by hand', () => {
    const graph = graphOf('mobilenet-v3-large');
    // Row 4: 72 / 4 = 18 is rounded to 24.
    assert.deepEqual(layer(graph, 'bneck4/se/pool'), ['globalPool', [1, 72, 1, 1], 0, 0]);
    assert.deepEqual(layer(graph, 'bneck4/se/squeeze/conv'), [
      'pointwise',
      [1, 24, 1, 1],
      72 * 24,
      72 * 24 + 24,
    ]);
    assert.deepEqual(layer(graph, 'bneck4/se/excite/conv'), [
      'pointwise',
      [1, 72, 1, 1],
      24 * 72,
      24 * 72 + 72,
    ]);
    assert.deepEqual(layer(graph, 'bneck4/se/scale'), ['multiply', [1, 72, 28, 28], 0, 0]);
    assert.deepEqual(layer(graph, 'hidden/conv'), [
      'pointwise',
      [1, 1280, 1, 1],
      960 * 1280,
      960 * 1280 + 1280,
    ]);
  });

  it('refuses a third size and a negative width', () => {
    assert.throws(
      () => graphOf('mobilenet-v3', { size: 'tiny' }),
      /size is tiny, expected one of large, small$/,
    );
    assert.throws(
      () => graphOf('mobilenet-v3', { width: -1 }),
      /width is -1, expected a number above 0, at most 10$/,
    );
  });
});
