import { suiteCountRows } from '../../src/experiment/counts.js';
import { otherSuites, suitesFigure, suiteTable } from '../../src/experiment/default-views.js';
import { defineExperiment } from '../../src/experiment/define.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { fusedStages } from '../../src/papers/efficientnetv2.js';
import { claims } from './claims.js';
import { differenceSuites, lastStageRows } from './differences.js';
import { networkSuites, tableRows } from './networks.js';
import { stageSuites } from './stages.js';
import { differencesTable, fusingFigure, mbconvDiagram, paperTable, stagesFigure } from './views.js';

export { blockGraph } from './blocks.js';
export { fusingFigure, mbconvDiagram } from './views.js';

const suites = (profile: Profile) => [
  ...stageSuites(profile),
  ...differenceSuites,
  ...networkSuites(profile),
];

export const experiment: Experiment = defineExperiment({
  id: 'fused-mbconv',
  title: 'Fused-MBConv: more work in less time?',
  question:
    'EfficientNetV2 trains 1.38 times as fast with 1.67 times the work, because it replaces depthwise convolutions by full ones ' +
    'in its early stages. Which of its four differences saves what, and does it save time here?',
  published: [fusedStages],
  suites,
  exact: () => [...suiteCountRows(suites('full')), ...tableRows(), ...lastStageRows()],
  claims,
  tables: [
    paperTable,
    differencesTable,
    results => otherSuites(experiment, results).map(suite => suiteTable(suite, results)),
  ],
  figures: [
    () => mbconvDiagram(),
    fusingFigure,
    stagesFigure,
    results =>
      suitesFigure(
        otherSuites(experiment, results, id => id.startsWith('stages')),
        results,
      ),
  ],
});
