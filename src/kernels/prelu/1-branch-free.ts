import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { preluReference } from './0-reference.js';
import * as shape from './shape.js';

/**
 * Parametric rectified linear unit without a branch.
 *
 *   out[n,c,…] = (x + |x|) / 2 + w[c] · (x − |x|) / 2
 *
 * Exact up to the last rounding for every finite float32; ±∞ gives NaN. Slopes that differ within a channel or between
 * images are left to the reference.
 *
 * @param out     [N, C, …], overwritten; may be the same memory as x
 * @param x       [N, C, …]
 * @param slopes  w, [C], or the shape that the parameters give
 * @throws {ShapeError} where two shapes disagree
 * @changes the sign is handled by arithmetic instead of a comparison
 * @expect  as for ReLU, no branch that is mispredicted half of the time
 */
export function preluBranchFree(
  out: Tensor,
  x: Tensor,
  slopes: Tensor,
  parameters: OpParameters['prelu'],
): void {
  checkTensors('prelu', shape, out, [x], [slopes], parameters);
  const ofChannels = shape.slopesOfChannels(x.shape, parameters, slopes.data);
  if (!ofChannels) {
    preluReference(out, x, slopes, parameters);
    return;
  }
  const [N, C, ...rest] = x.shape;
  const pixels = elements(rest);
  const from = x.data;
  const to = out.data;
  for (let plane = 0; plane < N * C; plane++) {
    const slope = ofChannels[plane % C];
    for (let i = plane * pixels; i < (plane + 1) * pixels; i++) {
      const value = from[i];
      const size = Math.abs(value);
      to[i] = (value + size) * 0.5 + slope * ((value - size) * 0.5);
    }
  }
}
