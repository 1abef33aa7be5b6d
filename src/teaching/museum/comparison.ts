import { expectFields } from '../../errors/arguments.js';
import {
  type Interval,
  medianInterval,
  ratioInterval,
  roundMedians,
} from '../../measure/judging/statistics.js';
import type { ArmTimes } from '../../measure/protocol.js';
import { formatInterval } from '../../reports/format.js';
import type { Table } from '../../reports/table.js';

/** The measurement of one function. */
export interface ComparedFunction {
  readonly name: string;
  /** Time of one run, ns: the median over the rounds. */
  readonly ns: Interval;
  /** Ratio to the time of the first function, paired by round. */
  readonly ratio: Interval;
  /** samplesNs[round][iteration], ascending within a round. */
  readonly samplesNs: readonly (readonly number[])[];
  /** Whether the running median was flat when the warm-up ended. */
  readonly warm: boolean;
}

/** Functions that were timed against each other. */
export interface FunctionComparison {
  /** In the order given. */
  readonly functions: readonly ComparedFunction[];
  /** The first function against itself (A/A). */
  readonly noise: Interval;
}

/** @param times  the times of the functions in order, then of the first one again */
export function comparisonOf(names: readonly string[], times: readonly ArmTimes[]): FunctionComparison {
  const medians = times.map(({ samplesNs }) => roundMedians(samplesNs));
  return {
    functions: names.map((name, i) => ({
      name,
      ns: medianInterval(medians[i]),
      ratio: ratioInterval(medians[i], medians[0]),
      samplesNs: times[i].samplesNs,
      warm: times[i].warm,
    })),
    noise: ratioInterval(medians[names.length], medians[0]),
  };
}

/** Median and ratio of each function, with their intervals, and the first against itself. */
export function comparisonTable(comparison: FunctionComparison): Table {
  const what = 'what compareFunctions returned';
  expectFields('comparisonTable: comparison', comparison, ['functions', 'noise'], what);
  const { functions, noise } = comparison;
  const [first] = functions;
  return {
    title: 'Interleaved, in a separate process',
    columns: [
      { label: 'function' },
      { label: 'median', unit: 'µs', digits: 3 },
      { label: `time over ${first.name}` },
    ],
    rows: [
      ...functions.map(({ name, ns, ratio }, i) => [
        name,
        ns.estimate / 1000,
        i === 0 ? '1' : formatInterval(ratio),
      ]),
      [`${first.name} again (A/A)`, null, formatInterval(noise)],
    ],
    notes: functions
      .filter(({ warm }) => !warm)
      .map(({ name }) => `${name} had not reached a steady speed when the warm-up ended.`),
  };
}
