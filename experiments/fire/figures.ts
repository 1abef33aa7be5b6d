import type { Data } from 'plotly.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import { sweepPanel } from '../../src/experiment/sweep-panel.js';
import type { Results } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { squeezeAndWindows } from '../../src/papers/squeezenet.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS, LEGEND_AT_BOTTOM, PAPER_STYLE } from '../../src/reports/theme.js';
import { dotsOverNames } from '../../src/reports/traces.js';
import { RATIO_SUITE, RATIOS, ratioArm, SHARE_SUITE, shareArm, WIDE_FILTERS } from './modules.js';
import { DENSE_ARMS, DENSE_SUITE } from './networks.js';
import { MODELS, modelCase, type SizedModel } from './sizes.js';

/** Time beside work along both sweeps of a module. */
export function modulesFigure(results: Results): Figure {
  return panelFigure(
    {
      id: 'modules',
      title: 'What squeezing and 1×1 filters save: work and time of a module',
      caption:
        'The dashed line is what multiply-accumulates predict. A measured line that is flatter saves less time than work.',
    },
    [
      sweepPanel(results, {
        heading: 'squeeze ratio, half of the filters 3×3',
        suite: RATIO_SUITE,
        over: ratioArm(RATIOS[0]),
        x: { title: { text: 'squeeze : expand' }, tickvals: [...RATIOS] },
        places: RATIOS,
        series: [{ name: '', arms: RATIOS.map(ratioArm) }],
      }),
      sweepPanel(results, {
        heading: '3×3 among 128 expanding filters, SR = 0.5',
        suite: SHARE_SUITE,
        over: shareArm(WIDE_FILTERS[0]),
        x: { title: { text: '3×3 filters' }, tickvals: [...WIDE_FILTERS] },
        places: WIDE_FILTERS,
        series: [{ name: '', arms: WIDE_FILTERS.map(shareArm) }],
      }),
    ],
  )!;
}

/** What a multiply-accumulate of a dense layer costs beside one of a convolution. */
export function denseFigure(results: Results): Figure | undefined {
  const names = DENSE_ARMS.map(({ id }) => id);
  const perMac = { perMac: true };
  return panelFigure(
    {
      id: 'dense',
      title: 'A multiply-accumulate of a dense layer beside one of a convolution',
      caption:
        'The large layer has 16 MB of weights, the small one 256 KiB; in a batch, each weight serves several images. Bars are ' +
        'confidence intervals over paired rounds.',
    },
    [
      {
        heading: 'time per multiply-accumulate',
        y: { title: { text: `time per MAC, ${names[0]} = 1` }, rangemode: 'tozero' },
        ...dotsOverNames(names, measuredSuites(results, DENSE_SUITE), (suite, arm) =>
          suite.ratio(arm, names[0], perMac),
        ),
      },
    ],
  );
}

/** The models of Figure 3: what the paper prints of their size and accuracy, and what is counted of them. */
export function sizesFigure(results: Results): Figure {
  const size = (model: SizedModel) => (4 * results.exact(modelCase(model), 'parameters')) / 2 ** 20;
  const work = (model: SizedModel) => results.exact(modelCase(model), 'macs') / 1e6;
  const printed = MODELS.filter(({ row }) => row !== undefined);
  const line = (name: string, series: number, models: readonly SizedModel[]): Partial<Data> => ({
    ...{ type: 'scatter', mode: 'lines+markers', name },
    x: models.map(size),
    y: models.map(work),
    line: { color: COLOURS[series] },
    marker: { color: COLOURS[series], size: 7, symbol: (['circle', 'square'] as const)[series] },
  });
  return {
    id: 'sizes',
    title: 'Figure 3 of the paper, counted: more bytes, more work',
    caption:
      'Whole SqueezeNets at 224×224. Diamonds: sizes and top-5 accuracies that the paper prints, at the work that is counted ' +
      'here. Bytes beyond 19 MB bring no accuracy there; the work goes on growing.',
    data: [
      line(
        'squeeze ratio 0.125 to 1',
        0,
        MODELS.filter(({ wideShare }) => wideShare === 0.5),
      ),
      line(
        '25 to 75 % of 3×3 filters',
        1,
        MODELS.filter(({ ratio }) => ratio === 0.5).sort((a, b) => a.wideShare - b.wideShare),
      ),
      {
        ...{ type: 'scatter', mode: 'text+markers', name: 'paper, size and top-5 accuracy' },
        x: printed.map(({ row }) => publishedNumber(squeezeAndWindows, row!, 'size_MB')),
        y: printed.map(work),
        text: printed.map(({ row }) => `${publishedNumber(squeezeAndWindows, row!, 'top5')} %`),
        textposition: 'bottom right',
        marker: { ...PAPER_STYLE.marker, size: 14 },
        cliponaxis: false,
      },
    ],
    layout: {
      xaxis: { title: { text: 'size of the model, MiB' }, rangemode: 'tozero' },
      yaxis: { title: { text: 'multiply-accumulates, million' }, rangemode: 'tozero' },
      margin: { l: 70, r: 60, t: 70, b: 100 },
      legend: LEGEND_AT_BOTTOM,
    },
  };
}
