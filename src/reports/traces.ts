import type { PlotData } from 'plotly.js';
import type { Interval } from '../measure/judging/statistics.js';
import { besideOthers, intervalLine } from './interval-line.js';
import { PAPER_STYLE, PREDICTED_STYLE, platformColour } from './theme.js';

type Places = readonly (number | string)[];

/** What was measured on a platform: a line through estimates in the platform's colour, with intervals as bars. */
export function measuredLine(
  platform: string,
  x: Places,
  intervals: readonly (Interval | undefined)[],
): Partial<PlotData> {
  return {
    ...intervalLine(x, intervals),
    name: platform,
    line: { color: platformColour(platform) },
    marker: { color: platformColour(platform) },
  };
}

/** What was measured on one of several platforms, as dots over categories 0, 1, 2, …, beside those of the others. */
export function measuredDots(
  platform: string,
  intervals: readonly (Interval | undefined)[],
  { place, of }: { readonly place: number; readonly of: number },
): Partial<PlotData> {
  return {
    ...intervalLine(besideOthers(intervals.length, place, of), intervals),
    mode: 'markers',
    name: platform,
    marker: { size: 8, color: platformColour(platform) },
  };
}

/** What a cost model or a formula says. */
export function predictedLine(name: string, x: Places, y: readonly number[]): Partial<PlotData> {
  return { type: 'scatter', mode: 'lines+markers', name, x: [...x], y: [...y], ...PREDICTED_STYLE };
}

/** What a paper printed. */
export function paperLine(x: Places, y: readonly (number | null)[], name = 'paper'): Partial<PlotData> {
  return { type: 'scatter', mode: 'lines+markers', name, x: [...x], y: [...y], ...PAPER_STYLE };
}
