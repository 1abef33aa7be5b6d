import { roofline } from '../cost/roofline.js';
import type { Results } from '../record/results.js';
import type { Figure } from './figure.js';
import { significant } from './format.js';
import { platformColour } from './theme.js';

/**
 * Read bandwidth by working set: the steps are the cache levels. undefined where a run measured no ceilings.
 *
 * @source Bryant & O'Hallaron, Computer Systems, section 6.6.1 (the memory mountain)
 */
export function memoryMountain(results: Results): Figure | undefined {
  const platforms = results.platforms.filter(platform => results.ceilings(platform).length > 0);
  if (platforms.length === 0) return undefined;
  const roofs = platforms.map(platform => ({ platform, roof: roofline(results.ceilings(platform)) }));
  const peaks = roofs.map(({ platform, roof }) => `${platform} ${significant(roof.peakFlopsPerNs)} GFLOP/s`);
  return {
    id: 'memory-mountain',
    title: 'What this machine can reach: read bandwidth by working set',
    caption: `Each step down is the edge of a cache level, as far as one thread of JavaScript sees it. Compute ceiling: ${peaks.join(', ')}.`,
    data: roofs.map(({ platform, roof }) => ({
      type: 'scatter' as const,
      mode: 'lines+markers' as const,
      name: platform,
      x: roof.bandwidths.map(point => point.workingSetBytes),
      y: roof.bandwidths.map(point => point.bytesPerNs),
      line: { color: platformColour(platform) },
    })),
    layout: {
      width: 900,
      height: 400,
      xaxis: {
        title: { text: 'working set' },
        type: 'log',
        tickvals: [2 ** 12, 2 ** 15, 2 ** 18, 2 ** 21, 2 ** 24, 2 ** 27, 2 ** 30],
        ticktext: ['4 KiB', '32 KiB', '256 KiB', '2 MiB', '16 MiB', '128 MiB', '1 GiB'],
      },
      yaxis: { title: { text: 'GB/s' }, rangemode: 'tozero' },
    },
  };
}
