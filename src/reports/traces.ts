import type { LayoutAxis, PlotData } from 'plotly.js';
import type { Interval } from '../measure/judging/statistics.js';
import { besideOthers, intervalLine } from './interval-line.js';
import { COLOURS, PAPER_STYLE, PREDICTED_STYLE, platformColour } from './theme.js';

type Places = readonly (number | string)[];

const SYMBOLS = ['circle', 'square', 'diamond'] as const;

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

/** What was measured on a platform, as dots with intervals as bars. */
export function measuredPoints(
  platform: string,
  x: Places,
  intervals: readonly (Interval | undefined)[],
): Partial<PlotData> {
  return {
    ...intervalLine(x, intervals),
    mode: 'markers',
    name: platform,
    marker: { size: 8, color: platformColour(platform) },
  };
}

/** What was measured on one of several platforms, as dots over categories 0, 1, 2, …, beside those of the others. */
export function measuredDots(
  platform: string,
  intervals: readonly (Interval | undefined)[],
  { place, of }: { readonly place: number; readonly of: number },
): Partial<PlotData> {
  return measuredPoints(platform, besideOthers(intervals.length, place, of), intervals);
}

/** What was measured on several platforms over named places: dots side by side, and the axis with the names. */
export function dotsOverNames<S extends { readonly platform: string }>(
  names: readonly string[],
  measured: readonly S[],
  interval: (suite: S, name: string, place: number) => Interval | undefined,
): { readonly x: Partial<LayoutAxis>; readonly traces: readonly Partial<PlotData>[] } {
  return {
    x: { tickvals: names.map((_, i) => i), ticktext: [...names] },
    traces: measured.map((suite, place) => {
      const intervals = names.map((name, i) => interval(suite, name, i));
      return measuredDots(suite.platform, intervals, { place, of: measured.length });
    }),
  };
}

/** What a cost model or a formula says. */
export function predictedLine(name: string, x: Places, y: readonly number[]): Partial<PlotData> {
  return { type: 'scatter', mode: 'lines+markers', name, x: [...x], y: [...y], ...PREDICTED_STYLE };
}

/** A line to read others against, for instance where two things are equal. */
export function guideLine(name: string, x: Places, y: readonly number[]): Partial<PlotData> {
  return { type: 'scatter', mode: 'lines', name, x: [...x], y: [...y], line: PREDICTED_STYLE.line };
}

/** One of several computed lines, told apart by colour and symbol. */
export function computedLine(
  name: string,
  series: number,
  x: readonly number[],
  value: (x: number) => number,
): Partial<PlotData> {
  const color = COLOURS[series % COLOURS.length];
  const marker = { size: 6, symbol: SYMBOLS[series % SYMBOLS.length], color };
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: [...x],
    y: x.map(value),
    line: { color },
    marker,
  };
}

/** What a paper printed. */
export function paperLine(x: Places, y: readonly (number | null)[], name = 'paper'): Partial<PlotData> {
  return { type: 'scatter', mode: 'lines+markers', name, x: [...x], y: [...y], ...PAPER_STYLE };
}
