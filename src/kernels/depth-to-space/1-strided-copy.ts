import { stridesOf } from '../axes.js';
import type { OpParameters } from '../op.js';
import type { CopiesOf } from '../strided-copy/versions.js';

/** One copy of [N, K, H, b, W, b] values, of which the blocks' axes are part of the input's channels. */
export const depthToSpaceCopies: CopiesOf<OpParameters['depthToSpace']> = ({
  inputs,
  output,
  parameters,
}) => {
  const { block: b, order } = parameters;
  const [[N, C, H, W]] = inputs;
  const K = output[1];
  const pixels = H * W;
  const [perChannel, perRow, perColumn] =
    order === 'DCR' ? [pixels, b * K * pixels, K * pixels] : [b * b * pixels, b * pixels, pixels];
  const lengths = [N, K, H, b, W, b];
  return [
    {
      lengths,
      to: stridesOf(lengths),
      toStart: 0,
      from: [C * pixels, perChannel, W, perRow, 1, perColumn],
      fromStart: 0,
    },
  ];
};
