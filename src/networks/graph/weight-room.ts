import { elements, type MakeTensor, tensor } from '../../tensors/tensor.js';
import type { OpNode } from './graph.js';

/** No room exceeds 32 MiB: larger arrays go back to the system as soon as they are garbage-collected. */
const MOST_VALUES = 2 ** 23;

/**
 * Memory that is reused for the weights of one node after another, for kernels that copy what they keep of them.
 *
 * With a separate array for each tensor, a process permanently retains up to 20 MB more than it uses: the C library
 * allocates arrays up to the size of the largest one ever freed from its heap, and does not return all of that heap.
 */
export class WeightRoom {
  readonly #values: Float32Array;
  #used = 0;

  /** @param nodes  whose weights are generated. Twice the weights of the largest fit: a pass may make new ones of them. */
  constructor(nodes: readonly OpNode[]) {
    const counts = nodes.map(({ weightShapes }) => weightShapes.reduce((sum, s) => sum + elements(s), 0));
    this.#values = new Float32Array(Math.min(2 * Math.max(0, ...counts), MOST_VALUES));
  }

  /** An uninitialized tensor in this room, valid until `clear`; allocated separately if it does not fit. */
  readonly make: MakeTensor = shape => {
    const end = this.#used + elements(shape);
    if (end > this.#values.length) return tensor(shape);
    const data = this.#values.subarray(this.#used, end);
    this.#used = end;
    return tensor(shape, data);
  };

  /** Empties the room: new tensors overwrite those made before. */
  clear(): void {
    this.#used = 0;
  }
}
