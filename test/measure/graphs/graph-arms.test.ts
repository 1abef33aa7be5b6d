import assert from 'node:assert/strict';
import { experiment, layersOf, steady } from '../../../src/measure/graphs/graph-arms.js';
import { graphData } from '../../../src/measure/graphs/graph-data.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { type Graph, opNodes } from '../../../src/networks/graph/graph.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { platforms } from '../../../src/networks/platforms.js';
import { outputOf } from '../../networks/graph/run-graph.js';

const small = graphOf('mobilenet-v3', { resolution: 32 });
const relus = graphOf('squeezenet', { resolution: 32 });

function armsOf(graphs: Readonly<Record<string, Graph>>, perLayer: 'op' | 'kind' | undefined) {
  const data = Object.entries(graphs).map(([name, graph]) => ({ name, graph: graphData(graph, 1) }));
  const [suite] = experiment({ graphs: data, perLayer, platform: 'wasm' }).suites('quick');
  return suite;
}

describe('graphs as the arms of a suite', () => {
  it('are each an arm, the first one the baseline', () => {
    const suite = armsOf({ a: small, b: relus }, undefined);
    assert.deepEqual(
      [suite.baseline, suite.platforms, suite.arms.map(({ id }) => id)],
      ['a', ['wasm'], ['a', 'b']],
    );
  });

  it('are divided into all their ops, each once, in the memory of the whole graph', () => {
    for (const unit of ['op', 'kind'] as const) {
      const { arms } = armsOf({ a: relus, b: relus }, unit);
      assert.equal(new Set(arms.map(({ id }) => id)).size, arms.length);
      const [whole, ...layers] = arms.filter(({ id }) => id === 'a' || id.startsWith('a · '));
      const graph = whole.graph();
      assert.ok(layers.every(layer => layer.graph() === graph));
      for (const node of opNodes(graph)) {
        assert.equal(layers.filter(({ only }) => only!(node)).length, 1, node.name);
      }
      assert.equal(layers.length, layersOf(relus, unit).length);
    }
  });
});

describe('a graph whose ops are repeated alone', () => {
  it('computes the same', () => {
    assert.deepEqual(outputOf(steady(small), 'typescript', 1), outputOf(small, 'typescript', 1));
  });

  it('is the graph itself where no op shrinks what it reads', () => {
    assert.equal(steady(relus), relus);
    assert.notEqual(steady(small), small);
  });

  it('has ops that find the same values each time, where they would lose them in place', () => {
    for (const op of ['swish', 'hSwish', 'prelu'] as const) {
      const g = new GraphBuilder(op);
      const x = g.input([1, 4, 3, 3]);
      const graph = g.build(op === 'prelu' ? g.prelu(x) : g.activation(op, x));
      const repeated = (one: Graph) => {
        const { run, steps, output } = bindGraph(one, platforms.typescript, 1);
        run();
        const once = Float32Array.from(output.data);
        for (let i = 0; i < 300; i++) steps[0].run();
        return output.data.every((value, i) => value === once[i]);
      };
      assert.deepEqual([repeated(steady(graph)), repeated(graph)], [true, false], op);
    }
  });
});
