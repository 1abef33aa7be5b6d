import fc from 'fast-check';
import { integers, type ModelSpec, TYPE } from '../model-file.js';
import { anyShape, integersOut, single, small } from './parts.js';

const REDUCTIONS = ['Sum', 'Mean', 'Max', 'Min', 'Prod', 'L1', 'L2', 'SumSquare', 'LogSumExp'];
export const reduction = fc
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

export const argMax = fc
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
