import assert from 'node:assert/strict';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import { allocate, release, wasmMemory } from '../../src/wasm/memory.js';
import { bestVariant, loadKernels } from '../../src/wasm/module.js';
import { packMatrix, packWeights } from '../../src/wasm/packed-weights.js';

describe('a matrix that is packed some rows at a time', () => {
  const kernels = loadKernels(bestVariant());

  it('is what the kernel makes of all rows at once, also where one panel is more than there is room for', () => {
    for (const [rows, depth] of [
      [1, 3],
      [23, 5000],
      [512, 300],
      [7, 40_000],
    ]) {
      const { data } = randomTensor([rows, depth], randomStream(rows));
      const [whole, expected, packed] = [0, 1, 2].map(() => allocate(rows * depth));
      whole.set(data);
      kernels.packRows(expected.byteOffset, whole.byteOffset, rows, depth, 1, 0, 1);
      packMatrix(kernels, packed.byteOffset, rows, depth, (staged, first, end) => {
        staged.set(data.subarray(first * depth, end * depth));
      });
      assert.deepEqual(packed, expected, `[${rows}, ${depth}]`);
      for (const block of [whole, expected, packed]) release(block);
    }
  });

  it('leaves no gap of its own size in the memory', () => {
    const w = randomTensor([1024, 2048], randomStream(1));
    const full = fillFreeMemory();
    const before = wasmMemory.buffer.byteLength;
    const { block } = packWeights(kernels, w, undefined, 1);
    const grown = wasmMemory.buffer.byteLength - before;
    assert.ok(grown > 0.8 * block.byteLength, `${grown} bytes for ${block.byteLength}`);
    assert.ok(grown < 1.2 * block.byteLength, `${grown} bytes for ${block.byteLength}`);
    for (const array of full) release(array);
  });
});

/** What is taken of the memory so that the next large array has to let it grow. */
function fillFreeMemory(): Float32Array[] {
  const arrays: Float32Array[] = [];
  const before = wasmMemory.buffer.byteLength;
  while (wasmMemory.buffer.byteLength === before) arrays.push(allocate(2 ** 16));
  return arrays;
}
