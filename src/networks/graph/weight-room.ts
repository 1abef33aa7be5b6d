import { elements, type MakeTensor, tensor } from '../../tensors/tensor.js';
import type { OpNode } from './graph.js';

/** Larger rooms than 32 MiB are not kept: arrays of that size go back to the system as soon as they are collected. */
const MOST_VALUES = 2 ** 23;

/**
 * Memory in which the weights of one node after the other are made, for kernels that copy what they keep of them.
 *
 * With an array of its own for each tensor, a process keeps up to 20 MB more than it holds, for good: the C library
 * cuts arrays up to the size of the largest that was ever freed from its heap, and does not give all of it back.
 */
export class WeightRoom {
  readonly #values: Float32Array;
  #used = 0;

  /** @param nodes  whose weights are made: twice those of the largest fit in, seeded ones and what a pass made of them */
  constructor(nodes: readonly OpNode[]) {
    const counts = nodes.map(({ weightShapes }) => weightShapes.reduce((sum, s) => sum + elements(s), 0));
    this.#values = new Float32Array(Math.min(2 * Math.max(0, ...counts), MOST_VALUES));
  }

  /** A tensor of any content in this room until `clear`; in memory of its own where it does not fit. */
  readonly make: MakeTensor = shape => {
    const end = this.#used + elements(shape);
    if (end > this.#values.length) return tensor(shape);
    const data = this.#values.subarray(this.#used, end);
    this.#used = end;
    return tensor(shape, data);
  };

  /** From now on tensors take the places of those that were made before. */
  clear(): void {
    this.#used = 0;
  }
}
