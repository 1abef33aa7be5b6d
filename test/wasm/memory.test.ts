import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { platforms } from '../../src/networks/platforms.js';
import { FreeList } from '../../src/wasm/free-list.js';
import { addressOf, allocate, release, wasmMemory } from '../../src/wasm/memory.js';
import { bestVariant, loadKernels } from '../../src/wasm/module.js';

describe('the free list', () => {
  it('never hands out a byte twice, and joins what is given back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.nat())), steps => {
        let end = 0;
        const list = new FreeList(100, needed => {
          end = Math.max(end, needed);
        });
        const taken: [start: number, bytes: number][] = [];
        for (const [bytes, which] of steps) {
          if (which % 3 === 0 && taken.length > 0) {
            const [[start]] = taken.splice(which % taken.length, 1);
            list.give(start);
          } else {
            const start = list.take(bytes);
            assert.equal(start % 64, 0);
            assert.ok(start >= 100 && start + bytes <= end);
            assert.ok(taken.every(([other, length]) => start + bytes <= other || other + length <= start));
            taken.push([start, bytes]);
          }
        }
        const before = end;
        for (const [start] of taken) list.give(start);
        if (before > 0) list.take(before - 128);
        assert.equal(end, before);
      }),
    );
  });

  it('refuses what was not handed out', () => {
    assert.throws(() => new FreeList(0, () => {}).give(64), /no range in use begins at 64/);
  });
});

describe('WebAssembly memory', () => {
  it('keeps its views when it grows', () => {
    const block = allocate(4).fill(7);
    const large = allocate(wasmMemory.buffer.byteLength / 4);
    assert.deepEqual([...block], [7, 7, 7, 7]);
    assert.equal(addressOf('test', block), block.byteOffset);
    large[large.length - 1] = 1;
    for (const array of [block, large]) release(array);
  });

  it('knows its arrays after the growth of any other shared memory of the process', () => {
    const [before, other] = [allocate(4), new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true })];
    other.grow(1);
    // V8 hears of the growth at the next check for interrupts, which a loop has.
    for (let i = 0; i < 100_000; i++) before[0] = i;
    const after = allocate(4);
    for (const array of [before, after]) assert.equal(addressOf('test', array), array.byteOffset);
    for (const array of [before, after]) release(array);
  });

  it('says how much was asked for where it cannot grow so far, before any work', () => {
    const g = new GraphBuilder('huge');
    const graph = g.build(g.conv2d(g.input([1, 1, 1, 1]), { filters: 1, kernel: [1, 1] }));
    const nodes = graph.nodes.map(node => ({ ...node, shape: [1, 2 ** 30, 1, 1] }));
    assert.throws(() => bindGraph({ ...graph, nodes }, platforms.wasm, 1), {
      name: 'RangeError',
      message: /^wasm: \d+ bytes of WebAssembly memory needed, expected at most 2147483648$/,
    });
  });

  it('does not grow over 10,000 runs', () => {
    const g = new GraphBuilder('small');
    const x = g.pointwise(g.input([1, 4, 6, 6]), { filters: 8 });
    const y = g.depthwise(g.activation('relu', x), { kernel: [3, 3], padding: 1 });
    const executable = bindGraph(g.build(g.conv2d(y, { filters: 4, kernel: [3, 3] })), platforms.wasm, 1);
    const before = wasmMemory.buffer.byteLength;
    for (let i = 0; i < 10_000; i++) executable.run();
    assert.equal(wasmMemory.buffer.byteLength, before);
  });

  it('takes back what nobody holds any more, and keeps an arena whose output is held', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const g = new GraphBuilder('medium');
    const graph = g.build(g.pointwise(g.input([1, 16, 128, 128]), { filters: 16 }));
    const bindAndRun = () => {
      const executable = bindGraph(graph, platforms.wasm, 1);
      executable.run();
      return executable.output;
    };
    const held = bindAndRun();
    const expected = Float32Array.from(held.data);
    const before = wasmMemory.buffer.byteLength;
    for (let i = 0; i < 12; i++) {
      bindAndRun().data.fill(0);
      collect();
      await new Promise(resolve => setImmediate(resolve));
    }
    assert.ok(wasmMemory.buffer.byteLength - before < 6 * 2 * expected.byteLength);
    assert.deepEqual(held.data, expected);
  });

  it('names the variant of the kernels that it loads', () => {
    assert.equal(loadKernels(bestVariant()), loadKernels(bestVariant()));
    assert.match(platforms.wasm.description, /fused multiply-add/);
  });
});
