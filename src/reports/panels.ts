import type { Annotations, Data, Layout, LayoutAxis, PlotData } from 'plotly.js';
import { LEGEND_AT_BOTTOM } from './theme.js';

/** Plotly numbers the axes of a figure with several panels x, x2, x3, …; index from 0. */
export function axisSuffix(index: number): string {
  return index === 0 ? '' : String(index + 1);
}

const COLUMNS = 2;
const PANEL_HEIGHT = 300;
const LEGEND_ROW_HEIGHT = 30;

/** What differs between the panels of a figure. */
export interface Panel {
  readonly heading: string;
  readonly x: Partial<LayoutAxis>;
  readonly y: Partial<LayoutAxis>;
}

/**
 * The layout of a figure of panels, two in a row, with one legend below all of them.
 *
 * @param legendRows  rows that the legend needs at this width
 */
export function panelLayout(panels: readonly Panel[], legendRows: number = 1): Partial<Layout> {
  const columns = Math.min(COLUMNS, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const bottom = 65 + LEGEND_ROW_HEIGHT * legendRows;
  const axes = panels.flatMap(({ x, y }, i) => [
    [`xaxis${axisSuffix(i)}`, x],
    [`yaxis${axisSuffix(i)}`, y],
  ]);
  return {
    grid: { rows, columns, pattern: 'independent', xgap: 0.18, ygap: 0.32 },
    width: 920,
    height: 90 + PANEL_HEIGHT * rows + bottom,
    margin: { l: 70, r: 30, t: 90, b: bottom },
    legend: LEGEND_AT_BOTTOM,
    annotations: panels.map(({ heading }, i) => panelHeading(i, heading)),
    ...Object.fromEntries(axes),
  };
}

/** A panel's heading, above its upper left corner. */
export function panelHeading(index: number, text: string): Partial<Annotations> {
  return {
    text: `<b>${text}</b>`,
    xref: `x${axisSuffix(index)} domain` as 'paper',
    yref: `y${axisSuffix(index)} domain` as 'paper',
    x: 0,
    y: 1.02,
    xanchor: 'left',
    yanchor: 'bottom',
    showarrow: false,
  };
}

/** Traces of the same name in several panels share one entry of the legend, and are switched together; what wants none has none. */
export function legendOnce(traces: readonly Partial<Data>[]): Partial<Data>[] {
  const seen = new Set<string>();
  return traces.map(trace => {
    const name = String(trace.name);
    const showlegend = (trace as Partial<PlotData>).showlegend !== false && !seen.has(name);
    if (showlegend) seen.add(name);
    return { ...trace, legendgroup: name, showlegend };
  });
}
