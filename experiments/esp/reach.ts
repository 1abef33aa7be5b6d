import { receptiveField } from '../../src/cost/receptive-field.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { platforms } from '../../src/networks/platforms.js';
import { elements, tensor } from '../../src/tensors/tensor.js';
import { dilationsOf, espStack } from './modules.js';

/** One channel per branch, so that channel k of the output is branch k. */
function pyramid(branches: number, modules: number, fused: boolean): { graph: Graph; middle: number } {
  const reach = modules * 2 ** (branches - 1);
  const side = 2 * reach + 3;
  return { graph: espStack({ channels: branches, branches, side }, modules, fused), middle: reach + 1 };
}

/** Which pixels reach the middle of the last branch of a pyramid, from its graph. */
export function fieldOf(branches: number, { modules = 1, fused = true } = {}) {
  const { graph, middle } = pyramid(branches, modules, fused);
  const { reached, box } = receptiveField(graph, { channel: branches - 1, row: middle, column: middle });
  return { side: box[0], reached, share: reached / (box[0] * box[1]) };
}

/** What each branch answers to one pixel that is 1 among zeros, where all weights are 1. */
export function responses(branches: number, fused: boolean): { side: number; maps: readonly number[][][] } {
  const { graph } = pyramid(branches, 1, fused);
  const nodes = graph.nodes.map(node =>
    node.kind === 'op'
      ? {
          ...node,
          weights: () =>
            node.weightShapes.map(shape => tensor(shape, new Float32Array(elements(shape)).fill(1))),
        }
      : node,
  );
  const bound = bindGraph({ ...graph, nodes }, platforms.reference, 1);
  const [, , side] = bound.input.shape;
  bound.input.data.fill(0);
  bound.input.data[(side * side - 1) / 2] = 1;
  bound.run();
  const rows = (k: number) =>
    Array.from({ length: side }, (_, y) => [
      ...bound.output.data.slice((k * side + y) * side, (k * side + y + 1) * side),
    ]);
  return { side, maps: dilationsOf(branches).map((_, k) => rows(k)) };
}

/**
 * Share of the taps of a padded, dilated 3×3 convolution that lie on the image; all others multiply zeros.
 *
 *   ((L + 2·max(0, L − d)) / 3L)²
 */
export function shareOnImage(side: number, dilation: number): number {
  return ((side + 2 * Math.max(0, side - dilation)) / (3 * side)) ** 2;
}
