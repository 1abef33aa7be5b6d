import { type Counts, countGraph } from '../../src/cost/counts.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';

/** The one suite of the experiment. */
export const SUITE = 'roof';

/** A layer of one image; each moves about the same bytes, so that only the work differs. */
export interface WallLayer {
  readonly id: string;
  graph(): Graph;
}

const MEBIBYTE = 2 ** 20;
/** More than the second-level cache of most machines. */
export const LAYER_BYTES = 16 * MEBIBYTE;

const CHANNELS = [2, 4, 8, 16, 32, 64, 128];
/** Of the layers that have no other number of channels. */
const OTHER_CHANNELS = 16;

/** A square map of so many channels whose float32 values are nearest to so many bytes. */
function sideFor(bytes: number, channels: number): number {
  return Math.round(Math.sqrt(bytes / Float32Array.BYTES_PER_ELEMENT / channels));
}

function pointwise(channels: number): WallLayer {
  const side = sideFor(LAYER_BYTES / 2, channels);
  return {
    id: `1×1, ${channels} ch.`,
    graph: () => {
      const g = new GraphBuilder(`1×1, ${channels} → ${channels}, ${side}²`);
      return g.build(g.pointwise(g.input([1, channels, side, side]), { filters: channels, bias: false }));
    },
  };
}

const addition: WallLayer = {
  id: 'add',
  graph: () => {
    const side = sideFor(LAYER_BYTES / 3, OTHER_CHANNELS);
    const g = new GraphBuilder(`add, ${side}²`);
    const shape = [1, OTHER_CHANNELS, side, side];
    return g.build(g.add(g.input(shape, 'a'), g.input(shape, 'b')));
  },
};

const depthwise: WallLayer = {
  id: 'depthwise 3×3',
  graph: () => {
    const side = sideFor(LAYER_BYTES / 2, OTHER_CHANNELS);
    const g = new GraphBuilder(`depthwise 3×3, ${side}²`);
    return g.build(g.depthwise(g.input([1, OTHER_CHANNELS, side, side]), { kernel: [3, 3], padding: 1 }));
  },
};

/**
 * An addition, a depthwise 3×3 and 1×1 convolutions of 2, 4, … 128 channels. A 1×1 convolution of c channels on a large
 * map does 2·c² FLOPs per pixel and moves 2·c values of 4 bytes: c/4 FLOPs per byte.
 */
export const layers: readonly WallLayer[] = [...CHANNELS.map(pointwise), depthwise, addition];

/** The layer that the others are compared with. */
export const BASELINE = layers[0].id;

/** FLOPs and element operations, each taken as one FLOP. */
export function workOf({ flops, elementOps }: Counts): number {
  return flops + elementOps;
}

/** Arithmetic intensity of a graph: FLOPs per byte of its tensors, each read or written once. */
export function intensityOf(graph: Graph): number {
  const counts = countGraph(graph);
  return workOf(counts) / counts.bytesMoved;
}
