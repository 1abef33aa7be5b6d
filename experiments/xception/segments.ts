import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { wasmDirect } from '../../src/networks/direct-convolution.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';

/** C: channels before and behind every form, and the side of its map. */
export const CHANNELS = 64;
export const SIDE = 28;

/** Segments of the channels, each with a 3×3 convolution of its own: from one to as many as there are channels. */
export const SEGMENTS = [1, 2, 4, 8, CHANNELS] as const;
/** Those that are also run as an Inception module is: a tower of its own for each segment. */
export const TOWERS = [2, 4, 8] as const;

export const SEGMENTS_SUITE = 'segments';
export const KERNELS_SUITE = 'kernels';

export const segmentsArm = (segments: number) => `seg=${segments}`;
export const towersArm = (segments: number) => `towers=${segments}`;

/** A 1×1 convolution of all channels, then a 3×3 convolution of each segment, in one kernel: Figure 4 for g = C. */
export function segmentsGraph(segments: number, channels: number = CHANNELS, side: number = SIDE): Graph {
  const g = new GraphBuilder(`segments-${segments}`);
  const x = g.pointwise(g.input([1, channels, side, side]), { filters: channels }, { name: '1x1' });
  const window = { kernel: [3, 3], padding: 1 } as const;
  return g.build(
    segments === channels
      ? g.depthwise(x, window, { name: 'depthwise' })
      : g.conv2d(x, { ...window, filters: channels, groups: segments }, { name: '3x3' }),
  );
}

/** The same with a convolution for each segment: sliced, convolved, joined, as Figure 3 is drawn. */
export function towersGraph(segments: number, channels: number = CHANNELS, side: number = SIDE): Graph {
  const g = new GraphBuilder(`towers-${segments}`);
  const x = g.pointwise(g.input([1, channels, side, side]), { filters: channels }, { name: '1x1' });
  const width = channels / segments;
  const ends = Array.from({ length: segments }, (_, i) => {
    const part = g.channelSlice(x, { from: i * width, to: (i + 1) * width }, { name: `tower${i + 1}/slice` });
    return g.conv2d(part, { filters: width, kernel: [3, 3], padding: 1 }, { name: `tower${i + 1}/3x3` });
  });
  return g.build(g.concat(ends, { name: 'concat' }));
}

const inOne = (segments: number) => ({ id: segmentsArm(segments), graph: () => segmentsGraph(segments) });
const inTowers = (segments: number) => ({ id: towersArm(segments), graph: () => towersGraph(segments) });
const direct = (arm: { readonly id: string; graph(): Graph }) => ({
  ...arm,
  id: `${arm.id}-direct`,
  platform: wasmDirect,
});
const own = { platform: platforms.wasm };

export const segmentSuites: readonly SuiteDeclaration[] = [
  {
    id: SEGMENTS_SUITE,
    title: `1×1, then 3×3 in segments, ${CHANNELS} → ${CHANNELS} on ${SIDE}×${SIDE}`,
    arms: [...SEGMENTS.map(inOne), ...TOWERS.map(inTowers)],
  },
  {
    id: KERNELS_SUITE,
    title: 'the first step on wasm, without Winograd',
    arms: [
      { ...inOne(1), ...own },
      direct(inOne(1)),
      { ...inOne(2), ...own },
      { ...inTowers(2), ...own },
      direct(inTowers(2)),
    ],
    platforms: [SIDE_BY_SIDE],
  },
];
