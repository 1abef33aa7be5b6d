import { costPerMac, seriesOf } from '../../src/experiment/equal-work/claims.js';
import { isShown, paperSlowdown, type Sweep } from '../../src/experiment/equal-work/sweep.js';
import { ratioLines } from '../../src/experiment/ratio-lines.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { type DrawnPanel, panelFigure } from '../../src/reports/panel-figure.js';
import { paperLine, predictedLine } from '../../src/reports/traces.js';
import { SERIES, sweeps, WHOLE } from './stacks.js';

/** Time per multiply-accumulate of 1, 2 and 4 fragments: predicted, printed, measured. A panel a column and arrangement. */
export function slowdownFigure(results: Results): Figure | undefined {
  return panelFigure(
    {
      id: 'fragmentation',
      title: 'Same work, more fragments: time per multiply-accumulate',
      caption:
        'If time followed multiply-accumulates alone, every line would be flat at 1. Parallel fragments read one map and ' +
        'are added up. Bars are confidence intervals over paired rounds.',
    },
    sweeps
      .filter(sweep => isShown(sweep, results))
      .flatMap(sweep => Object.values(SERIES).map(series => panelOf(sweep, series, results))),
  );
}

function panelOf(sweep: Sweep, series: string, results: Results): DrawnPanel {
  const arms = seriesOf(sweep, series);
  const positions = arms.map(({ position }) => position);
  const cost = arms.map(({ id }) => costPerMac.of(results, `${sweep.suite}/${id}`));
  return {
    heading: `${sweep.device} channels ×${sweep.scale}, ${series}`,
    x: { title: { text: 'fragments, count' }, type: 'category' },
    y: { title: { text: 'time per MAC, × first' }, rangemode: 'tozero' },
    traces: [
      predictedLine(
        'memory access cost per MAC (predicted)',
        positions,
        cost.map(value => value / cost[0]),
      ),
      paperLine(
        positions,
        arms.map(arm => paperSlowdown(sweep, arm)),
      ),
      ...ratioLines(results, { suite: sweep.suite, over: WHOLE, per: 'multiply-accumulate' }, positions, [
        { name: '', arms: arms.map(({ id }) => id) },
      ]),
    ],
  };
}
