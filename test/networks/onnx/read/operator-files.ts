import fc from 'fast-check';
import type { Shape } from '../../../../src/tensors/tensor.js';
import {
  bytes,
  floats,
  integers,
  type ModelSpec,
  type NodeSpec,
  type TensorMessage,
  TYPE,
} from './model-file.js';

const small = fc.integer({ min: 1, max: 4 });
const side = fc.integer({ min: 5, max: 9 });
const seeds = fc.integer({ min: 1, max: 1e6 });
const image: fc.Arbitrary<Shape> = fc.tuple(fc.integer({ min: 1, max: 2 }), small, side, side);
const anyShape: fc.Arbitrary<Shape> = fc.array(small, { minLength: 1, maxLength: 4 });

/** Numbers of a seed, between −bound and bound. */
function numbers(seed: number, count: number, bound = 1): number[] {
  let state = seed * 2654435761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return bound * (2 * (state / 2 ** 32) - 1);
  });
}

const size = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);
const weights = (seed: number, dims: Shape, bound = 1): TensorMessage =>
  floats(dims, numbers(seed, size(dims), bound));
const positive = (seed: number, dims: Shape): TensorMessage =>
  floats(
    dims,
    numbers(seed, size(dims)).map(x => 0.5 + Math.abs(x)),
  );

/** A file of one node that reads the input x. */
function single(
  opset: number,
  shape: Shape,
  node: Omit<NodeSpec, 'inputs'>,
  constants: ModelSpec['constants'] = {},
): ModelSpec {
  return {
    opset,
    inputs: { x: shape },
    outputs: { y: undefined },
    nodes: [{ inputs: ['x', ...Object.keys(constants)], ...node }],
    constants,
  };
}

/** The same file, whose output y is of another type. */
const integersOut = (type: number, spec: ModelSpec): ModelSpec => ({ ...spec, outputs: { y: { type } } });

/** The same of a node without attributes. */
const plain = (
  types: readonly string[],
  opsets: readonly number[],
  shape = anyShape,
): fc.Arbitrary<ModelSpec> =>
  fc
    .tuple(fc.constantFrom(...types), fc.constantFrom(...opsets), shape)
    .map(([type, opset, dims]) => single(opset, dims, { type }));

const windows = fc.record({
  kernel: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 2 }),
  strides: fc.option(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
    nil: undefined,
  }),
  dilations: fc.option(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })), {
    nil: undefined,
  }),
  pads: fc.option(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)), { nil: undefined }),
  auto: fc.constantFrom(undefined, undefined, 'NOTSET', 'VALID', 'SAME_UPPER', 'SAME_LOWER'),
});

/** Attributes of a window: `auto_pad` in the place of pads and dilations. */
function windowAttributes({
  kernel,
  strides,
  dilations,
  pads,
  auto,
}: typeof windows extends fc.Arbitrary<infer T> ? T : never) {
  const isAuto = auto !== undefined && auto !== 'NOTSET';
  // Engines disagree on SAME where windows leave gaps.
  const steps = isAuto ? strides?.map((step, axis) => Math.min(step, kernel[axis])) : strides;
  return {
    strides: steps,
    auto_pad: auto,
    pads: isAuto ? undefined : pads,
    dilations: isAuto ? undefined : dilations,
  };
}

const convolution = fc
  .record({
    ...{ shape: image, window: windows, groups: small, perGroup: small, bias: fc.boolean(), seed: seeds },
    ...{ opset: fc.constantFrom(7, 11, 17), depthwise: fc.boolean(), kernelShape: fc.boolean() },
  })
  .map(({ shape: [N, C, H, W], window, groups, perGroup, bias, seed, opset, depthwise, kernelShape }) => {
    const channels = C * groups;
    const filters = depthwise ? channels : perGroup * groups;
    const group = depthwise ? channels : groups;
    return single(
      opset,
      [N, channels, H, W],
      {
        type: 'Conv',
        attributes: {
          ...windowAttributes(window),
          group,
          kernel_shape: kernelShape ? window.kernel : undefined,
        },
      },
      {
        w: weights(seed, [filters, channels / group, ...window.kernel]),
        ...(bias && { b: weights(seed + 1, [filters]) }),
      },
    );
  });

const signals = fc
  .record({ N: small, C: small, L: side, filters: small, kernel: small, stride: small, seed: seeds })
  .map(({ N, C, L, filters, kernel, stride, seed }) =>
    single(
      13,
      [N, C, L],
      { type: 'Conv', attributes: { strides: [stride], pads: [1, 0], kernel_shape: [kernel] } },
      { w: weights(seed, [filters, C, kernel]) },
    ),
  );

const transposedConvolution = fc
  .record({
    ...{ shape: image, kernel: fc.tuple(small, small), strides: fc.tuple(small, small), groups: small },
    ...{ perGroup: small, bias: fc.boolean(), seed: seeds, opset: fc.constantFrom(7, 11, 17) },
    pads: fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.nat(1)),
    added: fc.tuple(fc.nat(3), fc.nat(3)),
    auto: fc.constantFrom(undefined, undefined, 'SAME_UPPER', 'SAME_LOWER', 'VALID'),
  })
  .map(({ shape: [N, C, H, W], kernel, strides, groups, perGroup, bias, seed, opset, pads, added, auto }) =>
    single(
      opset,
      [N, C * groups, H, W],
      {
        type: 'ConvTranspose',
        attributes: {
          ...{ strides, group: groups, auto_pad: auto },
          ...(auto === undefined && {
            pads,
            output_padding: added.map((count, axis) => Math.min(count, strides[axis] - 1)),
          }),
        },
      },
      {
        w: weights(seed, [
          C * groups,
          perGroup,
          ...kernel.map((length, i) => (auto?.startsWith('SAME') ? Math.max(length, strides[i]) : length)),
        ]),
        ...(bias && { b: weights(seed + 1, [perGroup * groups]) }),
      },
    ),
  );

const pool = (type: 'MaxPool' | 'AveragePool') =>
  fc
    .record({
      ...{ shape: image, window: windows, ceil: fc.boolean(), counted: fc.boolean() },
      opset: fc.constantFrom(...(type === 'MaxPool' ? [7, 10, 12] : [7, 10, 11, 19])),
    })
    .map(({ shape, window, ceil, counted, opset }) => {
      const { dilations, pads, ...rest } = windowAttributes(window);
      return single(opset, shape, {
        type,
        attributes: {
          ...{ ...rest, kernel_shape: window.kernel },
          pads: pads?.map((zeros, i) => Math.min(zeros, window.kernel[i % 2] - 1)),
          // Engines disagree on windows of ceil that begin in the padding; opset 19 settles it.
          ceil_mode: ceil && opset >= 10 && pads === undefined ? 1 : undefined,
          count_include_pad: type === 'AveragePool' && counted ? 1 : undefined,
          dilations: type === 'MaxPool' && opset >= 10 ? dilations : undefined,
        },
      });
    });

const gemm = fc
  .record({
    ...{ M: small, K: small, N: small, transA: fc.nat(1), transB: fc.nat(1), seed: seeds },
    ...{ scaled: fc.boolean(), c: fc.constantFrom('none', 'row', 'number', 'column', 'matrix') },
    opset: fc.constantFrom(7, 11, 13),
  })
  .filter(({ c, opset }) => c !== 'none' || opset >= 11)
  .map(({ M, K, N, transA, transB, seed, scaled, c, opset }) => {
    const dims = { none: [], row: [N], number: [1], column: [M, 1], matrix: [M, N] }[c];
    return single(
      opset,
      transA ? [K, M] : [M, K],
      {
        type: 'Gemm',
        attributes: { transA, transB, ...(scaled && { alpha: { real: 0.5 }, beta: { real: 2 } }) },
      },
      { b: weights(seed, transB ? [N, K] : [K, N]), ...(c !== 'none' && { c: weights(seed + 1, dims) }) },
    );
  });

const product = fc
  .record({
    batch: fc.array(small, { maxLength: 2 }),
    M: small,
    K: small,
    N: small,
    seed: seeds,
    many: fc.boolean(),
  })
  .map(({ batch, M, K, N, seed, many }) =>
    single(13, [...batch, M, K], { type: 'MatMul' }, { b: weights(seed, [...(many ? batch : []), K, N]) }),
  );

const productOfTwo = fc
  .record({ batch: fc.array(small, { maxLength: 2 }), M: small, K: small, N: small })
  .map(
    ({ batch, M, K, N }): ModelSpec => ({
      opset: 13,
      inputs: { a: [...batch, M, K], b: [K, N] },
      outputs: { y: undefined },
      nodes: [{ type: 'MatMul', inputs: ['a', 'b'] }],
    }),
  );

/** MatMul and Add, and Conv and Add: layers with a bias in another node. */
const biased = fc
  .record({ N: small, K: small, units: small, seed: seeds, rows: fc.boolean(), asConv: fc.boolean() })
  .map(
    ({ N, K, units, seed, rows, asConv }): ModelSpec => ({
      opset: 13,
      inputs: { x: asConv ? [N, K, 4, 4] : [N, K] },
      outputs: { y: undefined },
      nodes: [
        { type: asConv ? 'Conv' : 'MatMul', inputs: ['x', 'w'], outputs: ['p'] },
        { type: 'Add', inputs: rows ? ['b', 'p'] : ['p', 'b'] },
      ],
      constants: {
        w: weights(seed, asConv ? [units, K, 1, 1] : [K, units]),
        b: weights(seed + 1, asConv ? [1, units, 1, 1] : [units]),
      },
    }),
  );

const normalization = fc
  .record({
    ...{ shape: image, seed: seeds, opset: fc.constantFrom(7, 9, 14, 15) },
    type: fc.constantFrom(
      ...['BatchNormalization', 'InstanceNormalization', 'GroupNormalization', 'LRN', 'LayerNormalization'],
    ),
    ...{ axis: fc.integer({ min: -3, max: 3 }), window: fc.constantFrom(1, 3, 5) },
  })
  .map(({ shape, seed, opset, type, axis, window }) => {
    const C = [shape[1]];
    const epsilon = { real: 1e-3 };
    if (type === 'BatchNormalization') {
      const constants = {
        s: positive(seed, C),
        b: weights(seed + 1, C),
        m: weights(seed + 2, C),
        v: positive(seed + 3, C),
      };
      return single(opset, shape, { type, attributes: { epsilon, momentum: { real: 0.9 } } }, constants);
    }
    if (type === 'InstanceNormalization') {
      return single(
        opset,
        shape,
        { type, attributes: { epsilon } },
        { s: positive(seed, C), b: weights(seed, C) },
      );
    }
    if (type === 'GroupNormalization') {
      const groups = C[0] % 2 === 0 ? 2 : 1;
      const since = opset < 14 ? 18 : 21;
      const count = [since < 21 ? groups : C[0]];
      const constants = { s: positive(seed, count), b: weights(seed, count) };
      return single(since, shape, { type, attributes: { epsilon, num_groups: groups } }, constants);
    }
    if (type === 'LRN') {
      const attributes = { size: window, alpha: { real: 0.1 }, beta: { real: 0.7 }, bias: { real: 1.5 } };
      return single(opset, shape, { type, attributes });
    }
    const behind = shape.slice(axis < 0 ? axis + 4 : axis);
    const constants = { s: weights(seed, behind), b: weights(seed + 1, behind) };
    return single(17, shape, { type, attributes: { axis, epsilon } }, constants);
  });

const functions = fc.oneof(
  plain(['Relu', 'Sigmoid', 'Tanh', 'Softplus', 'Softsign', 'Exp', 'Neg', 'Abs', 'Floor', 'Ceil'], [7, 13]),
  plain(['LeakyRelu', 'Elu', 'Selu', 'HardSigmoid', 'ThresholdedRelu'], [10, 13]),
  plain(['Erf', 'Sign', 'Round'], [11, 13]),
  plain(['HardSwish', 'Mish'], [18]),
  fc
    .tuple(anyShape, fc.constantFrom('none', 'tanh'))
    .map(([shape, approximate]) => single(20, shape, { type: 'Gelu', attributes: { approximate } })),
  fc
    .tuple(anyShape, fc.constantFrom('Elu', 'LeakyRelu', 'Celu'), fc.constantFrom(0.5, 1.5))
    .map(([shape, type, real]) => single(13, shape, { type, attributes: { alpha: { real } } })),
  fc
    .tuple(anyShape, fc.constantFrom(0.25, 1 / 6))
    .map(([shape, real]) =>
      single(13, shape, { type: 'HardSigmoid', attributes: { alpha: { real }, beta: { real: 0.5 } } }),
    ),
  fc.tuple(anyShape, fc.constantFrom('Sqrt', 'Log', 'Reciprocal')).map(
    ([shape, type]): ModelSpec => ({
      ...{ opset: 13, inputs: { x: shape }, outputs: { y: undefined } },
      nodes: [
        { type: 'Exp', inputs: ['x'], outputs: ['e'] },
        { type, inputs: ['e'] },
      ],
    }),
  ),
);

const clip = fc
  .record({
    shape: anyShape,
    bounds: fc.constantFrom('both', 'least', 'most', 'six', 'none'),
    opset: fc.constantFrom(7, 11, 13),
  })
  .map(({ shape, bounds, opset }): ModelSpec => {
    const min = { both: -0.5, least: -0.3, most: undefined, six: 0, none: undefined }[bounds];
    const max = { both: 0.7, least: undefined, most: 0.4, six: 6, none: undefined }[bounds];
    const given = { min, max };
    if (opset < 11) {
      const attributes = Object.fromEntries(
        Object.entries(given).flatMap(([key, real]) => (real === undefined ? [] : [[key, { real }]])),
      );
      return single(opset, shape, { type: 'Clip', attributes });
    }
    return {
      ...{ opset, inputs: { x: shape }, outputs: { y: undefined } },
      nodes: [
        {
          type: 'Clip',
          inputs: ['x', min === undefined ? '' : 'min', ...(max === undefined ? [] : ['max'])],
        },
      ],
      constants: {
        ...(min !== undefined && { min: floats([], [min]) }),
        ...(max !== undefined && { max: floats([], [max]) }),
      },
    };
  });

const prelu = fc
  .record({
    shape: image,
    per: fc.constantFrom('channel', 'number', 'element'),
    seed: seeds,
    opset: fc.constantFrom(7, 9, 16),
  })
  .map(({ shape, per, seed, opset }) => {
    const dims = { channel: [shape[1], 1, 1], number: [1], element: shape.slice(1) }[per];
    return single(opset, shape, { type: 'PRelu' }, { slope: weights(seed, dims) });
  });

const softmax = fc
  .record({
    ...{ shape: fc.array(small, { minLength: 2, maxLength: 4 }), at: fc.nat(), fromEnd: fc.boolean() },
    ...{
      opset: fc.constantFrom(7, 11, 13),
      type: fc.constantFrom('Softmax', 'LogSoftmax'),
      given: fc.boolean(),
    },
  })
  .map(({ shape, at, fromEnd, opset, type, given }) => {
    const place = at % shape.length;
    const axis = fromEnd && opset >= 11 ? place - shape.length : place;
    return single(opset, shape, { type, attributes: { axis: given ? axis : undefined } });
  });

/** Two inputs, or an input and a constant, of shapes that can be broadcast. */
const binary = fc
  .record({
    ...{ shape: anyShape, ones: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), drop: fc.nat(3) },
    ...{ type: fc.constantFrom('Add', 'Sub', 'Mul', 'Div', 'Min', 'Max', 'Pow'), constant: fc.boolean() },
    ...{ first: fc.boolean(), seed: seeds, opset: fc.constantFrom(8, 13) },
  })
  .map(({ shape, ones, drop, type, constant, first, seed, opset }): ModelSpec => {
    const other = shape.map((length, axis) => (ones[axis] ? 1 : length)).slice(Math.min(drop, shape.length));
    const needsPositive = type === 'Div' || type === 'Pow';
    const order = first && !needsPositive ? ['b', 'x'] : ['x', 'b'];
    if (needsPositive) {
      return {
        ...{ opset, inputs: { x: shape }, outputs: { y: undefined } },
        nodes: [
          { type: 'Exp', inputs: ['x'], outputs: ['e'] },
          { type, inputs: ['e', 'b'] },
        ],
        constants: { b: positive(seed, other) },
      };
    }
    const dims = other.length === 0 && !constant ? [1] : other;
    return {
      ...{ opset, outputs: { y: undefined }, nodes: [{ type, inputs: order }] },
      inputs: constant ? { x: shape } : { x: shape, b: dims },
      ...(constant && { constants: { b: weights(seed, dims) } }),
    };
  });

const variadic = fc
  .record({
    shape: anyShape,
    type: fc.constantFrom('Sum', 'Mean', 'Min', 'Max'),
    count: fc.integer({ min: 1, max: 4 }),
    ones: fc.boolean(),
  })
  .map(({ shape, type, count, ones }): ModelSpec => {
    const names = Array.from({ length: count }, (_, i) => `x${i}`);
    const dims = (i: number) => (ones && i === 1 ? shape.map(() => 1) : shape);
    return {
      ...{ opset: 13, outputs: { y: undefined }, nodes: [{ type, inputs: names }] },
      inputs: Object.fromEntries(names.map((name, i) => [name, dims(i)])),
    };
  });

const REDUCTIONS = ['Sum', 'Mean', 'Max', 'Min', 'Prod', 'L1', 'L2', 'SumSquare', 'LogSumExp'];
const reduction = fc
  .record({
    ...{ shape: fc.array(small, { minLength: 2, maxLength: 4 }), name: fc.constantFrom(...REDUCTIONS) },
    ...{ axes: fc.option(fc.uniqueArray(fc.nat(1), { minLength: 1, maxLength: 2 }), { nil: undefined }) },
    ...{
      keep: fc.option(fc.nat(1), { nil: undefined }),
      opset: fc.constantFrom(11, 13, 18),
      fromEnd: fc.boolean(),
    },
  })
  .map(({ shape, name, axes, keep, opset, fromEnd }): ModelSpec => {
    const list = axes?.map(axis => (fromEnd ? axis - shape.length : axis));
    const asInput = opset >= 18 || (name === 'Sum' && opset >= 13);
    const node = { type: `Reduce${name}`, attributes: { keepdims: keep, axes: asInput ? undefined : list } };
    return single(opset, shape, node, asInput && list ? { axes: integers(list) } : {});
  });

const argMax = fc
  .record({ shape: anyShape, at: fc.nat(), keep: fc.nat(1), last: fc.nat(1) })
  .map(({ shape, at, keep, last }) =>
    integersOut(
      TYPE.int64,
      single(13, shape, {
        type: 'ArgMax',
        attributes: { axis: at % shape.length, keepdims: keep, select_last_index: last },
      }),
    ),
  );

const concat = fc
  .record({
    shape: anyShape,
    at: fc.nat(),
    lengths: fc.array(small, { minLength: 1, maxLength: 3 }),
    fromEnd: fc.boolean(),
  })
  .map(({ shape, at, lengths, fromEnd }): ModelSpec => {
    const axis = at % shape.length;
    const names = lengths.map((_, i) => `x${i}`);
    return {
      ...{ opset: 13, outputs: { y: undefined } },
      inputs: Object.fromEntries(
        names.map((name, i) => [name, shape.map((n, a) => (a === axis ? lengths[i] : n))]),
      ),
      nodes: [{ type: 'Concat', inputs: names, attributes: { axis: fromEnd ? axis - shape.length : axis } }],
    };
  });

const split = fc
  .record({
    shape: anyShape,
    at: fc.nat(),
    sizes: fc.array(small, { minLength: 1, maxLength: 3 }),
    opset: fc.constantFrom(11, 13, 18),
    equal: fc.boolean(),
  })
  .map(({ shape, at, sizes, opset, equal }): ModelSpec => {
    const axis = at % shape.length;
    const lengths = equal ? sizes.map(() => sizes[0]) : sizes;
    const whole = lengths.reduce((sum, length) => sum + length, 0);
    const asInput = opset >= 13 && !equal;
    const names = sizes.map((_, i) => `y${i}`);
    return {
      opset,
      inputs: { x: shape.map((length, a) => (a === axis ? whole : length)) },
      outputs: Object.fromEntries(names.map(name => [name, undefined])),
      nodes: [
        {
          ...{ type: 'Split', inputs: asInput ? ['x', 's'] : ['x'], outputs: names },
          attributes: {
            axis,
            split: opset < 13 && !equal ? lengths : undefined,
            num_outputs: opset >= 18 && equal ? sizes.length : undefined,
          },
        },
      ],
      constants: asInput ? { s: integers(lengths) } : {},
    };
  });

const slice = fc
  .record({
    ...{ shape: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }), at: fc.nat() },
    ...{
      start: fc.integer({ min: -7, max: 7 }),
      end: fc.constantFrom(-3, -1, 1, 4, 2 ** 40),
      step: fc.constantFrom(1, 1, 2, -1, -2),
    },
    opset: fc.constantFrom(9, 10, 13),
  })
  .map(({ shape, at, start, end, step, opset }) => ({
    shape,
    axis: at % shape.length,
    start,
    end,
    step: opset < 10 ? 1 : step,
    opset,
  }))
  .filter(({ shape, axis, start, end, step }) => {
    const list = Array.from({ length: shape[axis] }, (_, i) => i);
    return step > 0 ? list.slice(start, end).length > 0 : false;
  })
  .map(({ shape, axis, start, end, step, opset }): ModelSpec => {
    if (opset < 10) {
      return single(opset, shape, {
        type: 'Slice',
        attributes: { starts: [start], ends: [end], axes: [axis] },
      });
    }
    const constants = {
      s: integers([start]),
      e: integers([end]),
      a: integers([axis - shape.length]),
      t: integers([step]),
    };
    return single(opset, shape, { type: 'Slice' }, constants);
  });

const backwards = fc
  .record({
    shape: fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 4 }),
    at: fc.nat(),
    step: fc.constantFrom(-1, -2),
  })
  .map(({ shape, at, step }) => {
    const constants = {
      s: integers([-1]),
      e: integers([-(2 ** 40)]),
      a: integers([at % shape.length]),
      t: integers([step]),
    };
    return single(13, shape, { type: 'Slice' }, constants);
  });

const transpose = fc
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
const shuffle = fc
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

const reshape = fc
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

const gather = fc
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

const repetition = fc
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

const pad = fc
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
const merged = fc
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

const COORDINATES = ['half_pixel', 'pytorch_half_pixel', 'align_corners', 'asymmetric'];
const resize = fc
  .record({
    ...{
      shape: image,
      mode: fc.constantFrom('nearest', 'linear', 'cubic'),
      opset: fc.constantFrom(10, 11, 13, 18),
    },
    ...{ coordinates: fc.constantFrom(undefined, ...COORDINATES), by: fc.constantFrom('scales', 'sizes') },
    nearest: fc.constantFrom(undefined, 'round_prefer_floor', 'round_prefer_ceil', 'floor', 'ceil'),
    ...{
      scales: fc.tuple(fc.constantFrom(1, 2, 1.5, 0.5), fc.constantFrom(1, 2, 3, 0.75)),
      sizes: fc.tuple(side, side),
    },
  })
  .map(({ shape, mode, opset, coordinates, by, nearest, scales, sizes }): ModelSpec => {
    const [N, C] = shape;
    if (opset < 11) {
      const attributes = { mode: mode === 'cubic' ? 'linear' : mode };
      // Version 10 rounds up where it shrinks, and is read where both sides do the same.
      const same = scales[0] < 1 === scales[1] < 1 ? scales : [scales[0], scales[0]];
      return single(opset, shape, { type: 'Resize', attributes }, { s: floats([4], [1, 1, ...same]) });
    }
    const isScaled = by === 'scales';
    return {
      ...{ opset, inputs: { x: shape }, outputs: { y: undefined } },
      nodes: [
        {
          ...{
            type: 'Resize',
            inputs: isScaled ? ['x', 'roi', 's'] : ['x', 'roi', opset < 13 ? 'none' : '', 'n'],
          },
          attributes: {
            mode,
            coordinate_transformation_mode: coordinates,
            nearest_mode: mode === 'nearest' ? nearest : undefined,
          },
        },
      ],
      constants: {
        roi: floats([0], []),
        none: floats([0], []),
        ...(isScaled ? { s: floats([4], [1, 1, ...scales]) } : { n: integers([N, C, ...sizes]) }),
      },
    };
  });

const upsample = fc
  .record({
    shape: image,
    mode: fc.constantFrom('nearest', 'linear'),
    opset: fc.constantFrom(7, 9),
    scales: fc.tuple(fc.constantFrom(1, 2, 1.5), fc.constantFrom(1, 2, 3)),
  })
  .map(({ shape, mode, opset, scales }) => {
    const all = [1, 1, ...scales];
    return opset < 9
      ? single(opset, shape, { type: 'Upsample', attributes: { mode, scales: { reals: all } } })
      : single(opset, shape, { type: 'Upsample', attributes: { mode } }, { s: floats([4], all) });
  });

const blocks = fc
  .record({
    shape: image,
    block: fc.integer({ min: 1, max: 3 }),
    mode: fc.constantFrom(undefined, 'DCR', 'CRD'),
    deep: fc.boolean(),
  })
  .map(({ shape: [N, C, H, W], block, mode, deep }) =>
    deep
      ? single(13, [N, C * block ** 2, H, W], {
          type: 'DepthToSpace',
          attributes: { blocksize: block, mode },
        })
      : single(13, [N, C, H * block, W * block], { type: 'SpaceToDepth', attributes: { blocksize: block } }),
  );

/** Quantised and back, per tensor or per channel. */
const quantisation = fc
  .record({
    shape: image,
    per: fc.boolean(),
    type: fc.constantFrom('int8', 'uint8'),
    seed: seeds,
    opset: fc.constantFrom(10, 13),
    back: fc.boolean(),
  })
  .map(({ shape, per, type, seed, opset, back }): ModelSpec => {
    const count = per && opset >= 13 ? shape[1] : 1;
    const dims = count === 1 ? [] : [count];
    const attributes = count === 1 ? {} : { axis: 1 };
    const quantise = { type: 'QuantizeLinear', inputs: ['x', 's', 'z'], outputs: ['q'], attributes };
    const nodes = back
      ? [quantise, { type: 'DequantizeLinear', inputs: ['q', 's', 'z'], attributes }]
      : [{ ...quantise, outputs: ['y'] }];
    return {
      ...{ opset, inputs: { x: shape }, nodes },
      outputs: { y: { type: back ? TYPE.float : TYPE[type as 'int8'] } },
      constants: {
        s: floats(
          dims,
          numbers(seed, count).map(x => 0.02 + 0.01 * Math.abs(x)),
        ),
        z: bytes(
          type as 'int8',
          dims,
          numbers(seed, count, 20).map(x => Math.round(type === 'uint8' ? 128 + x : x)),
        ),
      },
    };
  });

const integerConvolution = fc
  .record({
    shape: image,
    filters: small,
    kernel: fc.tuple(small, small),
    seed: seeds,
    type: fc.constantFrom('QLinearConv', 'ConvInteger'),
    zero: fc.boolean(),
  })
  .map(({ shape, filters, kernel, seed, type, zero }): ModelSpec => {
    const dims = [filters, shape[1], ...kernel];
    const constants = {
      s: floats([], [0.05]),
      z: bytes('uint8', [], [zero ? 120 : 0]),
      w: bytes('int8', dims, numbers(seed, size(dims), 100).map(Math.round)),
      ws: floats([], [0.02]),
      wz: bytes('int8', [], [0]),
      ys: floats([], [0.3]),
      yz: bytes('uint8', [], [100]),
    };
    const inputs =
      type === 'QLinearConv' ? ['q', 's', 'z', 'w', 'ws', 'wz', 'ys', 'yz'] : ['q', 'w', 'z', 'wz'];
    return {
      ...{ opset: 10, inputs: { x: shape }, constants },
      nodes: [
        { type: 'QuantizeLinear', inputs: ['x', 's', 'z'], outputs: ['q'] },
        { type, inputs, attributes: { pads: [1, 1, 0, 0] } },
      ],
      outputs: { y: { type: type === 'QLinearConv' ? TYPE.uint8 : TYPE.int32 } },
    };
  });

/** Swish, h-swish, Mish, GELU and bounds as exporters write them, and what is almost one. */
const gates = fc
  .record({
    shape: image,
    kind: fc.constantFrom(
      'swish',
      'mish',
      'gate',
      'divided',
      'multiplied',
      'almost',
      'gelu',
      'halved',
      'bounds',
    ),
    first: fc.boolean(),
  })
  .map(({ shape, kind, first }): ModelSpec => {
    const times = (a: string, b: string, outputs?: string[]): NodeSpec => ({
      type: 'Mul',
      inputs: first ? [a, b] : [b, a],
      outputs,
    });
    const clipped: NodeSpec[] = [
      { type: 'Add', inputs: ['x', 'three'], outputs: ['a'] },
      { type: 'Clip', inputs: ['a', 'zero', 'six'], outputs: ['c'] },
    ];
    const erf: NodeSpec[] = [
      { type: 'Div', inputs: ['x', 'root'], outputs: ['d'] },
      { type: 'Erf', inputs: ['d'], outputs: ['e'] },
      { type: 'Add', inputs: first ? ['e', 'one'] : ['one', 'e'], outputs: ['p'] },
    ];
    const nodes: Readonly<Record<string, readonly NodeSpec[]>> = {
      swish: [{ type: 'Sigmoid', inputs: ['x'], outputs: ['s'] }, times('x', 's')],
      mish: [
        { type: 'Softplus', inputs: ['x'], outputs: ['s'] },
        { type: 'Tanh', inputs: ['s'], outputs: ['t'] },
        times('x', 't'),
      ],
      gate: [...clipped, { type: 'Div', inputs: ['c', 'six'], outputs: ['g'] }, times('x', 'g')],
      divided: [...clipped, times('x', 'c', ['m']), { type: 'Div', inputs: ['m', 'six'] }],
      multiplied: [...clipped, times('x', 'c', ['m']), times('m', 'sixth')],
      gelu: [...erf, times('x', 'p', ['m']), times('m', 'half')],
      halved: [...erf, times('x', 'half', ['h']), times('h', 'p')],
      bounds: [
        { type: 'Max', inputs: first ? ['x', 'zero'] : ['zero', 'x'], outputs: ['r'] },
        { type: 'Min', inputs: first ? ['r', 'six'] : ['six', 'r'], outputs: ['b'] },
        { type: 'Max', inputs: ['b', 'half'] },
      ],
      almost: [...clipped, times('x', 'c', ['m']), { type: 'Div', inputs: ['m', 'five'] }],
    };
    const constants = {
      zero: 0,
      half: 0.5,
      one: 1,
      root: Math.SQRT2,
      three: 3,
      five: 5,
      six: 6,
      sixth: 1 / 6,
    };
    return {
      ...{ opset: 13, inputs: { x: shape }, outputs: { y: undefined }, nodes: nodes[kind] },
      constants: Object.fromEntries(Object.entries(constants).map(([name, x]) => [name, floats([], [x])])),
    };
  });

/** Shape arithmetic as PyTorch writes it: the size of the input decides how it is reshaped, cut or padded. */
const arithmetic = fc
  .record({ shape: image, kind: fc.constantFrom('flatten', 'half', 'range', 'condition') })
  .map(({ shape, kind }): ModelSpec => {
    const nodes: Readonly<Record<string, readonly NodeSpec[]>> = {
      flatten: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        { type: 'Gather', inputs: ['s', 'zero'], outputs: ['n'], attributes: { axis: 0 } },
        { type: 'Unsqueeze', inputs: ['n', 'first'], outputs: ['u'] },
        { type: 'Concat', inputs: ['u', 'rest'], outputs: ['t'], attributes: { axis: 0 } },
        { type: 'Reshape', inputs: ['x', 't'] },
      ],
      half: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        { type: 'Gather', inputs: ['s', 'two'], outputs: ['h'], attributes: { axis: 0 } },
        { type: 'Add', inputs: ['h', 'one'], outputs: ['h1'] },
        { type: 'Div', inputs: ['h1', 'two'], outputs: ['m'] },
        { type: 'Unsqueeze', inputs: ['m', 'first'], outputs: ['e'] },
        { type: 'Slice', inputs: ['x', 'first', 'e', 'axis'] },
      ],
      range: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        { type: 'Gather', inputs: ['s', 'two'], outputs: ['h'], attributes: { axis: 0 } },
        { type: 'Range', inputs: ['zero', 'h', 'two'], outputs: ['r'] },
        { type: 'Gather', inputs: ['x', 'r'], attributes: { axis: 2 } },
      ],
      condition: [
        { type: 'Shape', inputs: ['x'], outputs: ['s'] },
        {
          type: 'ConstantOfShape',
          inputs: ['four'],
          outputs: ['ones'],
          attributes: { value: { tensor: integers([1]) } },
        },
        { type: 'Equal', inputs: ['s', 'ones'], outputs: ['q'] },
        { type: 'Where', inputs: ['q', 'twos', 's'], outputs: ['t'] },
        { type: 'Cast', inputs: ['t'], outputs: ['f'], attributes: { to: TYPE.float } },
        { type: 'Cast', inputs: ['f'], outputs: ['i'], attributes: { to: TYPE.int64 } },
        { type: 'Expand', inputs: ['x', 'i'] },
      ],
    };
    const constants = {
      ...{ zero: integers([0], []), one: integers([1], []), two: integers([2], []) },
      ...{ first: integers([0]), axis: integers([2]), rest: integers([-1]) },
      ...{ four: integers([4]), twos: integers([2, 2, 2, 2]) },
    };
    return { opset: 13, inputs: { x: shape }, outputs: { y: undefined }, nodes: nodes[kind], constants };
  });

const dropped = fc
  .record({
    shape: anyShape,
    opset: fc.constantFrom(7, 10, 12),
    type: fc.constantFrom('Dropout', 'Identity'),
  })
  .map(
    ({ shape, opset, type }): ModelSpec => ({
      ...{ opset, inputs: { x: shape }, outputs: { y: undefined } },
      nodes: [
        { type: 'Relu', inputs: ['x'], outputs: ['r'] },
        { type, inputs: ['r'] },
      ],
    }),
  );

/** Random files of each operator or family, of every opset in which its form differs. */
export const operatorFiles: Readonly<Record<string, fc.Arbitrary<ModelSpec>>> = {
  Conv: convolution,
  'Conv of signals': signals,
  ConvTranspose: transposedConvolution,
  MaxPool: pool('MaxPool'),
  AveragePool: pool('AveragePool'),
  'global pools': plain(
    ['GlobalAveragePool', 'GlobalMaxPool'],
    [7, 13],
    fc.oneof(
      image,
      image.map(shape => shape.slice(0, 3)),
    ),
  ),
  Gemm: gemm,
  MatMul: product,
  'MatMul of two inputs': productOfTwo,
  'a bias in a node of its own': biased,
  normalisations: normalization,
  'functions of one number': functions,
  Clip: clip,
  PRelu: prelu,
  Softmax: softmax,
  'functions of two numbers': binary,
  'functions of several inputs': variadic,
  reductions: reduction,
  ArgMax: argMax,
  Concat: concat,
  Split: split,
  Slice: slice,
  'Slice backwards': backwards,
  Transpose: transpose,
  'channel shuffle': shuffle,
  'Reshape, Flatten, Squeeze and Unsqueeze': reshape,
  Gather: gather,
  'Expand and Tile': repetition,
  Pad: pad,
  'Pad before a window': merged,
  Resize: resize,
  Upsample: upsample,
  'DepthToSpace and SpaceToDepth': blocks,
  'QuantizeLinear and DequantizeLinear': quantisation,
  'QLinearConv and ConvInteger': integerConvolution,
  'swish, h-swish, Mish, GELU and bounds': gates,
  'shape arithmetic': arithmetic,
  'Dropout and Identity': dropped,
};
