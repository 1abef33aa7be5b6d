import type { Op } from '../op.js';
import { poolOutputShape } from '../pool-shape.js';
import { maxPoolReference } from './0-reference.js';
import { maxPoolClippedWindow } from './1-clipped-window.js';

/** Maximum of a sliding window. */
export const maxPool: Op<'maxPool'> = {
  name: 'maxPool',
  outputShape: (inputs, parameters) => poolOutputShape('maxPool', inputs, parameters),
  weightShapes: () => [],
  versions: [
    {
      name: '0-reference',
      changes: 'plain loops, the formula',
      bind: ({ parameters }) => ({
        run: (out, [x]) => maxPoolReference(out, x, parameters),
        scratchBytes: 0,
      }),
    },
    {
      name: '1-clipped-window',
      changes: 'the window is clipped to the image before the inner loops',
      bind: ({ parameters }) => ({
        run: (out, [x]) => maxPoolClippedWindow(out, x, parameters),
        scratchBytes: 0,
      }),
    },
  ],
};
