import type { Annotations, Data } from 'plotly.js';

/** Plotly numbers the axes of a figure with several panels x, x2, x3, …; index from 0. */
export function axisSuffix(index: number): string {
  return index === 0 ? '' : String(index + 1);
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

/** Traces of the same name in several panels share one entry of the legend, and are switched together. */
export function legendOnce(traces: readonly Partial<Data>[]): Partial<Data>[] {
  const seen = new Set<string>();
  return traces.map(trace => {
    const name = String(trace.name);
    const showlegend = !seen.has(name);
    seen.add(name);
    return { ...trace, legendgroup: name, showlegend };
  });
}
