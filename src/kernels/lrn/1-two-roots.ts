import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Local response normalisation, a channel at a time.
 *
 *   s^¾ = √s · √√s
 *
 * @param out  [N, C, …], overwritten
 * @param x    [N, C, …]
 * @throws {ShapeError} where two shapes disagree
 * @changes the neighbours of a channel are found once for all its pixels, and the usual power, ¾, is two roots
 * @expect  several times faster: a power takes longer than everything else together
 */
export function lrnTwoRoots(out: Tensor, x: Tensor, parameters: OpParameters['lrn']): void {
  checkTensors('lrn', shape, out, [x], [], parameters);
  const { alpha, beta, bias } = parameters;
  const [N, C, ...rest] = x.shape;
  const pixels = elements(rest);
  const [before, after] = shape.neighbours(parameters);
  const factor = alpha / parameters.size;
  const from = x.data;
  const to = out.data;
  for (let plane = 0; plane < N * C; plane++) {
    const c = plane % C;
    const first = plane - Math.min(c, before);
    const last = plane + Math.min(C - 1 - c, after);
    for (let p = 0; p < pixels; p++) {
      let squares = 0;
      for (let i = first * pixels + p; i <= last * pixels + p; i += pixels) squares += from[i] * from[i];
      const size = bias + factor * squares;
      const root = Math.sqrt(size);
      const i = plane * pixels + p;
      to[i] = from[i] / (beta === 0.75 ? root * Math.sqrt(root) : size ** beta);
    }
  }
}
