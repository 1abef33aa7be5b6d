import type { PlotData } from 'plotly.js';
import type { Interval } from '../measure/judging/statistics.js';

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
    error_y: intervalBars(intervals, factor),
  };
}

/** Intervals as Plotly's error bars; none where one is undefined. */
export function intervalBars(intervals: readonly (Interval | undefined)[], factor: number = 1) {
  return {
    type: 'data' as const,
    symmetric: false,
    array: intervals.map(interval => (interval ? (interval.high - interval.estimate) * factor : 0)),
    arrayminus: intervals.map(interval => (interval ? (interval.estimate - interval.low) * factor : 0)),
  };
}

/** Markers of neighbouring series stand so far apart, in steps between categories. */
const APART = 0.12;

/** Where the markers of one of several series stand over the categories 0, 1, 2, …: beside those of the others. */
export function besideOthers(categories: number, series: number, allSeries: number): number[] {
  return Array.from({ length: categories }, (_, i) => i + APART * (series - (allSeries - 1) / 2));
}
