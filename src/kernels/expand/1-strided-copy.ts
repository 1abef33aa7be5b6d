import { stridesOf } from '../axes.js';
import { broadcastStrides } from '../broadcast.js';
import type { OpParameters } from '../op.js';
import type { CopiesOf } from '../strided-copy/versions.js';

/** One copy, in which the axes that are repeated have distance 0. */
export const expandCopies: CopiesOf<OpParameters['expand']> = ({ inputs, output }) => [
  {
    lengths: output,
    to: stridesOf(output),
    toStart: 0,
    from: broadcastStrides(inputs[0], output),
    fromStart: 0,
  },
];
