import { countGraph } from '../../src/cost/counts.js';
import { internalLayer } from '../../src/papers/mobilenetv1.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { computedLine, guideLine, paperLine } from '../../src/reports/traces.js';
import { layerGraph, type SeparableLayer, WINDOW } from './layers.js';

/**
 * How many times less the separable form of a layer has than the full one, counted: multiply-accumulates,
 * 1 / (1/K + 1/S²), and memory access cost, which is below 1 where the separable form moves more.
 *
 * @param size  S, rows and columns of the window, odd
 */
export function separableSavings(
  layer: SeparableLayer,
  size: number = WINDOW,
): { readonly macs: number; readonly memoryAccessCost: number } {
  const [full, separable] = (['full', 'separable'] as const).map(form =>
    countGraph(layerGraph(layer, form, size)),
  );
  return {
    macs: full.macs / separable.macs,
    memoryAccessCost: full.memoryAccessCost / separable.memoryAccessCost,
  };
}

const WINDOWS = [3, 5, 7];
const FILTERS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const SIDES = [4, 7, 10, 14, 20, 28, 40, 56, 80, 112];
const CHANNELS = [64, 128, 512];

/** K of the layer of MobileNetV1's Table 3. */
const PRINTED_FILTERS = 512;

/** What a separable layer saves: work by filters and window, memory access cost by the side of the map. */
export function separableSavingsFigure(): Figure {
  const printed = (row: string) => publishedNumber(internalLayer, row, 'macs_M');
  const paper = paperLine(
    [PRINTED_FILTERS],
    [printed('Convolution') / printed('Depthwise separable')],
    'paper, Table 3',
  );
  const timesLess = { title: { text: 'times less' }, type: 'log' } as const;
  return panelFigure(
    {
      id: 'separable-savings',
      title: 'What a separable layer saves: work nearly always, memory access on small maps',
      caption:
        'Left: times less multiply-accumulates, which approach the S² of the window; the diamond is what Table 3 of the paper ' +
        'prints. Right: times less memory access cost. Below the dashed line the separable form moves more than the full one: ' +
        'the map between its halves is written and read.',
    },
    [
      {
        heading: 'work, full over separable',
        x: { title: { text: 'K, filters' }, type: 'log', tickvals: FILTERS.filter((_, i) => i % 2 === 0) },
        y: { ...timesLess, tickvals: [0.5, 1, 2, 5, 10, 20, 50] },
        traces: [
          ...WINDOWS.map((window, i) => {
            const saved = (filters: number) =>
              separableSavings({ side: window, channels: 1, filters }, window).macs;
            return computedLine(`window ${window}×${window}`, i, FILTERS, saved);
          }),
          // Large, for it lies on a point of the line.
          { ...paper, mode: 'markers', marker: { ...paper.marker, size: 15, line: { width: 2 } } },
        ],
      },
      {
        heading: 'memory access cost, full over separable',
        x: { title: { text: 'side of the map, pixels' }, type: 'log', tickvals: [4, 7, 14, 28, 56, 112] },
        y: { ...timesLess, tickvals: [0.5, 1, 2, 5, 10] },
        traces: [
          ...CHANNELS.map((channels, i) => {
            const saved = (side: number) =>
              separableSavings({ side, channels, filters: channels }).memoryAccessCost;
            return computedLine(`3×3, ${channels} → ${channels} channels`, i + WINDOWS.length, SIDES, saved);
          }),
          guideLine('as much in both forms', [SIDES[0], SIDES[SIDES.length - 1]], [1, 1]),
        ],
      },
    ],
  )!;
}
