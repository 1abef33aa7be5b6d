import { expectCounts, expectObject } from '../../../errors/arguments.js';
import { AddressSpace, ELEMENT_BYTES, type Trace } from '../trace.js';

/** A product of A [rows, depth] and B [depth, columns], row-major. */
export interface MatmulShape {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
}

/** @throws {InputError} where it is no shape, or a number of it is no positive integer */
export function expectMatmul(where: string, shape: MatmulShape): void {
  expectObject(`${where}: shape`, shape, 'an object with rows, columns, depth');
  const { rows, columns, depth } = shape;
  expectCounts(`${where}: shape`, { rows, columns, depth });
}

/**
 * Matrix product in the order i, j, p: for each element of the result, a row of A and a column of B.
 *
 * Counts rows·columns·(2·depth + 1) accesses: two loads per multiply-accumulate, one store per result, which is
 * summed in a register.
 */
export function matmulTrace(shape: MatmulShape): Trace {
  expectMatmul('matmulTrace', shape);
  const { rows, columns, depth } = shape;
  return blocks('matmul', shape, Math.max(rows, columns, depth));
}

/**
 * Matrix product in blocks of block × block elements: all three loops are split, blocks outside, elements inside.
 *
 * Counts the same accesses as `matmulTrace`, plus one load per result, the sum so far, for every block of the depth
 * after the first.
 *
 * @throws {RangeError} where `block` is not a positive integer
 */
export function blockedMatmulTrace(shape: MatmulShape, block: number): Trace {
  expectMatmul('blockedMatmulTrace', shape);
  if (!Number.isSafeInteger(block) || block < 1) {
    throw new RangeError(`blockedMatmulTrace: block is ${block}, expected a positive integer`);
  }
  return blocks(`matmul in blocks of ${block}`, shape, block);
}

function blocks(name: string, { rows, columns, depth }: MatmulShape, block: number): Trace {
  const space = new AddressSpace();
  const a = space.place('a', [rows, depth]);
  const b = space.place('b', [depth, columns]);
  const out = space.place('out', [rows, columns]);
  return space.trace(name, sink => {
    for (let i0 = 0; i0 < rows; i0 += block) {
      for (let j0 = 0; j0 < columns; j0 += block) {
        for (let p0 = 0; p0 < depth; p0 += block) {
          const iEnd = Math.min(i0 + block, rows);
          const jEnd = Math.min(j0 + block, columns);
          const pEnd = Math.min(p0 + block, depth);
          for (let i = i0; i < iEnd; i++) {
            for (let j = j0; j < jEnd; j++) {
              const result = out.byteStart + (i * columns + j) * ELEMENT_BYTES;
              if (p0 > 0) sink.access(out.id, result);
              for (let p = p0; p < pEnd; p++) {
                sink.access(a.id, a.byteStart + (i * depth + p) * ELEMENT_BYTES);
                sink.access(b.id, b.byteStart + (p * columns + j) * ELEMENT_BYTES);
              }
              sink.access(out.id, result);
            }
          }
        }
      }
    }
  });
}
