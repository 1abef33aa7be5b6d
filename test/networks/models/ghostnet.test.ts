import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { ghostModule } from '../../../src/networks/models/blocks/ghost.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('GhostNet', () => {
  it('has the known multiply-accumulates and parameters', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('ghostnet-0.5'), [42_328_152, 2_587_292, output]);
    assert.deepEqual(totals('ghostnet-1.0'), [141_150_512, 5_182_508, output]);
    assert.deepEqual(totals('ghostnet-1.3'), [227_003_256, 7_358_820, output]);
  });

  it('has two ghost modules in each of 16 bottlenecks', () => {
    const graph = graphOf('ghostnet-1.0');
    // 32 cheap convolutions, 4 strided blocks; 5 shortcuts that change their shape: 4 strided, 1 wider.
    assert.deepEqual(opCounts(graph, ['concat', 'add', 'multiply', 'depthwise']), [32, 16, 7, 32 + 4 + 5]);
  });

  it('makes half of the channels by cheap convolutions, counted as by hand', () => {
    const graph = graphOf('ghostnet-1.0');
    assert.deepEqual(layer(graph, 'gbneck2/ghost1/primary/conv'), [
      'pointwise',
      [1, 24, 112, 112],
      24 * 112 * 112 * 16,
      24 * 16,
    ]);
    assert.deepEqual(layer(graph, 'gbneck2/ghost1/cheap/conv'), [
      'depthwise',
      [1, 24, 112, 112],
      24 * 112 * 112 * 9,
      24 * 9,
    ]);
    assert.deepEqual(layer(graph, 'gbneck2/ghost1/concat')[1], [1, 48, 112, 112]);
    assert.deepEqual(layer(graph, 'gbneck2/shortcut/pointwise/conv')[1], [1, 24, 56, 56]);
  });

  it('rounds channels to multiples of 4', () => {
    // 1.3 · 72 = 93.6
    assert.equal(layer(graphOf('ghostnet-1.3'), 'gbneck4/ghost1/concat')[1][1], 92);
  });

  it('refuses an odd number of channels in a ghost module, and an image below its stride', () => {
    const g = new GraphBuilder('odd');
    const x = g.input([1, 8, 4, 4]);
    assert.throws(
      () => ghostModule(g, x, { filters: 5, relu: true }, 'ghost'),
      /^InputError: ghostModule: filters is 5, expected a positive multiple of 2$/,
    );
    assert.throws(
      () => graphOf('ghostnet', { resolution: 16 }),
      /resolution is 16, expected an integer from 32/,
    );
  });
});
