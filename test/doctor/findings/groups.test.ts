import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { groups } from '../../../src/doctor/findings/groups.js';
import { network, nodeOf, proposed, runs } from './proposed.js';

function grouped(count: number, kernel: readonly [number, number] = [3, 3]) {
  return network([1, 3, 8, 8], (g, x) => {
    const before = g.pointwise(x, { filters: 64 }, { name: 'before' });
    const middle =
      kernel[0] === 1
        ? g.groupedPointwise(before, { filters: 64, groups: count }, { name: 'grouped' })
        : g.conv2d(before, { filters: 64, kernel, padding: 1, groups: count }, { name: 'grouped' });
    return g.pointwise(middle, { filters: 8 }, { name: 'after' });
  });
}

describe('finding: groups', () => {
  it('proposes three ways without them for a window, and two for 1×1', () => {
    const places = (graph: ReturnType<typeof grouped>) => proposed(groups, graph).map(({ place }) => place);
    assert.deepEqual(places(grouped(4)), [
      'grouped, none at the same width',
      'grouped, a depthwise and a 1×1 convolution',
      'grouped, none at equal work',
    ]);
    assert.deepEqual(places(grouped(4, [1, 1])), [
      'grouped, none at the same width',
      'grouped, none at equal work',
    ]);
    for (const { changed } of [...proposed(groups, grouped(4)), ...proposed(groups, grouped(4, [1, 1]))])
      runs(changed);
  });

  it('keeps the multiply-accumulates of the layer where it says so', () => {
    for (const kernel of [[3, 3] as const, [1, 1] as const]) {
      const graph = grouped(4, kernel);
      const [narrow] = proposed(groups, graph).filter(({ place }) => /equal work/.test(place));
      const macs = (of: typeof graph) => countGraph(of, ({ name }) => name === 'grouped').macs;
      assert.equal(macs(narrow.changed), macs(graph));
      assert.equal(nodeOf(narrow.changed, 'before').shape[1], 32);
      assert.deepEqual(nodeOf(narrow.changed, 'after').shape, [1, 8, 8, 8]);
    }
  });

  it('leaves one group alone, and channels that the network’s output fixes', () => {
    assert.deepEqual(proposed(groups, grouped(1)), []);
    const last = network([1, 8, 4, 4], (g, x) => g.conv2d(x, { filters: 8, kernel: [3, 3], groups: 2 }));
    assert.ok(!proposed(groups, last).some(({ place }) => /equal work/.test(place)));
  });
});
