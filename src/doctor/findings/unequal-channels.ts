import { countGraph } from '../../cost/counts.js';
import { type Graph, opNodes } from '../../networks/graph/graph.js';
import { type ChannelClass, channelClasses, classByMember, withChannels } from '../graphs/channel-classes.js';
import type { Proposal, Rule } from '../proposal.js';

/** From this ratio on channels count as unequal: ShuffleNetV2 finds 10 % more time at 1:2 and 40 % at 1:6 on ARM. */
const UNEQUAL = 4;
/** Channels are given in multiples of this. */
const STEP = 8;
/** Equal work: the changed network may have so many times the multiply-accumulates. */
const EQUAL_WORK = 1.02;

/**
 * 1×1 convolutions with far more channels on one side than on the other: at equal multiply-accumulates they move the least
 * memory where both sides are equal, c₁·c₂ = c² (ShuffleNetV2's first guideline). Proposes, for the narrow side and all
 * that it is widened to or made from, one number of channels: √(c₁·c₂), or less where the whole network would otherwise
 * have more to do.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, section 3, G1
 */
export const unequalChannels: Rule = {
  name: 'unequal-channels',
  propose(graph) {
    const classOf = classByMember(channelClasses(graph));
    const partners = new Map<ChannelClass, Set<ChannelClass>>();
    for (const node of opNodes(graph)) {
      const [from, to] = [classOf.get(node.inputs[0]), classOf.get(node.id)];
      if (node.op !== 'pointwise' || !from || !to || from === to) continue;
      const [narrow, wide] = from.channels < to.channels ? [from, to] : [to, from];
      if (wide.channels < UNEQUAL * narrow.channels) continue;
      partners.set(narrow, (partners.get(narrow) ?? new Set()).add(wide));
    }
    return [...partners].flatMap(([narrow, wide]) => equalised(graph, narrow, [...wide]) ?? []);
  },
};

function equalised(graph: Graph, narrow: ChannelClass, wide: readonly ChannelClass[]): Proposal | undefined {
  const { macs } = countGraph(graph);
  const widest = Math.max(...wide.map(({ channels }) => channels));
  const classes = [narrow, ...wide];
  const first = Math.round(Math.sqrt(narrow.channels * widest) / STEP);
  for (let steps = first; steps * STEP > narrow.channels; steps--) {
    const changed = withChannels(graph, new Map(classes.map(one => [one, steps * STEP])));
    if (!changed) return undefined;
    if (countGraph(changed).macs > EQUAL_WORK * macs) continue;
    return {
      place: narrow.makers[0].name,
      title: `${narrow.channels} channels on one side of 1×1 convolutions, ${widest} on the other`,
      nodes: classes.flatMap(({ makers }) => makers.map(({ name }) => name)),
      kind: 'needs retraining',
      advice: `Use ${steps * STEP} channels on both sides, with about as many multiply-accumulates.`,
      changed,
    };
  }
  return undefined;
}
