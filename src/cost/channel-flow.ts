import type { OpParameters } from '../kernels/op.js';
import { type Graph, inputOf, type OpNode } from '../networks/graph/graph.js';
import { ELEMENTWISE } from '../networks/graph/in-place.js';

/** What becomes of the channels of a graph's input. */
export interface ChannelFlow {
  /** reaches[k][c]: whether output channel k depends on input channel c. */
  readonly reaches: readonly (readonly boolean[])[];
  /** copyOf[k]: the input channel that output channel k is, unchanged; undefined where it was computed. */
  readonly copyOf: readonly (number | undefined)[];
}

/** One channel of a tensor: the input channels it depends on, and which of them it is. */
interface Channel {
  readonly from: ReadonlySet<number>;
  readonly copyOf?: number;
}

/**
 * Follows every channel of a graph's main input to its main output, by the structure of the graph alone: weights are
 * taken to be all different from 0.
 *
 * @throws {Error} where an op is not one of channels, such as a transposition
 */
export function channelFlow(graph: Graph): ChannelFlow {
  const channels = graph.nodes.map((): readonly Channel[] => []);
  const { id, shape } = inputOf(graph);
  channels[id] = range(shape[1]).map(c => ({ from: new Set([c]), copyOf: c }));
  for (const node of graph.nodes) {
    if (node.kind === 'op')
      channels[node.id] = after(
        node,
        node.inputs.map(input => channels[input]),
      );
  }
  const out = channels[graph.output];
  return {
    reaches: out.map(({ from }) => range(shape[1]).map(c => from.has(c))),
    copyOf: out.map(({ copyOf }) => copyOf),
  };
}

function after(node: OpNode, inputs: readonly (readonly Channel[])[]): readonly Channel[] {
  const [x] = inputs;
  const filters = node.shape[1];
  switch (node.op) {
    case 'pointwise': {
      const all = computed(x);
      return range(filters).map(k => (inputs[1] ? computed([all, inputs[1][k]]) : all));
    }
    case 'conv2d':
    case 'groupedPointwise': {
      const { groups } = node.parameters as OpParameters['groupedPointwise'];
      const perGroup = x.length / groups;
      const ofGroup = range(groups).map(g => computed(x.slice(g * perGroup, (g + 1) * perGroup)));
      return range(filters).map(k => ofGroup[Math.floor((k * groups) / filters)]);
    }
    case 'channelShuffle': {
      const { groups } = node.parameters as OpParameters['channelShuffle'];
      return range(filters).map(k => x[shuffledFrom(k, filters, groups)]);
    }
    case 'channelSlice': {
      const { from, to } = node.parameters as OpParameters['channelSlice'];
      return x.slice(from, to);
    }
    case 'concat':
      return inputs.flat();
    case 'depthwise':
    case 'maxPool':
    case 'avgPool':
      return x.map(channel => computed([channel]));
    default:
      if (!ELEMENTWISE.includes(node.op)) {
        throw new Error(
          `channelFlow: ${node.name} is a ${node.op}, expected convolutions, element-wise ops and copies`,
        );
      }
      return range(filters).map(k => computed(inputs.map(input => input[k])));
  }
}

/**
 * The channel that a shuffle puts at place k, with C = g·n channels: (k mod g)·n + ⌊k / g⌋, a transposition of the
 * g × n channels.
 *
 * @source Zhang et al. 2017, arXiv:1707.01083, section 3.1
 */
export function shuffledFrom(place: number, channels: number, groups: number): number {
  return (place % groups) * (channels / groups) + Math.floor(place / groups);
}

function computed(channels: readonly Channel[]): Channel {
  if (channels.length === 1) return { from: channels[0].from };
  return { from: new Set(channels.flatMap(({ from }) => [...from])) };
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
