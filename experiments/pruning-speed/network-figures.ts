import { ratioLines } from '../../src/experiment/ratio-lines.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { type DrawnPanel, panelFigure } from '../../src/reports/panel-figure.js';
import { predictedLine } from '../../src/reports/traces.js';
import { BATCHES, batchArm, batchSuites, prunedArm, pruningSuite, SHARES, WHOLE } from './network.js';

/** Time of the pruned network, and how much of what its multiply-accumulates promise it keeps. */
export function pruningFigure(results: Results): Figure | undefined {
  const macs = SHARES.map(share =>
    results.exact(`${pruningSuite.id}/${prunedArm(share, 'unaligned')}`, 'macs'),
  );
  const series = (['aligned', 'unaligned'] as const).map(name => ({
    name,
    arms: SHARES.map(share => prunedArm(share, name)),
  }));
  const panel = (per?: 'multiply-accumulate'): DrawnPanel => ({
    heading: per ? `time per ${per}` : 'time',
    x: { title: { text: 'pruned share of the filters, %' }, dtick: 20 },
    y: { title: { text: `${per ? 'time per MAC' : 'time'}, × whole network` }, rangemode: 'tozero' },
    traces: [
      predictedLine(
        'promised by multiply-accumulates',
        SHARES,
        macs.map(count => (per ? 1 : count / macs[0])),
      ),
      ...ratioLines(results, { suite: pruningSuite.id, over: WHOLE, per }, SHARES, series),
    ],
  });
  return panelFigure(
    {
      id: 'pruned-network',
      title: 'Pruning a small network: time against what its multiply-accumulates promise',
      caption:
        'Left: time. Right: the same per multiply-accumulate, where a kept promise is flat at 1. Aligned: filter ' +
        'counts rounded to multiples of 8.',
    },
    [panel(), panel('multiply-accumulate')],
  );
}

/** Time per image against batch size; a fixed cost per call falls as 1 / batch. */
export function batchFigure(results: Results): Figure | undefined {
  const ideal = predictedLine(
    'if a call cost the same whatever its batch',
    BATCHES,
    BATCHES.map(batch => 1 / batch),
  );
  const panels = batchSuites.map(({ id, network }): DrawnPanel => {
    const arms = { suite: id, over: batchArm(1), per: 'image' } as const;
    const lines = ratioLines(results, arms, BATCHES, [{ name: '', arms: BATCHES.map(batchArm) }]);
    return {
      heading: network,
      x: { title: { text: 'batch' }, type: 'category' },
      y: { title: { text: 'time per image, × batch 1' }, rangemode: 'tozero' },
      traces: lines.length > 0 ? [ideal, ...lines] : [],
    };
  });
  return panelFigure(
    {
      id: 'batch',
      title: 'Time per image against batch size',
      caption:
        'Flat at 1: all cost is work. On the dashed line: all cost is per call, and a larger batch is free.',
    },
    panels,
  );
}
