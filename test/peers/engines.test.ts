import assert from 'node:assert/strict';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { peerArms } from '../../src/peers/arms.js';
import { convolutionChain } from '../../src/peers/engines/convolutions.js';
import { permuted } from '../../src/peers/engines/layout.js';
import { load as loadOnnxruntimeWeb } from '../../src/peers/engines/onnxruntime-web.js';
import { load } from '../../src/peers/engines/platform.js';
import { workloads } from '../../src/peers/workloads.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { tensor } from '../../src/tensors/tensor.js';

describe('engines of peers', () => {
  it('bring a feature map from NCHW to NHWC and back', () => {
    const nchw = Float32Array.from({ length: 2 * 3 * 2 * 2 }, (_, i) => i);
    const nhwc = permuted(nchw, [2, 3, 2, 2], [0, 2, 3, 1]);
    assert.deepEqual([...nhwc.slice(0, 6)], [0, 4, 8, 1, 5, 9]);
    assert.deepEqual(permuted(nhwc, [2, 2, 2, 3], [0, 3, 1, 2]), nchw);
  });

  it('see the layers of every stack as convolutions with their weights', () => {
    const shapes = workloads
      .filter(({ kind }) => kind === 'stack')
      .map(({ id, graph }) => {
        const [{ weights, groups, pads }, ...rest] = convolutionChain(graph(), 1, 'toy');
        return [id, 1 + rest.length, groups, weights.shape.join('×'), pads.flat().join('')].join(' ');
      });
    assert.deepEqual(shapes, [
      'pointwise-128 10 1 128×128×1×1 0000',
      'depthwise-128 10 128 128×1×3×3 1111',
      'bottleneck-52 10 1 312×52×1×1 0000',
      'grouped-360 10 8 360×45×1×1 0000',
      'conv-64 4 1 64×64×3×3 1111',
      'pointwise-512 10 1 512×512×1×1 0000',
    ]);
  });

  it('refuse what is no chain of plain convolutions', () => {
    const refused = {
      name: 'Unsupported',
      message: 'only chains of plain convolutions are translated for toy',
    };
    const one = (name: string, add: (g: GraphBuilder, x: number) => number) => {
      const g = new GraphBuilder(name);
      return g.build(add(g, g.input([1, 4, 4, 4])));
    };
    const branches = one('branches', (g, x) => {
      const branch = g.pointwise(x, { filters: 4 });
      g.pointwise(x, { filters: 4 });
      return branch;
    });
    const activated = one('activated', (g, x) => g.activation('relu', g.pointwise(x, { filters: 4 })));
    const biased = one('biased', (g, x) => g.pointwise(x, { filters: 4, bias: true }));
    for (const graph of [branches, activated, biased]) {
      assert.throws(() => convolutionChain(graph, 1, 'toy'), refused);
    }
  });

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
    await assert.rejects(load({ name: 'abacus', threads: 1 }), { message: 'there is no platform abacus' });
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
      peerArms(threads, engines).map(
        ({ kind, threads: count, again }) => `${kind.name} ${count}${again ? ' again' : ''}`,
      );
    assert.deepEqual(named([1], ['jax']), ['wasm 1', 'jax 1', 'wasm 1 again']);
    assert.deepEqual(named([2], ['wasm', 'typescript', 'jax']), ['wasm-threads 2', 'jax 2']);
    assert.deepEqual(named([1, 2], []), ['wasm 1', 'wasm 1 again', 'wasm-threads 2']);
  });
});
