import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Nearest neighbour, plain loops: each output pixel is the input pixel in which its upper left corner lies.
 *
 *   out[n,c,y,q] = x[n, c, ⌊y·H / P⌋, ⌊q·W / Q⌋]
 *
 * This is ONNX's Resize with `nearest`, `asymmetric` and `floor`, and PyTorch's `nearest`, in integer arithmetic.
 *
 * @param out  [N, C, P, Q], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @cost   N·C·P·Q copies, no arithmetic
 */
export function upsampleReference(out: Tensor, x: Tensor): void {
  const [N, C, H, W] = x.shape;
  const [, , P, Q] = out.shape;
  checkTensors('upsample', shape, out, [x], [], { size: [P, Q] });
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let y = 0; y < P; y++) {
        for (let q = 0; q < Q; q++) {
          const h = Math.floor((y * H) / P);
          const w = Math.floor((q * W) / Q);
          out.data[((n * C + c) * P + y) * Q + q] = x.data[((n * C + c) * H + h) * W + w];
        }
      }
    }
  }
}
