import { alike } from '../graphs/alike.js';
import { channelClasses, withChannels } from '../graphs/channel-classes.js';
import type { Proposal, Rule } from '../proposal.js';

/** Channels of which kernels and vector units like to have a multiple: two vectors of SIMD, a register tile. */
const TILE = 8;
/** So many channels above a multiple count as just above it. */
const JUST_ABOVE = 2;
/** Fewer are not worth a tile. */
const LEAST_CHANNELS = 2 * TILE;

/**
 * A number of channels just above a multiple of a tile: the last tile of every layer that writes or reads them is almost
 * empty, and costs as much as a full one. Proposes the multiple below, wherever the network has that number.
 */
export const channelsAboveATile: Rule = {
  name: 'channels-above-a-tile',
  propose(graph) {
    return alike(channelClasses(graph), ({ channels }) => String(channels)).flatMap((classes): Proposal[] => {
      const [{ channels }] = classes;
      const above = channels % TILE;
      if (above === 0 || above > JUST_ABOVE || channels < LEAST_CHANNELS) return [];
      const fewer = channels - above;
      const changed = withChannels(graph, new Map(classes.map(one => [one, fewer])));
      if (!changed) return [];
      return [
        {
          place: `${channels} channels`,
          title: `${channels} channels: ${above} more than a multiple of ${TILE}`,
          nodes: classes.flatMap(({ makers }) => makers.map(({ name }) => name)),
          kind: 'needs retraining',
          advice: `Use ${fewer} channels instead of ${channels}.`,
          changed,
        },
      ];
    });
  },
};
