import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('ESPNet-C', () => {
  it('has as many parameters as the weights that the authors released', () => {
    const learned = [3, 5, 8].map(alpha3 => totals(`espnet-c-${alpha3}`)[1]);
    assert.deepEqual(learned, [187_529, 252_297, 349_449]);
  });

  it('ends in a map of 20 classes at an eighth of the image', () => {
    assert.deepEqual(totals('espnet-c-8')[2], [1, 20, 64, 64]);
    assert.equal(totals('espnet-c-8')[0], 1_735_077_888);
  });

  it('has five dilated convolutions and three sums a module, and one more sum where it keeps the shape', () => {
    const graph = graphOf('espnet', { alpha2: 1, alpha3: 2 });
    const modules = 2 + 3; // that halve the image; that keep it
    const halving = 2;
    const [convolutions, adds] = opCounts(graph, ['conv2d', 'add']);
    assert.equal(convolutions, 1 + halving + 5 * modules);
    assert.equal(adds, 3 * modules + 3);
  });

  it('reduces, spreads and joins channels as by hand', () => {
    const graph = graphOf('espnet-c-3');
    const name = (part: string) => `level3/esp1/${part}`;
    const area = 64 * 64;
    // d = ⌊128 / 5⌋ = 25, and 128 − 4·25 = 28 in the undilated branch
    assert.deepEqual(layer(graph, name('reduce')), ['pointwise', [1, 25, 64, 64], 25 * area * 128, 25 * 128]);
    assert.deepEqual(layer(graph, name('dilated1')).slice(1), [[1, 28, 64, 64], 28 * area * 225, 28 * 225]);
    assert.deepEqual(layer(graph, name('dilated16')).slice(1), [[1, 25, 64, 64], 25 * area * 225, 25 * 225]);
    assert.deepEqual(layer(graph, name('concat'))[1], [1, 128, 64, 64]);
  });

  it('fuses hierarchically: every sum adds a branch to the sum before it, the first branch stays out', () => {
    const graph = graphOf('espnet-c-3');
    const id = (part: string) => graph.nodes.find(node => node.name === `level3/esp1/${part}`)!.id;
    const inputs = (part: string) => {
      const node = graph.nodes[id(part)];
      return node.kind === 'op' ? node.inputs : [];
    };
    assert.deepEqual(inputs('hff3'), [id('dilated4'), id('dilated2')]);
    assert.deepEqual(inputs('hff4'), [id('dilated8'), id('hff3')]);
    assert.deepEqual(inputs('hff5'), [id('dilated16'), id('hff4')]);
    assert.deepEqual(inputs('concat'), [id('dilated1'), id('dilated2'), id('hff3'), id('hff4'), id('hff5')]);
  });

  it('refuses a level without modules, and an image below its stride', () => {
    assert.throws(() => graphOf('espnet', { alpha3: 0 }), /alpha3 is 0, expected an integer from 1 to 30$/);
    assert.throws(() => graphOf('espnet', { resolution: 7 }), /resolution is 7, expected an integer from 8,/);
  });
});
