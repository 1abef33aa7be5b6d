import { InputError } from '../errors/input-error.js';
import type { OpName, OpParameters } from '../kernels/op.js';
import { shownPlaces } from '../kernels/upsample/places.js';
import { type SlidingWindow, windowAxes } from '../kernels/window.js';
import { type Graph, inputOf, type OpNode } from '../networks/graph/graph.js';
import { ELEMENTWISE } from '../networks/graph/in-place.js';
import { elements, type Shape } from '../tensors/tensor.js';

/** A value of a feature map [1, C, H, W]. */
export interface ValuePlace {
  readonly channel: number;
  readonly row: number;
  readonly column: number;
}

/** The pixels of a graph's input that can change one value of its output. */
export interface ReceptiveField {
  /** Rows and columns of the input. */
  readonly side: readonly [rows: number, columns: number];
  /** 1 for a pixel that is reached in any channel, [H · W]. */
  readonly pixels: Uint8Array;
  /** How many pixels are reached. */
  readonly reached: number;
  /** Rows and columns of the smallest rectangle around them; 0 × 0 where there are none. */
  readonly box: readonly [rows: number, columns: number];
}

/**
 * The receptive field of one value of a graph's output, from the graph alone: weights are taken not to be zero.
 *
 * Goes backwards over the nodes and marks the values that each marked value is computed from.
 *
 * @param graph  one image; its input and output are [1, C, H, W]
 * @throws {InputError} where the place is outside the output, or an op has no rule here
 * @cost   the multiply-accumulates that lead to this value
 */
export function receptiveField(graph: Graph, { channel, row, column }: ValuePlace): ReceptiveField {
  const marked = graph.nodes.map(({ shape }) => new Uint8Array(elements(shape)));
  const [, C, H, W] = graph.nodes[graph.output].shape;
  const isInside = [
    [channel, C],
    [row, H],
    [column, W],
  ].every(([at, length]) => at >= 0 && at < length);
  if (!isInside) {
    throw new InputError(
      `receptiveField: place is [${channel}, ${row}, ${column}], expected one inside [${C}, ${H}, ${W}]`,
    );
  }
  marked[graph.output][(channel * H + row) * W + column] = 1;
  for (const node of [...graph.nodes].reverse()) {
    if (node.kind === 'op' && marked[node.id].includes(1)) markSources(graph, node, marked);
  }
  return pixelsOf(inputOf(graph).shape, marked[inputOf(graph).id]);
}

/** The pixels that are marked in any channel. */
function pixelsOf([, C, H, W]: Shape, marks: Uint8Array): ReceptiveField {
  const pixels = new Uint8Array(H * W);
  for (let i = 0; i < C * H * W; i++) if (marks[i]) pixels[i % (H * W)] = 1;
  const places = [...pixels.keys()].filter(place => pixels[place] === 1);
  const span = (values: readonly number[]) =>
    values.length === 0 ? 0 : Math.max(...values) - Math.min(...values) + 1;
  return {
    side: [H, W],
    pixels,
    reached: places.length,
    box: [span(places.map(place => Math.floor(place / W))), span(places.map(place => place % W))],
  };
}

/** Ops whose value at a place depends on the values at that place alone. */
const PER_VALUE: readonly OpName[] = [...ELEMENTWISE, 'reshape'];

/** Marks what the marked values of a node are computed from. */
function markSources(graph: Graph, node: OpNode, marked: readonly Uint8Array[]): void {
  const marks = marked[node.id];
  const shapes = node.inputs.map(id => graph.nodes[id].shape);
  const sources = node.inputs.map(id => marked[id]);
  if (PER_VALUE.includes(node.op)) {
    for (const [n, source] of sources.entries()) {
      const isWhole = source.length === marks.length;
      for (let i = 0; i < marks.length; i++) {
        if (marks[i]) source[isWhole ? i : broadcastPlace(i, node.shape, shapes[n])] = 1;
      }
    }
    return;
  }
  switch (node.op) {
    case 'conv2d':
    case 'depthwise':
    case 'avgPool':
    case 'maxPool':
      markWindows(node, shapes[0], sources[0], marks);
      return;
    case 'pointwise':
    case 'groupedPointwise': {
      markWindows(node, shapes[0], sources[0], marks);
      // What a partial sum adds to is at the same place.
      sources[1]?.set(marks.map((mark, i) => mark | sources[1][i]));
      return;
    }
    case 'dense': {
      const features = sources[0].length / shapes[0][0];
      for (let n = 0; n < shapes[0][0]; n++) {
        const isMarked = marks.subarray(
          (n * marks.length) / shapes[0][0],
          ((n + 1) * marks.length) / shapes[0][0],
        );
        if (isMarked.includes(1)) sources[0].fill(1, n * features, (n + 1) * features);
      }
      return;
    }
    case 'concat': {
      let from = 0;
      for (const source of sources) {
        for (let i = 0; i < source.length; i++) source[i] |= marks[from + i];
        from += source.length;
      }
      return;
    }
    case 'channelSlice': {
      const { from } = node.parameters as OpParameters['channelSlice'];
      const plane = elements(shapes[0].slice(2));
      for (let i = 0; i < marks.length; i++) sources[0][from * plane + i] |= marks[i];
      return;
    }
    case 'globalPool': {
      const plane = elements(shapes[0].slice(2));
      for (let i = 0; i < marks.length; i++) if (marks[i]) sources[0].fill(1, i * plane, (i + 1) * plane);
      return;
    }
    case 'transpose':
      markTransposed(node as unknown as OpNode<'transpose'>, shapes[0], sources[0], marks);
      return;
    case 'upsample':
      markShown(node, shapes[0], sources[0], marks);
      return;
    default:
      throw new InputError(
        `receptiveField: ${graph.name}/${node.name} is ${node.op}, which has no rule here`,
      );
  }
}

/** The place in a tensor that is broadcast to a shape: an axis of length 1 has one value for all places. */
function broadcastPlace(place: number, shape: Shape, from: Shape): number {
  let [at, step, rest] = [0, 1, place];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = from[axis - shape.length + from.length] ?? 1;
    at += length === 1 ? 0 : (rest % shape[axis]) * step;
    step *= length;
    rest = Math.floor(rest / shape[axis]);
  }
  return at;
}

/** Windows over the channels of a group; a pointwise convolution has a window of one pixel, a pool one channel. */
function markWindows(
  { op, parameters, shape }: OpNode,
  [, C, H, W]: Shape,
  source: Uint8Array,
  marks: Uint8Array,
) {
  const ofOp = parameters as Partial<SlidingWindow & { groups: number }>;
  const isPerChannel = op !== 'conv2d' && op !== 'pointwise' && op !== 'groupedPointwise';
  const groups = isPerChannel ? C : (ofOp.groups ?? 1);
  const [rows, columns] = windowAxes({ kernel: [1, 1], stride: 1, padding: 0, ...ofOp });
  const [, K, P, Q] = shape;
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === 0) continue;
    const [k, p, q] = [Math.floor(i / (P * Q)), Math.floor(i / Q) % P, i % Q];
    const first = Math.floor(k / (K / groups)) * (C / groups);
    for (let c = first; c < first + C / groups; c++) {
      for (let r = 0; r < rows.taps; r++) {
        const y = p * rows.stride - rows.before + r * rows.dilation;
        for (let s = 0; s < columns.taps; s++) {
          const x = q * columns.stride - columns.before + s * columns.dilation;
          if (y >= 0 && y < H && x >= 0 && x < W) source[(c * H + y) * W + x] = 1;
        }
      }
    }
  }
}

/** Axis i of the output is axis order[i] of the input. */
function markTransposed(
  { parameters: { order }, shape }: OpNode<'transpose'>,
  from: Shape,
  source: Uint8Array,
  marks: Uint8Array,
): void {
  const steps = from.map((_, axis) => elements(from.slice(axis + 1)));
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === 0) continue;
    let place = 0;
    let rest = i;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place += (rest % shape[axis]) * steps[order[axis]];
      rest = Math.floor(rest / shape[axis]);
    }
    source[place] = 1;
  }
}

/** Nearest neighbour. */
function markShown({ shape }: OpNode, [, , H, W]: Shape, source: Uint8Array, marks: Uint8Array): void {
  const [, , P, Q] = shape;
  const [rows, columns] = [shownPlaces(H, P), shownPlaces(W, Q)];
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === 0) continue;
    const [plane, p, q] = [Math.floor(i / (P * Q)), Math.floor(i / Q) % P, i % Q];
    source[(plane * H + rows[p]) * W + columns[q]] = 1;
  }
}
