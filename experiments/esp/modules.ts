import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { hierarchicalFusion } from '../../src/networks/models/blocks/index.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import { tensor } from '../../src/tensors/tensor.js';

/** A module of M → M channels on a square map. */
export interface ModuleShape {
  /** M, which K divides. */
  readonly channels: number;
  /** K: branches, dilations 1, 2, 4, … 2^(K − 1). */
  readonly branches: number;
  readonly side: number;
  /** g of the first 1×1 convolution of an EESP unit, which M and d = M / K are multiples of; K if left out. */
  readonly groups?: number;
}

/** The example of the first paper: 3.6 times fewer parameters than a 3×3 convolution. */
export const V1 = { channels: 128, branches: 4, side: 16 } as const;
/** The example of the second paper: 7.14 times fewer parameters than the first paper's module. */
export const V2 = { channels: 240, branches: 4, side: 16 } as const;

/** Dilations of a pyramid. */
export function dilationsOf(branches: number): readonly number[] {
  return Array.from({ length: branches }, (_, k) => 2 ** k);
}

/** A 3×3 convolution that keeps the side of its map. */
export function dilatedConvolution(side: number, channels: number, dilation: number): Graph {
  const g = new GraphBuilder(`conv3x3-${channels}-${side}-dilation${dilation}`);
  const x = g.input([1, channels, side, side]);
  return g.build(
    g.conv2d(x, { filters: channels, kernel: [3, 3], padding: dilation, dilation }, { name: 'conv' }),
  );
}

/** A depthwise 3×3 convolution that keeps the side of its map. */
export function dilatedDepthwise(side: number, channels: number, dilation: number): Graph {
  const g = new GraphBuilder(`depthwise3x3-${channels}-${side}-dilation${dilation}`);
  const x = g.input([1, channels, side, side]);
  return g.build(g.depthwise(x, { kernel: [3, 3], padding: dilation, dilation }, { name: 'depthwise' }));
}

/** The same outputs from a map that is larger by the reach of the window, so that no zeros are needed around it. */
export function unpaddedConvolution(side: number, channels: number, dilation: number): Graph {
  const g = new GraphBuilder(`conv3x3-${channels}-${side}-dilation${dilation}-unpadded`);
  const wide = side + 2 * dilation;
  const x = g.input([1, channels, wide, wide]);
  return g.build(g.conv2d(x, { filters: channels, kernel: [3, 3], dilation }, { name: 'conv' }));
}

/**
 * ESP module, bare: 1×1 convolution M → d = M / K, K dilated 3×3 convolutions d → d, their running sums side by side.
 * Batch norm, PReLU and the residual sum are left out: every form compared here would have the same ones.
 *
 * @param fused  whether the branches are summed up (hierarchical feature fusion) before they are joined
 * @source Mehta et al. 2018, arXiv:1803.06815, Figure 1
 */
export function espModule(shape: ModuleShape, fused = true): Graph {
  return espStack(shape, 1, fused);
}

/** So many ESP modules one after the other. */
export function espStack({ channels, branches, side }: ModuleShape, modules: number, fused: boolean): Graph {
  const g = new GraphBuilder(`esp-${channels}-${branches}-${side}x${modules}${fused ? '' : '-plain'}`);
  let x = g.input([1, channels, side, side]);
  for (let i = 1; i <= modules; i++) {
    const name = `esp${i}`;
    const filters = channels / branches;
    const reduced = g.pointwise(x, { filters }, { name: `${name}/reduce` });
    const pyramid = dilationsOf(branches).map(dilation =>
      g.conv2d(
        reduced,
        { filters, kernel: [3, 3], padding: dilation, dilation },
        { name: `${name}/dilated${dilation}` },
      ),
    );
    x = fused ? hierarchicalFusion(g, pyramid, 0, name) : g.concat(pyramid, { name: `${name}/concat` });
  }
  return g.build(x);
}

/**
 * Where the last 1×1 convolutions of an EESP unit are: one grouped one behind the joined branches, one for each branch
 * behind the running sums, or one for each branch before them.
 */
export type Pointwise = 'grouped' | 'separate' | 'before the sums';

/**
 * EESP unit, bare: 1×1 convolution M → d in g groups, K depthwise dilated 3×3 convolutions, running sums, 1×1
 * convolutions d → d. The dilations are those of `espModule`, so that only the kinds of convolution differ.
 *
 * The weights of the last 1×1 convolutions are the same in all three forms.
 *
 * @source Mehta et al. 2018, arXiv:1811.11431, Figure 1
 */
export function eespModule(
  { channels, branches, side, groups = branches }: ModuleShape,
  pointwise: Pointwise = 'grouped',
): Graph {
  const g = new GraphBuilder(`eesp-${channels}-${branches}-${side}`);
  const d = channels / branches;
  const x = g.input([1, channels, side, side]);
  const reduced = g.groupedPointwise(x, { filters: d, groups }, { name: 'reduce' });
  const own = (y: number, k: number) =>
    g.pointwise(
      y,
      { filters: d },
      {
        name: `pointwise${k + 1}`,
        weights: seed => [
          tensor([d, d, 1, 1], lastWeights(channels, d, seed).data.slice(k * d * d, (k + 1) * d * d)),
        ],
      },
    );
  const pyramid = dilationsOf(branches).map((dilation, k) => {
    const y = g.depthwise(
      reduced,
      { kernel: [3, 3], padding: dilation, dilation },
      { name: `dilated${dilation}` },
    );
    return pointwise === 'before the sums' ? own(y, k) : y;
  });
  if (pointwise !== 'separate') {
    const joined = hierarchicalFusion(g, pyramid, 0, 'hff');
    if (pointwise === 'before the sums') return g.build(joined);
    const weights = (seed: number) => [lastWeights(channels, d, seed)];
    return g.build(
      g.groupedPointwise(joined, { filters: channels, groups: branches }, { name: 'pointwise', weights }),
    );
  }
  const sums = [pyramid[0]];
  for (const y of pyramid.slice(1)) sums.push(g.add(y, sums.at(-1)!, { name: `hff/hff${sums.length + 1}` }));
  return g.build(g.concat(sums.map(own), { name: 'hff/concat' }));
}

/** Weights [M, d, 1, 1] of the last 1×1 convolutions, all branches one behind the other. */
function lastWeights(channels: number, d: number, seed: number) {
  return randomTensor([channels, d, 1, 1], randomStream(seed, 'esp/last'), Math.sqrt(1 / d));
}

/** Whether a node is one of the last 1×1 convolutions of an EESP unit. */
export function isLast({ name }: { readonly name: string }): boolean {
  return name.startsWith('pointwise');
}

/** Parameters of an ESP module, n² for its window: M·d + n²·d²·K. */
export function espParameters(M: number, K: number, n = 3): number {
  const d = M / K;
  return M * d + n ** 2 * d ** 2 * K;
}

/** Parameters of an EESP unit: M·d / g + (n² + d)·d·K. */
export function eespParameters(M: number, K: number, g: number = K, n = 3): number {
  const d = M / K;
  return (M * d) / g + (n ** 2 + d) * d * K;
}
