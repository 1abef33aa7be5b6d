import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceOf } from '../../src/experiment/load.js';
import { expectedOutputs } from '../../src/measure/expected-output.js';
import { Kept, keptFor } from '../../src/measure/kept.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import { platforms } from '../../src/networks/platforms.js';

describe('Kept', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes bytes once, whatever their name', () => {
    let made = 0;
    const make = () => Uint8Array.of(++made);
    const kept = new Kept(folder, 'a-quick-1');
    for (const name of ['gpu-x1/1:6', 't=4', '../out']) {
      assert.deepEqual([...kept.bytes(name, make)], [...new Kept(folder, 'a-quick-1').bytes(name, make)]);
    }
    assert.equal(made, 3);
  });

  it('makes them again where what is kept is not whole, or the folder cannot be written', async () => {
    const kept = new Kept(folder, 'a-quick-1');
    const isWhole = (bytes: Uint8Array) => bytes.length === 2;
    kept.bytes('x', () => Uint8Array.of(1));
    assert.deepEqual([...kept.bytes('x', () => Uint8Array.of(1, 2), isWhole)], [1, 2]);
    const file = join(folder, 'file');
    await writeFile(file, '');
    assert.deepEqual([...new Kept(file, 'a').bytes('x', () => Uint8Array.of(3))], [3]);
  });

  it('forgets what other code made, and keeps other profiles and seeds of the same code', async () => {
    for (const version of ['a-quick-1', 'a-full-1', 'b-quick-1', 'b-quick-2']) {
      new Kept(folder, version).bytes('x', () => Uint8Array.of(1));
    }
    assert.deepEqual((await readdir(folder)).sort(), ['b-quick-1', 'b-quick-2']);
  });

  it('is there for the experiments of the project alone', () => {
    assert.ok(keptFor(sourceOf('zoo'), 'quick', 1));
    assert.equal(keptFor({ ...sourceOf('zoo'), data: 1 }, 'quick', 1), undefined);
    const toy = new URL('./toy-experiment.js', import.meta.url).href;
    assert.equal(keptFor({ module: toy }, 'quick', 1), undefined);
  });
});

describe('expectedOutputs', () => {
  const g = new GraphBuilder('two outputs');
  const x = g.conv2d(g.input([1, 2, 5, 5]), { filters: 3, kernel: [3, 3] });
  const graph = g.build([g.globalPool(x), x]);
  const executable = bindGraph(graph, platforms.reference, 1);
  executable.run();

  it('are what the platform computes, kept or not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
    const place = { kept: new Kept(folder, 'a'), name: 'toy' };
    for (const its of [undefined, place, place]) {
      const outputs = expectedOutputs(graph, platforms.reference, 1, its);
      assert.deepEqual(
        outputs.map(({ shape, data }) => [shape, [...data]]),
        executable.outputs.map(({ shape, data }) => [shape, [...data]]),
      );
    }
    await rm(folder, { recursive: true });
  });
});
