import { aligned } from '../tensors/alignment.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** First-fit allocator: hands out byte ranges of a memory that can grow, the first free one that is large enough. */
export class FreeList {
  /** Ordered by address; no two touch, they would be one. */
  #free: Range[] = [];
  readonly #taken = new Map<number, number>();
  #end: number;
  readonly #grow: (end: number) => void;

  /**
   * @param start  first byte that may be handed out
   * @param grow   grows the memory at least to `end`; throws where it cannot
   */
  constructor(start: number, grow: (end: number) => void) {
    this.#end = aligned(start);
    this.#grow = grow;
  }

  /** Hands out `bytes` bytes: their address, aligned to a cache line. */
  take(bytes: number): number {
    const size = aligned(Math.max(bytes, 1));
    const place = this.#free.findIndex(({ start, end }) => end - start >= size);
    if (place < 0) {
      this.#grow(this.#end + size);
      this.#taken.set(this.#end, size);
      this.#end += size;
      return this.#end - size;
    }
    const { start, end } = this.#free[place];
    this.#free.splice(place, 1, ...(end - start > size ? [{ start: start + size, end }] : []));
    this.#taken.set(start, size);
    return start;
  }

  /** Takes a range back. @throws {Error} where no range in use begins there */
  give(start: number): void {
    const size = this.#taken.get(start);
    if (size === undefined) throw new Error(`free list: no range in use begins at ${start}`);
    this.#taken.delete(start);
    let range = { start, end: start + size };
    const next = this.#free.findIndex(other => other.start > start);
    const place = next < 0 ? this.#free.length : next;
    const [before, after] = [this.#free[place - 1], this.#free[place]];
    const joinsBefore = before?.end === range.start;
    const joinsAfter = after?.start === range.end;
    if (joinsBefore) range = { start: before.start, end: range.end };
    if (joinsAfter) range = { start: range.start, end: after.end };
    this.#free.splice(place - Number(joinsBefore), Number(joinsBefore) + Number(joinsAfter), range);
  }
}
