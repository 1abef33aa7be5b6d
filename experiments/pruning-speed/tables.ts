import type { Results } from '../../src/measure/results/results.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { TILE_WIDTH } from './claims.js';
import { ALIGNMENTS, type Alignment, BATCHES, FLOOR_ARM, prunedArm, SHARES } from './network.js';
import { staircasePeriod } from './period.js';
import { isStaircase, staircases, teethOf } from './staircase.js';

/** Per convolution and platform: the period and how the counts below a multiple compare with it. */
export function staircaseTable(results: Results): Table | undefined {
  const rows = staircases.flatMap(stairs =>
    results.platforms.flatMap(platform => {
      const suite = results.suite(platform, stairs.suite);
      const teeth = isStaircase(suite) ? teethOf(suite, TILE_WIDTH) : undefined;
      if (!suite || !teeth) return [];
      const times = suite.arms.map(arm => suite.timeNs(arm)?.estimate ?? Number.NaN);
      const { period, strength } = staircasePeriod(times);
      return [
        [
          `${stairs.kernel}×${stairs.kernel}, ${stairs.varied} channels`,
          platform,
          period,
          strength,
          formatInterval(teeth.overLine),
          formatInterval(teeth.lastOverMultiple),
          `${teeth.slower.length} of ${teeth.pairs}`,
        ],
      ];
    }),
  );
  if (rows.length === 0) return undefined;
  return {
    title: 'The staircase',
    columns: [
      { label: 'convolution' },
      { label: 'platform' },
      { label: 'period', unit: 'channels' },
      { label: 'autocorrelation', digits: 2 },
      { label: `time over the line between multiples of ${TILE_WIDTH}` },
      { label: 'multiple − 1 over the multiple' },
      { label: 'fewer channels slower in every round' },
    ],
    rows,
    notes: ['Published beside it (TFLite, Pixel 3): 32 → 43 channels 86.5, 33 → 43 157.0, a ratio of 1.81.'],
  };
}

/** The network by pruned share and alignment: counts, what they promise, what was measured. */
export function prunedTable(results: Results): Table {
  const measured = results.platforms.filter(platform => results.suite(platform, 'pruned-vgg'));
  const arms = SHARES.flatMap(share =>
    (Object.keys(ALIGNMENTS) as Alignment[])
      .filter(alignment => share > 0 || alignment === 'unaligned')
      .map(alignment => prunedArm(share, alignment)),
  );
  arms.push(FLOOR_ARM);
  const exact = (arm: string, quantity: string) => results.exact(`pruned-vgg/${arm}`, quantity);
  return {
    title: 'The pruned network',
    columns: [
      { label: 'pruned' },
      { label: 'parameters' },
      { label: 'MACs', unit: 'M', digits: 3 },
      { label: 'MACs, share of whole', digits: 3 },
      ...measured.map(platform => ({ label: `${platform}: time, share of whole` })),
    ],
    rows: arms.map(arm => [
      arm,
      exact(arm, 'parameters'),
      exact(arm, 'macs') / 1e6,
      exact(arm, 'macs') / exact('0%', 'macs'),
      ...measured.map(platform => formatInterval(results.suite(platform, 'pruned-vgg')!.ratio(arm, '0%'))),
    ]),
    notes: ['The note on its own network: 3.08 times fewer parameters, 1.46 times as fast.'],
  };
}

/** Time per image by batch. */
export function batchTable(results: Results): Table | undefined {
  const rows = ['batch-whole', 'batch-pruned'].flatMap(id =>
    results.platforms.flatMap(platform => {
      const suite = results.suite(platform, id);
      if (!suite) return [];
      const ratios = BATCHES.map(batch =>
        formatInterval(suite.ratio(`batch=${batch}`, 'batch=1', { perMac: true })),
      );
      return [[id === 'batch-whole' ? 'whole' : 'pruned by 90 %', platform, ...ratios]];
    }),
  );
  if (rows.length === 0) return undefined;
  return {
    title: 'Time per image by batch, × batch 1',
    columns: [
      { label: 'network' },
      { label: 'platform' },
      ...BATCHES.map(batch => ({ label: `batch ${batch}` })),
    ],
    rows,
    notes: [],
  };
}
