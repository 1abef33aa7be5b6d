import { type Scratch, type ScratchArrays, scratchArrays } from '../../tensors/scratch.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters } from '../op.js';
import * as shape from './shape.js';
import { type Taps, tapsOf } from './taps.js';

/** One resized row for each tap of a column of rows; `nearest` copies rows of the output. */
export function twoPassesScratch(layer: Layer<OpParameters['resize']>): ScratchArrays<Float64Array> {
  const { mode, size } = layer.parameters;
  const rows = { nearest: 0, linear: 2, cubic: 4 }[mode];
  return scratchArrays(Float64Array, ...new Array<number>(rows).fill(size[1]));
}

/**
 * An image in another size, along its rows first, then along its columns.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    N·C·(rows that are read)·Q·taps + N·C·P·Q·taps instead of N·C·P·Q·taps²
 * @changes taps are computed once; each input row is resized once and kept for the output rows that need it
 * @expect  half of the multiplications for linear, a quarter for cubic; nearest copies rows that repeat
 */
export function bindTwoPasses(layer: Layer<OpParameters['resize']>, scratch?: Scratch): BoundKernel {
  checkLayer('resize', shape, layer);
  const [[N, C, H, W]] = layer.inputs;
  const [, , P, Q] = layer.output;
  const rows = tapsOf(H, P, 0, layer.parameters);
  const columns = tapsOf(W, Q, 1, layer.parameters);
  const kept = twoPassesScratch(layer).in(scratch);
  const constants = [rows, columns].flatMap(({ places, weights }) => [places, weights]);
  return {
    constantBytes: constants.reduce((sum, { byteLength }) => sum + byteLength, 0),
    run({ data: to }, [{ data: from }]) {
      for (let plane = 0; plane < N * C; plane++) {
        const input = plane * H * W;
        const output = plane * P * Q;
        if (rows.count === 1) nearestPlane(to, output, from, input, rows.places, columns.places, W, Q);
        else mixedPlane(to, output, from, input, rows, columns, W, kept);
      }
    },
  };
}

function nearestPlane(
  to: Float32Array,
  output: number,
  from: Float32Array,
  input: number,
  rows: Int32Array,
  columns: Int32Array,
  W: number,
  Q: number,
): void {
  let shown = -1;
  let o = output;
  for (let y = 0; y < rows.length; y++, o += Q) {
    const row = input + rows[y] * W;
    if (rows[y] === shown) to.copyWithin(o, o - Q, o);
    else for (let q = 0; q < Q; q++) to[o + q] = from[row + columns[q]];
    shown = rows[y];
  }
}

/** @param kept  resized rows: row h is kept at place h mod taps, so that neighbours never share one */
function mixedPlane(
  to: Float32Array,
  output: number,
  from: Float32Array,
  input: number,
  rows: Taps,
  columns: Taps,
  W: number,
  kept: readonly Float64Array[],
): void {
  const taps = rows.count;
  const Q = columns.places.length / taps;
  const P = rows.places.length / taps;
  const holds = new Array<number>(taps).fill(-1);
  for (let y = 0, o = output; y < P; y++, o += Q) {
    for (let i = 0; i < taps; i++) {
      const h = rows.places[y * taps + i];
      if (holds[h % taps] !== h) resizeRow(kept[h % taps], from, input + h * W, columns);
      holds[h % taps] = h;
    }
    mixRows(to, o, Q, rows, y, kept);
  }
}

function resizeRow(
  to: Float64Array,
  from: Float32Array,
  row: number,
  { count, places, weights }: Taps,
): void {
  for (let q = 0, tap = 0; q < to.length; q++) {
    let sum = 0;
    for (let i = 0; i < count; i++, tap++) sum += weights[tap] * from[row + places[tap]];
    to[q] = sum;
  }
}

function mixRows(
  to: Float32Array,
  o: number,
  Q: number,
  { count, places, weights }: Taps,
  y: number,
  kept: readonly Float64Array[],
): void {
  const first = y * count;
  const row = (i: number) => kept[places[first + i] % count];
  const [a, b] = [row(0), row(1)];
  const [u, v] = [weights[first], weights[first + 1]];
  if (count === 2) {
    for (let q = 0; q < Q; q++) to[o + q] = u * a[q] + v * b[q];
    return;
  }
  const [c, d] = [row(2), row(3)];
  const [s, t] = [weights[first + 2], weights[first + 3]];
  for (let q = 0; q < Q; q++) to[o + q] = u * a[q] + v * b[q] + s * c[q] + t * d[q];
}
