import { bindGraph } from '../networks/graph/executor.js';
import type { Graph } from '../networks/graph/graph.js';
import type { Platform } from '../networks/platform.js';
import { elements, type Tensor, tensor } from '../tensors/tensor.js';
import type { Kept } from './kept.js';

/** Where the output of a graph is kept. */
export interface KeptOutput {
  readonly kept: Kept;
  /** Of the graph, among those that are kept there. */
  readonly name: string;
}

/**
 * What a graph's output has to be: that of another platform on the same seeded input and weights. It may take plain loops
 * seconds, so it can be kept.
 *
 * @param platform  of plain loops
 */
export function expectedOutput(graph: Graph, platform: Platform, seed: number, place?: KeptOutput): Tensor {
  const compute = () => {
    const executable = bindGraph(graph, platform, seed);
    executable.run();
    return executable.output;
  };
  if (!place) return compute();
  const { shape } = graph.nodes[graph.output];
  const length = elements(shape) * Float32Array.BYTES_PER_ELEMENT;
  const bytes = place.kept.bytes(
    `${place.name}-${platform.name}.f32`,
    () => {
      const { buffer, byteOffset, byteLength } = compute().data;
      return new Uint8Array(buffer, byteOffset, byteLength);
    },
    kept => kept.byteLength === length,
  );
  // A copy of its own, which begins at a multiple of 4.
  return tensor(shape, new Float32Array(Uint8Array.from(bytes).buffer));
}
