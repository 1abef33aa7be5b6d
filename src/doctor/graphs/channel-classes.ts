import type { OpName } from '../../kernels/op.js';
import { type Graph, type OpNode, opNodes, outputIds } from '../../networks/graph/graph.js';
import { retrained } from './retrained.js';

/** Tensors of a network that have to have equally many channels, such as both sides of a residual sum. */
export interface ChannelClass {
  readonly channels: number;
  /** Ids of the nodes whose outputs belong to it. */
  readonly members: readonly number[];
  /** The layers whose filters are these channels. */
  readonly makers: readonly OpNode[];
}

/** Layers that make as many channels as their parameters say. */
const MAKERS: readonly OpName[] = ['conv2d', 'pointwise', 'groupedPointwise', 'convTranspose', 'dense'];

/** Ops that give every channel of their inputs on as a channel. */
const KEEPERS: readonly OpName[] = [
  ...([
    'depthwise',
    'batchNorm',
    'prelu',
    'relu',
    'relu6',
    'sigmoid',
    'swish',
    'hardSigmoid',
    'hSwish',
  ] as const),
  ...(['maxPool', 'avgPool', 'globalPool', 'upsample', 'add', 'multiply'] as const),
  ...(['unary', 'binary', 'instanceNorm', 'lrn', 'globalMaxPool', 'resize'] as const),
];

/**
 * The classes of channels that could have another number: those that neither the network's input nor its outputs belong
 * to, nor a tensor that is sliced, shuffled or reshaped. What an op that is not known here reads or writes stays as it is.
 */
export function channelClasses(graph: Graph): readonly ChannelClass[] {
  const parent = graph.nodes.map((_, id) => id);
  const rootOf = (id: number): number => {
    while (parent[id] !== id) id = parent[id];
    return id;
  };
  const unite = (a: number, b: number) => {
    parent[rootOf(a)] = rootOf(b);
  };
  const pinned = new Set(outputIds(graph));
  const joined: OpNode[] = [];
  for (const node of graph.nodes) {
    if (node.kind === 'input') {
      pinned.add(node.id);
    } else if (isMaker(node)) {
      // The partial sum that a layer adds to has its channels.
      for (const id of node.inputs.slice(1)) unite(id, node.id);
    } else if (KEEPERS.includes(node.op) && !('slopes' in node.parameters)) {
      const C = node.shape[1];
      for (const id of node.inputs) if (graph.nodes[id].shape[1] === C) unite(id, node.id);
    } else if (node.op === 'concat' && ((node as OpNode<'concat'>).parameters.axis ?? 1) === 1) {
      joined.push(node);
    } else {
      for (const id of [node.id, ...node.inputs]) pinned.add(id);
    }
  }
  pinJoined(graph, joined, pinned, rootOf);
  const fixed = new Set([...pinned].map(rootOf));
  const members = new Map<number, number[]>();
  for (const { id } of graph.nodes) members.set(rootOf(id), [...(members.get(rootOf(id)) ?? []), id]);
  return [...members]
    .filter(([root]) => !fixed.has(root))
    .map(([, ids]) => ({
      channels: graph.nodes[ids[0]].shape[1],
      members: ids,
      makers: ids
        .map(id => graph.nodes[id])
        .filter((node): node is OpNode => node.kind === 'op' && isMaker(node)),
    }))
    .filter(({ makers }) => makers.length > 0);
}

/** A concatenation has the channels of its inputs together: they can only change where nothing else fixes that sum. */
function pinJoined(
  graph: Graph,
  joined: readonly OpNode[],
  pinned: Set<number>,
  rootOf: (id: number) => number,
): void {
  for (let before = -1; before < pinned.size; ) {
    before = pinned.size;
    const fixed = new Set([...pinned].map(rootOf));
    for (const node of joined) {
      const root = rootOf(node.id);
      const shared = opNodes(graph).some(
        other => other !== node && rootOf(other.id) === root && (isMaker(other) || other.op === 'concat'),
      );
      if (shared || fixed.has(root)) for (const id of [node.id, ...node.inputs]) pinned.add(id);
    }
  }
}

function isMaker({ op }: OpNode): boolean {
  return MAKERS.includes(op);
}

/**
 * A network with other numbers of channels, to be trained anew.
 *
 * @param sizes  by class
 * @returns undefined where these numbers do not fit a layer, for instance one in groups
 */
export function withChannels(graph: Graph, sizes: ReadonlyMap<ChannelClass, number>): Graph | undefined {
  const filters = new Map<number, number>();
  for (const [{ makers }, channels] of sizes) for (const { id } of makers) filters.set(id, channels);
  return retrained(graph, (node, { copy }) => {
    const channels = filters.get(node.id);
    if (channels === undefined) return undefined;
    const size = node.op === 'dense' ? { units: channels } : { filters: channels };
    return copy(node, { parameters: { ...node.parameters, ...size } as typeof node.parameters });
  });
}

/** By the id of a node, the class that its output belongs to. */
export function classByMember(classes: readonly ChannelClass[]): ReadonlyMap<number, ChannelClass> {
  return new Map(classes.flatMap(one => one.members.map(id => [id, one] as const)));
}
