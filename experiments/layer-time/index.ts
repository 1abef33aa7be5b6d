import { defineExperiment } from '../../src/experiment/define.js';
import { resourcesByLayer } from '../../src/papers/mobilenetv1.js';
import { fieldNotes } from '../../src/papers/pruning.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { claims } from './claims.js';
import { sharesFigures, sumFigure } from './figures.js';
import { layerRows, layerSuites } from './networks.js';
import { breakdownTable, networkTables } from './tables.js';

export { type Kind, kindOf } from '../../src/cost/layer-kinds.js';
export { movedByKindFigure } from './figures.js';

export const experiment = defineExperiment({
  id: 'layer-time',
  title: 'Where the time goes: kinds of layers, before and after fusing',
  question:
    'FLOPs count convolutions and matrix products. Which share of the time is in batch norm, activations, sums and ' +
    'copies, how much of it goes away when they are fused, and do the times of layers add up?',
  published: [runtimeBreakdown, resourcesByLayer, fieldNotes],
  exact: layerRows,
  suites: layerSuites,
  claims,
  tables: [breakdownTable, networkTables],
  figures: [sharesFigures, sumFigure],
});
