import type { Op } from '../op.js';
import { poolOutputShape } from '../pool-shape.js';
import { avgPoolReference } from './0-reference.js';
import { avgPoolClippedWindow } from './1-clipped-window.js';

/** Mean of a sliding window; padding does not count. */
export const avgPool: Op<'avgPool'> = {
  name: 'avgPool',
  outputShape: (inputs, parameters) => poolOutputShape('avgPool', inputs, parameters),
  weightShapes: () => [],
  versions: [
    {
      name: '0-reference',
      changes: 'plain loops, the formula',
      bind: ({ parameters }) => ({
        run: (out, [x]) => avgPoolReference(out, x, parameters),
        scratchBytes: 0,
      }),
    },
    {
      name: '1-clipped-window',
      changes: 'the window is clipped to the image before the inner loops',
      bind: ({ parameters }) => ({
        run: (out, [x]) => avgPoolClippedWindow(out, x, parameters),
        scratchBytes: 0,
      }),
    },
  ],
};
