import { expectArray, expectObject, expectText, shown } from '../../errors/arguments.js';
import { significant } from '../../reports/format.js';
import { showMarkdown } from '../cells/show.js';

/** A reader's prediction for a suite's arms before they are measured. */
export interface Prediction {
  readonly suite: string;
  /** The arms that the reader was asked about; undefined for all of the suite. */
  readonly arms: readonly string[] | undefined;
  /** Times as multiples of the baseline's, by arm; an arm without a guess is absent. */
  readonly ratios: ReadonlyMap<string, number>;
  /** The arms from the fastest to the slowest; undefined if no order was predicted. */
  readonly order: readonly string[] | undefined;
}

/** How figures draw a reader's prediction. */
export const GUESS_STYLE = {
  type: 'scatter',
  mode: 'markers',
  name: 'your prediction',
  marker: { symbol: 'star', size: 13, color: '#000000' },
} as const;

/** Starts the caption of a figure without a prediction. */
export const NOTHING_SAID = 'You made no prediction: fill it in above and run both cells again. ';

/** Shown if nothing was predicted. */
export const NOTHING_YET =
  'No prediction yet. Replace `undefined` with yours and run the cell again **before** you go on: ' +
  'you will remember a surprise better.';

/**
 * Records how many times as long as the suite's baseline each arm will take.
 *
 * @param ratios  by arm; undefined if there is no guess
 * @throws {InputError} where it is given no object of guesses
 * @throws {RangeError} where a guess is not a number above 0
 */
export function predictRatios(
  suite: string,
  ratios: Readonly<Record<string, number | undefined>>,
): Prediction {
  expectText('predictRatios: suite', suite);
  const expected = "a multiple of the baseline's time, above 0";
  const given = givenGuesses('predictRatios', ratios, { expected, fits: ratio => ratio > 0 });
  const asked = Object.keys(ratios);
  const said = [...given].map(([arm, ratio]) => `${arm}: ×${significant(ratio)}`);
  showMarkdown(
    said.length > 0 ? `You predict, as multiples of the baseline: ${said.join(', ')}.` : NOTHING_YET,
  );
  return { suite, arms: asked.length > 0 ? asked : undefined, ratios: given, order: undefined };
}

/**
 * Records the order of a suite's arms, fastest first.
 *
 * @param order  undefined, or empty, if there is no guess
 * @throws {InputError} where it is no array of names
 * @throws {RangeError} where an arm is named twice
 */
export function predictOrder(suite: string, order: readonly string[] | undefined): Prediction {
  expectText('predictOrder: suite', suite);
  if (order !== undefined) expectArray('predictOrder: order', order, 'an array of names');
  for (const arm of order ?? []) expectText('predictOrder: an arm', arm);
  const twice = order?.find((arm, i) => order.indexOf(arm) !== i);
  if (twice !== undefined)
    throw new RangeError(`predictOrder: ${twice} is named twice, expected each arm once`);
  const given = order && order.length > 0 ? order : undefined;
  showMarkdown(given ? `You predict, fastest first: ${given.join(', ')}.` : NOTHING_YET);
  return { suite, arms: undefined, ratios: new Map(), order: given };
}

/**
 * The guesses that were made, by name, without those that are undefined.
 *
 * @param where  the caller's name, for the error
 * @throws {InputError} where it is given no object of guesses
 * @throws {RangeError} where a guess is not a number, or does not fit
 */
export function givenGuesses(
  where: string,
  guesses: Readonly<Record<string, number | undefined>>,
  { expected, fits }: { readonly expected: string; fits(guess: number): boolean },
): Map<string, number> {
  expectObject(`${where}: guesses`, guesses, 'an object of numbers by their names, for instance { a: 1.5 }');
  const given = new Map<string, number>();
  for (const [name, guess] of Object.entries(guesses)) {
    if (guess === undefined) continue;
    if (typeof guess !== 'number' || !Number.isFinite(guess) || !fits(guess)) {
      throw new RangeError(`${where}: ${name} is ${shown(guess)}, expected ${expected}`);
    }
    given.set(name, guess);
  }
  return given;
}
