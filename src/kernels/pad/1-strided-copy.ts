import { stridesOf } from '../axes.js';
import type { OpParameters } from '../op.js';
import type { StridedCopy } from '../strided-copy/plan.js';
import type { CopiesOf } from '../strided-copy/versions.js';

/** A run of places of one output axis that show places of the input at a regular distance. */
interface Part {
  readonly length: number;
  readonly to: number;
  readonly from: number;
  readonly step: number;
  readonly isInside: boolean;
}

/** One copy for each combination of what is before, inside and behind the input on its axes. */
export const padCopies: CopiesOf<OpParameters['pad']> = ({ inputs, output, parameters }) => {
  const [x] = inputs;
  const { before, after, mode, value } = parameters;
  const [to, from] = [stridesOf(output), stridesOf(x)];
  const parts = x.map((length, axis) => partsOf(length, before[axis], after[axis], mode));
  return combinations(parts).map((chosen): StridedCopy => {
    const sum = (place: (part: Part, axis: number) => number) =>
      chosen.reduce((total, part, axis) => total + place(part, axis), 0);
    const copy = {
      lengths: chosen.map(({ length }) => length),
      to,
      toStart: sum((part, axis) => part.to * to[axis]),
      from: chosen.map(({ step }, axis) => step * from[axis]),
      fromStart: sum((part, axis) => part.from * from[axis]),
    };
    const isConstant = mode === 'constant' && chosen.some(({ isInside }) => !isInside);
    return isConstant ? { ...copy, constant: value } : copy;
  });
};

/** What is before an axis of the input, inside and behind it, without the parts that are empty. */
function partsOf(length: number, before: number, after: number, mode: OpParameters['pad']['mode']): Part[] {
  const last = length - 1;
  const [front, back, step] = {
    constant: [0, 0, 0],
    edge: [0, last, 0],
    reflect: [before, last - 1, -1],
    wrap: [length - before, 0, 1],
  }[mode];
  const all = [
    { length: before, to: 0, from: front, step, isInside: false },
    { length, to: before, from: 0, step: 1, isInside: true },
    { length: after, to: before + length, from: back, step, isInside: false },
  ];
  return all.filter(part => part.length > 0);
}

function combinations(parts: readonly (readonly Part[])[]): Part[][] {
  return parts.reduce<Part[][]>(
    (all, choices) => all.flatMap(chosen => choices.map(part => [...chosen, part])),
    [[]],
  );
}
