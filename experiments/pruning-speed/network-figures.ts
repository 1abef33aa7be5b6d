import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { type DrawnPanel, panelFigure } from '../../src/reports/panel-figure.js';
import { platformColour } from '../../src/reports/theme.js';
import { measuredLine, predictedLine } from '../../src/reports/traces.js';
import {
  ALIGNMENTS,
  BATCHES,
  batchArm,
  batchSuites,
  prunedArm,
  pruningSuite,
  SHARES,
  WHOLE,
} from './network.js';

const STYLES = {
  unaligned: { dash: 'dot', symbol: 'circle-open' },
  aligned: { dash: 'solid', symbol: 'circle' },
} as const;

/** Time of the pruned network, and how much of what its multiply-accumulates promise it keeps. */
export function pruningFigure(results: Results): Figure | undefined {
  return panelFigure(
    {
      id: 'pruned-network',
      title: 'Pruning a small network: time against what its multiply-accumulates promise',
      caption:
        'Left: time. Right: the same per multiply-accumulate, where a kept promise is flat at 1. Aligned: filter ' +
        'counts rounded to multiples of 8.',
    },
    [pruningPanel(results, false), pruningPanel(results, true)],
  );
}

/** A line a platform and alignment over the pruned shares, as multiples of the whole network. */
function pruningPanel(results: Results, perMac: boolean): DrawnPanel {
  const macs = SHARES.map(share =>
    results.exact(`${pruningSuite.id}/${prunedArm(share, 'unaligned')}`, 'macs'),
  );
  const lines = measuredSuites(results, pruningSuite.id).flatMap(suite =>
    ALIGNMENTS.map(alignment => {
      const ratios = SHARES.map(share => suite.ratio(prunedArm(share, alignment), WHOLE, { perMac }));
      const { dash, symbol } = STYLES[alignment];
      return {
        ...measuredLine(suite.platform, SHARES, ratios),
        name: `${suite.platform}, ${alignment}`,
        line: { color: platformColour(suite.platform), dash },
        marker: { symbol },
      };
    }),
  );
  const promised = macs.map(count => (perMac ? 1 : count / macs[0]));
  return {
    heading: perMac ? 'time per multiply-accumulate' : 'time',
    x: { title: { text: 'pruned share of the filters, %' }, dtick: 20 },
    y: {
      title: { text: `${perMac ? 'time per MAC' : 'time'}, × whole network` },
      rangemode: 'tozero',
    },
    traces: [predictedLine('promised by multiply-accumulates', SHARES, promised), ...lines],
  };
}

/** Time per image against batch size; a fixed cost per call falls as 1 / batch. */
export function batchFigure(results: Results): Figure | undefined {
  const fixed = BATCHES.map(batch => 1 / batch);
  const text = {
    id: 'batch',
    title: 'Time per image against batch size',
    caption:
      'Flat at 1: all cost is work. On the dashed line: all cost is per call, and a larger batch is free.',
  };
  const panels = batchSuites.map(({ id, network }): DrawnPanel => {
    const lines = measuredSuites(results, id).map(suite => {
      const ratios = BATCHES.map(batch => suite.ratio(batchArm(batch), batchArm(1), { perMac: true }));
      return measuredLine(suite.platform, BATCHES, ratios);
    });
    const ideal = predictedLine('if a call cost the same whatever its batch', BATCHES, fixed);
    return {
      heading: network,
      x: { title: { text: 'batch' }, type: 'category' },
      y: { title: { text: 'time per image, × batch 1' }, rangemode: 'tozero' },
      traces: lines.length > 0 ? [ideal, ...lines] : [],
    };
  });
  return panelFigure(text, panels);
}
