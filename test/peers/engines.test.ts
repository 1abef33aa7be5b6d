import assert from 'node:assert/strict';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { engineArms } from '../../src/peers/engines/index.js';
import { load as loadOnnxruntimeWeb } from '../../src/peers/engines/onnxruntime-web.js';
import { load } from '../../src/peers/engines/platform.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { tensor } from '../../src/tensors/tensor.js';

describe('engines of peers', () => {
  it('run a platform on the input that they are given', async () => {
    const g = new GraphBuilder('sum');
    const x = g.input([1, 1, 2, 2]);
    const ones = () => [{ shape: [1, 1, 1, 1], data: new Float32Array([1]) }];
    const graph = g.build(g.pointwise(x, { filters: 1 }, { name: 'identity', weights: ones }));
    const input = new Float32Array([1, 2, 3, 4]);
    for (const request of [
      { name: 'typescript', threads: 1 },
      { name: 'wasm-threads', threads: 2 },
    ]) {
      const prepared = await (await load(request)).prepare(graph, 1, input);
      await prepared.run();
      assert.deepEqual(prepared.output(), input);
    }
  });

  it('run platforms with as many threads as are asked for, or say that they cannot', async () => {
    assert.match((await load({ name: 'wasm-threads', threads: 3 })).version, /shared by 3 threads/);
    await assert.rejects(load({ name: 'wasm', threads: 2 }), {
      name: 'Unsupported',
      message: 'the platform wasm has one thread',
    });
  });

  it('run a network after all passes and write it before them, with the same output', async () => {
    const g = new GraphBuilder('toy-network');
    const x = g.conv2d(g.input([1, 3, 8, 8]), { filters: 8, kernel: [3, 3], padding: 1 });
    const graph = g.build(g.activation('relu', g.batchNorm(x)));
    const input = Float32Array.from({ length: 3 * 8 * 8 }, (_, i) => Math.sin(i));
    const engines = [
      await load({ name: 'wasm', threads: 1 }),
      await loadOnnxruntimeWeb({ name: 'onnxruntime-web', threads: 1 }),
    ];
    const [ours, theirs] = await Promise.all(
      engines.map(async engine => {
        const prepared = await engine.prepare(graph, 1, input);
        await prepared.run();
        return tensor([1, 8, 8, 8], prepared.output());
      }),
    );
    assert.ok(relativeError(ours, theirs) <= TOLERANCE);
  });

  it('are arms of each number of threads, our best one always and with one thread twice', () => {
    const named = (threads: number[], engines: string[]) =>
      engineArms(threads, engines).map(
        ({ engine, threads: count, again }) => `${engine.name} ${count}${again ? ' again' : ''}`,
      );
    assert.deepEqual(named([1], ['jax']), ['wasm 1', 'jax 1', 'wasm 1 again']);
    assert.deepEqual(named([2], ['wasm', 'typescript', 'jax']), ['wasm-threads 2', 'jax 2']);
    assert.deepEqual(named([1, 2], []), ['wasm 1', 'wasm 1 again', 'wasm-threads 2']);
  });
});
