import type { Data } from 'plotly.js';
import type { Results } from '../../measure/results/results.js';
import type { Figure } from '../../reports/figure.js';
import { type FigureText, panelFigure } from '../../reports/panel-figure.js';
import { paperLine, predictedLine } from '../../reports/traces.js';
import { ratioLines } from '../ratio-lines.js';
import { costPerMac, seriesNames, seriesOf } from './claims.js';
import { baselineOf, isShown, paperSlowdown, type Sweep } from './sweep.js';

/**
 * Time per multiply-accumulate against the first arm, a panel a sweep: what memory access cost predicts, what the paper
 * measured, what this machine measured with its intervals.
 */
export function slowdownFigure(
  sweeps: readonly Sweep[],
  results: Results,
  { xTitle, ...text }: FigureText & { readonly xTitle: string },
): Figure | undefined {
  const shown = sweeps.filter(sweep => isShown(sweep, results));
  return panelFigure(
    text,
    shown.map(sweep => ({
      heading: `${sweep.device} channels ×${sweep.scale}`,
      x: { title: { text: xTitle }, type: 'category' },
      y: { title: { text: 'time per MAC, × first' }, rangemode: 'tozero' },
      traces: tracesOf(sweep, results),
    })),
  );
}

function tracesOf(sweep: Sweep, results: Results): Partial<Data>[] {
  const series = seriesNames(sweep).map(name => ({ name, sweepArms: seriesOf(sweep, name) }));
  const [{ sweepArms }] = series;
  const positions = sweepArms.map(arm => arm.position);
  const cost = sweepArms.map(arm => costPerMac.of(results, `${sweep.suite}/${arm.id}`));
  const relativeCost = cost.map(value => value / cost[0]);
  const printed = sweepArms.map(arm => paperSlowdown(sweep, arm));
  return [
    predictedLine('memory access cost per MAC (predicted)', positions, relativeCost),
    paperLine(positions, printed),
    ...ratioLines(
      results,
      { suite: sweep.suite, over: baselineOf(sweep).id, per: 'multiply-accumulate' },
      positions,
      series.map(({ name, sweepArms }) => ({ name, arms: sweepArms.map(({ id }) => id) })),
    ),
  ];
}
