import type { Data } from 'plotly.js';
import {
  memoryAccessLowerBound,
  pointwiseMacs,
  pointwiseMemoryAccessCost,
} from '../../src/cost/shufflenet-bounds.js';
import type { Figure } from '../../src/reports/figure.js';
import { COLOURS } from '../../src/reports/theme.js';

const SIDES = [56, 14, 7] as const;
/** c1 and c2 of all layers, with the same product. */
const CHANNELS = [2048, 1024, 512, 256, 128, 64, 32, 16, 8].map(c1 => [c1, 128 ** 2 / c1] as const);

/**
 * Memory access cost of a 1×1 convolution over its lower bound, at the same multiply-accumulates on each map: 1 for as
 * many output as input channels, and more the further from it.
 *
 * @source ShuffleNetV2, equation 1
 */
export function memoryAccessBoundFigure(): Figure {
  return {
    id: 'memory-access-bound',
    title: 'Same work, different channels: what has to be moved',
    caption:
      `1×1 convolutions with c₁ · c₂ = ${128 ** 2}. The curve is lowest for c₁ = c₂. On a small map a larger part of ` +
      'what is moved are weights, of which there are c₁ · c₂ in any case, so the curve is flatter.',
    data: SIDES.map(
      (side, i): Partial<Data> => ({
        type: 'scatter',
        mode: 'lines+markers',
        name: `${side}×${side}`,
        x: CHANNELS.map(([c1, c2]) => c2 / c1),
        y: CHANNELS.map(([c1, c2]) => overBound(side, c1, c2)),
        line: { color: COLOURS[i], dash: (['solid', 'dash', 'dot'] as const)[i] },
        marker: { size: 7, symbol: (['circle', 'square', 'diamond'] as const)[i] },
      }),
    ),
    layout: {
      xaxis: {
        title: { text: 'c₂ / c₁, output over input channels' },
        type: 'log',
        tickvals: [1 / 256, 1 / 64, 1 / 16, 1 / 4, 1, 4, 16, 64, 256],
        ticktext: ['1/256', '1/64', '1/16', '1/4', '1', '4', '16', '64', '256'],
      },
      yaxis: { title: { text: 'memory access cost, lower bound = 1' }, rangemode: 'tozero' },
      legend: { title: { text: 'map' } },
    },
  };
}

function overBound(side: number, c1: number, c2: number): number {
  const layer = { height: side, width: side, c1, c2 };
  return pointwiseMemoryAccessCost(layer) / memoryAccessLowerBound(side, side, pointwiseMacs(layer));
}
