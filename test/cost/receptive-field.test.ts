import assert from 'node:assert/strict';
import { receptiveField } from '../../src/cost/receptive-field.js';
import { InputError } from '../../src/errors/input-error.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { platforms } from '../../src/networks/platforms.js';

const field = (build: (g: GraphBuilder, x: number) => number, place = [0, 4, 4], shape = [1, 2, 9, 9]) => {
  const g = new GraphBuilder('field');
  const graph = g.build(build(g, g.input(shape)));
  const [channel, row, column] = place;
  return { graph, ...receptiveField(graph, { channel, row, column }) };
};

describe('the receptive field of a graph', () => {
  it('of 3×3 windows grows by the dilation on each side', () => {
    const kernel = [3, 3] as const;
    const one = field((g, x) => g.conv2d(x, { filters: 1, kernel, padding: 1 }));
    assert.deepEqual([one.reached, one.box], [9, [3, 3]]);
    const dilated = field((g, x) => g.conv2d(x, { filters: 1, kernel, padding: 3, dilation: 3 }));
    assert.deepEqual([dilated.reached, dilated.box], [9, [7, 7]]);
    const both = field((g, x) =>
      g.conv2d(g.conv2d(x, { filters: 2, kernel, padding: 1 }), {
        filters: 1,
        kernel,
        padding: 3,
        dilation: 3,
      }),
    );
    assert.deepEqual([both.reached, both.box], [81, [9, 9]]);
  });

  it('ends at the edge of the image', () => {
    const corner = field((g, x) => g.depthwise(x, { kernel: [3, 3], padding: 1 }), [1, 0, 0]);
    assert.deepEqual([corner.reached, corner.box], [4, [2, 2]]);
  });

  it('goes through pools, slices, sums, concatenations and enlarged maps', () => {
    const pooled = field((g, x) => g.avgPool(x, { kernel: [3, 3] }), [0, 1, 1]);
    assert.equal(pooled.reached, 9);
    const enlarged = field(
      (g, x) => g.upsample(g.avgPool(x, { kernel: [3, 3] }), { size: [9, 9] }),
      [0, 8, 0],
    );
    assert.deepEqual([enlarged.reached, enlarged.pixels[8 * 9], enlarged.pixels[0]], [9, 1, 0]);
    const joined = (channel: number) =>
      field(
        (g, x) => {
          const first = g.channelSlice(x, { from: 0, to: 1 });
          const second = g.depthwise(g.channelSlice(x, { from: 1, to: 2 }), { kernel: [3, 3], padding: 1 });
          return g.concat([first, second]);
        },
        [channel, 4, 4],
      ).reached;
    assert.deepEqual([joined(0), joined(1)], [1, 9]);
  });

  it('of a dense layer over rows is the row, and through a transposition the column', () => {
    const row = field((g, x) => {
      const rows = g.node('reshape', [x], { shape: [18, 9] });
      return g.node('reshape', [g.dense(rows, { units: 9 })], { shape: [1, 2, 9, 9] });
    });
    assert.deepEqual([row.reached, row.box], [9, [1, 9]]);
    const column = field((g, x) => {
      const turned = g.node('transpose', [x], { order: [0, 1, 3, 2] });
      const rows = g.node('reshape', [turned], { shape: [18, 9] });
      const done = g.node('reshape', [g.dense(rows, { units: 9 })], { shape: [1, 2, 9, 9] });
      return g.node('transpose', [done], { order: [0, 1, 3, 2] });
    });
    assert.deepEqual([column.reached, column.box], [9, [9, 1]]);
  });

  it('of a gate per channel is the whole map, and of one per pixel the pixel', () => {
    const perChannel = field((g, x) => g.multiply(x, g.activation('sigmoid', g.globalPool(x))));
    assert.equal(perChannel.reached, 81);
    const perPixel = field((g, x) => g.multiply(x, g.pointwise(x, { filters: 1 })));
    assert.equal(perPixel.reached, 1);
  });

  it('is what changes the output when it changes', () => {
    const { graph, pixels } = field((g, x) => {
      const a = g.conv2d(x, { filters: 4, kernel: [3, 3], padding: 2, dilation: 2 });
      const b = g.groupedPointwise(a, { filters: 4, groups: 2 });
      return g.depthwise(b, { kernel: [1, 5], padding: [0, 2] });
    });
    const bound = bindGraph(graph, platforms.reference, 1);
    const at = 4 * 9 + 4;
    bound.run();
    const before = bound.output.data[at];
    const changed = Array.from({ length: 81 }, (_, pixel) => {
      bound.input.data[pixel] += 1;
      bound.run();
      bound.input.data[pixel] -= 1;
      return Math.abs(bound.output.data[at] - before) > 1e-6 ? 1 : 0;
    });
    assert.deepEqual(changed, [...pixels]);
  });

  it('is refused outside the output, and where an op has no rule', () => {
    assert.throws(() => field((g, x) => g.batchNorm(x), [2, 0, 0]), InputError);
    assert.throws(() => field((g, x) => g.softmax(x)), /has no rule here/);
  });
});
