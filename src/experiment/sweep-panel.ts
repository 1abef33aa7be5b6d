import type { LayoutAxis } from 'plotly.js';
import type { Results } from '../measure/results/results.js';
import type { DrawnPanel } from '../reports/panel-figure.js';
import { predictedLine } from '../reports/traces.js';
import type { CountedQuantity } from './counts.js';
import { type ArmSeries, ratioLines } from './ratio-lines.js';

/** Arms of a suite in the order of one thing that changes from each to the next. */
export interface ArmSweep {
  readonly heading: string;
  readonly suite: string;
  /** The arm whose count and time are 1; one of the first series. */
  readonly over: string;
  readonly x: Partial<LayoutAxis>;
  /** Where the arms stand on the x axis. */
  readonly places: readonly (number | string)[];
  /** An arm for each place; the counts are those of the first series. */
  readonly series: readonly ArmSeries[];
  /** What is counted beside the clock; multiply-accumulates where it is absent. */
  readonly counted?: readonly CountedQuantity[];
  readonly y?: Partial<LayoutAxis>;
}

const COUNT_NAMES: Partial<Record<CountedQuantity, string>> = {
  macs: 'multiply-accumulates',
  memoryAccessCost: 'memory access cost',
};
const COUNT_DASHES = ['dash', 'dot'] as const;

/** A panel with what is counted of a sweep and what is measured of it, both as multiples of one arm's. */
export function sweepPanel(results: Results, sweep: ArmSweep): DrawnPanel {
  const { heading, suite, over, x, places, series, counted = ['macs'], y } = sweep;
  const countOf = (arm: string, quantity: CountedQuantity) => results.exact(`${suite}/${arm}`, quantity);
  const counts = counted.map((quantity, i) => {
    const values = series[0].arms.map(arm => countOf(arm, quantity) / countOf(over, quantity));
    const line = predictedLine(COUNT_NAMES[quantity] ?? quantity, places, values);
    const symbol = i === 0 ? 'square-open' : 'triangle-up-open';
    return {
      ...line,
      line: { ...line.line, dash: COUNT_DASHES[i] },
      marker: { ...line.marker, symbol },
    } as typeof line;
  });
  return {
    heading,
    x,
    y: { title: { text: `time and count, × ${over}` }, rangemode: 'tozero', ...y },
    traces: [...counts, ...ratioLines(results, { suite, over }, places, series)],
  };
}
