import { suiteCountRows } from '../../src/experiment/counts.js';
import { otherSuites, suitesFigure, suiteTable } from '../../src/experiment/default-views.js';
import { defineExperiment } from '../../src/experiment/define.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { fiftyTimes, releases, squeezeAndWindows } from '../../src/papers/squeezenet.js';
import { claims } from './claims.js';
import { fireDiagram } from './diagram.js';
import { denseFigure, modulesFigure, sizesFigure } from './figures.js';
import { moduleSuites, RATIO_SUITE, SHARE_SUITE } from './modules.js';
import { DENSE_SUITE, networkSuites } from './networks.js';
import { sizeRows } from './sizes.js';

export { fireDiagram } from './diagram.js';
export { fireGraph } from './modules.js';
export { SQUEEZENET, type SqueezeNetDesign, squeezeNetOf } from './networks.js';

const suites = (profile: Profile) => [...moduleSuites, ...networkSuites(profile)];

export const experiment: Experiment = defineExperiment({
  id: 'fire',
  title: 'Fire modules: fifty times fewer parameters, and the time',
  question:
    'SqueezeNet reaches AlexNet’s accuracy with a fiftieth of its parameters. What do its three strategies do to the work, ' +
    'and what to the time?',
  published: [squeezeAndWindows, releases, fiftyTimes],
  suites,
  exact: () => [...suiteCountRows(suites('full')), ...sizeRows()],
  claims,
  tables: [
    results =>
      otherSuites(experiment, results).map(suite =>
        suiteTable(suite, results, suite.id === DENSE_SUITE ? { per: 'multiply-accumulate' } : {}),
      ),
  ],
  figures: [
    () => fireDiagram(),
    sizesFigure,
    modulesFigure,
    denseFigure,
    results =>
      suitesFigure(
        otherSuites(experiment, results, id => [RATIO_SUITE, SHARE_SUITE, DENSE_SUITE].includes(id)),
        results,
      ),
  ],
});
