import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { channelSliceReference } from './0-reference.js';
import { channelSliceBlockCopy } from './1-block-copy.js';
import { outputShape, weightShapes } from './shape.js';

/** Channels `from` … `to` − 1 of a feature map. */
export const channelSlice: Op<'channelSlice'> = {
  name: 'channelSlice',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one ndarray assignment', (out, [x], { parameters: { from, to } }) =>
      channelSliceReference(out, x, from, to),
    ),
    plainVersion('1-block-copy', 'one block copy per image', (out, [x], { parameters: { from, to } }) =>
      channelSliceBlockCopy(out, x, from, to),
    ),
  ],
};
