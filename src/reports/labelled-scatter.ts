import type { LayoutAxis, PlotData } from 'plotly.js';
import { type LabelPlace, labelPlaces } from './label-places.js';

/** A point of a scatter plot with the text beside it; '' for none. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** What a reader sees who points at it; the text where it is absent. */
  readonly hover?: string;
}

/** Ends of a logarithmic axis, decades. */
export type Decades = readonly [from: number, to: number];

/** 1, 2 and 5 times the powers of ten from 0.01 to 10,000. */
const TICKS = [-2, -1, 0, 1, 2, 3, 4].flatMap(power => [1, 2, 5].map(digit => digit * 10 ** power));

/** A logarithmic axis with ticks at 1, 2 and 5 times the powers of ten. */
export function logAxis(title: string, range?: Decades): Partial<LayoutAxis> {
  return { title: { text: title }, type: 'log', tickvals: TICKS, ...(range && { range: [...range] }) };
}

/** Ends of a logarithmic axis that shows these values with `room` decades on each side. */
export function decadesOf(values: readonly number[], room: number): Decades {
  const logs = values.map(value => Math.log10(value));
  return [Math.min(...logs) - room, Math.max(...logs) + room];
}

/**
 * Points over two logarithmic axes, each label where it meets as few others as possible.
 *
 * @param size  of the area between the axes, px
 */
export function labelledScatter(
  points: readonly LabelledPoint[],
  {
    x,
    y,
    size,
  }: { readonly x: Decades; readonly y: Decades; readonly size: { width: number; height: number } },
): Partial<PlotData> {
  const share = (value: number, [from, to]: Decades) => (Math.log10(value) - from) / (to - from);
  const places = labelPlaces(
    points.map(point => ({
      x: size.width * share(point.x, x),
      y: size.height * (1 - share(point.y, y)),
      text: point.text,
    })),
    size,
  );
  return {
    type: 'scatter',
    mode: 'text+markers',
    x: points.map(point => point.x),
    y: points.map(point => point.y),
    text: points.map(({ text }) => text),
    hovertext: points.map(({ text, hover = text }) => hover),
    // Plotly takes a place for each point, its types only one for all.
    textposition: [...places] as unknown as LabelPlace,
    textfont: { size: 11 },
  };
}
