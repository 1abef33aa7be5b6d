import type { PlotData } from 'plotly.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Arrangement } from '../../src/networks/models/fragments.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { PREDICTED_STYLE, platformColour } from '../../src/reports/theme.js';
import { paperLine } from '../../src/reports/traces.js';
import { callsOf, printedCallCost, slowdownOf } from './call-cost.js';
import { SERIES, sweeps, WHOLE } from './stacks.js';

/** Costs of a call over the time of the whole block's work. */
const COSTS = Array.from({ length: 46 }, (_, i) => 10 ** (-3.5 + i / 10));

/** Where the names of the printed speeds stand: below all lines. */
const NAMES_AT = 0.35;

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
        'more. Marks, named below them: speeds that the paper printed for 4 fragments; their place to the right is that of one cost per call ' +
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

function printed(arrangement: Arrangement): readonly Partial<PlotData>[] {
  const points = sweeps.map(sweep => {
    const speed = (id: string) => sweep.arms.find(arm => arm.id === id)!.paperSpeed;
    return {
      name: `${sweep.device} ×${sweep.scale}`,
      k: printedCallCost(sweep),
      slowdown: speed(WHOLE) / speed(`4-${arrangement}`),
    };
  });
  const costs = points.map(({ k }) => k);
  return [
    {
      ...paperLine(
        costs,
        points.map(({ slowdown }) => slowdown),
        'paper, 4 fragments',
      ),
      mode: 'markers',
    },
    {
      ...{ type: 'scatter', mode: 'text', name: 'marks', showlegend: false, hoverinfo: 'skip' },
      x: costs,
      y: points.map(() => NAMES_AT),
      text: points.map(({ name }) => name),
      textfont: { size: 12 },
    },
  ];
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
