import type { Data, Layout } from 'plotly.js';
import type { Figure } from './figure.js';
import { axisSuffix, legendOnce, type Panel, panelLayout } from './panels.js';
import { textWidth } from './svg/text-metrics.js';

/** A panel with what is drawn in it; its axes are given to the traces. */
export interface DrawnPanel extends Panel {
  readonly traces: readonly Partial<Data>[];
}

/** What a reader is told of a figure. */
export type FigureText = Pick<Figure, 'id' | 'title' | 'caption'>;

/** What stands before and after a name in the legend, and how much room a row of it has, px. */
const ENTRY = 50;
const LEGEND_WIDTH = 820;
const FONT_SIZE = 13;

/**
 * A figure of panels, two in a row, with one legend below all of them: traces of one name share an entry. Panels in
 * which nothing is drawn are left out; undefined where none is left.
 *
 * @param layout  what differs from the usual, for instance three panels in a row
 */
export function panelFigure(
  text: FigureText,
  panels: readonly DrawnPanel[],
  layout: Partial<Layout> = {},
): Figure | undefined {
  const drawn = panels.filter(({ traces }) => traces.length > 0);
  if (drawn.length === 0) return undefined;
  const data = legendOnce(
    drawn.flatMap(({ traces }, i) =>
      traces.map(trace => ({ ...trace, xaxis: `x${axisSuffix(i)}`, yaxis: `y${axisSuffix(i)}` })),
    ),
  );
  const names = new Set(data.map(trace => String(trace.name)));
  return { ...text, data, layout: { ...panelLayout(drawn, legendRows([...names])), ...layout } };
}

/** Rows that a legend needs whose entries stand one after the other, as Plotly places them. */
function legendRows(names: readonly string[]): number {
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const width = ENTRY + textWidth(name, FONT_SIZE);
    if (used > 0 && used + width > LEGEND_WIDTH) {
      rows += 1;
      used = 0;
    }
    used += width;
  }
  return rows;
}
