import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { tensor } from '../../src/tensors/tensor.js';

/** Where a quarter of the channels is moved by one pixel: down, up, to the right, to the left. */
const MOVES = [
  { name: 'down', rows: 1, columns: 0 },
  { name: 'up', rows: -1, columns: 0 },
  { name: 'right', rows: 0, columns: 1 },
  { name: 'left', rows: 0, columns: -1 },
] as const;

/** Channels of a group of the grouped 1×1 convolution. */
export const GROUP = 4;

/** Operations that could make ghost maps of so many maps, each as many as it reads. */
export const cheapOperations = {
  'depthwise-3x3': depthwise(3),
  'depthwise-5x5': depthwise(5),
  'pointwise-grouped': (side, channels) =>
    layer('pointwise', side, channels, (g, x) =>
      g.groupedPointwise(x, { filters: channels, groups: channels / GROUP }, { name: 'cheap' }),
    ),
  'shift-one-hot': shiftByWeights,
  'shift-slice-pad': shiftByCopies,
  copy: (side, channels) => layer('copy', side, channels, (g, x) => g.concat([x], { name: 'cheap' })),
} satisfies Readonly<Record<string, (side: number, channels: number) => Graph>>;

function layer(
  name: string,
  side: number,
  channels: number,
  op: (g: GraphBuilder, x: number) => number,
): Graph {
  const g = new GraphBuilder(`cheap-${name}-${channels}-${side}`);
  return g.build(op(g, g.input([1, channels, side, side])));
}

function depthwise(kernel: number) {
  return (side: number, channels: number): Graph =>
    layer(`depthwise${kernel}`, side, channels, (g, x) =>
      g.depthwise(x, { kernel: [kernel, kernel], padding: (kernel - 1) / 2 }, { name: 'cheap' }),
    );
}

/** A depthwise 3×3 convolution whose windows have one 1 and eight zeros: it moves maps, and multiplies all nine. */
function shiftByWeights(side: number, channels: number): Graph {
  const weights = () => {
    const w = tensor([channels, 1, 3, 3]);
    for (let c = 0; c < channels; c++) {
      const { rows, columns } = MOVES[Math.floor((c * MOVES.length) / channels)];
      // The value that arrives from above was one row further up.
      w.data[c * 9 + (1 - rows) * 3 + (1 - columns)] = 1;
    }
    return [w];
  };
  return layer('shift', side, channels, (g, x) =>
    g.depthwise(x, { kernel: [3, 3], padding: 1 }, { name: 'cheap', weights }),
  );
}

/** The same by slices and zeros: a quarter of the channels without the row or column that leaves, and zeros behind it. */
function shiftByCopies(side: number, channels: number): Graph {
  return layer('shift', side, channels, (g, x) => {
    const quarters = MOVES.map(({ name, rows, columns }, i) => {
      const [from, to] = [i, i + 1].map(n => (n * channels) / MOVES.length);
      const kept = g.node(
        'slice',
        [x],
        {
          starts: [0, from, Math.max(0, -rows), Math.max(0, -columns)],
          ends: [1, to, side - Math.max(0, rows), side - Math.max(0, columns)],
          steps: [1, 1, 1, 1],
        },
        { name: `${name}/slice` },
      );
      return g.node(
        'pad',
        [kept],
        {
          before: [0, 0, Math.max(0, rows), Math.max(0, columns)],
          after: [0, 0, Math.max(0, -rows), Math.max(0, -columns)],
          mode: 'constant',
          value: 0,
        },
        { name: `${name}/pad` },
      );
    });
    return g.concat(quarters, { name: 'concat' });
  });
}
