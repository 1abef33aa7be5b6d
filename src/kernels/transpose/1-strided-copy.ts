import { stridesOf } from '../axes.js';
import type { OpParameters } from '../op.js';
import type { CopiesOf } from '../strided-copy/versions.js';

/** One copy: the axes of the output, with the distances that they have in the input. */
export const transposeCopies: CopiesOf<OpParameters['transpose']> = ({ inputs, output, parameters }) => {
  const strides = stridesOf(inputs[0]);
  return [
    {
      lengths: output,
      to: stridesOf(output),
      toStart: 0,
      from: parameters.order.map(axis => strides[axis]),
      fromStart: 0,
    },
  ];
};
