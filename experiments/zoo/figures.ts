import type { PlotData } from 'plotly.js';
import { median } from 'simple-statistics';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { significant } from '../../src/reports/format.js';
import { decadesOf, labelledScatter, logAxis } from '../../src/reports/labelled-scatter.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { PAPER_STYLE, PREDICTED_STYLE, platformColour } from '../../src/reports/theme.js';
import { dotsOverNames, guideLine } from '../../src/reports/traces.js';
import { printedNetworks } from './latencies.js';
import { QUICK } from './networks.js';
import { correlation, PREDICTORS, type Ranking, rankCorrelation, rankings } from './ranking.js';

const [MACS] = PREDICTORS;

const WIDTH = 920;
const HEIGHT = 640;
const MARGIN = { l: 75, r: 30, t: 60, b: 70 };
const AREA = { width: WIDTH - MARGIN.l - MARGIN.r, height: HEIGHT - MARGIN.t - MARGIN.b };
/** A logarithmic axis ends so far, in decades, from its outermost points. */
const ROOM = 0.12;
/** More labels than these cannot be read: only the networks of the quick profile have one then. */
const MOST_LABELS = 30;

/** Time against multiply-accumulates, every network by its name: a figure a platform. */
export function scatterFigures(results: Results): readonly Figure[] {
  return rankings(results).map(scatterFigure);
}

function scatterFigure({ platform, models, ms, predicted }: Ranking): Figure {
  const macs = predicted.MACs!;
  const typical = median(ms.map((time, i) => time / macs[i]));
  const x = decadesOf(macs, ROOM);
  const y = decadesOf([...ms, ...macs.map(count => count * typical)], ROOM);
  const ends = x.map(end => 10 ** end);
  const labelled = models.map((model, i) => {
    const isShown = models.length <= MOST_LABELS || QUICK.includes(model);
    return { x: macs[i], y: ms[i], text: isShown ? shortName(model) : '', hover: model };
  });
  return {
    id: `scatter-${platform}`,
    title: `Do multiply-accumulates order the networks? Time on ${platform}`,
    caption:
      'If they did, all networks would lie on one rising line. A network above the dashed one takes longer than its ' +
      'multiply-accumulates say, one below it less.',
    data: [
      {
        ...guideLine(
          'the median time per multiply-accumulate',
          ends,
          ends.map(count => count * typical),
        ),
        line: { ...PREDICTED_STYLE.line, width: 1 },
        hoverinfo: 'skip',
      },
      {
        ...labelledScatter(labelled, { x, y, size: AREA }),
        name: platform,
        marker: { size: 8, color: platformColour(platform) },
      },
    ],
    layout: {
      width: WIDTH,
      height: HEIGHT,
      margin: MARGIN,
      xaxis: logAxis(MACS.axis, x),
      yaxis: logAxis('time, ms', y),
      showlegend: false,
    },
  };
}

/** Names without what all members of a figure have in common. */
function shortName(model: string): string {
  return model.replace(/-224$/, '').replace('mobilenet', 'mobile').replace('shufflenet', 'shuffle');
}

const SYMBOLS = ['circle', 'square', 'diamond', 'cross'] as const;

/** Time against every predictor, a panel each. */
export function predictorsFigure(results: Results): Figure | undefined {
  const ranked = rankings(results);
  return panelFigure(
    {
      id: 'predictors',
      title: 'Time against five predictors',
      caption:
        'The narrower the cloud of a platform, the better the order. The roofline of a network is the sum over its ' +
        'layers of the larger of arithmetic and traffic, at what this machine reaches; it is missing for an engine whose ' +
        'ceilings were not measured.',
    },
    PREDICTORS.map(({ name, axis }) => ({
      heading: name,
      x: logAxis(axis),
      y: logAxis('time, ms'),
      traces: ranked.map(
        ({ platform, models, ms, predicted }, place): Partial<PlotData> => ({
          type: 'scatter',
          mode: 'markers',
          name: platform,
          x: [...(predicted[name] ?? [])],
          y: [...ms],
          hovertext: [...models],
          marker: { symbol: SYMBOLS[place % SYMBOLS.length], size: 7, color: platformColour(platform) },
        }),
      ),
    })),
  );
}

/** How well each predictor orders the networks, with the interval that the choice of networks leaves. */
export function correlationsFigure(results: Results): Figure | undefined {
  const ranked = rankings(results);
  if (ranked.length === 0) return undefined;
  const names = PREDICTORS.map(({ name }) => name);
  const { x, traces } = dotsOverNames(names, ranked, (ranking, _, i) => correlation(ranking, names[i]));
  return {
    id: 'correlations',
    title: 'How well each predictor orders the networks',
    caption:
      "Spearman's rank correlation with time; 1 is the right order. Bars: 95 % bootstrap interval over the networks. " +
      'No roofline for an engine whose ceilings were not measured.',
    data: traces.map((trace, i) => ({
      ...trace,
      name: `${trace.name}, ${ranked[i].models.length} networks`,
    })),
    layout: {
      width: 900,
      height: 430,
      xaxis: x,
      yaxis: { title: { text: 'rank correlation ρ' }, range: [-0.25, 1.05] },
    },
  };
}

/** Area of the printed points, px; ends of their axes, decades of millions and of ms. */
const PRINTED = { size: { width: 650, height: 320 }, x: [1.9, 4.4], y: [1.5, 3.15] } as const;

/** Times that ncnn printed for a phone of 2015 against multiply-accumulates, every network by its name. */
export function printedTimesFigure(): Figure {
  const networks = printedNetworks();
  const points = networks.map(({ model, macs, ms }) => ({
    x: macs / 1e6,
    y: ms,
    text: model.replace(/-224$/, ''),
  }));
  const rho = rankCorrelation(
    networks.map(({ macs }) => macs),
    networks.map(({ ms }) => ms),
  );
  return {
    id: 'printed-times',
    title: 'A phone of 2015: times that ncnn printed',
    caption: `Snapdragon 810, one thread, an image. Rank correlation of multiply-accumulates and time: ${significant(rho)}.`,
    data: [{ ...labelledScatter(points, PRINTED), name: 'paper, ncnn', marker: PAPER_STYLE.marker }],
    layout: {
      xaxis: logAxis(MACS.axis, PRINTED.x),
      yaxis: logAxis('time, ms', PRINTED.y),
      showlegend: false,
    },
  };
}
