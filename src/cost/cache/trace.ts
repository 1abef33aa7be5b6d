import { aligned } from '../../tensors/alignment.js';
import { elements as elementCount, type Shape } from '../../tensors/tensor.js';

/** Bytes of one element of every traced tensor (float32). */
export const ELEMENT_BYTES = 4;

/** A tensor in the simulated address space. */
export interface TracedTensor {
  readonly id: number;
  readonly name: string;
  readonly byteStart: number;
  readonly elements: number;
}

/** Receives the loads and stores of a loop nest. */
export interface AccessSink {
  /** One element is read or written: one lookup. */
  access(tensor: number, byteAddress: number): void;
  /**
   * Consecutive elements are read or written, with no other access in between: counted as one access per element,
   * looked up once per line.
   */
  accessRun(tensor: number, byteStart: number, byteLength: number): void;
}

/** A loop nest without its arithmetic: the addresses it touches, in order. */
export interface Trace {
  readonly name: string;
  /** tensors[i].id === i */
  readonly tensors: readonly TracedTensor[];
  /** One more than the largest address. */
  readonly spaceBytes: number;
  /** Tells the sink of every access, in order. */
  run(sink: AccessSink): void;
}

/** A fresh address space in which tensors are placed one after the other. */
export class AddressSpace {
  readonly tensors: TracedTensor[] = [];
  #end = 0;

  /**
   * Places a tensor at the next aligned byte.
   *
   * @throws {RangeError} where the space would exceed 2 GiB
   */
  place(name: string, shape: Shape): TracedTensor {
    const elements = elementCount(shape);
    const byteStart = aligned(this.#end);
    this.#end = byteStart + elements * ELEMENT_BYTES;
    if (!(this.#end <= 2 ** 31)) {
      throw new RangeError(`trace: ${name} ends at byte ${this.#end}, expected at most 2^31`);
    }
    const tensor = { id: this.tensors.length, name, byteStart, elements };
    this.tensors.push(tensor);
    return tensor;
  }

  /** The trace of a loop nest over the placed tensors. */
  trace(name: string, run: (sink: AccessSink) => void): Trace {
    return { name, tensors: this.tensors, spaceBytes: this.#end, run };
  }
}

/** Where a loop nest finds a tensor or a part of one. */
export type Place = Pick<TracedTensor, 'id' | 'byteStart'>;

/** The part of a tensor that starts at a given element. */
export function from({ id, byteStart }: Place, element: number): Place {
  return { id, byteStart: byteStart + element * ELEMENT_BYTES };
}
