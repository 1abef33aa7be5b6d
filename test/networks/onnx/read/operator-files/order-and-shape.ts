import fc from 'fast-check';
import { floats, integers, type ModelSpec } from '../model-file.js';
import { anyShape, image, seeds, single, small, weights } from './parts.js';

export const transpose = fc
  .record({
    shape: anyShape,
    keys: fc.array(fc.nat(100), { minLength: 4, maxLength: 4 }),
    given: fc.boolean(),
  })
  .map(({ shape, keys, given }) => {
    const perm = shape.map((_, axis) => axis).sort((a, b) => keys[a] - keys[b] || a - b);
    return single(13, shape, { type: 'Transpose', attributes: { perm: given ? perm : undefined } });
  });

/** Reshape, Transpose and Reshape: a shuffle of channels where the middle axes are turned, else something else. */
export const shuffle = fc
  .record({ shape: image, groups: small, turn: fc.boolean(), flat: fc.boolean() })
  .map(({ shape: [N, C, H, W], groups, turn, flat }): ModelSpec => {
    const pixels = flat ? [H * W] : [H, W];
    const rest = pixels.map((_, i) => i + 3);
    return {
      ...{ opset: 13, inputs: { x: [N, C * groups, H, W] }, outputs: { y: undefined } },
      nodes: [
        { type: 'Reshape', inputs: ['x', 'table'], outputs: ['t'] },
        {
          type: 'Transpose',
          inputs: ['t'],
          outputs: ['u'],
          attributes: { perm: turn ? [0, 2, 1, ...rest] : [0, 1, ...rest, 2] },
        },
        { type: 'Reshape', inputs: ['u', 'back'] },
      ],
      constants: { table: integers([N, groups, C, ...pixels]), back: integers([0, -1, H, W]) },
    };
  });

export const reshape = fc
  .record({
    shape: anyShape,
    type: fc.constantFrom('Reshape', 'Flatten', 'Squeeze', 'Unsqueeze'),
    opset: fc.constantFrom(7, 11, 13),
    at: fc.nat(),
  })
  .map(({ shape, type, opset, at }): ModelSpec => {
    const axis = at % shape.length;
    if (type === 'Reshape') return single(opset, shape, { type }, { s: integers([0, -1]) });
    if (type === 'Flatten') return single(opset, shape, { type, attributes: { axis } });
    const dims = type === 'Squeeze' ? shape.map((length, a) => (a === axis ? 1 : length)) : shape;
    if (opset < 13) return single(opset, dims, { type, attributes: { axes: [axis] } });
    return single(opset, dims, { type }, { a: integers([axis]) });
  });

export const gather = fc
  .record({
    shape: anyShape,
    at: fc.nat(),
    indices: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    alone: fc.boolean(),
  })
  .map(({ shape, at, indices, alone }) => {
    const axis = at % shape.length;
    const list = indices.map((index, i) => (index % shape[axis]) - (i % 2) * shape[axis]);
    const constant = alone ? integers([list[0]], []) : integers(list);
    return single(13, shape, { type: 'Gather', attributes: { axis } }, { i: constant });
  });

export const repetition = fc
  .record({
    shape: anyShape,
    type: fc.constantFrom('Expand', 'Tile'),
    ones: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    times: fc.array(small, { minLength: 4, maxLength: 4 }),
    before: fc.option(small, { nil: undefined }),
  })
  .map(({ shape, type, ones, times, before }) => {
    if (type === 'Tile') return single(13, shape, { type }, { r: integers(times.slice(0, shape.length)) });
    const dims = shape.map((length, axis) => (ones[axis] ? 1 : length));
    return single(13, dims, { type }, { s: integers([...(before === undefined ? [] : [before]), ...shape]) });
  });

export const pad = fc
  .record({
    ...{
      shape: fc.array(fc.integer({ min: 3, max: 5 }), { minLength: 1, maxLength: 4 }),
      opset: fc.constantFrom(7, 11, 13, 18, 19),
    },
    ...{
      pads: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 8, maxLength: 8 }),
      mode: fc.constantFrom('constant', 'edge', 'reflect', 'wrap'),
    },
    ...{ value: fc.constantFrom(undefined, 0, 1.5), some: fc.boolean() },
  })
  .map(({ shape, opset, pads, mode: name, value, some }): ModelSpec => {
    const mode = name === 'wrap' && opset < 19 ? 'edge' : name;
    const axes = some && opset >= 18 ? [shape.length - 1] : shape.map((_, axis) => axis);
    const list = pads
      .slice(0, 2 * axes.length)
      .map(count => (mode === 'constant' ? count : Math.max(0, count)));
    if (opset < 11) {
      const attributes = { pads: list, mode, value: value === undefined ? undefined : { real: value } };
      return single(opset, shape, { type: 'Pad', attributes });
    }
    const inputs = ['x', 'p', value === undefined ? '' : 'v', ...(axes.length < shape.length ? ['a'] : [])];
    return {
      ...{ opset, inputs: { x: shape }, outputs: { y: undefined } },
      nodes: [{ type: 'Pad', inputs, attributes: { mode } }],
      constants: {
        p: integers(list),
        ...(value !== undefined && { v: floats([], [value]) }),
        ...(axes.length < shape.length && { a: integers(axes) }),
      },
    };
  });

/** Pad before a convolution or a mean: its zeros become part of the layer's own. */
export const merged = fc
  .record({
    shape: image,
    pads: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)),
    own: fc.nat(1),
    seed: seeds,
    type: fc.constantFrom('Conv', 'AveragePool', 'MaxPool'),
    stride: fc.integer({ min: 1, max: 2 }),
  })
  .map(
    ({ shape, pads: [a, b, c, d], own, seed, type, stride }): ModelSpec => ({
      ...{ opset: 13, inputs: { x: shape }, outputs: { y: undefined } },
      nodes: [
        { type: 'Pad', inputs: ['x', 'p'], outputs: ['z'] },
        {
          type,
          inputs: type === 'Conv' ? ['z', 'w'] : ['z'],
          attributes: { kernel_shape: [3, 3], pads: [own, own, own, own], strides: [stride, stride] },
        },
      ],
      constants: { p: integers([0, 0, a, b, 0, 0, c, d]), w: weights(seed, [2, shape[1], 3, 3]) },
    }),
  );
