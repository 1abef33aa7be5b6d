import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { guideline4 } from '../../src/papers/shufflenetv2.js';
import { suites } from './arms.js';
import { claims } from './claims.js';
import { paperTable, passesTable, readingsTable, sumsTable } from './tables.js';
import { timesFigure } from './times-figure.js';
import { elementWiseDiagram, trafficFigure } from './traffic-figure.js';

export { readingsTable } from './tables.js';
export { elementWiseDiagram, trafficFigure } from './traffic-figure.js';

export const experiment = defineExperiment({
  id: 'element-wise',
  title: 'Element-wise operations: what ReLU and shortcut cost',
  question:
    'ReLU and the sum of a shortcut do no multiply-accumulates. How much longer does a unit take with them, and does ' +
    'it still if other kernels compute them in passing?',
  published: [guideline4],
  suites,
  exact: () => suiteCountRows(suites('full'), ['macs', 'memoryAccessCost', 'bytesMoved']),
  claims,
  tables: [paperTable, passesTable, sumsTable, () => readingsTable()],
  figures: [() => elementWiseDiagram(), () => trafficFigure(), timesFigure],
});
