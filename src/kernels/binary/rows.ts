import { elements, type Shape } from '../../tensors/tensor.js';
import { stridesOf } from '../axes.js';
import { broadcastStrides } from '../broadcast.js';
import { mergeAxes } from '../merged-axes.js';

/** An input as the rows of the output read it. */
export interface RowsOfInput {
  /** Where the row of each row of the output begins, in elements. */
  readonly starts: Int32Array;
  /** From one element of a row to the next: 1, or 0 where the whole row reads one. */
  readonly step: 0 | 1;
}

/** The output as rows in which each input either has a value for each element or one for all of them. */
export interface Rows {
  readonly rows: number;
  readonly length: number;
  readonly a: RowsOfInput;
  readonly b: RowsOfInput;
}

/**
 * Divides the output into rows that are as long as possible: neighbouring axes in which both inputs are repeated or not
 * in the same way are one. Inputs of one shape give one row, and so does a single number with anything.
 */
export function rowsOf([a, b]: readonly Shape[], output: Shape): Rows {
  const strides = [a, b].map(shape => broadcastStrides(shape, output));
  const merged = mergeAxes(output, axis => strides.map(of => (of[axis] === 0 ? 0 : 1)).join());
  const row = merged.at(-1) ?? { length: 1, kind: '1,1' };
  const outer = merged.slice(0, -1);
  const lengths = outer.map(({ length }) => length);
  const [left, right] = [0, 1].map((input): RowsOfInput => {
    const steps = [...outer, row].map(({ kind }) => (kind.split(',')[input] === '1' ? 1 : 0));
    const own = stridesOf([...lengths, row.length].map((length, axis) => (steps[axis] === 0 ? 1 : length)));
    return {
      starts: startsOf(
        lengths,
        own.map((stride, axis) => stride * steps[axis]),
      ),
      step: steps.at(-1)!,
    };
  });
  return { rows: elements(lengths), length: row.length, a: left, b: right };
}

/** Σ place · stride for all places of these lengths in order. */
function startsOf(lengths: readonly number[], strides: readonly number[]): Int32Array {
  const places = stridesOf(lengths);
  return Int32Array.from({ length: elements(lengths) }, (_, i) =>
    lengths.reduce((sum, length, axis) => sum + (Math.floor(i / places[axis]) % length) * strides[axis], 0),
  );
}
