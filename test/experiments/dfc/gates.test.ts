import assert from 'node:assert/strict';
import { undecouplable } from '../../../experiments/dfc/exercises.js';
import { decoupledGate, dfcGate, fullGate, macsPerValue, wholeGate } from '../../../experiments/dfc/gates.js';
import { reachOf } from '../../../experiments/dfc/reach.js';
import { countGraph } from '../../../src/cost/counts.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { platforms } from '../../../src/networks/platforms.js';
import { elements, tensor } from '../../../src/tensors/tensor.js';

const shape = { side: 6, channels: 3 };

/** A graph whose weights are a function of their place. */
function withWeights(graph: Graph, value: (name: string, i: number) => number): Graph {
  const nodes = graph.nodes.map(node =>
    node.kind === 'op' && node.weightShapes.length > 0
      ? {
          ...node,
          weights: () =>
            node.weightShapes.map(each =>
              tensor(
                each,
                Float32Array.from({ length: elements(each) }, (_, i) => value(node.name, i)),
              ),
            ),
        }
      : node,
  );
  return { ...graph, nodes };
}

function outputOf(graph: Graph, input: readonly number[]): readonly number[] {
  const bound = bindGraph(graph, platforms.reference, 1);
  bound.input.data.set(input);
  bound.run();
  return [...bound.output.data];
}

describe('attention with fixed weights', () => {
  it('has the multiply-accumulates of the formulas', () => {
    const perValue = (graph: Graph) => countGraph(graph).macs / (3 * 36);
    assert.equal(perValue(fullGate(shape)), macsPerValue.full(6));
    assert.equal(perValue(decoupledGate(shape)), macsPerValue.decoupled(6));
    assert.equal(perValue(dfcGate(shape)), macsPerValue.dfc(6));
    assert.equal(perValue(wholeGate(shape)), 10);
  });

  it('sums over all pixels, decoupled by column and then by row', () => {
    const input = [1, 2, 3, 4];
    const small = { side: 2, channels: 1 };
    const numbered = (_: string, i: number) => i;
    // Row hw of the weights 0 … 15 times the pixels.
    assert.deepEqual(outputOf(withWeights(fullGate(small), numbered), input), [20, 60, 100, 140]);
    // Columns first, with weights [[0, 1], [2, 3]]: [[3, 4], [11, 16]]; then rows.
    assert.deepEqual(outputOf(withWeights(decoupledGate(small), numbered), input), [4, 18, 16, 70]);
  });

  it('sees the whole map, or ten pixels each way', () => {
    assert.equal(reachOf('full', 6).share, 1);
    assert.equal(reachOf('decoupled', 6).share, 1);
    assert.equal(reachOf('dfc', 28).reached, 100);
    assert.equal(reachOf('dfc', 10).share, 1);
  });

  it('cannot always be decoupled', () => {
    const product = [0, 1].flatMap(h =>
      [0, 1].map(w => [0, 1].flatMap(h2 => [0, 1].map(w2 => (h + 2 * h2 + 1) * (3 * w + w2 + 1)))),
    );
    assert.equal(undecouplable(product), 0);
    const moved = product.map(row => [...row]);
    moved[0][0] += 1;
    assert.ok(undecouplable(moved) > 0.5);
  });
});
