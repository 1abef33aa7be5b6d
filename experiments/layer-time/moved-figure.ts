import { countGraph } from '../../src/cost/counts.js';
import { kindOf, kindsIn } from '../../src/cost/layer-kinds.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import type { Figure } from '../../src/reports/figure.js';
import { kindBars, kindBarsLayout } from './kind-bars.js';
import { STAGE_NAMES } from './networks.js';

/** What the layers of a network read and write, kind by kind, as built and fused; multiply-accumulates beside it. */
export function movedByKindFigure(model: string): Figure {
  const built = graphOf(model);
  const whole = countGraph(built);
  const bars = [
    { label: 'multiply-accumulates', graph: built, of: 'macs' },
    { label: `elements moved, ${STAGE_NAMES.built}`, graph: built, of: 'memoryAccessCost' },
    { label: `elements moved, ${STAGE_NAMES.fused}`, graph: optimize(built), of: 'memoryAccessCost' },
  ] as const;
  return {
    id: 'moved-by-kind',
    title: `${model}: what is counted, and what is moved`,
    caption:
      'Batch norm and activations are nothing in a count of multiply-accumulates, and most of what is read and written. ' +
      'Fusing leaves the counts and takes that away.',
    data: kindBars(kindsIn(built), bars, ({ graph, of }, kind) => {
      return (100 * countGraph(graph, node => kindOf(node) === kind)[of]) / whole[of];
    }),
    layout: kindBarsLayout(bars.length, 'share of the network as built, %'),
  };
}
