import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { shuffleUnitV2 } from '../../src/networks/models/blocks/shuffle-units.js';
import { firstLayer } from '../../src/networks/models/first-layer.js';

/** A dense block on a square map. */
export interface DenseBlock {
  /** c₀: channels of its input. */
  readonly channels: number;
  /** k: channels that every layer adds. */
  readonly growth: number;
  readonly layers: number;
  readonly side: number;
}

/** How the layers of a dense block read all that came before. */
export const FORMS = ['pre-activation', 'post-activation', 'pieces'] as const;
export type Form = (typeof FORMS)[number];

const RELU = { bias: true, activation: 'relu' } as const;
const THREE = { kernel: [3, 3], padding: 1 } as const;

/**
 * A dense block with bottlenecks of 4·k: each layer reads the block's input and the outputs of all layers before it, and
 * adds k channels.
 *
 * | form            | a layer                                                                               |
 * | --------------- | ------------------------------------------------------------------------------------- |
 * | pre-activation  | concatenation, batch norm, ReLU, 1×1, ReLU, 3×3: as in the paper, the second batch norm folded |
 * | post-activation | concatenation, 1×1 and ReLU, 3×3 and ReLU: every batch norm can be folded             |
 * | pieces          | the same, but the 1×1 adds up the products of its pieces instead of reading a concatenation |
 *
 * All end with the concatenation that is the block's output.
 *
 * @source Huang et al. 2017, arXiv:1608.06993, section 3
 */
export function denseBlock({ channels, growth, layers, side }: DenseBlock, form: Form): Graph {
  const g = new GraphBuilder(`dense-${form}-${channels}-${growth}-${side}x${layers}`);
  const features = [firstLayer(g, channels, side)];
  for (let i = 1; i <= layers; i++) {
    const name = `layer${i}`;
    const narrow = bottleneck(g, features, 4 * growth, form, name);
    const made = form === 'pre-activation' ? {} : RELU;
    features.push(g.conv2d(narrow, { filters: growth, ...THREE, ...made }, { name: `${name}/3x3` }));
  }
  return optimize(g.build(g.concat(features, { name: 'concat' })));
}

/** A 1×1 convolution, with ReLU, of all features. */
function bottleneck(
  g: GraphBuilder,
  features: readonly number[],
  filters: number,
  form: Form,
  name: string,
): number {
  const named = { name: `${name}/1x1` };
  if (form === 'pieces') {
    const [first, ...others] = features;
    let sum = g.pointwise(first, { filters, bias: true }, named);
    for (const [i, piece] of others.entries())
      sum = g.pointwiseInto(sum, piece, { name: `${named.name}/${i + 1}` });
    return g.activation('relu', sum, { name: `${name}/relu` });
  }
  let x = features.length === 1 ? features[0] : g.concat(features, { name: `${name}/concat` });
  if (form === 'pre-activation') {
    x = g.node('batchNorm', [x], { epsilon: 1e-5 }, { name: `${name}/bn` });
    x = g.activation('relu', x, { name: `${name}/relu` });
  }
  return g.pointwise(x, { filters, ...RELU }, named);
}

/** Units of ShuffleNetV2, one behind the other. */
export interface SparseBlock {
  readonly channels: number;
  readonly units: number;
  readonly side: number;
}

/** Units of ShuffleNetV2 of stride 1, batch norms folded: each passes half of its channels on unchanged. */
export function sparseBlock({ channels, units, side }: SparseBlock): Graph {
  const g = new GraphBuilder(`sparse-${channels}-${side}x${units}`);
  let x = firstLayer(g, channels, side);
  for (let i = 1; i <= units; i++) x = shuffleUnitV2(g, x, { filters: channels, stride: 1 }, `unit${i}`);
  return optimize(g.build(x));
}
