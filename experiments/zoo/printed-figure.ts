import { networkCost } from '../../src/cost/network-cost.js';
import { explain } from '../../src/cost/predictors.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import type { Figure } from '../../src/reports/figure.js';
import { significant } from '../../src/reports/format.js';
import { labelledScatter, logAxis } from '../../src/reports/labelled-scatter.js';
import { PAPER_STYLE } from '../../src/reports/theme.js';
import { LATENCIES, printedMs } from './latencies.js';

const PRINTED = LATENCIES.find(({ label }) => label === 'ncnn, ARM')!;

/** Area of the points, px. */
const SIZE = { width: 650, height: 320 };
/** Ends of the axes, decades of millions and of ms. */
const MACS_RANGE = [1.9, 4.4] as const;
const MS_RANGE = [1.5, 3.15] as const;

/** Networks with times printed by ncnn (Snapdragon 810): their multiply-accumulates and times. */
export function printedNetworks(): { model: string; macs: number; ms: number }[] {
  return Object.keys(PRINTED.rows).map(model => ({
    model,
    macs: networkCost(graphOf(model)).macs,
    ms: printedMs(PRINTED, model)!,
  }));
}

/** Times that ncnn printed for a phone of 2015 against multiply-accumulates, every network by its name. */
export function printedTimesFigure(): Figure {
  const points = printedNetworks().map(({ model, macs, ms }) => ({
    x: macs / 1e6,
    y: ms,
    text: model.replace(/-224$/, ''),
  }));
  const { rankCorrelation } = explain(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
  );
  return {
    id: 'printed-times',
    title: 'A phone of 2015: times that ncnn printed',
    caption: `Snapdragon 810, one thread, an image. Rank correlation of multiply-accumulates and time: ${significant(rankCorrelation!)}.`,
    data: [
      {
        ...labelledScatter(points, { x: MACS_RANGE, y: MS_RANGE, size: SIZE }),
        name: 'printed',
        marker: PAPER_STYLE.marker,
      },
    ],
    layout: {
      xaxis: logAxis('multiply-accumulates, million', MACS_RANGE),
      yaxis: logAxis('time, ms', MS_RANGE),
      showlegend: false,
    },
  };
}
