import fc from 'fast-check';
import { bytes, floats, type ModelSpec, TYPE } from '../model-file.js';
import { image, numbers, seeds, size, small } from './parts.js';

/** Quantised and back, per tensor or per channel. */
export const quantisation = fc
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

export const integerConvolution = fc
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
