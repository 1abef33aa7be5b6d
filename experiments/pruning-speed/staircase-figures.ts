import type { PlotData } from 'plotly.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { type FigureText, panelFigure } from '../../src/reports/panel-figure.js';
import { platformColour } from '../../src/reports/theme.js';
import { measuredStaircase, overLine, staircases, timesByCount } from './staircase.js';
import { TILE_WIDTH } from './tiles.js';

type Times = ReadonlyMap<number, number>;

/** Latency at every channel count, a panel a convolution; multiples of the tile width stand out. */
export function staircaseFigure(results: Results): Figure | undefined {
  return countFigure(results, 'time, ms', (times, count) => times.get(count)! / 1e6, {
    id: 'staircase',
    title: 'Latency at every channel count',
    caption: `Large dots are multiples of ${TILE_WIDTH}, the width of the register tile.`,
  });
}

/** The same, as a share of the straight line between neighbouring multiples: the teeth of the saw. */
export function teethFigure(results: Results): Figure | undefined {
  const perCent = (times: Times, count: number) => {
    const ratio = overLine(times, count, TILE_WIDTH);
    return ratio === undefined ? null : 100 * (ratio - 1);
  };
  return countFigure(results, 'time over the line, %', perCent, {
    id: 'teeth',
    title: `The teeth of the saw: latency over the line between multiples of ${TILE_WIDTH}`,
    caption:
      'Large dots are the multiples. Above 0, a count takes longer than the multiples around it promise: what the ' +
      'remainder of a tile costs. Without a tile there is only noise around 0.',
  });
}

/** A panel a convolution, a line a platform, over the channel counts. */
function countFigure(
  results: Results,
  yTitle: string,
  value: (times: Times, count: number) => number | null,
  text: FigureText,
): Figure | undefined {
  const panels = staircases.map(stairs => ({
    heading: stairs.name,
    x: { title: { text: `${stairs.varied} channels` }, dtick: 16 },
    y: { title: { text: yTitle } },
    traces: measuredSuites(results, measuredStaircase(stairs)).map((suite): Partial<PlotData> => {
      const times = timesByCount(suite);
      const counts = [...times.keys()];
      return {
        type: 'scatter',
        mode: 'lines+markers',
        name: suite.platform,
        x: counts,
        y: counts.map(count => value(times, count)),
        line: { color: platformColour(suite.platform), width: 1 },
        marker: { size: counts.map(count => (count % TILE_WIDTH === 0 ? 7 : 3)) },
      };
    }),
  }));
  return panelFigure(text, panels);
}
