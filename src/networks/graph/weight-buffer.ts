import { elements, type MakeTensor, tensor } from '../../tensors/tensor.js';
import type { OpNode } from './graph.js';

/** Buffers are at most 32 MiB: larger arrays go back to the system as soon as they are collected anyway. */
const MOST_VALUES = 2 ** 23;

/**
 * A staging buffer in which the weights of one node after the other are made, for kernels that copy what they keep of
 * them.
 *
 * With an array of its own for each tensor, a process would keep up to 20 MB more than it uses, for good: the C library
 * takes arrays up to the size of the largest one ever freed from its heap, and does not give all of it back.
 */
export class WeightBuffer {
  readonly #values: Float32Array;
  #used = 0;

  /**
   * @param nodes  whose weights are made: it holds twice those of the largest, the seeded ones and what a pass makes of
   * them
   */
  constructor(nodes: readonly OpNode[]) {
    const counts = nodes.map(({ weightShapes }) => weightShapes.reduce((sum, s) => sum + elements(s), 0));
    this.#values = new Float32Array(Math.min(2 * Math.max(0, ...counts), MOST_VALUES));
  }

  /** Makes a tensor of any content in this buffer, valid until `clear`; in memory of its own where it does not fit. */
  readonly make: MakeTensor = shape => {
    const end = this.#used + elements(shape);
    if (end > this.#values.length) return tensor(shape);
    const data = this.#values.subarray(this.#used, end);
    this.#used = end;
    return tensor(shape, data);
  };

  /** Empties the buffer: tensors made from now on overwrite those made before. */
  clear(): void {
    this.#used = 0;
  }
}
