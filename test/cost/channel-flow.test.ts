import assert from 'node:assert/strict';
import fc from 'fast-check';
import { channelFlow, shuffledFrom } from '../../src/cost/channel-flow.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { platforms } from '../../src/networks/platforms.js';

const ones = (row: readonly boolean[]) => row.map(Number).join('');

describe('the flow of channels', () => {
  it('stays in its group without a shuffle, and reaches all groups after one', () => {
    const stack = (isShuffled: boolean) => {
      const g = new GraphBuilder('two layers');
      let x = g.groupedPointwise(g.input([1, 6, 1, 1]), { filters: 6, groups: 2 });
      if (isShuffled) x = g.channelShuffle(x, { groups: 2 });
      return channelFlow(g.build(g.groupedPointwise(x, { filters: 4, groups: 2 }))).reaches.map(ones);
    };
    assert.deepEqual(stack(false), ['111000', '111000', '000111', '000111']);
    assert.deepEqual(stack(true), ['111111', '111111', '111111', '111111']);
  });

  it('follows copies, sums and depthwise convolutions', () => {
    const g = new GraphBuilder('copies');
    const x = g.input([1, 4, 3, 3]);
    const half = g.channelSlice(x, { from: 2, to: 4 });
    const computed = g.activation('relu', g.depthwise(half, { kernel: [3, 3], padding: 1 }));
    const joined = g.concat([half, computed, g.add(half, g.channelSlice(x, { from: 0, to: 2 }))]);
    const { reaches, copyOf } = channelFlow(g.build(joined));
    assert.deepEqual(copyOf, [2, 3, undefined, undefined, undefined, undefined]);
    assert.deepEqual(reaches.map(ones), ['0010', '0001', '0010', '0001', '1010', '0101']);
  });

  it('reads all channels of a convolution, and adds the partial sum of an accumulating one', () => {
    const g = new GraphBuilder('partial');
    const x = g.input([1, 2, 1, 1]);
    const [a, b] = [0, 1].map(from => g.channelSlice(x, { from, to: from + 1 }));
    const { reaches } = channelFlow(g.build(g.pointwiseInto(g.pointwise(a, { filters: 2 }), b)));
    assert.deepEqual(reaches.map(ones), ['11', '11']);
  });

  it('shuffles as the kernel does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (groups, perGroup) => {
        const channels = groups * perGroup;
        const g = new GraphBuilder('shuffle');
        const graph = g.build(g.channelShuffle(g.input([1, channels, 1, 1]), { groups }));
        const bound = bindGraph(graph, platforms.typescript, 1);
        for (let c = 0; c < channels; c++) bound.input.data[c] = c;
        bound.run();
        const places = [...bound.output.data];
        assert.deepEqual(
          places.map((_, k) => shuffledFrom(k, channels, groups)),
          places,
        );
        assert.deepEqual([...channelFlow(graph).copyOf], places);
      }),
    );
  });

  it('refuses an op that mixes axes', () => {
    const g = new GraphBuilder('turned');
    const graph = g.build(g.node('transpose', [g.input([1, 2, 3, 4])], { order: [0, 2, 1, 3] }));
    assert.throws(() => channelFlow(graph), /is a transpose, expected convolutions/);
  });
});
