import { ShapeError } from '../../tensors/shape-error.js';
import { expectInputCount } from '../check.js';
import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { softmaxReference } from './0-reference.js';
import { softmaxOneExponential } from './1-one-exponential.js';

/** Softmax over the last axis. */
export const softmax: Op<'softmax'> = {
  name: 'softmax',
  outputShape(inputs) {
    expectInputCount('softmax', inputs, 1);
    if (inputs[0].length === 0) throw new ShapeError('softmax: input 0 is [], expected at least one axis');
    return inputs[0];
  },
  weightShapes: () => [],
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x]) => softmaxReference(out, x)),
    plainVersion('1-one-exponential', 'each exponential once, kept in the output', (out, [x]) =>
      softmaxOneExponential(out, x),
    ),
  ],
};
