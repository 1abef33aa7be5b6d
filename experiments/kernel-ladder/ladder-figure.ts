import type { PlotData } from 'plotly.js';
import type { Roofline } from '../../src/cost/roofline.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { NATIVE } from '../../src/networks/platforms.js';
import type { Figure } from '../../src/reports/figure.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { SPEED_AXIS } from '../../src/reports/roofline-axes.js';
import { COLOURS, platformColour } from '../../src/reports/theme.js';
import { kindOf, measuredLadders, THREADS } from './ladders.js';
import { simdRoof, speedOf } from './speed.js';

/** How each kind of rung is called in the legend, and its colour. */
const KINDS: readonly (readonly [kind: ReturnType<typeof kindOf>, name: string, colour: string])[] = [
  ['typescript', 'TypeScript', platformColour('typescript')],
  ['simd', 'WebAssembly SIMD, one thread', platformColour('wasm')],
  ['threads', 'with threads', platformColour(THREADS)],
  ['native', 'native code, one thread', platformColour(NATIVE)],
  ['other', 'other', COLOURS[4]],
];

/** Speed of each rung, a panel an op, with the measured peak; undefined where nothing was measured. */
export function ladderFigure(results: Results): Figure | undefined {
  const roof = simdRoof(results);
  return panelFigure(
    {
      id: 'ladder',
      title: 'Every version of a kernel, from the formula to the limit of the machine',
      caption:
        'Each rung is one version; bars are 95 % intervals. Dashed: what one thread of SIMD code reaches in registers. ' +
        'The axis is logarithmic: equal steps are equal factors.',
    },
    measuredLadders(results).map(({ title, suite }) => ({
      heading: title,
      x: { type: 'category', tickfont: { size: 11 } },
      y: SPEED_AXIS,
      traces: tracesOf(suite, roof),
    })),
  );
}

function tracesOf(suite: SuiteResults, roof: Roofline | undefined): Partial<PlotData>[] {
  const line = (name: string, y: number[], style: PlotData['line']): Partial<PlotData> => {
    return { type: 'scatter', mode: 'lines', name, x: [...suite.arms], y, line: style };
  };
  const speeds = suite.arms.map(arm => speedOf(suite, arm)!.estimate);
  const steps = line('the order of the steps', speeds, { color: '#cccccc', shape: 'hv' });
  const points = KINDS.flatMap(([kind, name, color]): Partial<PlotData>[] => {
    const arms = suite.arms.filter(arm => kindOf(arm) === kind);
    const intervals = arms.map(arm => speedOf(suite, arm));
    const marker = { color, size: 11 };
    return arms.length > 0 ? [{ ...intervalLine(arms, intervals), mode: 'markers', name, marker }] : [];
  });
  const peak = suite.arms.map(() => roof?.peakFlopsPerNs ?? 0);
  // The first trace orders the categories of the axis.
  return [
    steps,
    ...points,
    ...(roof ? [line('SIMD peak of one thread, measured', peak, { color: '#767676', dash: 'dash' })] : []),
  ];
}
