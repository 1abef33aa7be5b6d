import type { Data } from 'plotly.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';

const SIDE = 8;
const CASES = [
  { kernel: 1, stride: 2 },
  { kernel: 3, stride: 1 },
  { kernel: 3, stride: 2 },
] as const;
const MOST = 9;

/** How many windows read each pixel of a row, with half the window as padding. */
function readsOfRow(side: number, kernel: number, stride: number): number[] {
  const reads = new Array<number>(side).fill(0);
  const pad = (kernel - 1) / 2;
  for (let out = 0; out * stride < side; out++) {
    for (let tap = 0; tap < kernel; tap++) {
      const at = out * stride + tap - pad;
      if (at >= 0 && at < side) reads[at]++;
    }
  }
  return reads;
}

/** How often each pixel is read: [rows][columns]. */
export function readsOf(side: number, kernel: number, stride: number): number[][] {
  const row = readsOfRow(side, kernel, stride);
  return row.map(down => row.map(across => down * across));
}

/** What a stride of 2 drops: how many windows read each pixel of a small map. Counted. */
export function strideFigure(): Figure {
  const axis = (text: string) => ({ title: { text }, dtick: 1, constrain: 'domain' }) as const;
  return panelFigure(
    {
      id: 'stride',
      title: 'Which pixels does a convolution of stride 2 read?',
      caption:
        `How many windows read each pixel of an ${SIDE}×${SIDE} map. A 1×1 convolution of stride 2 never looks at three ` +
        'pixels of four. A 3×3 one reads all of them, but not equally often: once, twice or four times.',
    },
    CASES.map(({ kernel, stride }, i) => ({
      heading: `${kernel}×${kernel}, stride ${stride}`,
      x: axis('column, pixels'),
      y: {
        ...axis('row, pixels'),
        autorange: 'reversed' as const,
        scaleanchor: `x${i === 0 ? '' : i + 1}` as 'x',
      },
      traces: [
        {
          type: 'heatmap',
          name: `${kernel}×${kernel}, stride ${stride}`,
          z: readsOf(SIDE, kernel, stride),
          zmin: 0,
          zmax: MOST,
          xgap: 2,
          ygap: 2,
          texttemplate: '%{z}',
          showscale: false,
        } as Partial<Data>,
      ],
    })),
    {
      grid: { rows: 1, columns: CASES.length, pattern: 'independent', xgap: 0.15 },
      height: 400,
      showlegend: false,
    },
  )!;
}
