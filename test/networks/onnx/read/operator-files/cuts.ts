import fc from 'fast-check';
import { integers, type ModelSpec } from '../model-file.js';
import { anyShape, single, small } from './parts.js';

export const concat = fc
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

export const split = fc
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

export const slice = fc
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

export const backwards = fc
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
