import type { Layer, OpName, OpParameters, Version } from '../../../src/kernels/op.js';
import type { Graph, OpNode } from '../../../src/networks/graph/graph.js';
import { nodeWeights } from '../../../src/networks/graph/weights.js';
import { platforms } from '../../../src/networks/platforms.js';
import { randomStream } from '../../../src/tensors/random.js';
import { type Tensor, tensor } from '../../../src/tensors/tensor.js';

/** Runs a graph node by node, each output in separate memory, and passes each to `visit` as soon as it is computed. */
export function everyOutput(graph: Graph, seed: number, visit: (node: OpNode, output: Tensor) => void): void {
  const outputs: Tensor[] = [];
  for (const node of graph.nodes) {
    const out = tensor(node.shape);
    outputs.push(out);
    if (node.kind === 'input') {
      const stream = randomStream(seed, `${graph.name}/${node.name}`);
      for (let i = 0; i < out.data.length; i++) out.data[i] = stream.normal();
      continue;
    }
    const inputs = node.inputs.map(id => outputs[id]);
    if (node.overwrites !== undefined) {
      out.data.set(inputs[node.overwrites].data);
      inputs[node.overwrites] = out;
    }
    runNode(node, out, inputs, nodeWeights(graph, node, seed));
    visit(node, out);
  }
}

function runNode<K extends OpName>(
  node: OpNode<K>,
  out: Tensor,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
): void {
  const version: Version<OpParameters[K]> = platforms.typescript.versions[node.op];
  const layer: Layer<OpParameters[K]> = {
    inputs: inputs.map(t => t.shape),
    output: out.shape,
    weights,
    parameters: node.parameters,
  };
  version.bind(layer).run(out, inputs);
}

/** Root of the mean square. */
export function rms({ data }: Tensor): number {
  return Math.sqrt(data.reduce((sum, value) => sum + value * value, 0) / data.length);
}
