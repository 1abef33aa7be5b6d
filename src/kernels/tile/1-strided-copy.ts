import { stridesOf } from '../axes.js';
import type { OpParameters } from '../op.js';
import type { CopiesOf } from '../strided-copy/versions.js';

/** One copy, with two axes for each of the input's: the repeats, at distance 0, and the axis itself. */
export const tileCopies: CopiesOf<OpParameters['tile']> = ({ inputs, output, parameters }) => {
  const [x] = inputs;
  const from = stridesOf(x);
  const to = stridesOf(output);
  return [
    {
      lengths: x.flatMap((length, axis) => [parameters.repeats[axis], length]),
      to: x.flatMap((length, axis) => [length * to[axis], to[axis]]),
      toStart: 0,
      from: x.flatMap((_, axis) => [0, from[axis]]),
      fromStart: 0,
    },
  ];
};
