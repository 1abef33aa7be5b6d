import type { Call } from '../call.js';
import { axesOf } from './axes.js';

/** The axes that a reduction is over, and whether they stay with a length of 1. */
export function reducedAxes(call: Call): { readonly axes: readonly number[]; readonly keep: boolean } {
  const x = call.shape(0);
  const keep = call.int('keepdims', 1) === 1;
  const none = call.int('noop_with_empty_axes', 0) === 1;
  const since = call.node.type === 'ReduceSum' ? 13 : 18;
  const given = call.opset < since ? call.ints('axes') : call.integers(1, 'axes');
  if (given && given.length > 0) return { axes: axesOf(given, x.length), keep };
  return { axes: none ? [] : x.map((_, axis) => axis), keep };
}
