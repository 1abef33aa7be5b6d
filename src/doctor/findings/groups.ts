import type { OpParameters } from '../../kernels/op.js';
import { type Graph, type OpNode, opNodes } from '../../networks/graph/graph.js';
import { alike } from '../graphs/alike.js';
import { channelClasses, classByMember, withChannels } from '../graphs/channel-classes.js';
import { type Retraining, retrained } from '../graphs/retrained.js';
import { layerKey } from '../layers/distinct.js';
import type { Proposal, Rule } from '../proposal.js';

type Grouped = OpNode<'conv2d' | 'groupedPointwise'>;

/** Channels are given in multiples of this. */
const STEP = 8;

/**
 * A convolution in groups: at equal multiply-accumulates it reads and writes more than one without, and each of its
 * products is smaller (ShuffleNetV2's second guideline). Proposes three ways without groups, where they fit:
 *
 * - one group at the same width: G times the multiply-accumulates, but one product;
 * - a depthwise and a 1×1 convolution at the same width, for windows;
 * - one group at equal multiply-accumulates, which is 1/√G of the channels on both sides.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, section 3, G2
 */
export const groups: Rule = {
  name: 'groups',
  propose(graph) {
    return alike(opNodes(graph).filter(isGrouped), node => layerKey(node, graph)).flatMap(layers => [
      ...oneGroup(graph, layers),
      ...separable(graph, layers),
      ...narrower(graph, layers),
    ]);
  },
};

function isGrouped(node: OpNode): node is Grouped {
  if (node.op !== 'conv2d' && node.op !== 'groupedPointwise') return false;
  return (node as Grouped).parameters.groups > 1;
}

/** What the proposals for layers of one kind have in common. */
function common(layers: readonly Grouped[], way: string) {
  const [{ name, parameters }] = layers;
  return {
    place: `${name}, ${way}`,
    title: `${parameters.groups} groups, against ${way}`,
    nodes: layers.map(one => one.name),
    kind: 'needs retraining' as const,
  };
}

function oneGroup(graph: Graph, layers: readonly Grouped[]): Proposal[] {
  const changed = retrained(graph, (node, retraining) =>
    layers.includes(node as Grouped) ? withoutGroups(node as Grouped, retraining) : undefined,
  );
  if (!changed) return [];
  const advice = 'Use no groups: more multiply-accumulates, but in one product.';
  return [{ ...common(layers, 'none at the same width'), advice, changed }];
}

function separable(graph: Graph, layers: readonly Grouped[]): Proposal[] {
  if (layers[0].op !== 'conv2d' || (layers[0] as OpNode<'conv2d'>).parameters.kernel.join() === '1,1')
    return [];
  const changed = retrained(graph, (node, { builder, at }) => {
    if (!layers.includes(node as Grouped)) return undefined;
    const { name, inputs, parameters } = node as OpNode<'conv2d'>;
    const { kernel, stride, padding, dilation, filters, bias, activation } = parameters;
    const window = { kernel, stride, padding, dilation, bias: false };
    const filtered = builder.node('depthwise', [at(inputs[0])], window, { name: `${name}/depthwise` });
    const mixed = { filters, bias, accumulate: false, ...(activation && { activation }) };
    return builder.node('pointwise', [filtered], mixed, { name });
  });
  if (!changed) return [];
  const advice = 'Use a depthwise and a 1×1 convolution instead of groups.';
  return [{ ...common(layers, 'a depthwise and a 1×1 convolution'), advice, changed }];
}

function narrower(graph: Graph, layers: readonly Grouped[]): Proposal[] {
  const classOf = classByMember(channelClasses(graph));
  const sizes = new Map(
    layers.flatMap(({ id, inputs, parameters }) =>
      [classOf.get(inputs[0]), classOf.get(id)].map(one => [one, parameters.groups] as const),
    ),
  );
  const narrowed = new Map(
    [...sizes].flatMap(([one, count]) => {
      if (!one) return [];
      return [[one, STEP * Math.max(1, Math.round(one.channels / Math.sqrt(count) / STEP))] as const];
    }),
  );
  // Both sides of every layer have to be free to change.
  if (sizes.has(undefined)) return [];
  const ungrouped = retrained(graph, (node, retraining) =>
    layers.includes(node as Grouped) ? withoutGroups(node as Grouped, retraining) : undefined,
  );
  const byFirst = new Map([...narrowed].map(([one, size]) => [one.members[0], size]));
  const classes = ungrouped ? channelClasses(ungrouped).filter(one => byFirst.has(one.members[0])) : [];
  const changed =
    ungrouped && withChannels(ungrouped, new Map(classes.map(one => [one, byFirst.get(one.members[0])!])));
  if (!changed) return [];
  const advice =
    'Use no groups and fewer channels on both sides of the layer, with as many multiply-accumulates in it.';
  return [{ ...common(layers, 'none at equal work'), advice, changed }];
}

/** The same layer in one group. */
function withoutGroups(node: Grouped, { builder, at, copy }: Retraining): number {
  if (node.op === 'conv2d') {
    const parameters = node.parameters as OpParameters['conv2d'];
    return copy(node as OpNode<'conv2d'>, { parameters: { ...parameters, groups: 1 } });
  }
  const { filters, bias, activation } = node.parameters;
  const parameters = { filters, bias, accumulate: false, ...(activation && { activation }) };
  return builder.node('pointwise', [at(node.inputs[0])], parameters, { name: node.name });
}
