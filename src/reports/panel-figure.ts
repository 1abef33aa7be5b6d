import type { Data } from 'plotly.js';
import type { Figure } from './figure.js';
import { axisSuffix, legendOnce, type Panel, panelLayout } from './panels.js';

/** A panel with what is drawn in it; its axes are given to the traces. */
export interface DrawnPanel extends Panel {
  readonly traces: readonly Partial<Data>[];
}

/** What a reader is told of a figure. */
export type FigureText = Pick<Figure, 'id' | 'title' | 'caption'>;

/** Names of this length and shorter stand side by side in the legend. */
const LEGEND_COLUMNS = 2;

/**
 * A figure of panels, two in a row, with one legend below all of them: traces of one name share an entry.
 *
 * undefined where there is no panel.
 */
export function panelFigure(text: FigureText, panels: readonly DrawnPanel[]): Figure | undefined {
  if (panels.length === 0) return undefined;
  const data = legendOnce(
    panels.flatMap(({ traces }, i) =>
      traces.map(trace => ({ ...trace, xaxis: `x${axisSuffix(i)}`, yaxis: `y${axisSuffix(i)}` })),
    ),
  );
  const names = new Set(data.map(trace => trace.name));
  return { ...text, data, layout: panelLayout(panels, Math.ceil(names.size / LEGEND_COLUMNS)) };
}
