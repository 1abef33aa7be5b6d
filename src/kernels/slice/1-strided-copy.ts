import { stridesOf } from '../axes.js';
import type { OpParameters } from '../op.js';
import type { CopiesOf } from '../strided-copy/versions.js';

/** One copy, from the first place that is kept, in the given steps. */
export const sliceCopies: CopiesOf<OpParameters['slice']> = ({ inputs, output, parameters }) => {
  const { starts, steps } = parameters;
  const strides = stridesOf(inputs[0]);
  return [
    {
      lengths: output,
      to: stridesOf(output),
      toStart: 0,
      from: steps.map((step, axis) => step * strides[axis]),
      fromStart: starts.reduce((sum, start, axis) => sum + start * strides[axis], 0),
    },
  ];
};
