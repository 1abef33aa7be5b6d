import assert from 'node:assert/strict';
import { channelClasses, withChannels } from '../../../src/doctor/graphs/channel-classes.js';
import { network, nodeOf, runs } from '../findings/proposed.js';

/** The classes by the names of what makes them. */
function makersOf(graph: Parameters<typeof channelClasses>[0]): readonly (readonly string[])[] {
  return channelClasses(graph).map(({ makers }) => makers.map(({ name }) => name));
}

describe('doctor: classes of channels', () => {
  it('hold together what is added, gated or filtered channel by channel', () => {
    const graph = network([1, 3, 8, 8], (g, x) => {
      const a = g.pointwise(x, { filters: 8 }, { name: 'a' });
      const b = g.pointwise(g.depthwise(a, { kernel: [3, 3], padding: 1 }), { filters: 8 }, { name: 'b' });
      const gate = g.activation('sigmoid', g.pointwise(g.globalPool(b), { filters: 8 }, { name: 'gate' }));
      return g.dense(g.multiply(b, gate), { units: 4 }, { name: 'classes' });
    });
    assert.deepEqual(makersOf(graph), [['a'], ['b', 'gate']]);
  });

  it('leave out what the input, the output, a slice or a shuffle fixes', () => {
    const graph = network([1, 4, 8, 8], (g, x) => {
      const residual = g.add(x, g.pointwise(x, { filters: 4 }, { name: 'to the input' }));
      const shuffled = g.channelShuffle(g.pointwise(residual, { filters: 8 }, { name: 'shuffled' }), {
        groups: 2,
      });
      const sliced = g.pointwise(shuffled, { filters: 6 }, { name: 'sliced' });
      return g.pointwise(
        g.channelSlice(sliced, { from: 0, to: 3 }),
        { filters: 2 },
        { name: 'to the output' },
      );
    });
    assert.deepEqual(makersOf(graph), []);
  });

  it('may change before a concatenation, unless its channels are fixed behind it', () => {
    const graph = (pinned: boolean) =>
      network([1, 4, 8, 8], (g, x) => {
        const [a, b] = ['a', 'b'].map(name => g.pointwise(x, { filters: 3 }, { name }));
        const both = g.concat([a, b]);
        const behind = pinned ? g.add(both, g.pointwise(x, { filters: 6 }, { name: 'c' })) : both;
        return g.dense(behind, { units: 2 });
      });
    assert.deepEqual(makersOf(graph(true)), []);
    assert.deepEqual(makersOf(graph(false)), [['a'], ['b']]);
    const [first] = channelClasses(graph(false));
    const changed = withChannels(graph(false), new Map([[first, 5]]))!;
    assert.deepEqual([nodeOf(changed, 'a').shape[1], nodeOf(changed, 'b').shape[1]], [5, 3]);
    runs(changed);
  });

  it('cannot have a number that a layer in groups does not take', () => {
    const graph = network([1, 4, 8, 8], (g, x) => {
      const before = g.pointwise(x, { filters: 8 });
      return g.groupedPointwise(before, { filters: 4, groups: 4 });
    });
    const [only] = channelClasses(graph);
    assert.equal(withChannels(graph, new Map([[only, 6]])), undefined);
    assert.ok(withChannels(graph, new Map([[only, 12]])));
  });
});
