import fc from 'fast-check';
import { floats, type ModelSpec } from '../model-file.js';
import { anyShape, image, plain, positive, seeds, single, small, weights } from './parts.js';

export const functions = fc.oneof(
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

export const clip = fc
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

export const prelu = fc
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

export const softmax = fc
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
export const binary = fc
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

export const variadic = fc
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
