import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { convBn } from '../../src/networks/models/blocks/conv-bn-activation.js';

/** Separable layers of C → C channels on a square map: a piece out of the middle of MobileNetV1. */
export interface Slice {
  readonly channels: number;
  /** Rows, and columns where they are not given. */
  readonly side: number;
  readonly columns?: number;
  readonly layers: number;
}

/** Which convolutions of a slice are kept: both, or one of the two. */
export const HALVES = ['separable', 'depthwise', 'pointwise'] as const;
export type Half = (typeof HALVES)[number];

/** The slice that is made narrower, smaller or shallower. */
export const FULL: Slice = { channels: 96, side: 14, layers: 16 };

/** The three ways to do less work. */
export const WAYS = ['narrow', 'small', 'shallow'] as const;
export type Way = (typeof WAYS)[number];

/** A way to do less: the multiplier, and how the multiplied quantity is called. */
export const MULTIPLIERS: Readonly<Record<Way, string>> = {
  narrow: 'width',
  small: 'resolution',
  shallow: 'depth',
};

/** A slice that does less work than the full one. */
export interface ReducedSlice extends Slice {
  readonly id: string;
  readonly way: Way;
}

/** α of three levels of work; on each level the other two ways do about as much as the narrow slice. */
export const ALPHAS = [0.75, 0.5, 0.25] as const;
const SIDES = [11, 7, 4];
const LAYERS = [9, 4, 1];

const narrow = (channels: number): ReducedSlice => ({
  ...FULL,
  id: `narrow-${channels}`,
  way: 'narrow',
  channels,
});

/** The slices by way, from much work to little. */
export const reduced: Readonly<Record<Way, readonly ReducedSlice[]>> = {
  narrow: ALPHAS.map(alpha => narrow(alpha * FULL.channels)),
  small: SIDES.map(side => ({ ...FULL, id: `small-${side}`, way: 'small', side })),
  shallow: LAYERS.map(layers => ({ ...FULL, id: `shallow-${layers}`, way: 'shallow', layers })),
};

/** The slices of one level of work, one a way: 0 is much, 2 is little. */
export function level(place: number): readonly ReducedSlice[] {
  return WAYS.map(way => reduced[way][place]);
}

/** A slice as it would be deployed: batch norm is folded into the convolutions, ReLU is fused. */
export function sliceGraph(slice: Slice, half: Half = 'separable'): Graph {
  const { channels, side, columns = side, layers } = slice;
  const g = new GraphBuilder(`slice-${channels}-${side}-${columns}-${layers}-${half}`);
  const activation = 'relu';
  let x = g.input([1, channels, side, columns]);
  for (let i = 1; i <= layers; i++) {
    const depthwise = { filters: channels, groups: channels, kernel: 3, activation } as const;
    if (half !== 'pointwise') x = convBn(g, x, depthwise, `layer${i}/depthwise`);
    if (half !== 'depthwise') x = convBn(g, x, { filters: channels, activation }, `layer${i}/pointwise`);
  }
  return optimize(g.build(x));
}

export const SLICE_SUITE = 'slice';
export const FULL_ARM = 'full';

/** The reduced slices that are also taken apart, as the full one is, into their depthwise and their 1×1 convolutions. */
export const takenApart: readonly ReducedSlice[] = [...reduced.narrow.slice(1), reduced.small[1]];

/** A map of 48 pixels in rows of 8 beside that of 49 in rows of 7: what a remainder of pixels costs shows between them. */
export const EVEN: ReducedSlice = { ...FULL, id: 'small-6x8', way: 'small', side: 6, columns: 8 };

/** `narrow-24-depthwise`. */
export function halfOf(slice: string, half: Exclude<Half, 'separable'>): string {
  return `${slice}-${half}`;
}

/** All slices, and the halves of some. */
export const sliceSuite: SuiteDeclaration = {
  id: SLICE_SUITE,
  title: `${FULL.layers} separable layers of ${FULL.channels} channels on ${FULL.side}×${FULL.side}, and slices that do less`,
  platforms: 'fast',
  arms: [
    { id: FULL_ARM, graph: () => sliceGraph(FULL) },
    ...WAYS.flatMap(way => reduced[way]).map(slice => ({ id: slice.id, graph: () => sliceGraph(slice) })),
    { id: EVEN.id, graph: () => sliceGraph(EVEN) },
    ...[{ ...FULL, id: FULL_ARM }, ...takenApart].flatMap(slice =>
      (['depthwise', 'pointwise'] as const).map(half => ({
        id: halfOf(slice.id, half),
        graph: () => sliceGraph(slice, half),
      })),
    ),
  ],
};
