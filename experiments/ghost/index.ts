import { countRows, exactRows, suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { differingValues } from '../../src/networks/graph/differing-values.js';
import { ghostSpeedup } from '../../src/papers/ghostnet.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { callCostTable } from './call-cost.js';
import { cheapOperations } from './cheap.js';
import { claims } from './claims.js';
import { ghostDiagram } from './diagram.js';
import { cheapFigure, modulesFigure, networksFigure, savingFigure } from './figures.js';
import { asBuilt, deployedNetwork, NETWORKS, suites } from './suites.js';
import { savingTable, tables } from './tables.js';

export { ghostDiagram } from './diagram.js';
export { savingFigure } from './figures.js';
export { fullLayer, ghostLayer, timesFewer } from './modules.js';
export { savingTable } from './tables.js';

/** A map small enough for the plain loops. */
const SMALL = { side: 5, channels: 8 };

export const experiment = defineExperiment({
  id: 'ghost',
  title: 'GhostNet: maps from cheap operations',
  question:
    'A ghost module computes one of s maps by a convolution and makes the others from it. It promises s times less work: ' +
    'when does it keep that, and what does the clock say?',
  published: [ghostSpeedup, timmLatency],
  exact: () => [
    ...suiteCountRows(suites('full', asBuilt)),
    ...NETWORKS.flatMap(name => countRows(`deployed/${name}`, deployedNetwork(name), ['ops'])),
    ...exactRows('same-shift', 'values', {
      ...differingValues(
        cheapOperations['shift-one-hot'](SMALL.side, SMALL.channels),
        cheapOperations['shift-slice-pad'](SMALL.side, SMALL.channels),
      ),
    }),
  ],
  suites,
  claims,
  tables: [() => savingTable(), tables, callCostTable],
  figures: [() => ghostDiagram(), () => savingFigure(), modulesFigure, cheapFigure, networksFigure],
});
