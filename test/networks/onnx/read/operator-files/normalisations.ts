import fc from 'fast-check';
import { image, positive, seeds, single, weights } from './parts.js';

export const normalization = fc
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
