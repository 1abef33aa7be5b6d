import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { channelShuffleReference } from './0-reference.js';
import { channelShuffleBlockCopy } from './1-block-copy.js';
import { outputShape, weightShapes } from './shape.js';

/** Channel shuffle: takes channels from the G groups in turn, so that the next grouped convolution mixes the groups. */
export const channelShuffle: Op<'channelShuffle'> = {
  name: 'channelShuffle',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one transposed ndarray assignment', (out, [x], { parameters: { groups } }) =>
      channelShuffleReference(out, x, groups),
    ),
    plainVersion('1-block-copy', 'one block copy per channel', (out, [x], { parameters: { groups } }) =>
      channelShuffleBlockCopy(out, x, groups),
    ),
  ],
};
