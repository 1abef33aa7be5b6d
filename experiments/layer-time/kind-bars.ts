import type { Data, Layout } from 'plotly.js';
import { KIND_NAMES, type Kind } from '../../src/cost/layer-kinds.js';
import { COLOURS, LEGEND_AT_BOTTOM } from '../../src/reports/theme.js';

/** Convolutions in blues and greens, what comes between them in warm colours. */
const KIND_COLOURS: { readonly [K in Kind]: string } = {
  convolution: COLOURS[0],
  depthwise: COLOURS[5],
  pointwise: COLOURS[2],
  dense: '#004d73',
  'batch-norm': COLOURS[1],
  activation: COLOURS[4],
  pool: '#8c6d31',
  'element-wise': COLOURS[3],
  data: '#767676',
};

/** Horizontal bars stacked from kinds of ops, in per cent. */
export function kindBars<T extends { readonly label: string }>(
  kinds: readonly Kind[],
  bars: readonly T[],
  perCent: (bar: T, kind: Kind) => number,
): Partial<Data>[] {
  return kinds.map(kind => ({
    type: 'bar',
    orientation: 'h',
    name: KIND_NAMES[kind],
    x: bars.map(bar => perCent(bar, kind)),
    y: bars.map(({ label }) => label),
    marker: { color: KIND_COLOURS[kind] },
  }));
}

/** The layout of horizontal bars, the first at the top. */
export function kindBarsLayout(count: number, xTitle: string): Partial<Layout> {
  return {
    width: 920,
    height: 190 + 34 * count,
    barmode: 'stack',
    margin: { l: 220, r: 30, t: 60, b: 130 },
    xaxis: { title: { text: xTitle }, rangemode: 'tozero' },
    yaxis: { autorange: 'reversed' },
    legend: { ...LEGEND_AT_BOTTOM, xref: 'container', traceorder: 'normal' },
  };
}
