import type { PlotData } from 'plotly.js';
import { KIND_NAMES, KINDS, type Kind } from '../cost/layer-kinds.js';
import { COLOURS } from './theme.js';

/** Convolutions in blues and greens, what comes between them in warm colours. */
const KIND_COLOURS: { readonly [K in Kind]: string } = {
  convolution: COLOURS[0],
  depthwise: COLOURS[5],
  pointwise: COLOURS[2],
  dense: '#004d73',
  'batch-norm': COLOURS[1],
  norm: '#7a2e00',
  activation: COLOURS[4],
  pool: '#8c6d31',
  'element-wise': COLOURS[3],
  data: '#767676',
  unknown: '#bbbbbb',
};

/** The colour of a kind of layers in every figure. */
export function kindColour(kind: Kind): string {
  return KIND_COLOURS[kind];
}

/**
 * Horizontal bars stacked from kinds of layers; a kind that no bar has is left out.
 *
 * @param lengths  of a kind's part of each bar
 */
export function kindBars(
  labels: readonly string[],
  lengths: (kind: Kind) => readonly number[],
): Partial<PlotData>[] {
  return KINDS.map(kind => ({ kind, x: [...lengths(kind)] }))
    .filter(({ x }) => x.some(length => length > 0))
    .map(({ kind, x }) => ({
      type: 'bar',
      orientation: 'h',
      name: KIND_NAMES[kind],
      x,
      y: [...labels],
      marker: { color: KIND_COLOURS[kind] },
    }));
}

/** A mark across each of the bars, where the parts would end if their times added up. */
export function wholeMarks(
  name: string,
  labels: readonly string[],
  x: readonly (number | null)[],
): Partial<PlotData> {
  return {
    type: 'scatter',
    mode: 'markers',
    name,
    x: [...x],
    y: [...labels],
    marker: { symbol: 'line-ns-open', size: 22, color: '#000000', line: { width: 3 } },
  };
}
