import { bindGraph } from '../../../src/networks/graph/executor.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { type PlatformName, platforms } from '../../../src/networks/platforms.js';
import { type Tensor, tensor } from '../../../src/tensors/tensor.js';

/** A copy of the output of one run. */
export function outputOf(graph: Graph, platform: PlatformName, seed: number): Tensor {
  return everyOutputOf(graph, platform, seed)[0];
}

/** Copies of all outputs of one run. */
export function everyOutputOf(graph: Graph, platform: PlatformName, seed: number): readonly Tensor[] {
  const executable = bindGraph(graph, platforms[platform], seed);
  executable.run();
  return executable.outputs.map(({ shape, data }) => tensor(shape, Float32Array.from(data)));
}
