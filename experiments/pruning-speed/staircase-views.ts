import type { PlotData } from 'plotly.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatInterval, significant } from '../../src/reports/format.js';
import { type FigureText, panelFigure } from '../../src/reports/panel-figure.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { platformColour } from '../../src/reports/theme.js';
import { staircasePeriod } from './period.js';
import { overLine, staircases, TFLITE, teethOf, timesByCount } from './staircase.js';
import { TILE_WIDTH } from './tiles.js';

/** Per convolution and platform: the period and how the counts below a multiple compare with it. */
export function staircaseTable(results: Results): Table | undefined {
  const measured = staircases.flatMap(({ name, suite }) =>
    measuredSuites(results, suite).map(one => ({
      name,
      platform: one.platform,
      ...staircasePeriod([...timesByCount(one).values()]),
      ...teethOf(one),
    })),
  );
  if (measured.length === 0) return undefined;
  return tableOf(
    'The staircase',
    measured,
    [
      { label: 'convolution', cell: one => one.name },
      { label: 'platform', cell: one => one.platform },
      { label: 'period', unit: 'channels', cell: one => one.period },
      { label: 'autocorrelation', digits: 2, cell: one => one.strength },
      {
        label: `time over the line between multiples of ${TILE_WIDTH}`,
        cell: one => formatInterval(one.overLine),
      },
      { label: 'multiple − 1 over the multiple', cell: one => formatInterval(one.lastOverMultiple) },
      {
        label: 'fewer channels slower in every round',
        cell: one => `${one.slower.length} of ${one.pairs}`,
      },
    ],
    [
      `Published beside it (TFLite, Pixel 3): 32 → 43 channels ${significant(TFLITE.multiple)}, ` +
        `33 → 43 ${significant(TFLITE.oneMore, 4)}, a ratio of ${significant(TFLITE.oneMore / TFLITE.multiple)}.`,
    ],
  );
}

/** Latency at every channel count; multiples of the tile width stand out. */
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
    const ratio = overLine(times, count);
    return ratio === undefined ? null : 100 * (ratio - 1);
  };
  return countFigure(results, 'time over the line, %', perCent, {
    id: 'teeth',
    title: `The teeth of the saw: latency over the line between multiples of ${TILE_WIDTH}`,
    caption:
      'Large dots are the multiples. Above 0, a count takes longer than the multiples around it promise: what the ' +
      'remainder of a tile costs. A kernel with another tile has teeth of another width. The line hangs on the multiples: one that ' +
      'happens to be slow or fast moves the counts beside it.',
  });
}

type Times = ReturnType<typeof timesByCount>;

/** A panel a convolution, a line a platform, over the channel counts. */
function countFigure(
  results: Results,
  yTitle: string,
  value: (times: Times, count: number) => number | null,
  text: FigureText,
): Figure | undefined {
  const panels = staircases.map(({ name, varied, suite }) => ({
    heading: name,
    x: { title: { text: `${varied} channels` }, dtick: 16 },
    y: { title: { text: yTitle } },
    traces: measuredSuites(results, suite).map((measured): Partial<PlotData> => {
      const times = timesByCount(measured);
      const counts = [...times.keys()];
      return {
        type: 'scatter',
        mode: 'lines+markers',
        name: measured.platform,
        x: counts,
        y: counts.map(count => value(times, count)),
        line: { color: platformColour(measured.platform), width: 1 },
        marker: { size: counts.map(count => (count % TILE_WIDTH === 0 ? 7 : 3)) },
      };
    }),
  }));
  return panelFigure(text, panels);
}
