import type { Op } from '../op.js';
import { concatReference } from './0-reference.js';
import { concatBlockCopy } from './1-block-copy.js';
import { concatOutputShape } from './shape.js';

/** Feature maps one after the other along their channels. */
export const concat: Op<'concat'> = {
  name: 'concat',
  outputShape: concatOutputShape,
  weightShapes: () => [],
  versions: [
    {
      name: '0-reference',
      changes: 'one ndarray assignment an input',
      bind: () => ({ run: concatReference, scratchBytes: 0 }),
    },
    {
      name: '1-block-copy',
      changes: 'one block copy per image and input',
      bind: () => ({ run: concatBlockCopy, scratchBytes: 0 }),
    },
  ],
};
