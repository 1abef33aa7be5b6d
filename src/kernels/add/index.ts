import { expectInputCount, expectShape } from '../check.js';
import { allActivated } from '../fused-activation.js';
import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { addReference } from './0-reference.js';
import { addFlat } from './1-flat-loop.js';

/** Element-wise sum of two feature maps of the same shape; then the activation. */
export const add: Op<'add'> = {
  name: 'add',
  outputShape(inputs) {
    expectInputCount('add', inputs, 2);
    expectShape('add: b', inputs[1], inputs[0]);
    return inputs[0];
  },
  weightShapes: () => [],
  versions: allActivated([
    plainVersion('0-reference', 'one ndarray operation', (out, [a, b]) => addReference(out, a, b)),
    plainVersion('1-flat-loop', 'one flat loop over the memory', (out, [a, b]) => addFlat(out, a, b)),
  ]),
};
