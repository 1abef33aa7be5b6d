import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { isDilated } from '../window.js';
import { maxPoolReference } from './0-reference.js';
import { maxPoolClippedWindow } from './1-clipped-window.js';
import { outputShape, weightShapes } from './shape.js';

/** Maximum of a sliding window. */
export const maxPool: Op<'maxPool'> = {
  name: 'maxPool',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      maxPoolReference(out, x, parameters),
    ),
    plainVersion(
      '1-clipped-window',
      'the window is clipped to the image before the inner loops; one with dilation is not',
      (out, [x], { parameters }) => {
        const pool = isDilated(parameters) ? maxPoolReference : maxPoolClippedWindow;
        pool(out, x, parameters);
      },
    ),
  ],
};
