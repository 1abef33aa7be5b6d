import type { Data } from 'plotly.js';
import type { Figure } from '../../src/reports/figure.js';
import type { Finding } from '../../src/reports/finding.js';
import { significant } from '../../src/reports/format.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { COLOURS, PREDICTED_STYLE } from '../../src/reports/theme.js';
import { show, showMarkdown } from '../../src/teaching/cells/show.js';
import { GUESS_STYLE, givenGuesses, NOTHING_SAID, NOTHING_YET } from '../../src/teaching/course/predict.js';
import { areaCase, DIMENSIONS, intervalOf, statisticsCase } from './cells.js';

/** By the number of dimensions, as text: how far the spiral will be from itself. A dimension without a guess is absent. */
export type ErrorPrediction = ReadonlyMap<string, number>;

/**
 * Notes down how far the spiral will be from itself after T, ReLU and the way back, as a share of its size.
 *
 * @param errors  by the number of dimensions; undefined where there is no guess
 * @throws {RangeError} where a guess is not a number of 0 or more, or of a dimension that is not measured
 */
export function predictErrors(errors: Readonly<Record<number, number | undefined>>): ErrorPrediction {
  const known = DIMENSIONS.map(String);
  const unknown = Object.keys(errors).find(n => !known.includes(n));
  if (unknown !== undefined) {
    throw new RangeError(`predictErrors: n is ${unknown}, expected one of ${known.join(', ')}`);
  }
  const expected = "a multiple of the spiral's size, at least 0";
  const given = givenGuesses('predictErrors', errors, { expected, fits: error => error >= 0 });
  const said = [...given].map(([n, error]) => `${significant(error)} for n = ${n}`);
  showMarkdown(said.length > 0 ? `You predict an error of ${said.join(', ')}.` : NOTHING_YET);
  return given;
}

/** Shows the prediction, what Theorem 1 says is lost, and the errors over the draws, side by side. */
export async function revealErrors(finding: Finding, prediction: ErrorPrediction): Promise<void> {
  await show(errorsFigure(finding, prediction));
}

/** Prediction, theorem and measured errors by dimension. */
export function errorsFigure({ results }: Finding, prediction: ErrorPrediction): Figure {
  const names = DIMENSIONS.map(String);
  const measured = (quantity: string, name: string, place: number): Partial<Data> => ({
    ...intervalLine(
      names,
      DIMENSIONS.map(n => intervalOf(results, statisticsCase(n, 'relu', 'gaussian'), quantity)),
    ),
    name,
    line: { color: COLOURS[place] },
    marker: { color: COLOURS[place], size: 9 },
  });
  const guesses: Partial<Data> = {
    ...GUESS_STYLE,
    x: names,
    y: names.map(n => prediction.get(n) ?? null),
  };
  const said = prediction.size > 0 ? '' : NOTHING_SAID;
  return {
    id: 'reveal-errors',
    title: 'The way back: what was predicted, and what came out',
    caption:
      `${said}Grey: the share of the plane that Theorem 1 says is lost. Bars are 95 % intervals over the random ` +
      'matrices: of the median error, and of the mean error of the shape, which is what is left after the best common factor.',
    data: [
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: 'lost by Theorem 1',
        x: names,
        y: DIMENSIONS.map(n => 1 - results.exact(areaCase(n, 'gaussian'), 'expected')),
        line: PREDICTED_STYLE.line,
        marker: { ...PREDICTED_STYLE.marker, size: 11 },
      },
      ...(prediction.size > 0 ? [guesses] : []),
      measured('error', 'error, ReLU', 0),
      measured('shapeError', 'error of the shape, ReLU', 1),
    ],
    layout: {
      xaxis: { title: { text: 'dimensions n' }, type: 'category' },
      yaxis: { title: { text: "error, the spiral's size = 1" }, rangemode: 'tozero' },
    },
  };
}
