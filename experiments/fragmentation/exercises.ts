import { countGraph } from '../../src/cost/counts.js';
import { fragmentedStack } from '../../src/networks/models/fragments.js';
import { publishedNumber } from '../../src/papers/published.js';
import { guideline3 } from '../../src/papers/shufflenetv2.js';
import type { Exercise } from '../../src/teaching/course/exercise.js';
import { numberExercise } from '../../src/teaching/course/kinds/number.js';
import { callsOf } from './call-cost.js';
import { mergeExercise } from './merge-exercise.js';

/** Blocks in a network of Table 3. */
const BLOCKS = 10;

const printedUs = (row: string) => 1e6 / publishedNumber(guideline3, row, 'gpu_x1');

/** Exercise 2: what a call costs, if four fragments in series differ from one in nothing but calls. */
function callUs(): number {
  const more = BLOCKS * (callsOf(4, 'series') - callsOf(1, 'series'));
  return (printedUs('4-fragment-series') - printedUs('1-fragment')) / more;
}

/** Exercise 3: the machine of its text, and what fragments may cost. */
const CALL_NS = 20_000;
const MACS_PER_NS = 3500;
const ALLOWED = 1.1;

/** The fewest images in a batch for which `calls` calls cost at most a tenth more than `whole` ones. */
function fewestImages(calls: number, whole = 1): number {
  const one = fragmentedStack({ channels: 128, fragments: 1, arrangement: 'series' }, 1);
  const workNs = countGraph(one).macs / MACS_PER_NS;
  const slowdown = (batch: number) => (batch * workNs + calls * CALL_NS) / (batch * workNs + whole * CALL_NS);
  let batch = 1;
  while (slowdown(batch) > ALLOWED) batch++;
  return batch;
}

/** The exercises of notebook 13. */
export const exercises: readonly Exercise[] = [
  mergeExercise('fragmentation/1'),
  numberExercise({
    id: 'fragmentation/2',
    unit: 'µs',
    expected: callUs,
    within: 0.02,
    mistakes: [
      {
        value: () => callUs() * BLOCKS,
        says: 'That is what the calls of all ten blocks cost. The network has ten blocks: how many more calls does it make in all?',
      },
      {
        value: () => printedUs('4-fragment-series') / (BLOCKS * callsOf(4, 'series')),
        says: 'That is what a call takes with its share of the work. Which time would be the same without any cost of calls?',
      },
      {
        value: () => (callUs() * (callsOf(4, 'series') - 1)) / callsOf(4, 'series'),
        says: 'The whole blocks make calls as well: how many more do the fragments make?',
      },
      { value: () => callUs() * 1000, says: 'Those are nanoseconds; give microseconds.' },
      { value: () => callUs() / 1000, says: 'Those are milliseconds; give microseconds.' },
    ],
    hint: 'Write both times as work + calls · cost, with ten blocks in each, and subtract them.',
    because:
      'The two networks do the same work, and the fragmented one makes 30 calls more. Other pairs of Table 3 give 12 to 67 µs on this GPU: a call ' +
      'is not the only thing that changes, and some widths suit its kernels less than others. The fit to all 15 times gives 20 µs.',
  }),
  numberExercise({
    id: 'fragmentation/3',
    unit: 'images',
    expected: () => fewestImages(callsOf(4, 'series')),
    mistakes: [
      {
        value: () => fewestImages(callsOf(4, 'series')) - 1,
        says: 'With that many they still cost slightly more than a tenth.',
      },
      { value: () => fewestImages(callsOf(4, 'parallel')), says: 'That is for fragments in parallel.' },
      {
        value: () => fewestImages(callsOf(4, 'series'), 0),
        says: 'The whole block makes a call as well, and its time is what the fragments are compared with.',
      },
      {
        value: () => fewestImages(callsOf(4, 'series') - 1, 0),
        says: 'The whole block makes a call as well: its time is work and one call, not work alone.',
      },
    ],
    hint: 'A batch multiplies the work of a call, and leaves the number of calls as it is. Write down both times.',
    because:
      'A batch makes every call larger, and so hides fragments. Throughput in large batches does not show them; the latency of ' +
      'one image does. A benchmark of networks with many fragments has to say its batch size.',
  }),
];
