import { defineExperiment } from '../../src/experiment/define.js';
import { largeSqueeze } from '../../src/papers/mobilenetv3.js';
import { withSqueezeExcite } from '../../src/papers/shufflenetv1.js';
import { blocksSuite } from './blocks.js';
import { choicesSuite } from './choices.js';
import { claims } from './claims.js';
import { squeezeExciteDiagram } from './diagram.js';
import { exact } from './exact.js';
import { blocksFigure, choicesFigure, trafficFigure } from './figures.js';
import { networkSuites } from './networks.js';
import { blocksTable, choicesTable, networksTable, trafficTable } from './tables.js';

export { blockGraph, excitationGraph } from './blocks.js';
export { squeezeExciteDiagram } from './diagram.js';
export { trafficFigure } from './figures.js';

export const experiment = defineExperiment({
  id: 'squeeze-excite',
  title: 'Squeeze-and-excite: free in multiply-accumulates, and in time?',
  question:
    'MobileNetV3 writes "no discernible latency cost", ShuffleNetV1 "25 to 40 % slower", both of squeeze-and-excite. What do ' +
    'they compare, and what does it cost here?',
  published: [withSqueezeExcite, largeSqueeze],
  suites: profile => [blocksSuite(profile), choicesSuite(profile), ...networkSuites(profile)],
  exact,
  claims,
  tables: [networksTable, blocksTable, choicesTable, trafficTable],
  figures: [() => squeezeExciteDiagram(), trafficFigure, blocksFigure, choicesFigure],
});
