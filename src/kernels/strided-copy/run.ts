import { COPY_ROWS } from '../../wasm/assembly/tile-sizes.js';
import type { CopyAxis, TiledCopy } from './plan.js';

/** Rows shorter than this are copied value by value: a call of the engine's own copy takes as long. */
const SHORT = 24;

/** Copies every tile of a copy; with a constant, writes it instead. */
export function runCopy(
  to: Float32Array,
  from: Float32Array,
  { outer, rows, columns }: TiledCopy,
  toStart: number,
  fromStart: number,
  constant: number | undefined,
): void {
  forEachOuter(outer, toStart, fromStart, (t, f) => {
    if (constant !== undefined) fillTile(to, t, rows, columns, constant);
    else copyTile(to, t, from, f, rows, columns);
  });
}

/** Calls `visit` with the place in target and source of every combination of the outer axes. */
function forEachOuter(
  outer: readonly CopyAxis[],
  t: number,
  f: number,
  visit: (t: number, f: number) => void,
): void {
  const [axis, ...inner] = outer;
  if (!axis) {
    visit(t, f);
    return;
  }
  for (let i = 0; i < axis.length; i++) forEachOuter(inner, t + i * axis.to, f + i * axis.from, visit);
}

function fillTile(to: Float32Array, t: number, rows: CopyAxis, columns: CopyAxis, value: number): void {
  for (let r = 0; r < rows.length; r++) {
    const first = t + r * rows.to;
    for (let c = 0; c < columns.length; c++) to[first + c * columns.to] = value;
  }
}

function copyTile(
  to: Float32Array,
  t: number,
  from: Float32Array,
  f: number,
  rows: CopyAxis,
  columns: CopyAxis,
): void {
  const isRun = columns.to === 1 && columns.from === 1 && columns.length >= SHORT;
  if (isRun) {
    for (let r = 0; r < rows.length; r++) {
      const first = f + r * rows.from;
      to.set(from.subarray(first, first + columns.length), t + r * rows.to);
    }
    return;
  }
  // Of a transposed tile, all columns of some rows after the other: what a cache line of the source holds is used.
  for (let block = 0; block < rows.length; block += COPY_ROWS) {
    const end = Math.min(block + COPY_ROWS, rows.length);
    if (rows.from === 1) {
      for (let c = 0; c < columns.length; c++) {
        const first = t + c * columns.to;
        const source = f + c * columns.from;
        for (let r = block; r < end; r++) to[first + r * rows.to] = from[source + r];
      }
    } else {
      for (let r = block; r < end; r++) {
        const first = t + r * rows.to;
        const source = f + r * rows.from;
        for (let c = 0; c < columns.length; c++) to[first + c * columns.to] = from[source + c * columns.from];
      }
    }
  }
}
