import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GraphBuilder } from '../../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../../src/networks/graph/executor.js';
import { type Graph, opNodes, outputIds } from '../../../../src/networks/graph/graph.js';
import { optimize, passes } from '../../../../src/networks/graph/passes/index.js';
import { graphOf } from '../../../../src/networks/models/catalogue.js';
import { platformNames, platforms } from '../../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../../src/tensors/compare.js';
import { tensor } from '../../../../src/tensors/tensor.js';
import { randomGraphs } from '../random-graph.js';
import { everyOutputOf, outputOf } from '../run-graph.js';

const SEED = 5;
const apply = (name: string, graph: Graph) => passes.find(pass => pass.name === name)!.apply(graph);
const opsOf = (graph: Graph) => opNodes(graph).map(node => node.op);

/** conv → bn → ReLU → conv → bn, added to the input. */
function block() {
  const g = new GraphBuilder('block');
  const x = g.input([1, 4, 6, 6]);
  let y = g.conv2d(x, { filters: 8, kernel: [3, 3], padding: 1 }, { name: 'first' });
  y = g.activation('relu', g.batchNorm(y, {}, { name: 'bn' }));
  y = g.batchNorm(g.pointwise(y, { filters: 4 }, { name: 'second' }), {}, { name: 'bn2' });
  return g.build(g.activation('relu', g.add(y, x, { name: 'sum' })));
}

describe('every pass', () => {
  for (const { name, apply: pass } of passes) {
    it(`keeps the outputs of random graphs: ${name}`, () => {
      fc.assert(
        fc.property(randomGraphs, fc.nat(), (graph, seed) => {
          const expected = everyOutputOf(graph, 'reference', seed);
          const outputs = everyOutputOf(pass(graph), 'reference', seed);
          assert.equal(outputs.length, expected.length);
          for (const [i, output] of outputs.entries()) {
            const error = relativeError(output, expected[i]);
            assert.ok(error <= TOLERANCE, `${opsOf(graph)}: output ${i}: ${error}`);
          }
        }),
      );
    });
  }

  it('may be left out: every choice of passes keeps the output of a block, on every platform', () => {
    const expected = outputOf(block(), 'reference', SEED);
    for (let choice = 0; choice < 2 ** passes.length; choice++) {
      const chosen = passes.filter((_, i) => choice & (1 << i));
      for (const platform of platformNames) {
        const error = relativeError(outputOf(optimize(block(), chosen), platform, SEED), expected);
        assert.ok(error <= TOLERANCE, `${chosen.map(pass => pass.name)} on ${platform}: ${error}`);
      }
    }
  });

  it('keeps the output of whole networks', () => {
    const networks = ['mobilenet-v2', 'shufflenet-v2', 'ghostnet', 'efficientnet', 'resnet'];
    for (const name of networks) {
      const graph = graphOf(name, { resolution: 32, ...(name === 'resnet' && { depth: 18 }) });
      const error = relativeError(
        outputOf(optimize(graph), 'wasm', SEED),
        outputOf(graph, 'typescript', SEED),
      );
      assert.ok(error <= TOLERANCE, `${name}: ${error}`);
    }
  }).timeout(20_000);
});

describe('the pass that folds batch norm', () => {
  it('leaves one layer, with the name of the convolution and a bias', () => {
    const folded = opNodes(apply('fold-batch-norm', block()));
    assert.deepEqual(
      folded.map(node => node.op),
      ['conv2d', 'relu', 'pointwise', 'add', 'relu'],
    );
    assert.deepEqual(
      folded.slice(0, 3).map(node => node.name),
      ['first', 'relu-3', 'second'],
    );
    assert.deepEqual(folded[0].weightShapes, [[8, 4, 3, 3], [8]]);
  });

  it('computes a·w and a·(b − μ) + β', () => {
    const one = (value: number) => tensor([1], Float32Array.of(value));
    const g = new GraphBuilder('by hand');
    const x = g.input([1, 1, 1, 1]);
    const y = g.pointwise(
      x,
      { filters: 1, bias: true },
      { weights: () => [tensor([1, 1, 1, 1], Float32Array.of(3)), one(5)] },
    );
    const statistics = () => [one(2), one(10), one(1), one(3)]; // γ, β, μ, σ²
    const graph = g.build(g.batchNorm(y, { epsilon: 1 }, { weights: statistics }));
    const [node] = opNodes(apply('fold-batch-norm', graph));
    const [w, bias] = node.weights!(SEED);
    // a = 2 / √(3 + 1) = 1: w = 1·3, bias = 1·(5 − 1) + 10
    assert.deepEqual([w.data[0], bias.data[0]], [3, 14]);
  });

  it('goes into a transposed convolution, whose filters lie in the columns of its weights', () => {
    const g = new GraphBuilder('up');
    const up = { filters: 6, kernel: [2, 2], stride: 2, padding: 0, dilation: 1, bias: false } as const;
    const x = g.node('convTranspose', [g.input([1, 4, 3, 3])], { ...up, groups: 2, outputPadding: 0 });
    const graph = g.build(g.batchNorm(x));
    const folded = apply('fold-batch-norm', graph);
    assert.deepEqual(opsOf(folded), ['convTranspose']);
    const [expected, actual] = [graph, folded].map(each => outputOf(each, 'reference', SEED));
    assert.ok(relativeError(actual, expected) <= TOLERANCE);
  });

  it('is caught if it is wrong: a fold without the mean changes the output', () => {
    const graph = block();
    const folded = apply('fold-batch-norm', graph);
    const wrong: Graph = {
      ...folded,
      nodes: folded.nodes.map(node => {
        if (node.kind === 'input' || node.name !== 'first') return node;
        const weights = node.weights!;
        return {
          ...node,
          weights: (seed: number) => [weights(seed)[0], tensor([8])],
        };
      }),
    };
    const expected = outputOf(graph, 'reference', SEED);
    assert.ok(relativeError(outputOf(folded, 'reference', SEED), expected) <= TOLERANCE);
    assert.ok(relativeError(outputOf(wrong, 'reference', SEED), expected) > 100 * TOLERANCE);
  });

  it('leaves a batch norm whose input is read twice, is not a convolution or adds to a partial sum', () => {
    const g = new GraphBuilder('kept');
    const x = g.input([1, 2, 3, 3]);
    const twice = g.pointwise(x, { filters: 2 });
    const sum = g.add(g.node('batchNorm', [twice], { epsilon: 0 }), twice);
    const afterRelu = g.batchNorm(g.activation('relu', sum));
    const partial = g.pointwiseInto(afterRelu, x);
    const graph = g.build(g.batchNorm(partial));
    assert.deepEqual(opsOf(apply('fold-batch-norm', graph)), opsOf(graph));
  });
});

describe('the pass that fuses activations', () => {
  it('goes into convolutions and sums', () => {
    const fused = opNodes(apply('fuse-activation', apply('fold-batch-norm', block())));
    assert.deepEqual(
      fused.map(node => [node.op, 'activation' in node.parameters && node.parameters.activation]),
      [
        ['conv2d', 'relu'],
        ['pointwise', false],
        ['add', 'relu'],
      ],
    );
  });

  it('leaves an activation whose input is an output too', () => {
    const g = new GraphBuilder('kept');
    const sums = g.pointwise(g.input([1, 2, 3, 3]), { filters: 2 });
    const graph = g.build([g.node('relu', [sums], {}), sums]);
    assert.deepEqual(opsOf(optimize(graph)), ['pointwise', 'relu']);
    assert.ok(opNodes(optimize(graph)).every(node => node.overwrites === undefined));
  });

  it('leaves an activation whose input is read elsewhere, and a second one in a row', () => {
    const g = new GraphBuilder('kept');
    const x = g.input([1, 2, 3, 3]);
    const read = g.pointwise(x, { filters: 2 });
    const sum = g.add(g.node('relu', [read], {}), read);
    const graph = g.build(g.activation('swish', g.activation('relu', sum)));
    assert.deepEqual(opsOf(apply('fuse-activation', graph)), ['pointwise', 'relu', 'add', 'swish']);
  });
});

describe('the pass that removes dead nodes', () => {
  it('keeps what any output depends on', () => {
    const g = new GraphBuilder('two');
    const x = g.input([1, 2, 3, 3]);
    const [main, side] = [g.pointwise(x, { filters: 2 }), g.pointwise(x, { filters: 3 })];
    g.pointwise(x, { filters: 4 });
    const graph = apply('remove-dead-nodes', g.build([main, side]));
    assert.deepEqual(
      opNodes(graph).map(({ shape }) => shape[1]),
      [2, 3],
    );
    assert.deepEqual(outputIds(graph), [1, 2]);
  });

  it('drops chains of any length that the output does not depend on', () => {
    const g = new GraphBuilder('dead');
    const x = g.input([1, 2, 3, 3]);
    const y = g.pointwise(x, { filters: 2 }, { name: 'alive' });
    g.activation('relu', g.pointwise(x, { filters: 9 }));
    const graph = apply('remove-dead-nodes', g.build(y));
    assert.deepEqual(
      opNodes(graph).map(node => node.name),
      ['alive'],
    );
  });
});

describe('the pass that works in place', () => {
  it('writes over an input without a later reader, of the same shape', () => {
    const g = new GraphBuilder('places');
    const x = g.input([1, 2, 3, 3]);
    const a = g.pointwise(x, { filters: 2 });
    const early = g.node('relu', [a], {}); // a is read later
    const sum = g.add(a, early); // a may go now
    const gate = g.node('sigmoid', [g.globalPool(sum)], {}); // the pool's output may go
    const scaled = g.multiply(sum, gate); // the sum may, the gate has another shape
    const graph = apply('work-in-place', g.build(g.pointwise(scaled, { filters: 2 })));
    assert.deepEqual(
      opNodes(graph).map(node => [node.op, node.overwrites]),
      [
        ['pointwise', undefined],
        ['relu', undefined],
        ['add', 0],
        ['globalPool', undefined],
        ['sigmoid', 0],
        ['multiply', 0],
        ['pointwise', undefined],
      ],
    );
  });

  it('lets a reshape take over its input in another shape, unless that is read later or an output', () => {
    const g = new GraphBuilder('reshapes');
    const x = g.pointwise(g.input([1, 2, 3, 4]), { filters: 2 });
    const read = g.node('reshape', [x], { shape: [6, 4] }); // x is read later
    const taken = g.node('reshape', [x], { shape: [2, 12] });
    const turned = g.node('transpose', [taken], { order: [1, 0] });
    const sum = g.node('binary', [g.node('reshape', [turned], { shape: [6, 4] }), read], { function: 'add' });
    const graph = apply('work-in-place', g.build(sum));
    assert.deepEqual(
      opNodes(graph).map(node => [node.op, node.overwrites]),
      [
        ['pointwise', undefined],
        ['reshape', undefined],
        ['reshape', 0],
        ['transpose', undefined],
        ['reshape', 0],
        ['binary', 0],
      ],
    );
    for (const platform of [platforms.reference, platforms.typescript, platforms.wasm]) {
      const [before, after] = [g.build(sum), graph].map(each => {
        const bound = bindGraph(each, platform, 1);
        bound.run();
        return [...bound.output.data];
      });
      assert.deepEqual(after, before, platform.name);
    }
  });

  it('writes over the second input if the first one is read later', () => {
    const g = new GraphBuilder('second');
    const x = g.input([1, 2, 3, 3]);
    const a = g.pointwise(x, { filters: 2 });
    const b = g.pointwise(a, { filters: 2 });
    const sum = g.add(a, b);
    const graph = apply('work-in-place', g.build(g.concat([sum, a])));
    assert.equal(opNodes(graph).find(node => node.op === 'add')!.overwrites, 1);
  });
});
