import assert from 'node:assert/strict';
import { TEACHING_CACHE } from '../../../../src/cost/cache/cache.js';
import { simulate } from '../../../../src/cost/cache/simulate.js';
import type { Trace } from '../../../../src/cost/cache/trace.js';
import {
  packedMatmulTrace,
  rowByRowMatmulTrace,
  tiledMatmulTrace,
} from '../../../../src/cost/cache/traces/matmul-tiles.js';
import { matmul } from '../../../../src/kernels/matmul/index.js';
import { fullLru } from './full-lru.js';
import { elementsOf, footprint, recorder } from './record.js';

const shape = { rows: 8, columns: 12, depth: 5 };
const macs = 8 * 12 * 5;

/** Elements of A, B and the result that a version of the kernel touches, in its order. */
function kernelElements(name: string) {
  const { rows, columns, depth } = shape;
  const [a, b, out] = [recorder([rows, depth]), recorder([depth, columns]), recorder([rows, columns])];
  const layer = {
    inputs: [a.tensor.shape, b.tensor.shape],
    output: out.tensor.shape,
    weights: [],
    parameters: {},
  };
  const version = matmul.versions.find(candidate => candidate.name === name)!;
  version.bind(layer).run(out.tensor, [a.tensor, b.tensor]);
  return { a: a.elements, b: b.elements, out: out.elements };
}

const ascending = (a: number, b: number) => a - b;

function accesses(trace: Trace): number[] {
  return simulate(trace, TEACHING_CACHE)[0].tensors.map(tensor => tensor.accesses);
}

describe('the traces of the versions of a matrix product', () => {
  const versions = [
    { name: '2-register-tile', trace: tiledMatmulTrace(shape, 4) },
    { name: '3-packed-panels', trace: packedMatmulTrace(shape, { rows: 4, columns: 4, block: 4 }) },
  ];
  for (const { name, trace } of versions) {
    it(`touch A, B and the result as the kernel ${name} does`, () => {
      const { a, b, out } = elementsOf(trace);
      assert.deepEqual({ a, b, out }, kernelElements(name));
    });
  }

  it('touch A, B and the result as the kernel 1-loop-order does, but the result line by line', () => {
    const { a, b, out } = elementsOf(rowByRowMatmulTrace(shape));
    const kernel = kernelElements('1-loop-order');
    assert.deepEqual({ a, b }, { a: kernel.a, b: kernel.b });
    assert.deepEqual([...out].sort(ascending), [...kernel.out].sort(ascending));
  });

  it('load and store every sum row by row, and 1/r + 1/c values per multiply-accumulate in tiles', () => {
    assert.deepEqual(accesses(rowByRowMatmulTrace(shape)), [8 * 5, macs, 8 * 12 + 2 * macs]);
    assert.deepEqual(accesses(tiledMatmulTrace(shape, 4)), [macs / 4, macs / 4, 8 * 12]);
    const packed = packedMatmulTrace(shape, { rows: 4, columns: 2, block: 6 });
    const [a, b, out, panelOfA, panelOfB, start] = accesses(packed);
    assert.deepEqual([a, b, out], [8 * 5, 5 * 12, 8 * 12]);
    assert.deepEqual([panelOfA, panelOfB], [8 * 5 + macs / 2, 5 * 12 + macs / 4]);
    assert.equal(start, 8 * 6);
  });

  it('touch everything, and no more of a panel than one block of columns', () => {
    const packed = packedMatmulTrace(shape, { rows: 4, columns: 2, block: 6 });
    assert.deepEqual(footprint(packed), {
      a: 40,
      b: 60,
      out: 96,
      'packed a': 40,
      'panel of b': 30,
      start: 8,
    });
    assert.deepEqual(footprint(tiledMatmulTrace(shape, 4)), { a: 40, b: 60, out: 96 });
    assert.deepEqual(footprint(rowByRowMatmulTrace(shape)), { a: 40, b: 60, out: 96 });
  });

  it('read a B that does not fit from memory once in strips, but once per row of A row by row', () => {
    const large = { rows: 8, columns: 64, depth: 64 };
    const lines = (64 * 64) / 16;
    const missesOfB = (trace: Trace) => simulate(trace, [fullLru(128)])[0].tensors[1].misses;
    assert.equal(missesOfB(rowByRowMatmulTrace(large)), 8 * lines);
    assert.equal(missesOfB(packedMatmulTrace(large, { rows: 4, columns: 8, block: 16 })), lines);
  });

  it('refuse tiles that do not divide the matrices', () => {
    assert.throws(() => tiledMatmulTrace(shape, 5), /rows 8, expected a multiple of 5/);
    assert.throws(
      () => packedMatmulTrace(shape, { rows: 4, columns: 4, block: 8 }),
      /columns 12, expected a multiple of 8/,
    );
    assert.throws(
      () => packedMatmulTrace(shape, { rows: 4, columns: 4, block: 6 }),
      /block 6, expected a multiple of 4/,
    );
  });
});
