import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';
import { claims } from './claims.js';
import { depthRows } from './depth.js';
import { denseDiagram } from './diagram.js';
import { depthFigure, reuseFigure } from './figures.js';
import { pairsFigure, pairTable } from './pairs.js';
import { reuseRows } from './reuse.js';
import { countedSuites, suites } from './suites.js';

export { type DenseBlock, denseBlock, type Form, type SparseBlock, sparseBlock } from './blocks.js';
export { denseDiagram } from './diagram.js';
export { depthFigure, reuseFigure } from './figures.js';

export const experiment = defineExperiment({
  id: 'dense-connections',
  title: 'Dense connections: features that are used again',
  question:
    'DenseNet joins everything that came before; ShuffleNetV2 passes half of it on. What does each move and hold, and what ' +
    'does it take in time?',
  published: [networkSpeed],
  suites,
  exact: () => [...suiteCountRows(countedSuites()), ...depthRows(), ...reuseRows()],
  claims,
  tables: [pairTable],
  figures: [() => denseDiagram(), () => depthFigure(), () => reuseFigure(), pairsFigure],
});
