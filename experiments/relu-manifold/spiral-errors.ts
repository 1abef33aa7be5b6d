import { expectFields, refuse } from '../../src/errors/arguments.js';
import type { Figure } from '../../src/reports/figure.js';
import type { Finding } from '../../src/reports/finding.js';
import { significant } from '../../src/reports/format.js';
import { show, showMarkdown } from '../../src/teaching/cells/show.js';
import { GUESS_STYLE, givenGuesses, NOTHING_SAID, NOTHING_YET } from '../../src/teaching/course/predict.js';
import { DIMENSIONS, exactOf, overDimensions } from './cells.js';
import { DIMENSION_AXIS, lineOf, theoremLine } from './figures.js';

/** By the number of dimensions, as text: how far the spiral will be from itself. A dimension without a guess is absent. */
export type ErrorPrediction = ReadonlyMap<string, number>;

/**
 * Notes down how far the spiral will be from itself after T, ReLU and the way back, as a share of its size.
 *
 * @param errors  by the number of dimensions; undefined where there is no guess
 * @throws {InputError} where it is given no object of guesses
 * @throws {RangeError} where a guess is not a number of 0 or more, or of a dimension that is not measured
 */
export function predictErrors(errors: Readonly<Record<number, number | undefined>>): ErrorPrediction {
  const expected = "a multiple of the spiral's size, at least 0";
  const given = givenGuesses('predictErrors', errors, { expected, fits: error => error >= 0 });
  const known = DIMENSIONS.map(String);
  const unknown = Object.keys(errors).find(n => !known.includes(n));
  if (unknown !== undefined) {
    throw new RangeError(`predictErrors: n is ${unknown}, expected one of ${known.join(', ')}`);
  }
  const said = [...given].map(([n, error]) => `${significant(error)} for n = ${n}`);
  showMarkdown(said.length > 0 ? `You predict an error of ${said.join(', ')}.` : NOTHING_YET);
  return given;
}

/**
 * Shows the prediction, what Theorem 1 says is lost, and the errors over the draws, side by side.
 *
 * @throws {InputError} where the cells above have not run
 */
export async function revealErrors(finding: Finding, prediction: ErrorPrediction): Promise<void> {
  expectFields('revealErrors: finding', finding, ['experiment', 'results'], 'what measure returned');
  if (!(prediction instanceof Map)) {
    refuse('revealErrors: prediction', prediction, 'what predictErrors returned');
  }
  await show(errorsFigure(finding, prediction));
}

/** Prediction, theorem and measured errors by dimension. */
export function errorsFigure({ results }: Finding, prediction: ErrorPrediction): Figure {
  const names = DIMENSIONS.map(String);
  const lost = DIMENSIONS.map(n => 1 - exactOf(results, 'expected', n));
  const guesses = { ...GUESS_STYLE, x: names, y: names.map(n => prediction.get(n) ?? null) };
  const measured = (name: string, series: number, quantity: string) => {
    const line = lineOf(name, series, overDimensions(results, quantity));
    return { ...line, marker: { ...line.marker, size: 9 } };
  };
  return {
    id: 'reveal-errors',
    title: 'The way back: what was predicted, and what came out',
    caption:
      `${prediction.size > 0 ? '' : NOTHING_SAID}Grey: the share of the plane that Theorem 1 says is lost. Bars are ` +
      '95 % intervals over the random matrices: of the median error, and of the mean error of the shape, which is what ' +
      'is left after the best common factor.',
    data: [
      theoremLine('lost by Theorem 1', lost),
      ...(prediction.size > 0 ? [guesses] : []),
      measured('error, ReLU', 0, 'error'),
      measured('error of the shape, ReLU', 1, 'shapeError'),
    ],
    layout: {
      xaxis: DIMENSION_AXIS,
      yaxis: { title: { text: "error, the spiral's size = 1" }, rangemode: 'tozero' },
    },
  };
}
