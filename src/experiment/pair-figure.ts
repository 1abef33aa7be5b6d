import type { Results } from '../measure/results/results.js';
import type { Figure } from '../reports/figure.js';
import type { FigureText } from '../reports/panel-figure.js';
import { LEGEND_AT_BOTTOM, PREDICTED_STYLE } from '../reports/theme.js';
import { dotsOverNames, paperLine } from '../reports/traces.js';
import type { ArmPair } from './pair-columns.js';

/** A pair with what a paper, or another project, measured of it. */
export interface ComparedPair extends ArmPair {
  /** The first one's time over the second one's. */
  readonly paper?: number;
}

/** What work or traffic would say, by what a figure calls it. */
const PREDICTORS = { macs: 'multiply-accumulates', memoryAccessCost: 'memory access cost' } as const;

/**
 * Pairs of arms side by side: how many times less work the second has, and how many times less time it takes on each
 * platform. undefined where nothing was measured.
 *
 * @param predictor  the count that stands beside the times; where the work is the same, that of traffic says more
 */
export function pairFigure(
  text: FigureText,
  pairs: readonly ComparedPair[],
  results: Results,
  predictor: keyof typeof PREDICTORS = 'macs',
): Figure | undefined {
  const measured = results.platforms
    .filter(platform => pairs.some(({ suite }) => results.suite(platform, suite)))
    .map(platform => ({ platform }));
  if (measured.length === 0) return undefined;
  const predicted = ({ suite, arm, over }: ArmPair) =>
    results.exact(`${suite}/${arm}`, predictor) / results.exact(`${suite}/${over}`, predictor);
  const { x, traces } = dotsOverNames(
    pairs.map(({ name }) => name),
    measured,
    ({ platform }, _, i) => results.suite(platform, pairs[i].suite)?.ratio(pairs[i].arm, pairs[i].over),
  );
  return {
    ...text,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: PREDICTORS[predictor],
        x: pairs.map((_, i) => i),
        y: pairs.map(predicted),
        marker: { ...PREDICTED_STYLE.marker, size: 14, line: { width: 2 } },
      },
      ...traces,
      ...(pairs.some(({ paper }) => paper !== undefined)
        ? [
            {
              ...paperLine(
                pairs.map((_, i) => i + PAPER_SHIFT),
                pairs.map(({ paper }) => paper ?? null),
              ),
              mode: 'markers' as const,
            },
          ]
        : []),
    ],
    layout: {
      xaxis: {
        tickvals: x.tickvals,
        ticktext: pairs.map(({ name }) => inLines(name)),
        tickangle: 0,
        range: [-0.5, pairs.length - 0.5],
      },
      yaxis: {
        title: { text: 'first over second, ×' },
        type: 'log',
        tickvals: TICKS,
      },
      legend: LEGEND_AT_BOTTOM,
      margin: { l: 70, r: 20, t: 70, b: 150 },
      width: Math.min(1000, Math.max(640, 90 + 130 * pairs.length)),
      height: 500,
    },
  };
}

const TICKS = [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.2, 1.5, 2, 3, 5, 7, 10, 20, 50, 100];
/** Beside what was measured. */
const PAPER_SHIFT = 0.3;
/** Not a place where a line may end. */
const EQUALS = '\u00a0=\u00a0';
/** Characters of a line of a label. */
const LINE_LENGTH = 13;

function inLines(label: string): string {
  const lines = [''];
  for (const word of label.replaceAll(' = ', EQUALS).split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= LINE_LENGTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('<br>');
}
