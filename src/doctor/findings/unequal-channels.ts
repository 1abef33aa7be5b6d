import { opNodes } from '../../networks/graph/graph.js';
import { channelClasses, classByMember, withChannels } from '../graphs/channel-classes.js';
import type { Proposal, Rule } from '../proposal.js';

/** From this ratio on channels count as unequal: ShuffleNetV2 finds 10 % more time at 1:2 and 40 % at 1:6 on ARM. */
const UNEQUAL = 4;
/** Channels are given in multiples of this. */
const STEP = 8;

/**
 * A 1×1 convolution with far more channels on one side than on the other: at equal multiply-accumulates it moves the
 * least memory where both sides are equal, c₁·c₂ = c² (ShuffleNetV2's first guideline). Proposes c = √(c₁·c₂) on both sides,
 * in all layers that share those channels.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, section 3, G1
 */
export const unequalChannels: Rule = {
  name: 'unequal-channels',
  propose(graph) {
    const classOf = classByMember(channelClasses(graph));
    const seen = new Set<string>();
    return opNodes(graph).flatMap((node): Proposal[] => {
      if (node.op !== 'pointwise') return [];
      const [from, to] = [classOf.get(node.inputs[0]), classOf.get(node.id)];
      if (!from || !to || from === to) return [];
      const pair = [from.members[0], to.members[0]].sort((a, b) => a - b).join();
      const ratio = Math.max(from.channels / to.channels, to.channels / from.channels);
      if (ratio < UNEQUAL || seen.has(pair)) return [];
      seen.add(pair);
      const equal = STEP * Math.max(1, Math.round(Math.sqrt(from.channels * to.channels) / STEP));
      const changed = withChannels(
        graph,
        new Map([
          [from, equal],
          [to, equal],
        ]),
      );
      if (!changed) return [];
      return [
        {
          place: node.name,
          title: `${from.channels} channels in, ${to.channels} out`,
          nodes: [...from.makers, ...to.makers].map(({ name }) => name),
          kind: 'needs retraining',
          advice: `Use ${equal} channels on both sides, which keeps the multiply-accumulates of the 1×1 convolutions between them.`,
          changed,
        },
      ];
    });
  },
};
