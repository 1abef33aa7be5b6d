import type { PlotData } from 'plotly.js';
import type { Interval } from '../judging/statistics.js';

/**
 * A line through estimates with their intervals as bars; a gap where one is undefined.
 *
 * @param factor  on all values, for instance 100 for per cent
 */
export function intervalLine(
  x: readonly (number | string)[],
  intervals: readonly (Interval | undefined)[],
  factor: number = 1,
): Partial<PlotData> {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: [...x],
    y: intervals.map(interval => (interval ? interval.estimate * factor : null)),
    error_y: {
      type: 'data',
      symmetric: false,
      array: intervals.map(interval => (interval ? (interval.high - interval.estimate) * factor : 0)),
      arrayminus: intervals.map(interval => (interval ? (interval.estimate - interval.low) * factor : 0)),
    },
  };
}
