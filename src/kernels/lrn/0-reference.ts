import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Local response normalisation: each value is divided by the size of its neighbours in `size` channels.
 *
 *   out[n,c,p] = x[n,c,p] / (bias + α/size · Σ_i x[n,i,p]²)^β
 *   max(0, c − ⌊(size − 1)/2⌋) ≤ i ≤ min(C − 1, c + ⌈(size − 1)/2⌉)
 *
 * @param out  [N, C, …], overwritten
 * @param x    [N, C, …]
 * @throws {ShapeError} where two shapes disagree
 * @cost   `size` products and one power per element, counted as one element operation
 * @source Krizhevsky et al. 2012, section 3.3; α/size as in ONNX, LRN
 */
export function lrnReference(out: Tensor, x: Tensor, parameters: OpParameters['lrn']): void {
  checkTensors('lrn', shape, out, [x], [], parameters);
  const { size, alpha, beta, bias } = parameters;
  const [N, C, ...rest] = x.shape;
  const pixels = elements(rest);
  const [before, after] = shape.neighbours(parameters);
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let p = 0; p < pixels; p++) {
        let squares = 0;
        for (let i = Math.max(0, c - before); i <= Math.min(C - 1, c + after); i++) {
          squares += x.data[(n * C + i) * pixels + p] ** 2;
        }
        const i = (n * C + c) * pixels + p;
        out.data[i] = x.data[i] / (bias + (alpha / size) * squares) ** beta;
      }
    }
  }
}
