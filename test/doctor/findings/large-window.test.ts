import assert from 'node:assert/strict';
import { largeWindow } from '../../../src/doctor/findings/large-window.js';
import { network, onlyProposal, opsOf, proposed, runs } from './proposed.js';

describe('finding: a large window', () => {
  it('proposes two of 3×3 that leave the size, with the stride and without padding too', () => {
    for (const [stride, padding, side] of [
      [1, 2, 9],
      [2, 2, 5],
      [1, 0, 5],
    ]) {
      const graph = network([1, 4, 9, 9], (g, x) =>
        g.conv2d(x, { filters: 6, kernel: [5, 5], stride, padding, activation: 'relu' }),
      );
      const { changed } = onlyProposal(largeWindow, graph);
      assert.equal(opsOf(changed).length, 2);
      assert.deepEqual(changed.nodes[changed.output].shape, [1, 6, side, side]);
      runs(changed);
    }
  });

  it('takes depthwise convolutions of one kind together', () => {
    const graph = network([1, 4, 9, 9], (g, x) => {
      const window = { kernel: [5, 5] as const, padding: 2 };
      return g.depthwise(g.depthwise(x, window), window);
    });
    assert.deepEqual(opsOf(onlyProposal(largeWindow, graph).changed), new Array(4).fill('depthwise 1×4×9×9'));
  });

  it('leaves 3×3 alone, and a window with holes', () => {
    for (const window of [{ kernel: [3, 3] as const }, { kernel: [5, 5] as const, dilation: 2 }]) {
      const graph = network([1, 4, 19, 19], (g, x) => g.conv2d(x, { filters: 6, ...window }));
      assert.deepEqual(proposed(largeWindow, graph), []);
    }
  });
});
