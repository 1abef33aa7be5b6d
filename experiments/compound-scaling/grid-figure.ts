import type { PlotData } from 'plotly.js';
import type { Figure } from '../../src/reports/figure.js';
import { COLOURS, PAPER_STYLE } from '../../src/reports/theme.js';
import { ALPHA, BETA, GAMMA, type Scaling, scaledB0 } from './family.js';
import { gridOfTwo } from './grid.js';

/** What most of the growth goes into. */
const KINDS = ['depth', 'width', 'resolution'] as const;
const SYMBOLS = { depth: 'circle', width: 'square', resolution: 'diamond' } as const;

/** The dimension that takes the largest part of the promised growth: of log d, 2 · log w and 2 · log r. */
export function largestPart({ depth, width, resolution }: Scaling): (typeof KINDS)[number] {
  const parts = { depth: Math.log(depth), width: 2 * Math.log(width), resolution: 2 * Math.log(resolution) };
  return [...KINDS].sort((a, b) => parts[b] - parts[a])[0];
}

/** Every point of the grid that promises twice the work: what is built, and what it moves. */
export function gridFigure(): Figure {
  const first = scaledB0({ depth: 1, width: 1, resolution: 1 });
  const points = (scalings: readonly Scaling[]): Partial<PlotData> => {
    const counts = scalings.map(scaledB0);
    return {
      type: 'scatter',
      mode: 'markers',
      x: counts.map(({ macs }) => macs / first.macs),
      y: counts.map(
        ({ macs, memoryAccessCost }) => memoryAccessCost / macs / (first.memoryAccessCost / first.macs),
      ),
      text: scalings.map(({ depth, width, resolution }) => `α = ${depth}, β = ${width}, γ = ${resolution}`),
      hovertemplate: '%{text}: ×%{x:.2f} the work',
    };
  };
  const grid = gridOfTwo();
  return {
    id: 'grid',
    title: 'All promise twice the work: a grid of α, β and γ on EfficientNet-B0',
    caption:
      'Every point of a grid in steps of 0.05 with α · β² · γ² within 2 % of 2, counted after rounding. The dashed line is the promise. ' +
      'Colours say which dimension takes the largest part of the growth; the diamond is the choice of the paper.',
    data: [
      ...KINDS.map((kind, i) => ({
        ...points(grid.filter(scaling => largestPart(scaling) === kind)),
        name: `most in ${kind}`,
        marker: { size: 9, symbol: SYMBOLS[kind], color: COLOURS[i] },
      })),
      {
        ...points([{ depth: ALPHA, width: BETA, resolution: GAMMA }]),
        name: 'paper, 1.2, 1.1, 1.15',
        marker: { ...PAPER_STYLE.marker, size: 15 },
      },
    ],
    layout: {
      xaxis: { title: { text: 'multiply-accumulates, B0 = 1' }, range: [1.8, 3.5] },
      yaxis: { title: { text: 'moved per multiply-accumulate, B0 = 1' } },
      shapes: [
        {
          type: 'line',
          x0: 2,
          x1: 2,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: '#8c8c8c', dash: 'dash', width: 1.5 },
        },
      ],
    },
  };
}
