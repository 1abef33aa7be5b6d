import type { Data } from 'plotly.js';
import { internalLayer } from '../../src/papers/mobilenetv1.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Figure } from '../../src/reports/figure.js';
import { axisSuffix, legendOnce, panelLayout } from '../../src/reports/panels.js';
import { COLOURS, PAPER_STYLE } from '../../src/reports/theme.js';
import { separableSavings } from './savings.js';

const WINDOWS = [3, 5, 7];
const FILTERS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const SIDES = [4, 7, 10, 14, 20, 28, 40, 56, 80, 112];
const CHANNELS = [64, 128, 512];
const SYMBOLS = ['circle', 'square', 'diamond'] as const;

/** K of the layer of MobileNetV1's Table 3. */
const PRINTED_FILTERS = 512;

/** What a separable layer saves: work by filters and window, memory access cost by the side of the map. */
export function separableSavingsFigure(): Figure {
  const work = WINDOWS.map((window, i) =>
    line(
      `window ${window}×${window}`,
      i,
      FILTERS,
      0,
      filters => separableSavings({ side: window, channels: 1, filters }, window).macs,
    ),
  );
  const memory = CHANNELS.map((channels, i) =>
    line(
      `3×3, ${channels} → ${channels} channels`,
      i + WINDOWS.length,
      SIDES,
      1,
      side => separableSavings({ side, channels, filters: channels }).memoryAccessCost,
    ),
  );
  return {
    id: 'separable-savings',
    title: 'What a separable layer saves: work nearly always, memory access on small maps',
    caption:
      'Left: times less multiply-accumulates, which approach the S² of the window; the diamond is what Table 3 of the paper ' +
      'prints. Right: times less memory access cost. Below the dashed line the separable form moves more than the full one: ' +
      'the map between its halves is written and read.',
    data: legendOnce([...work, printed(), ...memory, equal()]),
    layout: panelLayout(
      [
        {
          heading: 'work, full over separable',
          x: { title: { text: 'K, filters' }, type: 'log', tickvals: FILTERS.filter((_, i) => i % 2 === 0) },
          y: { title: { text: 'times less' }, type: 'log', tickvals: [0.5, 1, 2, 5, 10, 20, 50] },
        },
        {
          heading: 'memory access cost, full over separable',
          x: { title: { text: 'side of the map, pixels' }, type: 'log', tickvals: [4, 7, 14, 28, 56, 112] },
          y: { title: { text: 'times less' }, type: 'log', tickvals: [0.5, 1, 2, 5, 10] },
        },
      ],
      3,
    ),
  };
}

function line(
  name: string,
  series: number,
  x: readonly number[],
  panel: number,
  value: (x: number) => number,
): Partial<Data> {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: [...x],
    y: x.map(value),
    line: { color: COLOURS[series] },
    marker: { size: 6, symbol: SYMBOLS[series % SYMBOLS.length] },
    ...axes(panel),
  };
}

/** The paper's layer: 462 M over 52.3 M multiply-accumulates. */
function printed(): Partial<Data> {
  const macs = (row: string) => publishedNumber(internalLayer, row, 'macs_M');
  return {
    type: 'scatter',
    mode: 'markers',
    name: 'paper, Table 3',
    x: [PRINTED_FILTERS],
    y: [macs('Convolution') / macs('Depthwise separable')],
    marker: { ...PAPER_STYLE.marker, size: 15, line: { width: 2 } },
    ...axes(0),
  };
}

function equal(): Partial<Data> {
  return {
    type: 'scatter',
    mode: 'lines',
    name: 'as much in both forms',
    x: [SIDES[0], SIDES[SIDES.length - 1]],
    y: [1, 1],
    line: { color: '#767676', dash: 'dash' },
    ...axes(1),
  };
}

function axes(panel: number): { xaxis: string; yaxis: string } {
  return { xaxis: `x${axisSuffix(panel)}`, yaxis: `y${axisSuffix(panel)}` };
}
