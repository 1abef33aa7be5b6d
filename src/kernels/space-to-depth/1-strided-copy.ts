import { stridesOf } from '../axes.js';
import type { OpParameters } from '../op.js';
import type { CopiesOf } from '../strided-copy/versions.js';

/** One copy of [N, b, b, C, H/b, W/b] values, of which the blocks' axes are part of the input's sides. */
export const spaceToDepthCopies: CopiesOf<OpParameters['spaceToDepth']> = ({ inputs, parameters }) => {
  const { block: b } = parameters;
  const [[N, C, H, W]] = inputs;
  const lengths = [N, b, b, C, H / b, W / b];
  return [
    {
      lengths,
      to: stridesOf(lengths),
      toStart: 0,
      from: [C * H * W, W, 1, H * W, b * W, b],
      fromStart: 0,
    },
  ];
};
