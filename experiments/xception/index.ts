import { suiteCountRows } from '../../src/experiment/counts.js';
import { otherSuites, suitesFigure, suiteTable } from '../../src/experiment/default-views.js';
import { defineExperiment } from '../../src/experiment/define.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { sizeAndSpeed } from '../../src/papers/xception.js';
import { claims } from './claims.js';
import { moduleSuites, printedRows } from './modules.js';
import { SEGMENTS_SUITE, segmentSuites } from './segments.js';
import { separableSuites } from './separable.js';
import { printedTable, segmentsFigure, xceptionDiagram } from './views.js';

export { inceptionModule, xceptionModule } from './modules.js';
export { segmentsGraph, towersGraph } from './segments.js';
export { type Order, separableStack } from './separable.js';
export { xceptionDiagram } from './views.js';

const suites = (profile: Profile) => [...segmentSuites, ...separableSuites, ...moduleSuites(profile)];

export const experiment: Experiment = defineExperiment({
  id: 'xception',
  title: 'Extreme Inception: from towers to depthwise-separable convolutions',
  question:
    'Xception reads an Inception module as a few segments of channels, and takes as many segments as there are channels. What ' +
    'does each step save in work, and what in time?',
  published: [sizeAndSpeed],
  suites,
  exact: () => [...suiteCountRows(suites('full')), ...printedRows()],
  claims,
  tables: [
    printedTable,
    results => otherSuites(experiment, results).map(suite => suiteTable(suite, results)),
  ],
  figures: [
    () => xceptionDiagram(),
    segmentsFigure,
    results =>
      suitesFigure(
        otherSuites(experiment, results, id => id === SEGMENTS_SUITE),
        results,
      ),
  ],
});
