import type { Op } from '../op.js';
import { channelSliceReference } from './0-reference.js';
import { channelSliceBlockCopy } from './1-block-copy.js';
import { channelSliceOutputShape } from './shape.js';

/** Channels `from` … `to` − 1 of a feature map. */
export const channelSlice: Op<'channelSlice'> = {
  name: 'channelSlice',
  outputShape: (inputs, { from, to }) => channelSliceOutputShape(inputs, from, to),
  weightShapes: () => [],
  versions: [
    {
      name: '0-reference',
      changes: 'one ndarray assignment',
      bind: ({ parameters: { from, to } }) => ({
        run: (out, [x]) => channelSliceReference(out, x, from, to),
        scratchBytes: 0,
      }),
    },
    {
      name: '1-block-copy',
      changes: 'one block copy an image',
      bind: ({ parameters: { from, to } }) => ({
        run: (out, [x]) => channelSliceBlockCopy(out, x, from, to),
        scratchBytes: 0,
      }),
    },
  ],
};
