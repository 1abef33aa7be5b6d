import type { Op } from '../op.js';
import { channelShuffleReference } from './0-reference.js';
import { channelShuffleBlockCopy } from './1-block-copy.js';
import { channelShuffleOutputShape } from './shape.js';

/** The channels of G groups dealt out in turn, so that the next grouped convolution mixes them. */
export const channelShuffle: Op<'channelShuffle'> = {
  name: 'channelShuffle',
  outputShape: (inputs, { groups }) => channelShuffleOutputShape(inputs, groups),
  weightShapes: () => [],
  versions: [
    {
      name: '0-reference',
      changes: 'one transposed ndarray assignment',
      bind: ({ parameters: { groups } }) => ({
        run: (out, [x]) => channelShuffleReference(out, x, groups),
        scratchBytes: 0,
      }),
    },
    {
      name: '1-block-copy',
      changes: 'one block copy a channel',
      bind: ({ parameters: { groups } }) => ({
        run: (out, [x]) => channelShuffleBlockCopy(out, x, groups),
        scratchBytes: 0,
      }),
    },
  ],
};
