import type { Data } from 'plotly.js';
import { countGraph } from '../../src/cost/counts.js';
import { KIND_NAMES, kindOf, kindsIn } from '../../src/cost/layer-kinds.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import type { Figure } from '../../src/reports/figure.js';
import { KIND_COLOURS } from '../../src/reports/kind-colours.js';
import { STAGE_NAMES } from './figures.js';

/** What the layers of a network read and write, kind by kind, as built and fused; multiply-accumulates beside it. */
export function movedByKindFigure(model: string): Figure {
  const built = graphOf(model);
  const graphs = { built, fused: optimize(built) };
  const bars = [
    { label: 'multiply-accumulates', stage: 'built', of: 'macs' },
    { label: `elements moved, ${STAGE_NAMES.built}`, stage: 'built', of: 'memoryAccessCost' },
    { label: `elements moved, ${STAGE_NAMES.fused}`, stage: 'fused', of: 'memoryAccessCost' },
  ] as const;
  return {
    id: 'moved-by-kind',
    title: `${model}: what is counted, and what is moved`,
    caption:
      'Batch norm and activations are nothing in a count of multiply-accumulates, and most of what is read and written. ' +
      'Fusing leaves the counts and takes that away.',
    data: kindsIn(built).map(
      (kind): Partial<Data> => ({
        type: 'bar',
        orientation: 'h',
        name: KIND_NAMES[kind],
        x: bars.map(
          ({ stage, of }) =>
            (100 * countGraph(graphs[stage], node => kindOf(node) === kind)[of]) / countGraph(built)[of],
        ),
        y: bars.map(({ label }) => label),
        marker: { color: KIND_COLOURS[kind] },
      }),
    ),
    layout: {
      barmode: 'stack',
      height: 380,
      margin: { l: 200, r: 30, t: 70, b: 60 },
      xaxis: { title: { text: 'share of the network as built, %' }, rangemode: 'tozero' },
      yaxis: { autorange: 'reversed' },
      legend: { orientation: 'h', y: -0.3, x: 0, traceorder: 'normal' },
    },
  };
}
