import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { fullAgainstSeparable, internalLayer } from '../../src/papers/mobilenetv1.js';
import { actualSpeed } from '../../src/papers/shufflenetv1.js';
import { claims } from './claims.js';
import { layersFigure, practiceFigure } from './figures.js';
import { layersSuites } from './layers.js';
import { networkSuites } from './networks.js';
import { layersTables, networkTable, practiceTable } from './tables.js';
import { directClaims, directSuite, directTable } from './without-winograd.js';

export { fullConvolutions } from './full-convolutions.js';
export { separableSavingsFigure } from './savings.js';

export const experiment = defineExperiment({
  id: 'depthwise-separable',
  title: 'Depthwise-separable convolutions: 8 to 9 times less work, how much less time?',
  question:
    'A 3×3 convolution that is split into a depthwise and a 1×1 one does 1/K + 1/9 of the work. How much of that becomes ' +
    'time saved, in a layer and in a network?',
  published: [internalLayer, fullAgainstSeparable, actualSpeed],
  suites: profile => [...layersSuites(profile), directSuite(), ...networkSuites(profile)],
  exact: () =>
    suiteCountRows([...layersSuites('full'), directSuite(), ...networkSuites('full', asBuilt => asBuilt)]),
  claims: [...claims, ...directClaims],
  tables: [layersTables, directTable, networkTable, practiceTable],
  figures: [layersFigure, practiceFigure],
});
