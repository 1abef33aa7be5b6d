import type { Figure } from './figure.js';
import { type FigureText, panelFigure } from './panel-figure.js';

/** A small map of numbers, drawn pixel by pixel. */
export interface PixelMap {
  readonly heading: string;
  /** Rows, the first on top. */
  readonly rows: readonly (readonly number[])[];
}

const PANEL_SIDE = 250;
const MARGIN = { l: 30, r: 30, t: 90, b: 20 };
/** 0 is grey, everything above it blue, darker for more. */
const SCALE = [
  [0, '#f2f2f2'],
  [0.01, '#9ecae1'],
  [1, '#08306b'],
] as [number, string][];

/**
 * Maps of numbers from 0 on, side by side, with square pixels and no axes; the caption has to say what the colours mean.
 *
 * @param most  the number of the darkest colour
 */
export function pixelFigure(
  text: FigureText,
  maps: readonly PixelMap[],
  { columns, most }: { readonly columns: number; readonly most: number },
): Figure {
  const panels = maps.map(({ heading, rows }, i) => ({
    heading,
    x: { visible: false },
    y: {
      visible: false,
      autorange: 'reversed' as const,
      scaleanchor: `x${i === 0 ? '' : i + 1}` as 'x',
    },
    traces: [
      {
        type: 'heatmap' as const,
        name: heading,
        z: rows.map(row => [...row]),
        zmin: 0,
        zmax: most,
        colorscale: SCALE,
        showscale: false,
        xgap: 1,
        ygap: 1,
        hovertemplate: '%{z}<extra></extra>',
      },
    ],
  }));
  const rows = Math.ceil(maps.length / columns);
  return panelFigure(text, panels, {
    grid: { rows, columns, pattern: 'independent', xgap: 0.06, ygap: 0.2 },
    height: MARGIN.t + MARGIN.b + rows * (columns > 3 ? PANEL_SIDE * 0.78 : PANEL_SIDE + 20),
    margin: MARGIN,
    showlegend: false,
  })!;
}
