import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';

/** A square map whose pixels attend to each other. */
export interface MapShape {
  /** H = W. */
  readonly side: number;
  /** C. */
  readonly channels: number;
}

/** Length of DFC's one-dimensional windows, in the authors' code. */
export const WINDOW = 5;

type Mix = (g: GraphBuilder, x: number) => number;

function gate(name: string, { side, channels }: MapShape, mix: Mix): Graph {
  const g = new GraphBuilder(`attention-${name}-${channels}-${side}`);
  return g.build(mix(g, g.input([1, channels, side, side])));
}

/**
 * Attention with fixed weights over all pairs of pixels: a fully connected layer on each channel.
 *
 *   a_hw = Σ_{h',w'} F_{hw,h'w'} ⊙ z_{h'w'}
 *
 * F is one number for each pair here, shared by all channels; one for each channel would have C times the weights and the
 * same multiply-accumulates, C·H²·W².
 */
export function fullGate(shape: MapShape): Graph {
  const { side, channels } = shape;
  const pixels = side * side;
  return gate('full', shape, (g, x) => {
    const flat = g.node('reshape', [x], { shape: [channels, pixels] });
    const mixed = g.dense(flat, { units: pixels }, { name: 'full' });
    return g.node('reshape', [mixed], { shape: [1, channels, side, side] });
  });
}

/**
 * The decoupled form: each column is mixed with weights over its rows, then each row with weights over its columns.
 *
 *   a'_hw = Σ_{h'} F^H_{h,h'w} ⊙ z_{h'w},   a_hw = Σ_{w'} F^W_{w,hw'} ⊙ a'_{hw'}
 *
 * The weights of all columns are shared here, and so are those of all rows, as in the convolutions that the paper makes of
 * them. C·(H²·W + H·W²) multiply-accumulates.
 */
export function decoupledGate(shape: MapShape): Graph {
  return gate('decoupled', shape, (g, x) => {
    const turned = g.node('transpose', [x], { order: [0, 1, 3, 2] }, { name: 'columns' });
    const mixed = alongRows(g, turned, shape, 'vertical');
    const back = g.node('transpose', [mixed], { order: [0, 1, 3, 2] }, { name: 'rows' });
    return alongRows(g, back, shape, 'horizontal');
  });
}

/** A fully connected layer on each row of each channel. */
function alongRows(g: GraphBuilder, x: number, { side, channels }: MapShape, name: string): number {
  const rows = g.node('reshape', [x], { shape: [channels * side, side] }, { name: `${name}/in` });
  const mixed = g.dense(rows, { units: side }, { name });
  return g.node('reshape', [mixed], { shape: [1, channels, side, side] }, { name: `${name}/out` });
}

/**
 * What GhostNetV2 runs: the decoupled sums as depthwise convolutions of WINDOW pixels, on the map at half its size.
 *
 * @param windows  in their order
 */
export function dfcGate(
  shape: MapShape,
  windows: readonly (readonly [rows: number, columns: number])[] = [
    [1, WINDOW],
    [WINDOW, 1],
  ],
): Graph {
  const { side } = shape;
  return gate(`dfc-${windows.join('-')}`, shape, (g, x) => {
    const small = g.avgPool(x, { kernel: [2, 2] }, { name: 'down' });
    return g.upsample(windowed(g, small, windows), { size: [side, side] }, { name: 'up' });
  });
}

/** The same on the map as it is. */
export function wholeGate(shape: MapShape): Graph {
  return gate('whole', shape, (g, x) =>
    windowed(g, x, [
      [1, WINDOW],
      [WINDOW, 1],
    ]),
  );
}

function windowed(g: GraphBuilder, x: number, windows: readonly (readonly [number, number])[]): number {
  return windows.reduce(
    (y, kernel) =>
      g.depthwise(
        y,
        { kernel, padding: [(kernel[0] - 1) / 2, (kernel[1] - 1) / 2] },
        { name: `${kernel.join('x')}` },
      ),
    x,
  );
}

/** Multiply-accumulates per value of the map, by their formulas; pools and enlarged maps have none. */
export const macsPerValue = {
  /** H·W. */
  full: (side: number) => side * side,
  /** H + W. */
  decoupled: (side: number) => 2 * side,
  /** Two windows on a quarter of the pixels. */
  dfc: (_: number) => (2 * WINDOW) / 4,
} as const;
