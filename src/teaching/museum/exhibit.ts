import { expectFields } from '../../errors/arguments.js';
import { type Interval, inverse, scaled } from '../../measure/judging/statistics.js';
import { significant } from '../../reports/format.js';

/** Two numbers for the same quantity: from a benchmark with one mistake, and from the protocol. */
export interface Exhibit {
  /** The mistake, for instance `a loop in a cell`. */
  readonly trap: string;
  /** What both numbers are, for instance `time of one sum`. */
  readonly quantity: string;
  /** `µs`, `ns`, or `ratio`. */
  readonly unit: 'µs' | 'ns' | 'ratio';
  readonly wrong: number;
  readonly right: Interval;
}

/** The effect of a mistake. */
export interface Lie {
  /** The ratio of the larger number to the smaller one. */
  readonly factor: Interval;
  readonly direction: 'too large' | 'too small';
  readonly verdict: 'lies' | 'does not lie today' | "can't tell";
  /** One sentence with the numbers. */
  readonly sentence: string;
}

/**
 * On a noisy machine, two times from different runs may differ by this factor without any mistake; two ratios, whose
 * parts were measured side by side, by less. A smaller factor says nothing.
 */
const MARGIN = { µs: 1.25, ns: 1.25, ratio: 1.02 } as const;
const LEVEL = 0.95;

/** @throws {InputError} where it is no exhibit */
export function expectExhibit(where: string, pair: unknown): void {
  const what = 'an exhibit: { trap, quantity, unit, wrong, right }';
  expectFields(`${where}: exhibit`, pair, ['trap', 'quantity', 'unit', 'wrong', 'right'], what);
}

/**
 * Checks a pair for the museum and returns it.
 *
 * @throws {RangeError} where a number is not above 0 and finite
 */
export function exhibit(pair: Exhibit): Exhibit {
  expectExhibit('exhibit', pair);
  for (const value of [pair.wrong, pair.right.low, pair.right.high]) {
    if (value > 0 && Number.isFinite(value)) continue;
    throw new RangeError(
      `exhibit: ${pair.trap}: ${pair.quantity} is ${value}, expected a finite number above 0`,
    );
  }
  return pair;
}

/**
 * How far the wrong number is from the right one: wrong / right, or its inverse if that is below 1, with the interval
 * of the right number. It lies if that whole interval is beyond 1.25 for times or 1.02 for ratios, and does not lie if
 * the estimate is not. In between, or if the right number's interval has a level below 0.95, the verdict is
 * "can't tell".
 */
export function lieOf(pair: Exhibit): Lie {
  expectExhibit('lieOf', pair);
  const { trap, wrong, right, unit } = pair;
  const over = scaled(inverse(right), wrong);
  const large = over.estimate >= 1;
  const factor = large ? over : inverse(over);
  const direction = large ? 'too large' : 'too small';
  const size = `${significant(factor.estimate)} times ${direction}`;
  const margin = MARGIN[unit];
  if (right.level < LEVEL) {
    const sentence = `${trap}: ${size}, but there were too few rounds to tell`;
    return { factor, direction, verdict: "can't tell", sentence };
  }
  if (factor.low > margin)
    return { factor, direction, verdict: 'lies', sentence: `${trap}: the number is ${size}` };
  if (factor.estimate <= margin) {
    const sentence = `${trap}: no lie today; the two numbers differ by a factor of ${significant(factor.estimate)}, and up to ${margin} counts as noise`;
    return { factor, direction, verdict: 'does not lie today', sentence };
  }
  const sentence = `${trap}: ${size}, but its interval is not entirely beyond ${margin}`;
  return { factor, direction, verdict: "can't tell", sentence };
}
