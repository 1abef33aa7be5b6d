import { defineExperiment } from '../../src/experiment/define.js';
import { nonLinearities } from '../../src/papers/mobilenetv3.js';
import { claims } from './claims.js';
import { float16Figure, rowsFigure } from './counted-figures.js';
import { hSwishDiagram } from './diagram.js';
import { exact } from './exact.js';
import { functionsFigure, networkFigure } from './figures.js';
import { functionSuites } from './functions.js';
import { layerSuites } from './layers.js';
import { networkSuites } from './networks.js';
import {
  float16Table,
  functionsTable,
  networkTable,
  overheadsTable,
  rowsTable,
  suiteTables,
} from './tables.js';

export { float16Figure, rowsFigure } from './counted-figures.js';
export { hSwishDiagram } from './diagram.js';
export { spacing, toFloat16 } from './float16.js';
export { elementsByRow } from './networks.js';

export const experiment = defineExperiment({
  id: 'activations',
  title: 'Activations: what a function, a pass and a place in the network cost',
  question:
    'h-swish was made to be cheaper than swish and was still 36 % slower than ReLU at first. Is it the function that ' +
    'costs time, or the way it is run?',
  published: [nonLinearities],
  suites: profile => [...functionSuites(profile), ...layerSuites(profile), ...networkSuites(profile)],
  exact,
  claims,
  tables: [functionsTable, suiteTables, networkTable, overheadsTable, rowsTable, float16Table],
  figures: [() => hSwishDiagram(), functionsFigure, networkFigure, rowsFigure, float16Figure],
});
