import assert from 'node:assert/strict';
import { planArena } from '../../../src/networks/graph/arena.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { checkGraph } from '../../../src/networks/graph/check-graph.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { type Graph, inputsOf, outputsOf } from '../../../src/networks/graph/graph.js';
import { bottleneck } from '../../../src/networks/models/bottleneck.js';
import { platforms } from '../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../src/tensors/compare.js';
import { tensor } from '../../../src/tensors/tensor.js';

const SEED = 7;

/** input → 1×1 → ReLU6 (in place) → 1×1 → + input. */
function residual(): Graph {
  const g = new GraphBuilder('residual');
  const x = g.input([1, 4, 6, 5]);
  const wide = g.pointwise(x, { filters: 12 });
  const active = g.activation('relu6', wide);
  const narrow = g.pointwise(active, { filters: 4, bias: true });
  return g.build(g.add(narrow, x));
}

/** Two inputs; outputs are four times their sum, the sum, and the second input. */
function twoByTwo(): Graph {
  const g = new GraphBuilder('two');
  const [a, b] = [g.input([1, 3, 2, 5]), g.input([1, 3, 2, 5], 'second')];
  const sum = g.add(a, b);
  const doubled = g.add(sum, sum);
  return g.build([g.add(doubled, doubled), sum, b]);
}

describe('GraphBuilder', () => {
  it('infers every shape and names nodes after their op', () => {
    const g = new GraphBuilder('shapes');
    const x = g.input([2, 3, 9, 9]);
    const y = g.conv2d(x, { filters: 8, kernel: [3, 3], stride: 2, padding: 1 });
    const graph = g.build(g.maxPool(y, { kernel: [2, 2] }));
    assert.deepEqual(
      graph.nodes.map(node => [node.name, ...node.shape]),
      [
        ['input', 2, 3, 9, 9],
        ['conv2d-1', 2, 8, 5, 5],
        ['maxPool-2', 2, 8, 2, 2],
      ],
    );
  });

  it('refuses a node that reads memory that an earlier node has overwritten', () => {
    const g = new GraphBuilder('bad');
    const x = g.input([1, 2, 3, 3]);
    const y = g.activation('relu', x);
    const sum = g.add(y, x);
    assert.throws(() => g.build(sum), /graph bad: add-2 reads input, which relu-1 has overwritten/);
  });
});

describe('a graph with several outputs', () => {
  it('names them in its order, the main one first', () => {
    const graph = twoByTwo();
    assert.deepEqual([graph.output, graph.outputs], [4, [4, 2, 1]]);
    assert.deepEqual(
      [inputsOf(graph), outputsOf(graph)].map(nodes => nodes.map(({ id }) => id)),
      [
        [0, 1],
        [4, 2, 1],
      ],
    );
    const { outputs: _, ...one } = graph;
    assert.deepEqual(
      outputsOf(one).map(({ id }) => id),
      [4],
    );
  });

  it('is refused if one is named twice, is overwritten, or is no node', () => {
    const g = new GraphBuilder('g');
    const x = g.input([1, 2, 3, 3]);
    const y = g.pointwise(x, { filters: 2 });
    const z = g.activation('relu', y);
    assert.throws(() => g.build([z, x, z]), {
      message: 'graph g: output 2 is relu-2, which is an output already',
    });
    assert.throws(() => g.build([z, y]), { message: 'graph g: output 1 is overwritten by relu-2' });
    assert.throws(() => g.build([z, 9]), { message: 'graph g: build: no node 9, there are 3' });
    assert.throws(() => g.build([]), {
      message: 'graph g: build: outputs is [], expected at least one node',
    });
    const graph = g.build([z, x]);
    assert.throws(() => checkGraph({ ...graph, output: x }), {
      message: 'graph g: the first output is node 2, expected the main one, 0',
    });
  });
});

describe('planArena', () => {
  it('gives tensors that live at the same time separate memory and reuses the rest', () => {
    const g = new GraphBuilder('chain');
    let x = g.input([1, 16, 4, 4]); // 1024 bytes each
    for (let i = 0; i < 4; i++) x = g.pointwise(x, { filters: 16 });
    assert.equal(planArena(g.build(x)).bytes, 2 * 1024);
  });

  it('keeps a tensor until its last reader', () => {
    // input 480 B and the wide tensor 1440 B, then input, wide and narrow at once; offsets are rounded up to 64 B
    const plan = planArena(residual());
    const ends = [480, 1440, 480].map(size => Math.ceil(size / 64) * 64);
    assert.ok(plan.bytes <= ends[0] + ends[1] + ends[2]);
    assert.ok(plan.bytes >= 480 + 1440 + 480);
  });

  it('places an in-place node on its input', () => {
    const plan = planArena(residual());
    assert.equal(plan.offsets[2], plan.offsets[1]);
  });
});

describe('bindGraph', () => {
  it('gives the same output on every run, although the arena is overwritten', () => {
    const executable = bindGraph(residual(), platforms.reference, SEED);
    executable.run();
    const first = Float32Array.from(executable.output.data);
    executable.run();
    assert.deepEqual(executable.output.data, first);
    assert.ok(first.some(value => value !== 0));
  });

  it('keeps every output to the end and reads every input, on every platform', () => {
    for (const platform of Object.values(platforms)) {
      const executable = bindGraph(twoByTwo(), platform, SEED);
      const [a, b] = executable.inputs.map(({ data }) => [...data]);
      assert.notDeepEqual(a, b);
      assert.equal(executable.input, executable.inputs[0]);
      assert.equal(executable.output, executable.outputs[0]);
      for (const _ of [1, 2]) {
        executable.run();
        const sum = a.map((value, i) => Math.fround(value + b[i]));
        const doubled = sum.map(value => 2 * value);
        assert.deepEqual(
          executable.outputs.map(({ data }) => [...data]),
          [doubled.map(value => 2 * value), sum, b],
          platform.name,
        );
      }
    }
  });

  it('runs a graph without ops, and one with an input that nothing reads', () => {
    const g = new GraphBuilder('inputs');
    const [x, unread] = [g.input([1, 2, 3, 3]), g.input([1, 9, 3, 3], 'unread')];
    const same = bindGraph(g.build([unread, x]), platforms.reference, SEED);
    const before = same.inputs.map(({ data }) => [...data]);
    same.run();
    assert.deepEqual(
      same.outputs.map(({ data }) => [...data]),
      [...before].reverse(),
    );
    const alone = new GraphBuilder('inputs');
    const relu = bindGraph(
      alone.build(alone.node('relu', [alone.input([1, 2, 3, 3])], {})),
      platforms.reference,
      SEED,
    );
    relu.run();
    const both = bindGraph(g.build(g.node('relu', [x], {})), platforms.reference, SEED);
    both.run();
    assert.deepEqual(both.output.data, relu.output.data);
  });

  it('gives the same output on every platform, and a different one for another seed', () => {
    const run = (name: keyof typeof platforms, seed: number) => {
      const executable = bindGraph(residual(), platforms[name], seed);
      executable.run();
      return tensor(executable.output.shape, Float32Array.from(executable.output.data));
    };
    const expected = run('reference', SEED);
    for (const name of Object.keys(platforms) as (keyof typeof platforms)[]) {
      assert.ok(relativeError(run(name, SEED), expected) <= TOLERANCE, name);
    }
    assert.ok(relativeError(run('reference', SEED + 1), expected) > TOLERANCE);
  });

  it('has one scratch for all kernels, as large as the largest need, and adds up their constants', () => {
    const { scratchBytes, constantBytes } = bindGraph(residual(), platforms.typescript, SEED);
    assert.equal(scratchBytes, 4 * 12 * 4); // four pixels of the 12 channels that the second 1×1 reads
    assert.equal(constantBytes, 4 * (12 * 4 + 12) + 4 * (4 * 12 + 4));
    const reference = bindGraph(residual(), platforms.reference, SEED);
    assert.deepEqual([reference.scratchBytes, reference.constantBytes], [0, 0]);
  });

  it('has the same scratch for any number of slices of a bottleneck: one padded channel', () => {
    const block = { name: 'b', side: 9, channels: 5, expanded: 16, filters: 6, stride: 1 } as const;
    for (const t of [1, 2, 4, 8, 16]) {
      const { scratchBytes } = bindGraph(bottleneck(block, t), platforms.typescript, SEED);
      assert.equal(scratchBytes, 8 * 11 * 11, `t = ${t}`);
    }
  });

  it('never has more scratch for more slices if the channels of four pixels need the most', () => {
    const block = { name: 'b', side: 2, channels: 3, expanded: 64, filters: 6, stride: 1 } as const;
    const bytes = [1, 2, 4, 8, 16].map(
      t => bindGraph(bottleneck(block, t), platforms.typescript, SEED).scratchBytes,
    );
    assert.deepEqual(bytes, [4 * 64 * 4, 4 * 32 * 4, 4 * 16 * 4, 8 * 4 * 4, 8 * 4 * 4]);
  });

  it('adds partial sums in place', () => {
    const ones = (shape: number[], value: number) => () => [
      tensor(shape, new Float32Array(shape[0] * shape[1]).fill(value)),
    ];
    const g = new GraphBuilder('partial');
    const x = g.input([1, 2, 1, 1]);
    const a = g.pointwise(x, { filters: 1 }, { weights: ones([1, 2, 1, 1], 1) });
    const b = g.pointwiseInto(a, x, { weights: ones([1, 2, 1, 1], 10) });
    const executable = bindGraph(g.build(b), platforms.reference, SEED);
    executable.run();
    const [p, q] = executable.input.data;
    assert.ok(Math.abs(executable.output.data[0] - 11 * (p + q)) < 1e-5);
  });

  it('refuses given weights of another shape', () => {
    const g = new GraphBuilder('weights');
    const x = g.input([1, 2, 1, 1]);
    const y = g.pointwise(x, { filters: 1 }, { name: 'p', weights: () => [tensor([1, 3, 1, 1])] });
    assert.throws(() => bindGraph(g.build(y), platforms.reference, SEED), {
      name: 'ShapeError',
      message: 'weights/p: weights are [1, 3, 1, 1], expected [1, 2, 1, 1]',
    });
  });
});
