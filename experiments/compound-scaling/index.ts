import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { compoundConstants, scaledFamily, scaledLatency } from '../../src/papers/efficientnet.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { claims } from './claims.js';
import { compoundDiagram } from './diagram.js';
import { dimensionsFigure, familyFigure } from './exact-figures.js';
import { familyRows, networkSuites } from './family.js';
import { directionsFigure } from './figures.js';
import { gridRows } from './grid.js';
import { gridFigure } from './grid-figure.js';
import { secondVersionRows, secondVersionTable } from './second-version.js';
import { stackSuite } from './stack.js';
import { familyTable, networkTables, stackTable } from './tables.js';

export { compoundDiagram } from './diagram.js';
export { dimensionsFigure, familyFigure } from './exact-figures.js';
export { gridFigure } from './grid-figure.js';

export const experiment = defineExperiment({
  id: 'compound-scaling',
  title: 'Compound scaling: depth, width and resolution at once',
  question:
    'EfficientNet spends twice the FLOPs on depth, width and resolution together. Does the time double as well, and which of ' +
    'the three is cheapest in time?',
  published: [compoundConstants, scaledFamily, scaledLatency, timmLatency],
  suites: profile => [stackSuite, ...networkSuites(profile)],
  exact: () => [
    ...suiteCountRows([stackSuite, ...networkSuites('full')]),
    ...familyRows(),
    ...gridRows(),
    ...secondVersionRows(),
  ],
  claims,
  tables: [stackTable, networkTables, familyTable, secondVersionTable],
  figures: [
    () => compoundDiagram(),
    () => gridFigure(),
    () => familyFigure(),
    () => dimensionsFigure(),
    directionsFigure,
  ],
});
