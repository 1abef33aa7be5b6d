/**
 * Why lines were missed.
 *
 *   compulsory = first touches
 *   capacity   = misses of a fully associative LRU cache of the same size − compulsory
 *   conflict   = misses of the set-associative cache − misses of the fully associative one
 *
 * The three add up to the misses. `conflict` can be negative, and is reported as such: when a loop sweeps over a
 * little more than the cache holds, full LRU evicts every line just before it is needed again, while sets that
 * are not overfull keep theirs. Clamping it to 0 would break the sum; a negative number says that LRU, not
 * associativity, is the wrong policy for this loop.
 *
 * @source Hill & Smith 1989, IEEE Trans. Computers 38(12), "Evaluating associativity in CPU caches"
 */
export interface ThreeC {
  readonly compulsory: number;
  readonly capacity: number;
  readonly conflict: number;
}

/** Splits the misses of a set-associative cache, given those of a fully associative one of the same size. */
export function splitMisses(misses: number, fullyAssociativeMisses: number, compulsory: number): ThreeC {
  return {
    compulsory,
    capacity: fullyAssociativeMisses - compulsory,
    conflict: misses - fullyAssociativeMisses,
  };
}

const NONE = -1;

/**
 * A fully associative LRU cache of a given number of lines, over a bounded address space: a doubly linked list
 * from the most to the least recently used line, and a table from each line of the space to its slot in the list.
 *
 * Because the space is bounded, a plain table replaces a hash table, at 5 bytes per line of the space.
 */
export class FullyAssociativeLru {
  /** Misses and first touches per tensor. */
  readonly misses: Float64Array;
  readonly compulsory: Float64Array;
  /** slotOf[line]: where the line is held; NONE if it is not. */
  readonly #slotOf: Int32Array;
  readonly #seen: Uint8Array;
  readonly #lineOf: Int32Array;
  readonly #newer: Int32Array;
  readonly #older: Int32Array;
  #newest = NONE;
  #oldest = NONE;
  #held = 0;

  constructor(capacityLines: number, spaceLines: number, tensors: number) {
    this.misses = new Float64Array(tensors);
    this.compulsory = new Float64Array(tensors);
    this.#slotOf = new Int32Array(spaceLines).fill(NONE);
    this.#seen = new Uint8Array(spaceLines);
    this.#lineOf = new Int32Array(capacityLines);
    this.#newer = new Int32Array(capacityLines);
    this.#older = new Int32Array(capacityLines);
  }

  /** Looks up a line for a tensor, counts a miss if it is one, and makes the line the most recently used. */
  touch(line: number, tensor: number): void {
    let slot = this.#slotOf[line];
    if (slot === NONE) {
      this.misses[tensor]++;
      if (this.#seen[line] === 0) {
        this.#seen[line] = 1;
        this.compulsory[tensor]++;
      }
      slot = this.#freeSlot();
      this.#lineOf[slot] = line;
      this.#slotOf[line] = slot;
      this.#pushNewest(slot);
    } else if (slot !== this.#newest) {
      this.#unlink(slot);
      this.#pushNewest(slot);
    }
  }

  /** A slot that is not in the list: a fresh one, or the oldest line's. */
  #freeSlot(): number {
    if (this.#held < this.#lineOf.length) return this.#held++;
    const slot = this.#oldest;
    this.#slotOf[this.#lineOf[slot]] = NONE;
    this.#unlink(slot);
    return slot;
  }

  #unlink(slot: number): void {
    const newer = this.#newer[slot];
    const older = this.#older[slot];
    if (newer === NONE) this.#newest = older;
    else this.#older[newer] = older;
    if (older === NONE) this.#oldest = newer;
    else this.#newer[older] = newer;
  }

  #pushNewest(slot: number): void {
    this.#newer[slot] = NONE;
    this.#older[slot] = this.#newest;
    if (this.#newest === NONE) this.#oldest = slot;
    else this.#newer[this.#newest] = slot;
    this.#newest = slot;
  }
}
