import type { OpParameters } from '../../../../kernels/op.js';
import type { Call, Importer } from '../call.js';
import { TYPES } from '../element-types.js';
import { axisOf } from '../semantics/axes.js';
import { reducedAxes } from '../semantics/reductions.js';

type ReductionName = OpParameters['reduce']['function'];

/** What makes one number of many. */
export const reductions = {
  ReduceSum: call => reduce(call, 'sum'),
  ReduceMean: call => reduce(call, 'mean'),
  ReduceMax: call => reduce(call, 'max'),
  ReduceMin: call => reduce(call, 'min'),
  ReduceProd: call => reduce(call, 'product'),
  ReduceL1: call => reduce(call, 'l1'),
  ReduceL2: call => reduce(call, 'l2'),
  ReduceSumSquare: call => reduce(call, 'sumSquare'),
  ReduceLogSum: call => reduce(call, 'logSum'),
  ReduceLogSumExp: call => reduce(call, 'logSumExp'),
  ArgMax(call) {
    const x = call.activation(0);
    const axis = axisOf(call.int('axis', 0), x.shape.length);
    const keep = call.int('keepdims', 1) === 1;
    const last = call.int('select_last_index', 0) === 1;
    const out = call.add('argMax', [x], { axis, keep: true, ...(last && { last }) }, { type: TYPES.int64 });
    return keep
      ? out
      : call.view(
          out,
          x.shape.filter((_, i) => i !== axis),
        );
  },
} satisfies Record<string, Importer>;

/** A reduction that keeps its axes: without them, the output is seen in another shape. */
function reduce(call: Call, name: ReductionName) {
  const x = call.activation(0);
  const { axes, keep } = reducedAxes(call);
  if (axes.length === 0) return x;
  const out = pooled(call, name, axes) ?? call.add('reduce', [x], { function: name, axes, keep: true });
  return keep
    ? out
    : call.view(
        out,
        x.shape.filter((_, axis) => !axes.includes(axis)),
      );
}

/** A mean or a maximum over all pixels of an image is a global pool. */
function pooled(call: Call, name: ReductionName, axes: readonly number[]) {
  if (call.shape(0).length !== 4 || axes.join() !== '2,3') return undefined;
  if (name === 'mean') return call.add('globalPool', [call.activation(0)], {});
  return name === 'max' ? call.add('globalMaxPool', [call.activation(0)], {}) : undefined;
}
