import { aroundAxis } from '../axes.js';
import type { OpParameters } from '../op.js';
import type { CopiesOf } from '../strided-copy/versions.js';

/** One copy for each run of indices that go in equal steps. */
export const gatherCopies: CopiesOf<OpParameters['gather']> = ({ inputs, parameters: { axis, indices } }) => {
  const { outer, length, inner } = aroundAxis(inputs[0], axis);
  return runsOf(indices).map(({ place, count, step }) => ({
    lengths: [outer, count, inner],
    to: [indices.length * inner, inner, 1],
    toStart: place * inner,
    from: [length * inner, step * inner, 1],
    fromStart: indices[place] * inner,
  }));
};

/** Places in a list from which on so many numbers go in equal steps; together they are the list. */
function runsOf(list: readonly number[]): { place: number; count: number; step: number }[] {
  const runs = [];
  for (let place = 0, count = 1; place < list.length; place += count, count = 1) {
    const step = (list[place + 1] ?? 0) - list[place];
    while (place + count < list.length && list[place + count] === list[place] + count * step) count++;
    runs.push({ place, count, step });
  }
  return runs;
}
