import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { simulate } from '../../src/cost/cache/simulate.js';
import { matmulTrace } from '../../src/cost/cache/traces/matmul.js';
import type { Figure } from '../../src/reports/figure.js';
import { COLOURS } from '../../src/reports/theme.js';

/** Below L1, above it, and one whose rows are a power of two of bytes. */
const SIDES = [80, 96, 112, 128, 144];
const KINDS = ['compulsory', 'capacity', 'conflict'] as const;

/** Misses of L1 by cause, of the matrix product in the order i, j, p for several sizes. Simulated. */
export function threeCFigure(): Figure {
  const [l1] = TEACHING_CACHE;
  const causes = SIDES.map(side => {
    const trace = matmulTrace({ rows: side, columns: side, depth: side });
    const [{ threeC }] = simulate(trace, [l1], { threeC: true });
    return threeC!;
  });
  return {
    id: 'three-c',
    title: 'Why a line is missed: the matrix product in the order i, j, p',
    caption: `Simulated L1 of ${l1.bytes / 1024} KiB in ${l1.ways} ways, lines of ${l1.lineBytes} bytes. A cause without misses has no bar.`,
    data: KINDS.map((kind, i) => ({
      type: 'bar' as const,
      name: kind,
      x: SIDES.map(side => `${side}×${side}`),
      y: causes.map(threeC => threeC[kind]),
      marker: { color: COLOURS[i] },
    })),
    layout: {
      barmode: 'group',
      xaxis: { title: { text: 'size of the matrices' }, type: 'category' },
      yaxis: { title: { text: 'misses of L1, lines' }, type: 'log', dtick: 1 },
    },
  };
}
