import assert from 'node:assert/strict';
import type fc from 'fast-check';
import { concat } from '../../src/kernels/concat/index.js';
import { depthToSpace } from '../../src/kernels/depth-to-space/index.js';
import { expand } from '../../src/kernels/expand/index.js';
import { gather } from '../../src/kernels/gather/index.js';
import type { Op, OpName, OpParameters } from '../../src/kernels/op.js';
import { ops } from '../../src/kernels/ops.js';
import { pad } from '../../src/kernels/pad/index.js';
import { reshape } from '../../src/kernels/reshape/index.js';
import { slice } from '../../src/kernels/slice/index.js';
import { spaceToDepth } from '../../src/kernels/space-to-depth/index.js';
import { tile } from '../../src/kernels/tile/index.js';
import { transpose } from '../../src/kernels/transpose/index.js';
import { elements, type Shape, type Tensor } from '../../src/tensors/tensor.js';
import { apply, applyInto, of, reshaped, seeded } from './apply.js';
import { type PlaceOp, placeLayers } from './place-layers.js';
import { type RandomLayer, versionsAgree } from './versions-agree.js';

const numbered = (shape: Shape): Tensor => of(shape, ...Array(elements(shape)).keys());

/** Asserts what every version of an op makes of the numbers 0, 1, 2, … in a shape. */
function gives<K extends OpName>(
  op: Op<K>,
  shape: Shape,
  parameters: OpParameters[K],
  expected: readonly [Shape, ...number[]],
): void {
  for (const version of op.versions) {
    const out = apply(op, [numbered(shape)], [], parameters, version);
    assert.deepEqual([out.shape, ...out.data], expected, `${op.name} ${version.name}`);
  }
}

describe('ops that move values', () => {
  it('reshape keeps the order of values, and does nothing where it writes over its input', () => {
    gives(reshape, [2, 3], { shape: [3, 1, 2] }, [[3, 1, 2], 0, 1, 2, 3, 4, 5]);
    const x = numbered([2, 3]);
    for (const version of reshape.versions) {
      applyInto(reshaped(x, [6]), reshape, [x], [], { shape: [6] }, version);
      assert.deepEqual([...x.data], [0, 1, 2, 3, 4, 5], version.name);
    }
  });

  it('transpose turns a matrix, and images from channels first to channels last', () => {
    gives(transpose, [2, 3], { order: [1, 0] }, [[3, 2], 0, 3, 1, 4, 2, 5]);
    gives(transpose, [1, 3, 1, 2], { order: [0, 2, 3, 1] }, [[1, 1, 2, 3], 0, 2, 4, 1, 3, 5]);
  });

  it('transpose is undone by the inverse order', () => {
    const x = seeded([3, 4, 5, 6]);
    for (const version of transpose.versions) {
      const there = apply(transpose, [x], [], { order: [2, 0, 3, 1] }, version);
      assert.deepEqual(apply(transpose, [there], [], { order: [1, 3, 0, 2] }, version), x, version.name);
    }
  });

  it('slice takes places in steps, in either direction', () => {
    const forward = { starts: [0, 1], ends: [2, 4], steps: [1, 2] };
    gives(slice, [2, 4], forward, [[2, 2], 1, 3, 5, 7]);
    const backward = { starts: [1, 3], ends: [-1, 0], steps: [-1, -2] };
    gives(slice, [2, 4], backward, [[2, 2], 7, 5, 3, 1]);
  });

  it('pad surrounds a row in four ways', () => {
    const sides = { before: [2], after: [1] };
    gives(pad, [3], { ...sides, mode: 'constant', value: 9 }, [[6], 9, 9, 0, 1, 2, 9]);
    gives(pad, [3], { ...sides, mode: 'edge', value: 9 }, [[6], 0, 0, 0, 1, 2, 2]);
    gives(pad, [3], { ...sides, mode: 'reflect', value: 9 }, [[6], 2, 1, 0, 1, 2, 1]);
    gives(pad, [3], { ...sides, mode: 'wrap', value: 9 }, [[6], 1, 2, 0, 1, 2, 0]);
  });

  it('pad puts −∞ around a map, as a largest value begins with', () => {
    const frame = { before: [0, 1], after: [0, 0], mode: 'constant', value: -Infinity } as const;
    gives(pad, [2, 1], frame, [[2, 2], -Infinity, 0, -Infinity, 1]);
  });

  it('expand repeats axes of length 1 and adds axes in front', () => {
    gives(expand, [2, 1], { shape: [2, 2, 3] }, [[2, 2, 3], 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1]);
  });

  it('tile repeats the whole input', () => {
    gives(tile, [2, 2], { repeats: [1, 2] }, [[2, 4], 0, 1, 0, 1, 2, 3, 2, 3]);
    gives(tile, [2], { repeats: [3] }, [[6], 0, 1, 0, 1, 0, 1]);
  });

  it('gather takes places of an axis in any order; a single index removes the axis', () => {
    gives(gather, [2, 3], { axis: 1, indices: [2, 0, 2] }, [[2, 3], 2, 0, 2, 5, 3, 5]);
    gives(gather, [3, 2], { axis: 0, indices: [1, 0, 2, 1], shape: [2, 2] }, [
      [2, 2, 2],
      ...[2, 3, 0, 1, 4, 5, 2, 3],
    ]);
    gives(gather, [2, 3], { axis: 1, indices: [1], shape: [] }, [[2], 1, 4]);
  });

  it('concat joins along any axis', () => {
    for (const version of concat.versions) {
      const out = apply(concat, [numbered([2, 1]), of([2, 2], 10, 11, 12, 13)], [], { axis: 1 }, version);
      assert.deepEqual([out.shape, ...out.data], [[2, 3], 0, 10, 11, 1, 12, 13]);
      const below = apply(concat, [numbered([1, 2]), of([2, 2], 10, 11, 12, 13)], [], { axis: 0 }, version);
      assert.deepEqual([below.shape, ...below.data], [[3, 2], 0, 1, 10, 11, 12, 13]);
    }
  });

  it('depth to space deals out channels by depth first, or by block first', () => {
    const [a, b] = [0, 1].map(c => [c, c + 2, c + 4, c + 6]);
    gives(depthToSpace, [1, 8, 1, 1], { block: 2, order: 'DCR' }, [[1, 2, 2, 2], ...a, ...b]);
    gives(depthToSpace, [1, 8, 1, 1], { block: 2, order: 'CRD' }, [[1, 2, 2, 2], 0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('space to depth is undone by depth to space', () => {
    const x = seeded([2, 3, 4, 6]);
    for (const [i, version] of spaceToDepth.versions.entries()) {
      const there = apply(spaceToDepth, [x], [], { block: 2 }, version);
      assert.deepEqual(there.shape, [2, 12, 2, 3]);
      const back = apply(depthToSpace, [there], [], { block: 2, order: 'DCR' }, depthToSpace.versions[i]);
      assert.deepEqual(back, x, version.name);
    }
  });

  for (const name of Object.keys(placeLayers) as PlaceOp[]) {
    it(`${name} agrees in all its versions`, () => {
      const layers = placeLayers[name] as fc.Arbitrary<RandomLayer<typeof name>>;
      versionsAgree(ops[name] as Op<typeof name>, layers);
    });
  }

  it('refuse shapes and places that do not fit', () => {
    const x: Shape[] = [[2, 3]];
    const image: Shape[] = [[1, 6, 4, 4]];
    const padded = { before: [0, 3], after: [0, 0], value: 0 };
    const refused: [() => unknown, string][] = [
      [() => reshape.outputShape(x, { shape: [4, 2] }), 'reshape: [4, 2] has 8 values, expected 6 as [2, 3]'],
      [
        () => transpose.outputShape(x, { order: [1, 1] }),
        'transpose: order is [1, 1], expected each axis from 0 to 1 once',
      ],
      [
        () => transpose.outputShape(x, { order: [0] }),
        'transpose: order has 1 numbers, expected one per axis of [2, 3]',
      ],
      [
        () => slice.outputShape(x, { starts: [0, 1], ends: [2, 1], steps: [1, 1] }),
        'slice: axis 1 goes from 1 to 1 in steps of 1, expected at least one of its places 0 … 2',
      ],
      [
        () => slice.outputShape(x, { starts: [0, 0], ends: [2, 4], steps: [1, 1] }),
        'slice: axis 1 goes from 0 to 4 in steps of 1, expected at least one of its places 0 … 2',
      ],
      [
        () => slice.outputShape(x, { starts: [0, 0], ends: [2, 3], steps: [1, 0] }),
        'slice: axis 1 goes from 0 to 3 in steps of 0, expected at least one of its places 0 … 2',
      ],
      [
        () => pad.outputShape(x, { ...padded, mode: 'reflect' }),
        'pad: before axis 1 is 3, expected an integer from 0 to 2 in the mode reflect',
      ],
      [
        () => pad.outputShape(x, { ...padded, before: [0, -1], mode: 'constant' }),
        'pad: before axis 1 is -1, expected an integer from 0',
      ],
      [() => expand.outputShape(x, { shape: [2, 4] }), 'expand: [2, 3] does not broadcast to [2, 4]'],
      [() => expand.outputShape(x, { shape: [3] }), 'expand: [2, 3] does not broadcast to [3]'],
      [
        () => tile.outputShape(x, { repeats: [1, 0] }),
        'tile: repeats of axis 1 is 0, expected a positive integer',
      ],
      [
        () => gather.outputShape(x, { axis: 1, indices: [0, 3] }),
        'gather: index 3, expected a place of axis 1: 0 … 2',
      ],
      [
        () => gather.outputShape(x, { axis: 1, indices: [0, 1, 2], shape: [2, 2] }),
        'gather: 3 indices, expected 4 for their shape [2, 2]',
      ],
      [
        () => gather.outputShape(x, { axis: 2, indices: [0] }),
        'gather: axis is 2, expected 0 to 1 for input 0 of [2, 3]',
      ],
      [
        () => depthToSpace.outputShape(image, { block: 2, order: 'DCR' }),
        'depthToSpace: 6 channels, expected a multiple of 2² = 4',
      ],
      [
        () => spaceToDepth.outputShape(image, { block: 3 }),
        'spaceToDepth: an image of 4×4, expected multiples of 3',
      ],
    ];
    for (const [call, message] of refused) assert.throws(call, { name: 'ShapeError', message });
  });
});
