import { countGraph } from '../../src/cost/counts.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { computedLine, guideLine } from '../../src/reports/traces.js';
import { networkGraph } from './networks.js';

const WIDTHS = [0.25, 0.5, 0.75, 1];
const SIDES = [128, 160, 192, 224];
const FULL = 224;

/** What is left of MobileNetV1's counts under each multiplier, and the square that the paper speaks of. */
export function multiplierCountsFigure(): Figure {
  const full = countGraph(networkGraph({ width: 1, resolution: FULL }));
  const left = (quantity: 'macs' | 'parameters' | 'memoryAccessCost', width: number, resolution: number) =>
    countGraph(networkGraph({ width, resolution }))[quantity] / full[quantity];
  const QUANTITIES = [
    ['multiply-accumulates', 'macs'],
    ['parameters', 'parameters'],
    ['memory access cost', 'memoryAccessCost'],
  ] as const;
  const y = { title: { text: 'what is left, full network = 1' }, range: [0, 1.05] };
  return panelFigure(
    {
      id: 'multiplier-counts',
      title: 'What is left of MobileNetV1 under a width and a resolution multiplier',
      caption:
        'Both axes are shares of the full network. The dashed line is the square of the multiplier: multiply-accumulates follow ' +
        'it, memory access cost falls more slowly under α, and parameters do not fall at all under ρ.',
    },
    [
      {
        heading: 'width multiplier α',
        x: { title: { text: 'α, full = 1' }, tickvals: WIDTHS, range: [0.2, 1.05] },
        y,
        traces: [
          guideLine(
            'square of the multiplier',
            WIDTHS,
            WIDTHS.map(alpha => alpha ** 2),
          ),
          ...QUANTITIES.map(([name, quantity], i) =>
            computedLine(name, i, WIDTHS, alpha => left(quantity, alpha, FULL)),
          ),
        ],
      },
      {
        heading: 'resolution multiplier ρ',
        x: {
          title: { text: 'ρ, 224 pixels = 1' },
          tickvals: SIDES.map(side => side / FULL),
          tickformat: '.2f',
          range: [0.5, 1.05],
        },
        y,
        traces: [
          guideLine(
            'square of the multiplier',
            SIDES.map(side => side / FULL),
            SIDES.map(side => (side / FULL) ** 2),
          ),
          ...QUANTITIES.map(([name, quantity], i) =>
            computedLine(
              name,
              i,
              SIDES.map(side => side / FULL),
              rho => left(quantity, 1, Math.round(rho * FULL)),
            ),
          ),
        ],
      },
    ],
  )!;
}
