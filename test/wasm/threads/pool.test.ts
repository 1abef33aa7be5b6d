import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Worker } from 'node:worker_threads';
import { wasmVersions } from '../../../src/kernels/wasm-versions.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import type { Platform } from '../../../src/networks/platform.js';
import { platforms, wasmThreads } from '../../../src/networks/platforms.js';
import { allocate, release, wasmMemory } from '../../../src/wasm/memory.js';
import { Pool, type PoolOptions } from '../../../src/wasm/threads/pool.js';

/** Values of which a ReLU takes milliseconds: workers are there long before thread 0 is done. */
const VALUES = 2 ** 23;

/** Longer than a worker takes to start, even on a busy machine. */
const LONG_START_MS = 3000;

describe('a pool of threads', function () {
  this.timeout(20_000);
  const open: Pool[] = [];
  const poolOf = (threads: number, options?: PoolOptions): Pool => {
    const pool = new Pool(threads, options);
    open.push(pool);
    return pool;
  };
  afterEach(() => Promise.all(open.splice(0).map(pool => pool.close())));

  const platformOf = (pool: Pool): Platform => ({
    ...platforms['wasm-threads'],
    versions: wasmVersions(() => pool.load()),
  });

  it('gives bit by bit what one thread gives, for layers that all threads have time to share', () => {
    const graph = layers();
    const alone = bindGraph(graph, platforms.wasm, 1);
    alone.run();
    for (const threads of [2, 3, 5]) {
      const pool = poolOf(threads, { minimumCost: 0 });
      pool.start();
      const shared = bindGraph(graph, platformOf(pool), 1);
      for (let i = 0; i < 20; i++) {
        shared.output.data.fill(Number.NaN);
        shared.run();
        assert.deepEqual(shared.output.data, alone.output.data, `${threads} threads, run ${i}`);
      }
    }
  });

  it('sees memory that has grown since the workers started', () => {
    const pool = poolOf(2);
    pool.start();
    const relu = pool.load().plan(reluOf(VALUES));
    const x = allocate(Math.max(VALUES, wasmMemory.buffer.byteLength / 4)).fill(-1, 0, VALUES);
    relu(x.byteOffset, x.byteOffset);
    assert.ok(x.subarray(0, VALUES).every(value => value === 0));
    release(x);
  });

  it('holds the scratch of a planned kernel as long as the kernel is held', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const pool = poolOf(2, { minimumCost: 0 });
    const planned = () => {
      const block = allocate(2 * 1024);
      const addresses = [block.byteOffset, block.byteOffset + 1024 * 4];
      const work = { op: 'pointwise', kernel: 'multiplyChannels', units: 8, cost: 2 ** 30 } as const;
      return { run: pool.load().plan({ ...work, scratch: { block, addresses } }), block: new WeakRef(block) };
    };
    const held = planned();
    for (let i = 0; i < 3; i++) {
      await new Promise(resolve => setImmediate(resolve));
      collect();
    }
    assert.notEqual(held.block.deref(), undefined);
    assert.equal(typeof held.run, 'function');
  });

  it('names the kernel that failed on a worker, and goes on with the next call', () => {
    const pool = poolOf(2);
    pool.start();
    const relu = pool.load().plan(reluOf(VALUES));
    // Thread 0 begins with the first half, which is inside the memory; the worker's half is beyond the end.
    const x = allocate(VALUES / 2).fill(-1);
    const end = wasmMemory.buffer.byteLength;
    const at = end - (VALUES / 2) * 4;
    const saved = new Uint8Array(wasmMemory.buffer, at).slice();
    const failed = /^activation: kernel relu failed on thread (\d) of 2: memory access out of bounds$/;
    const failing = () => {
      try {
        relu(at, at);
      } catch (error) {
        return failed.exec((error as Error).message)?.[1];
      }
      return 'none';
    };
    // Where the system lets the worker wait for milliseconds, thread 0 comes to that half before it.
    const threads = Array.from({ length: 50 }, failing);
    assert.deepEqual(
      [...new Set(threads)].filter(thread => thread !== '1'),
      ['2'],
    );
    new Uint8Array(wasmMemory.buffer, at).set(saved);
    const small = pool.load().plan(reluOf(VALUES / 2));
    small(x.byteOffset, x.byteOffset);
    assert.ok(x.every(value => value === 0));
    release(x);
  });

  it('gives up a worker that ends inside a kernel, names the kernel, and says so from then on', () => {
    const pool = poolOf(2, {
      entry: worker(
        'control.ready(); for (let seen = 0; ; ) { seen = control.waitForJob(seen); if (control.join()) break; }',
      ),
      timeoutMs: LONG_START_MS,
    });
    pool.start();
    const x = allocate(VALUES);
    const relu = pool.load().plan(reluOf(VALUES));
    const why =
      `wasm-threads: activation: kernel relu did not end on a worker within ${LONG_START_MS} ms; ` +
      'the threads can no longer be used';
    const call = () => relu(x.byteOffset, x.byteOffset);
    // Where the system lets the worker wait, thread 0 is done before it joins, and nothing is wrong yet.
    const manyCalls = () => {
      for (let i = 0; i < 1000; i++) call();
    };
    assert.throws(manyCalls, { message: why });
    assert.throws(call, { message: why });
    assert.throws(() => pool.start(), { message: why });
    release(x);
  });

  it('says that a worker has ended, and waits for none that has not joined', async () => {
    // It waits for the first job, or its end could be known before that.
    const pool = poolOf(2, { entry: worker('control.ready(); control.waitForJob(0); process.exit(3);') });
    const started = await workersOf(() => pool.start());
    const x = allocate(VALUES).fill(-1);
    const relu = pool.load().plan(reluOf(VALUES));
    relu(x.byteOffset, x.byteOffset);
    assert.ok(x.every(value => value === 0));
    await once(started[0], 'exit');
    assert.throws(() => relu(x.byteOffset, x.byteOffset), {
      message: 'wasm-threads: worker 1 ended with status 3; the threads can no longer be used',
    });
    release(x);
  });

  it('does not wait for ever for a worker to start', () => {
    const pool = poolOf(2, { entry: worker(''), timeoutMs: 100 });
    assert.throws(() => pool.start(), { message: /^wasm-threads: a worker did not start within 100 ms; / });
  });

  it('starts its workers with the first kernel that they share, and new ones after it was closed', async () => {
    const pool = poolOf(3);
    const x = allocate(VALUES);
    const relu = (values: number) => pool.load().plan(reluOf(values))(x.byteOffset, x.byteOffset);
    const started = async (values: number) => (await workersOf(() => relu(values))).length;
    assert.equal(await started(1000), 0);
    assert.equal(await started(VALUES), 2);
    assert.equal(await started(VALUES), 0);
    await pool.close();
    assert.equal(await started(VALUES), 2);
    release(x);
  });

  it('refuses a graph that does not fit into memory before any work', async () => {
    const graph = layers();
    const nodes = graph.nodes.map(node => ({ ...node, shape: [1, 2 ** 30, 1, 1] }));
    const platform = wasmThreads(2);
    const started = await workersOf(() =>
      assert.throws(() => bindGraph({ ...graph, nodes }, platform, 1), {
        name: 'RangeError',
        message: /^wasm: \d+ bytes of WebAssembly memory needed, expected at most 2147483648$/,
      }),
    );
    assert.equal(started.length, 0);
    await platform.close();
  });

  it('does not grow over 10,000 runs', () => {
    const pool = poolOf(2, { minimumCost: 0 });
    pool.start();
    const g = new GraphBuilder('small');
    const x = g.pointwise(g.input([1, 4, 12, 12]), { filters: 8 });
    const y = g.depthwise(g.activation('relu', x), { kernel: [3, 3], padding: 1 });
    const executable = bindGraph(
      g.build(g.conv2d(y, { filters: 4, kernel: [3, 3], padding: 1 })),
      platformOf(pool),
      1,
    );
    const before = wasmMemory.buffer.byteLength;
    for (let i = 0; i < 10_000; i++) executable.run();
    assert.equal(wasmMemory.buffer.byteLength, before);
  });

  it('has from 1 to 64 threads', () => {
    for (const threads of [0, 65, 1.5, Number.NaN]) {
      assert.throws(() => new Pool(threads), {
        name: 'ThreadCountError',
        message: `pool: ${threads}, expected a whole number of threads from 1 to 64`,
      });
    }
  });
});

/** A ReLU that threads share where its values are many. */
function reluOf(values: number) {
  return { op: 'activation', kernel: 'relu', units: values, grain: 16, cost: values } as const;
}

/** The program of a worker that only does this. */
function worker(program: string): URL {
  const control = new URL('../../../src/wasm/threads/control.js', import.meta.url).href;
  const source = `
    import { workerData } from 'node:worker_threads';
    import { Control } from ${JSON.stringify(control)};
    const control = new Control(workerData.threads, workerData.buffer);
    ${program}`;
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}

/** The workers that this process starts in the meantime. */
async function workersOf(work: () => void): Promise<Worker[]> {
  const workers: Worker[] = [];
  const push = (started: Worker) => workers.push(started);
  process.on('worker', push);
  work();
  // The event comes with the next turn of the loop.
  await new Promise(resolve => setImmediate(resolve));
  process.off('worker', push);
  return workers;
}

/** A network of the ops that threads share, large enough that each takes a while. */
function layers(): Graph {
  const g = new GraphBuilder('layers');
  let x = g.input([2, 32, 41, 37]);
  x = g.conv2d(x, { filters: 48, kernel: [3, 3], padding: 1, bias: true });
  x = g.activation('swish', g.node('batchNorm', [x], { epsilon: 1e-3 }));
  x = g.depthwise(x, { kernel: [5, 5], padding: 2, stride: 2 });
  x = g.node('channelShuffle', [g.groupedPointwise(x, { filters: 96, groups: 4 })], { groups: 4 });
  x = g.add(x, g.pointwise(x, { filters: 96 }));
  x = g.maxPool(x, { kernel: [3, 3], padding: 1, stride: 1 });
  x = g.node('avgPool', [x], { kernel: [3, 3], padding: 1, stride: 2 });
  x = g.globalPool(g.pointwise(x, { filters: 256 }));
  return g.build(g.node('softmax', [g.dense(x, { units: 200 })], {}));
}
