import { roofline } from '../cost/roofline.js';
import type { Results } from '../measure/results/results.js';
import type { Figure } from './figure.js';
import { significant } from './format.js';
import { COLOURS } from './theme.js';

/**
 * Read bandwidth by working set, a line for each engine: the steps are the cache levels. undefined where a run
 * measured no ceilings.
 *
 * @source Bryant & O'Hallaron, Computer Systems, section 6.6.1 (the memory mountain)
 */
export function memoryMountain(results: Results): Figure | undefined {
  const rows = results.run?.ceilings ?? [];
  if (rows.length === 0) return undefined;
  const roofs = [...new Set(rows.map(row => row.engine))].map(engine => ({
    engine,
    roof: roofline(rows.filter(row => row.engine === engine)),
  }));
  const peaks = roofs.map(({ engine, roof }) => `${engine} ${significant(roof.peakFlopsPerNs)} GFLOP/s`);
  return {
    id: 'memory-mountain',
    title: 'What this machine can reach: read bandwidth by working set',
    caption: `Each step down is the edge of a cache level, as far as the engine's code sees it: one thread, or of wasm-threads all, each with its part of the working set. Compute ceiling: ${peaks.join(', ')}.`,
    data: roofs.map(({ engine, roof }, i) => ({
      type: 'scatter' as const,
      mode: 'lines+markers' as const,
      name: engine,
      x: roof.bandwidths.map(point => point.workingSetBytes),
      y: roof.bandwidths.map(point => point.bytesPerNs),
      line: { color: COLOURS[i] },
    })),
    layout: {
      width: 900,
      height: 400,
      xaxis: {
        title: { text: 'working set, bytes' },
        type: 'log',
        tickvals: [2 ** 12, 2 ** 15, 2 ** 18, 2 ** 21, 2 ** 24, 2 ** 27, 2 ** 30],
        ticktext: ['4 KiB', '32 KiB', '256 KiB', '2 MiB', '16 MiB', '128 MiB', '1 GiB'],
      },
      yaxis: { title: { text: 'read bandwidth, GB/s' }, rangemode: 'tozero' },
    },
  };
}
