import { suiteTable } from '../../src/experiment/default-views.js';
import { isMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { armOf, BLOCKS_SUITE, FORM_NAMES, FORMS, nameOf, STAGES, squeezedOf } from './blocks.js';
import { CHOICES_SUITE, choicesSuite } from './choices.js';
import { deployedCase, trafficCase } from './exact.js';
import { LARGE, SMALL, withArm } from './networks.js';

const THOUSAND = 1000;

/** What squeeze-and-excite moves at every stage, part by part. */
export function trafficTable(results: Results): Table {
  const of = (quantity: string) => (stage: (typeof STAGES)[number]) =>
    results.exact(trafficCase(stage), quantity) / THOUSAND;
  const thousand = { unit: 'thousand', digits: 4 } as const;
  return tableOf(
    'Elements that squeeze-and-excite reads and writes',
    STAGES,
    [
      { label: 'stage', cell: nameOf },
      { label: 'bottleneck', cell: squeezedOf },
      { label: 'global pool', ...thousand, cell: of('pool') },
      { label: 'two convolutions', ...thousand, cell: of('convolutions') },
      { label: 'product', ...thousand, cell: of('multiply') },
    ],
    ['Stages of MobileNetV3-Large: pixels · channels of the expansion. Activations are fused.'],
  );
}

/** Blocks with parts of squeeze-and-excite over the same block without. */
export function blocksTable(results: Results): Table {
  const measured = measuredSuites(results, BLOCKS_SUITE);
  const rows = STAGES.flatMap(stage =>
    FORMS.filter(form => form !== 'plain')
      .filter(form => form === 'se' || measured.some(suite => suite.has(armOf(stage, form))))
      .map(form => ({
        name: nameOf(stage),
        what: FORM_NAMES[form],
        suite: BLOCKS_SUITE,
        arm: armOf(stage, form),
        over: armOf(stage, 'plain'),
      })),
  );
  const columns = pairColumns(results, rows);
  return tableOf(
    'Blocks of MobileNetV3-Large over the same block without squeeze-and-excite',
    rows,
    [
      columns.name('stage'),
      { label: 'in the block', cell: ({ what }) => what },
      columns.countRatio('work', 'macs'),
      columns.countRatio('parameters', 'parameters'),
      columns.countRatio('memory access cost', 'memoryAccessCost'),
      ...columns.timeRatios('time'),
    ],
    ['Without squeeze-and-excite everything is 1. Row 3 of the network, 56², has none in the paper.'],
  );
}

/** One block in which squeeze-and-excite is made in several ways. */
export function choicesTable(results: Results): readonly Table[] {
  const profile = measuredSuites(results, CHOICES_SUITE).some(({ arms }) => arms.length > 4)
    ? 'full'
    : 'quick';
  return [suiteTable(choicesSuite(profile), results)];
}

/** Whole networks with squeeze-and-excite over without. */
export function networksTable(results: Results): Table {
  const { id, title, pairs } = isMeasured(results, LARGE.id) ? LARGE : SMALL;
  const rows = pairs.map(pair => ({ name: pair.id, suite: id, arm: withArm(pair), over: pair.id }));
  const columns = pairColumns(results, rows);
  return tableOf(
    title,
    rows,
    [
      columns.name('network'),
      columns.macs('without', 'M MACs', 'over'),
      columns.macs('with', 'M MACs'),
      columns.countRatio('parameters, without = 1', 'parameters'),
      {
        label: 'memory access cost, without = 1',
        digits: 3,
        cell: ({ arm, over }) =>
          results.exact(deployedCase(id, arm), 'memoryAccessCost') /
          results.exact(deployedCase(id, over), 'memoryAccessCost'),
      },
      {
        label: 'paper: time, without = 1',
        cell: ({ over }) => (over === 'shufflenet-v1' ? '1.25 to 1.4' : null),
      },
      ...columns.timeRatios('time, without = 1'),
    ],
    [
      'Work is counted as the networks are built, memory access cost as they are timed: with batch norm folded and activations ' +
        'fused. ShuffleNetV1 in section 4.3; ' +
        'MobileNetV3 prints no time of the network without.',
    ],
  );
}
