import assert from 'node:assert/strict';
import fc from 'fast-check';
import { channelShuffle } from '../../src/kernels/channel-shuffle/index.js';
import { channelSlice } from '../../src/kernels/channel-slice/index.js';
import { concat } from '../../src/kernels/concat/index.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import { elements, type Shape, type Tensor } from '../../src/tensors/tensor.js';
import { apply, of } from './apply.js';
import { featureMaps, versionsAgree } from './versions-agree.js';

const numbered = (shape: Shape): Tensor => of(shape, ...Array(elements(shape)).keys());

const shuffled = (x: Tensor, groups: number): Tensor => apply(channelShuffle, [x], [], { groups });

const shuffles = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), featureMaps)
  .map(([groups, perGroup, [N, , H, W]]) => ({ groups, shape: [N, groups * perGroup, H, W] }));

const slices = featureMaps.chain(shape =>
  fc
    .tuple(fc.nat(shape[1] - 1), fc.nat(shape[1] - 1))
    .map(([a, b]) => ({ shape, from: Math.min(a, b), to: Math.max(a, b) + 1 })),
);

describe('channel ops', () => {
  it('concatenate along the channels of each image', () => {
    const out = apply(concat, [numbered([2, 1, 1, 1]), of([2, 2, 1, 1], 10, 11, 12, 13)], [], {});
    assert.deepEqual([...out.data], [0, 10, 11, 1, 12, 13]);
  });

  it('slice channels out of each image', () => {
    const out = apply(channelSlice, [numbered([2, 3, 1, 2])], [], { from: 1, to: 2 });
    assert.deepEqual([...out.data], [2, 3, 8, 9]);
  });

  it('deal the channels of the groups out in turn', () => {
    assert.deepEqual([...shuffled(numbered([1, 6, 1, 1]), 2).data], [0, 3, 1, 4, 2, 5]);
  });

  it('give a feature map back when its slices are concatenated', () => {
    fc.assert(
      fc.property(slices, fc.integer(), ({ shape, to }, seed) => {
        const C = shape[1];
        const x = randomTensor(shape, randomStream(seed));
        const bounds = to < C ? [0, to, C] : [0, C];
        const parts = bounds
          .slice(1)
          .map((end, i) => apply(channelSlice, [x], [], { from: bounds[i], to: end }));
        assert.deepEqual(apply(concat, parts, [], {}), x);
      }),
    );
  });

  it('undo a shuffle by G groups with one by C / G groups', () => {
    fc.assert(
      fc.property(shuffles, fc.integer(), ({ groups, shape }, seed) => {
        const x = randomTensor(shape, randomStream(seed));
        assert.deepEqual(shuffled(shuffled(x, groups), shape[1] / groups), x);
      }),
    );
  });

  it('agree in all their versions', () => {
    versionsAgree(
      channelSlice,
      slices.map(({ shape, from, to }) => ({ inputs: [shape], parameters: { from, to } })),
    );
    versionsAgree(
      channelShuffle,
      shuffles.map(({ groups, shape }) => ({ inputs: [shape], parameters: { groups } })),
    );
    versionsAgree(
      concat,
      fc
        .tuple(featureMaps, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }))
        .map(([[N, , H, W], channels]) => ({ inputs: channels.map(C => [N, C, H, W]), parameters: {} })),
    );
  });

  it('refuse channels that are not there, groups that do not divide, and images of different size', () => {
    const refused: [() => unknown, string][] = [
      [
        () => channelSlice.outputShape([[1, 4, 2, 2]], { from: 2, to: 5 }),
        'channelSlice: from 2 to 5, expected integers 0 ≤ from < to ≤ C = 4',
      ],
      [
        () => channelShuffle.outputShape([[1, 6, 2, 2]], { groups: 4 }),
        'channelShuffle: 4 groups, expected a divisor of C = 6',
      ],
      [
        () =>
          concat.outputShape(
            [
              [1, 2, 3, 3],
              [1, 4, 3, 2],
            ],
            {},
          ),
        'concat: input 1 is [1, 4, 3, 2], expected [1, 4, 3, 3]',
      ],
      [() => concat.outputShape([], {}), 'concat: 0 inputs, expected at least 1'],
    ];
    for (const [call, message] of refused) assert.throws(call, { name: 'ShapeError', message });
  });
});
