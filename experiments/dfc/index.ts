import { exactRows, suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { ghostNetV2Latency } from '../../src/papers/ghostnet.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { claims } from './claims.js';
import { dfcDiagram } from './diagram.js';
import { costFigure, growthFigure, timesFigure } from './figures.js';
import { reachFigure, reachOf } from './reach.js';
import { asBuilt, FORM_NAMES, gateArm, LARGEST_FULL, SIDES, suites } from './suites.js';
import { growthTable, tables } from './tables.js';

export { dfcDiagram } from './diagram.js';
export { growthFigure } from './figures.js';
export { decoupledGate, dfcGate, fullGate } from './gates.js';
export { reachFigure } from './reach.js';
export { growthTable } from './tables.js';

export const experiment = defineExperiment({
  id: 'dfc',
  title: 'GhostNetV2: decoupled fully connected attention',
  question:
    'Attention over all pairs of pixels costs O(H²W²). Decoupled into columns and rows, and cut to windows at half the ' +
    'size, it is reported to cost hardly more than none: what is left of its reach, and what does it cost?',
  published: [ghostNetV2Latency, timmLatency],
  exact: () => [
    ...suiteCountRows(suites(asBuilt)),
    ...SIDES.flatMap(side =>
      FORM_NAMES.filter(form => form !== 'full' || side <= LARGEST_FULL).flatMap(form => {
        const { reached, share } = reachOf(form, side);
        const at = `reach/${gateArm(form, side)}`;
        return [...exactRows(at, 'pixels', { reached }), ...exactRows(at, '1', { share })];
      }),
    ),
  ],
  suites: () => suites(),
  claims,
  tables: [() => growthTable(), tables],
  figures: [() => dfcDiagram(), () => reachFigure(), () => growthFigure(), timesFigure, costFigure],
});
