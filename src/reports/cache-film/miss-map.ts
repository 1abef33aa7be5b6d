import type { CacheLevel } from '../../cost/cache/cache.js';
import { CacheHierarchy } from '../../cost/cache/simulate.js';
import { type AccessSink, ELEMENT_BYTES, type Trace, type TracedTensor } from '../../cost/cache/trace.js';
import { type Band, rowsOf } from './bands.js';

/** When and where a loop nest misses: columns are its progress, rows are places in memory. */
export interface MissMap {
  readonly columns: number;
  readonly rows: number;
  /** used[row · columns + column]: 1 where the loops touched this place at that time. */
  readonly used: Uint8Array;
  /** misses[level][row · columns + column] */
  readonly misses: readonly Uint32Array[];
  /** Of the whole loop nest: elements read or written. */
  readonly accesses: number;
}

/**
 * Runs a trace through a cache that is empty at first, and notes down each miss by the time and the place at which it
 * happens. Time is the number of accesses so far; values that are read in a row count as read at once.
 *
 * The sums over a level's map are the misses that `simulate` counts.
 *
 * @param bands  a band for each of the trace's tensors, by name
 * @throws {RangeError} where a tensor has no band or does not fit into it, and as `simulate`
 */
export function missMap(
  trace: Trace,
  levels: readonly CacheLevel[],
  bands: readonly Band[],
  columns: number,
): MissMap {
  const accesses = countAccesses(trace);
  const recorder = new MissRecorder(trace, levels, bands, columns, accesses);
  trace.run(recorder);
  return { columns, rows: rowsOf(bands), used: recorder.used, misses: recorder.misses, accesses };
}

/** How many elements a loop nest reads or writes. */
function countAccesses(trace: Trace): number {
  let count = 0;
  trace.run({
    access: () => {
      count++;
    },
    accessRun: (_, __, byteLength) => {
      count += byteLength / ELEMENT_BYTES;
    },
  });
  return count;
}

class MissRecorder implements AccessSink {
  readonly used: Uint8Array;
  readonly misses: readonly Uint32Array[];
  readonly #hierarchy: CacheHierarchy;
  readonly #columns: number;
  readonly #accessesPerColumn: number;
  /** Of each tensor: where it begins, its first row, and the bytes of a row. */
  readonly #starts: Float64Array;
  readonly #tops: Float64Array;
  readonly #rowBytes: Float64Array;
  #now = 0;
  #column = 0;
  #nextColumnAt: number;

  constructor(
    { tensors, spaceBytes }: Trace,
    levels: readonly CacheLevel[],
    bands: readonly Band[],
    columns: number,
    accesses: number,
  ) {
    const cells = columns * rowsOf(bands);
    this.used = new Uint8Array(cells);
    this.misses = levels.map(() => new Uint32Array(cells));
    this.#columns = columns;
    this.#accessesPerColumn = accesses / columns;
    this.#nextColumnAt = this.#accessesPerColumn;
    const places = tensors.map(tensor => placeOf(tensor, bands));
    this.#starts = Float64Array.from(tensors, tensor => tensor.byteStart);
    this.#tops = Float64Array.from(places, band => band.top);
    this.#rowBytes = Float64Array.from(places, band => band.rowBytes);
    const lineBytes = levels[0]?.lineBytes;
    this.#hierarchy = new CacheHierarchy(levels, tensors.length, spaceBytes, {
      onMiss: (depth, tensor, line) => {
        this.misses[depth][this.#cell(tensor, line * lineBytes)]++;
      },
    });
  }

  access(tensor: number, byteAddress: number): void {
    this.used[this.#cell(tensor, byteAddress)] = 1;
    this.#hierarchy.access(tensor, byteAddress);
    this.#advance(1);
  }

  accessRun(tensor: number, byteStart: number, byteLength: number): void {
    const last = this.#cell(tensor, byteStart + byteLength - 1);
    for (let cell = this.#cell(tensor, byteStart); cell <= last; cell += this.#columns) this.used[cell] = 1;
    this.#hierarchy.accessRun(tensor, byteStart, byteLength);
    this.#advance(byteLength / ELEMENT_BYTES);
  }

  #cell(tensor: number, byteAddress: number): number {
    const row = Math.floor((byteAddress - this.#starts[tensor]) / this.#rowBytes[tensor]);
    return (this.#tops[tensor] + row) * this.#columns + this.#column;
  }

  #advance(accesses: number): void {
    this.#now += accesses;
    while (this.#now >= this.#nextColumnAt && this.#column < this.#columns - 1) {
      this.#column++;
      this.#nextColumnAt = (this.#column + 1) * this.#accessesPerColumn;
    }
  }
}

function placeOf({ name, elements }: TracedTensor, bands: readonly Band[]): Band {
  const band = bands.find(candidate => candidate.name === name);
  const bytes = elements * ELEMENT_BYTES;
  if (!band || bytes > band.rows * band.rowBytes) {
    const got = band ? `a band of ${band.rows * band.rowBytes} bytes` : 'no band';
    throw new RangeError(`missMap: ${name} of ${bytes} bytes has ${got}, expected one that holds it`);
  }
  return band;
}
