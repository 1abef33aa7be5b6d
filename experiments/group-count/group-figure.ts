import type { Data } from 'plotly.js';
import type { Figure } from '../../src/reports/figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { growthOfBoth, growthOfOutput, type UngroupedLayer } from './group-cost.js';

const SIDES = [56, 14, 7] as const;
/** Input and output channels of the layer without groups. */
const CHANNELS = 128;
const GROUPS = [1, 2, 4, 8, 16];

/**
 * Memory access cost of a grouped 1×1 convolution over that without groups, at the same multiply-accumulates: with the
 * input as it is and more output channels, and with more of both.
 *
 * @source ShuffleNetV2, equation 2 and Table 2
 */
export function groupCostFigure(): Figure {
  return {
    id: 'group-cost',
    title: 'The same work in more groups: what has to be moved',
    caption:
      `From a 1×1 convolution of ${CHANNELS} → ${CHANNELS} channels on. Solid: the input stays, the output has g times the ` +
      'channels (equation 2). Dotted: both have √g times the channels (Table 2). On small maps most of what is moved are ' +
      'weights, of which there are as many for every g.',
    data: SIDES.flatMap((side, i) => [
      line(`${side}×${side}, more output`, i, 'solid', growthOfOutput),
      line(`${side}×${side}, more of both`, i, 'dot', growthOfBoth),
    ]),
    layout: {
      xaxis: { title: { text: 'groups' }, type: 'log', tickvals: GROUPS },
      yaxis: { title: { text: 'memory access cost, g = 1 is 1' }, rangemode: 'tozero' },
      legend: { title: { text: 'map' } },
    },
  };
}

function line(
  name: string,
  series: number,
  dash: 'solid' | 'dot',
  growth: (layer: UngroupedLayer, groups: number) => number,
): Partial<Data> {
  const layer = { side: SIDES[series], channels: CHANNELS };
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: GROUPS,
    y: GROUPS.map(groups => growth(layer, groups)),
    line: { color: COLOURS[series], dash },
    marker: { size: 7, symbol: (['circle', 'square', 'diamond'] as const)[series] },
  };
}
