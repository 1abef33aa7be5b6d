import type { PlotData } from 'plotly.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Arrangement } from '../../src/networks/models/fragments.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { PAPER_STYLE, PREDICTED_STYLE, platformColour } from '../../src/reports/theme.js';
import { callsOf, printedCallCost, slowdownOf } from './call-cost.js';
import { SERIES, sweeps, WHOLE } from './stacks.js';

/** Costs of a call over the time of the whole block's work. */
const COSTS = Array.from({ length: 41 }, (_, i) => 10 ** (-3 + i / 10));

/** The suite whose measured kernels are shown. */
const SUITE = 'arm-x1';

/**
 * How much slower fragments are, by what a call costs: by calls alone, by the printed speeds, and, where there are
 * results, by the measured time of this machine's kernels with a cost of calls added.
 */
export function callCostFigure(results?: Results): Figure {
  const panel = (arrangement: Arrangement) => ({
    heading: `fragments ${SERIES[arrangement]}`,
    x: { title: { text: 'cost of a call, × time of the whole block' }, type: 'log' as const },
    y: { title: { text: 'time, whole block = 1' }, rangemode: 'tozero' as const },
    traces: [
      byCalls(arrangement, 2, 'dot'),
      byCalls(arrangement, 4, 'dash'),
      ...printed(arrangement),
      ...(results ? measured(results, arrangement) : []),
    ],
  });
  const here = results && measuredSuites(results, SUITE).length > 0;
  return panelFigure(
    {
      id: 'call-cost',
      title: 'What fragments cost depends on what a call costs',
      caption:
        'Grey: the same work in 2 and 4 fragments, if every kernel took its share of the time and each call a constant ' +
        'more. Marks: speeds that the paper printed for 4 fragments; their place to the right is that of one cost per call ' +
        'fitted to Table 3, about 20 µs on its GPU.' +
        (here
          ? ' Coloured: 4 fragments as measured here (far left), with a cost of calls computed on top.'
          : ''),
    },
    [panel('series'), panel('parallel')],
  )!;
}

function byCalls(arrangement: Arrangement, fragments: number, dash: 'dot' | 'dash'): Partial<PlotData> {
  return {
    ...{ type: 'scatter', mode: 'lines', name: `${fragments} fragments, calls alone` },
    x: COSTS,
    y: COSTS.map(k => slowdownOf(callsOf(fragments, arrangement), k)),
    line: { color: PREDICTED_STYLE.line.color, dash },
  };
}

function printed(arrangement: Arrangement): Partial<PlotData>[] {
  return (['GPU', 'ARM'] as const).map(device => {
    const points = sweeps
      .filter(sweep => sweep.device === device)
      .map(sweep => {
        const speed = (id: string) => sweep.arms.find(arm => arm.id === id)!.paperSpeed;
        return { k: printedCallCost(sweep), slowdown: speed(WHOLE) / speed(`4-${arrangement}`) };
      });
    return {
      ...{ type: 'scatter', mode: 'markers', name: `paper, ${device}` },
      x: points.map(({ k }) => k),
      y: points.map(({ slowdown }) => slowdown),
      marker: {
        ...PAPER_STYLE.marker,
        symbol: device === 'GPU' ? PAPER_STYLE.marker.symbol : 'triangle-up-open',
      },
    };
  });
}

function measured(results: Results, arrangement: Arrangement): Partial<PlotData>[] {
  return measuredSuites(results, SUITE).flatMap((suite): Partial<PlotData>[] => {
    const kernels = suite.ratio(`4-${arrangement}`, WHOLE)?.estimate;
    if (kernels === undefined) return [];
    return [
      {
        ...{ type: 'scatter', mode: 'lines', name: `${suite.platform}, computed` },
        x: COSTS,
        y: COSTS.map(k => slowdownOf(callsOf(4, arrangement), k, kernels)),
        line: { color: platformColour(suite.platform) },
      },
    ];
  });
}
