import { bindGraph } from '../networks/graph/executor.js';
import { type Graph, outputsOf } from '../networks/graph/graph.js';
import type { Platform } from '../networks/platform.js';
import { elements, type Tensor, tensor } from '../tensors/tensor.js';
import type { Kept } from './kept.js';

/** Where the outputs of a graph are kept. */
export interface KeptOutput {
  readonly kept: Kept;
  /** Of the graph, among those that are kept there. */
  readonly name: string;
}

/**
 * What a graph's outputs have to be: those of another platform on the same seeded inputs and weights. It may take plain
 * loops seconds, so they can be kept.
 *
 * @param platform  of plain loops
 */
export function expectedOutputs(
  graph: Graph,
  platform: Platform,
  seed: number,
  place?: KeptOutput,
): readonly Tensor[] {
  const compute = () => {
    const executable = bindGraph(graph, platform, seed);
    executable.run();
    return executable.outputs;
  };
  if (!place) return compute();
  const shapes = outputsOf(graph).map(({ shape }) => shape);
  const lengths = shapes.map(shape => elements(shape) * Float32Array.BYTES_PER_ELEMENT);
  const bytes = place.kept.bytes(
    `${place.name}-${platform.name}.f32`,
    () => joined(compute()),
    kept => kept.byteLength === lengths.reduce((sum, length) => sum + length, 0),
  );
  // A copy of its own, which begins at a multiple of 4.
  const values = new Float32Array(Uint8Array.from(bytes).buffer);
  let at = 0;
  return shapes.map(shape => {
    const start = at;
    at += elements(shape);
    return tensor(shape, values.subarray(start, at));
  });
}

/** The bytes of tensors, one behind the other. */
function joined(tensors: readonly Tensor[]): Uint8Array {
  return Buffer.concat(
    tensors.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
}
