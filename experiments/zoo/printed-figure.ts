import { networkCost } from '../../src/cost/network-cost.js';
import { explain } from '../../src/cost/predictors.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import type { Figure } from '../../src/reports/figure.js';
import { significant } from '../../src/reports/format.js';
import { PAPER_STYLE } from '../../src/reports/theme.js';
import { type LabelPlace, labelPlaces } from './label-places.js';
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
  const networks = printedNetworks();
  const x = networks.map(({ macs }) => macs / 1e6);
  const y = networks.map(({ ms }) => ms);
  const text = networks.map(({ model }) => model.replace(/-224$/, ''));
  const across = (value: number, [from, to]: readonly [number, number]) =>
    (Math.log10(value) - from) / (to - from);
  const places = labelPlaces(
    networks.map((_, i) => ({
      x: SIZE.width * across(x[i], MACS_RANGE),
      y: SIZE.height * (1 - across(y[i], MS_RANGE)),
      text: text[i],
    })),
    SIZE,
  );
  return {
    id: 'printed-times',
    title: 'A phone of 2015: times that ncnn printed',
    caption: `Snapdragon 810, one thread, an image. Rank correlation of multiply-accumulates and time: ${significant(explain(x, y).rankCorrelation!)}.`,
    data: [
      {
        type: 'scatter',
        mode: 'text+markers',
        name: 'printed',
        x,
        y,
        text,
        // Plotly takes a place for each point, its types only one for all.
        textposition: [...places] as unknown as LabelPlace,
        textfont: { size: 11 },
        marker: PAPER_STYLE.marker,
      },
    ],
    layout: {
      xaxis: {
        title: { text: 'multiply-accumulates, million' },
        type: 'log',
        tickvals: [100, 200, 500, 1000, 2000, 5000, 10000],
        range: [...MACS_RANGE],
      },
      yaxis: {
        title: { text: 'time, ms' },
        type: 'log',
        tickvals: [50, 100, 200, 500, 1000],
        range: [...MS_RANGE],
      },
      showlegend: false,
    },
  };
}
